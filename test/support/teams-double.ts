import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Card } from '../../adapters/render/card-element.ts';
import { type CallFailure, openPlatformDouble, type PlatformDouble } from './platform-double.ts';
import { ownToken, tenantId } from './teams-keys.ts';
import { activityFaults } from './teams-limits.ts';

/*
 * Teams, as far as the bot meets it: the connector with its checks and its state. What people do there and Teams then
 * sends to the bot is in teams-people.ts.
 */

export type Person = {
  /** Object id in Entra. */
  id: string;
  email?: string;
  principalName?: string;
  locale: string;
  /** The app is in place for them. */
  installed: boolean;
};

type Attachment = { contentType: string; name?: string; contentUrl?: string; content: unknown };

export type Shown = {
  id: string;
  by: string;
  text: string;
  card?: Card;
  /** A card about a file, which Teams draws by itself. */
  file?: Attachment;
  /** What an invoke's answer has put in its place, on the presser's own screen. */
  view?: Card;
  /** The sentence that it has put below it, on the presser's own screen. */
  below?: string;
  /** How often it was changed for all. */
  changes: number;
};

/** What a call gets instead of its work, or after it. */
export type Failure = CallFailure & {
  code?: string;
  /** As in the header. */
  retryAfter?: string;
};

/** The calls of the connector. */
export type Call = 'create' | 'post' | 'update' | 'member';

export type TeamsDouble = Pick<PlatformDouble<Call, Failure>, 'fail' | 'quietFor' | 'served' | 'close'> & {
  serviceUrl: string;
  people: Map<string, Person>;
  /** Channels that the app is in. */
  channels: Set<string>;
  calls: { call: Call; conversation: string; body: unknown; at: number }[];
  /** What Teams would have refused for its size or form; tests expect none. */
  faults: string[];
  /** What has been put in people's OneDrive, by name. */
  oneDrive: Map<string, Buffer>;
  shown(conversation: string): Shown[];
  put(conversation: string, message: Pick<Shown, 'by' | 'text' | 'card' | 'file'>): Shown;
  /** Somebody's 1:1 conversation with the bot. */
  personal(userId: string): string;
  /** Somebody's id in Teams. */
  teamsId(userId: string): string;
};

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
  }
}

/** `token`: what the bot must show; '' for none. */
export async function openTeamsDouble(token = ownToken): Promise<TeamsDouble> {
  const people = new Map<string, Person>();
  const channels = new Set<string>();
  const conversations = new Map<string, Shown[]>();
  const calls: TeamsDouble['calls'] = [];
  const faults: string[] = [];
  const oneDrive = new Map<string, Buffer>();
  let counter = 1_700_000_000_000;

  const personal = (userId: string) => `a:1${userId}`;
  const teamsId = (userId: string) => `29:1${userId}`;
  const shown = (conversation: string) => conversations.get(conversation) ?? [];
  const find = (id: string) => [...people.values()].find((each) => each.id === id || teamsId(each.id) === id);

  function put(conversation: string, message: Pick<Shown, 'by' | 'text' | 'card' | 'file'>): Shown {
    const stored: Shown = { ...message, id: String(++counter), changes: 0 };
    conversations.set(conversation, [...shown(conversation), stored]);
    return stored;
  }

  /** The conversation, if the bot may speak there. */
  function known(id: string): string {
    const [channel = id] = id.split(';', 1);
    if (channels.has(channel)) return id;
    const owner = [...people.values()].find((each) => personal(each.id) === id);
    if (!owner) throw new Refusal(404, 'ConversationNotFound');
    if (!owner.installed) throw new Refusal(403, 'BotNotInConversationRoster');
    return id;
  }

  function checked(body: Record<string, unknown>): Pick<Shown, 'card' | 'file' | 'text'> {
    const found = activityFaults(body);
    faults.push(...found);
    if (found.length > 0) throw new Refusal(400, 'BadSyntax');
    if (!body.attachments) return { file: undefined, card: undefined, text: String(body.text) };
    const [attachment] = body.attachments as Attachment[];
    const text = String(body.summary);
    return attachment?.contentType.includes('.card.file.')
      ? { file: attachment, card: undefined, text }
      : { card: attachment?.content as Card, file: undefined, text };
  }

  const work: Record<Call, (ids: string[], body: Record<string, unknown>) => object> = {
    create: (_, body) => {
      const [member] = body.members as { id: string }[];
      const person = find(member?.id ?? '');
      if (body.tenantId !== tenantId && token !== '') throw new Refusal(403, 'TenantMismatch');
      if (!person) throw new Refusal(404, 'NotFound');
      if (!person.installed) throw new Refusal(403, 'ForbiddenOperationException');
      return { id: personal(person.id) };
    },
    post: ([conversation = ''], body) => ({
      id: put(known(conversation), { by: 'bot', ...checked(body) }).id,
    }),
    update: ([conversation = '', id], body) => {
      const message = shown(known(conversation)).find((each) => each.id === id && each.by === 'bot');
      if (!message) throw new Refusal(404, 'ActivityNotFoundInConversation');
      Object.assign(message, checked(body), { view: undefined, changes: message.changes + 1 });
      return { id };
    },
    member: ([conversation = '', id = '']) => {
      known(conversation);
      const person = find(id);
      if (!person) throw new Refusal(404, 'MemberNotFoundInConversation');
      return {
        id: teamsId(person.id),
        name: 'Någon',
        objectId: person.id,
        email: person.email,
        userPrincipalName: person.principalName,
        tenantId,
      };
    },
  };

  function callOf(method: string, path: string): { call: Call; ids: string[] } | undefined {
    const [region, ...parts] = path.split('/').filter(Boolean).map(decodeURIComponent);
    if (region !== 'emea' || parts[0] !== 'v3' || parts[1] !== 'conversations') return undefined;
    const [, , conversation, kind, id] = parts;
    if (conversation === undefined) return method === 'POST' ? { call: 'create', ids: [] } : undefined;
    const ids = id === undefined ? [conversation] : [conversation, id];
    if (kind === 'activities' && method === 'POST') return { call: 'post', ids };
    if (kind === 'activities' && method === 'PUT') return { call: 'update', ids };
    return kind === 'members' && method === 'GET' ? { call: 'member', ids } : undefined;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://teams');
    const found = callOf(request.method ?? '', pathname);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const upload = request.method === 'PUT' && /^\/emea\/onedrive\/(.+)$/.exec(pathname)?.[1];
    if (upload) {
      oneDrive.set(decodeURIComponent(upload), Buffer.concat(chunks));
      return void response.writeHead(201).end();
    }
    // A refusal may quote it all, so that no test leaves out what is done with that.
    const text = Buffer.concat(chunks).toString();
    if (!found) return void response.writeHead(404).end('{"error":{"code":"NoSuchCall"}}');
    const body = text ? JSON.parse(text) : {};
    calls.push({ call: found.call, conversation: found.ids[0] ?? '', body, at: Date.now() });
    const failure = taken(found.call);
    if (failure?.delay) await new Promise((resolve) => setTimeout(resolve, failure.delay));
    if (failure?.drop === 'before') return void request.socket.destroy();
    try {
      if ((request.headers.authorization ?? '') !== (token && `Bearer ${token}`))
        throw new Refusal(401, 'Unauthorized');
      if (failure?.status) throw new Refusal(failure.status, failure.code ?? 'Failed');
      const answer = work[found.call](found.ids, body);
      if (failure?.drop === 'after') return void request.socket.destroy();
      response.writeHead(found.call === 'create' || found.call === 'post' ? 201 : 200, {
        'content-type': 'application/json',
      });
      response.end(JSON.stringify(answer));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const after = failure?.retryAfter === undefined ? {} : { 'retry-after': failure.retryAfter };
      response.writeHead(error.status, { 'content-type': 'application/json', ...after });
      response.end(
        JSON.stringify({ error: { code: error.message, message: `It cannot be taken: ${text}` } }),
      );
    }
  }

  const own = await openPlatformDouble<Call, Failure>(serve, faults);
  const { url, taken, fail, quietFor, served, close } = own;

  return {
    serviceUrl: `${url}/emea/`,
    people,
    channels,
    calls,
    faults,
    oneDrive,
    fail,
    quietFor,
    served,
    close,
    shown,
    put,
    personal,
    teamsId,
  };
}
