import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { types } from '@slack/bolt';
import { type CallFailure, openPlatformDouble, type PlatformDouble } from './platform-double.ts';
import { initialOf } from './slack-inputs.ts';
import { homeFaults, messageFaults, viewFaults } from './slack-limits.ts';
import { attachSocket, type SlackSocket } from './slack-socket.ts';

/*
 * Slack, as far as the bot meets it: the Web API with its checks and its state. What people do there and Slack then
 * sends to the bot is in slack-people.ts.
 */

export const team = 'T0AVST';
export const botToken = 'xoxb-test';
export const appToken = 'xapp-test';
export const botUser = 'U0BOT';

export type Block = types.KnownBlock;
export type Shown = {
  ts: string;
  by: string;
  text: string;
  blocks: Block[];
  metadata?: unknown;
  /** Ephemeral: the only person who sees it. */
  onlyFor?: string;
  /** The first message of the thread that it stands in. */
  thread?: string;
};
export type OpenView = {
  id: string;
  hash: string;
  userId: string;
  view: types.ModalView;
  /** What stands in the inputs, by block id. */
  values: Map<string, string>;
  errors: Record<string, string>;
};
export type Person = {
  id: string;
  email: string;
  /** As it stands in the profile; undefined: the profile says nothing. */
  name?: string;
  locale: string;
  team?: string;
  /** All that they are in, in an Enterprise Grid. */
  teams?: string[];
  /** Whether they have shown that the address is theirs; default true. */
  confirmed?: boolean;
  deleted?: boolean;
  bot?: boolean;
};
/** What a Web API method does instead of its work, or after it. */
export type Failure = CallFailure & {
  error?: string;
  /** Seconds, with a 429. */
  retryAfter?: number;
};

export type SlackDouble = Pick<
  PlatformDouble<string, Failure>,
  'fail' | 'mend' | 'quietFor' | 'served' | 'close'
> & {
  apiUrl: string;
  base: string;
  socket: SlackSocket;
  people: Map<string, Person>;
  /** Channels by id, and whether the bot is in them. */
  channels: Map<string, boolean>;
  views: Map<string, OpenView>;
  /** What stands in somebody's home. */
  homes: Map<string, Block[]>;
  /** Every call of the Web API, and of a response_url as `respond`. */
  calls: { method: string; args: Record<string, unknown>; at: number }[];
  /** The token's scopes, which Slack tells with every answer; none: it does not tell. */
  scopes: string[];
  /** What was uploaded and put in a conversation, by name. */
  files: Map<string, Buffer>;
  /** What was given as a file's alternative text, by its name. */
  alts: Map<string, string>;
  /** What Slack would have refused for its size or form; tests expect none. */
  faults: string[];
  shown(conversation: string): Shown[];
  dm(userId: string): string;
  put(conversation: string, message: Omit<Shown, 'ts'>): Shown;
  trigger(userId: string): string;
  responseUrl(conversation: string, userId: string, original?: string): string;
};

class Refusal extends Error {}

export async function openSlackDouble(): Promise<SlackDouble> {
  const people = new Map<string, Person>();
  const channels = new Map<string, boolean>();
  const conversations = new Map<string, Shown[]>();
  const views = new Map<string, OpenView>();
  const homes = new Map<string, Block[]>();
  const triggers = new Map<string, { userId: string; until: number }>();
  const responses = new Map<
    string,
    { conversation: string; userId: string; original?: string; left: number }
  >();
  const calls: SlackDouble['calls'] = [];
  const files = new Map<string, Buffer>();
  const alts = new Map<string, string>();
  const scopes: string[] = [];
  const uploads = new Map<string, { name: string; length: number; bytes?: Buffer }>();
  const faults: string[] = [];
  let clock = 1_700_000_000;

  const dm = (userId: string) => `D${userId.slice(1)}`;
  const ownerOf = (conversation: string) => [...people.keys()].find((id) => dm(id) === conversation);
  const shown = (conversation: string) => conversations.get(conversation) ?? [];

  function put(conversation: string, message: Omit<Shown, 'ts'>): Shown {
    clock++;
    const blocks = message.blocks.map((block) => ({ block_id: randomUUID().slice(0, 8), ...block }));
    const stored = { ...message, blocks, ts: `${clock}.000100` };
    conversations.set(conversation, [...shown(conversation), stored]);
    return stored;
  }

  function checked(what: string, found: string[]): void {
    faults.push(...found.map((fault) => `${what}: ${fault}`));
    if (found.length > 0) throw new Refusal('invalid_blocks');
  }

  const channelOf = (args: Record<string, unknown>) => {
    const channel = String(args.channel);
    if (channels.get(channel) === false) throw new Refusal('not_in_channel');
    if (!channels.has(channel) && !ownerOf(channel)) throw new Refusal('channel_not_found');
    return channel;
  };
  const userOf = (person: Person | undefined, locale: boolean) => {
    if (!person) throw new Refusal('users_not_found');
    const { id, email, name, deleted = false, bot = false } = person;
    const own = person.team ?? team;
    const member = own === team || (person.teams?.includes(team) ?? false);
    return {
      user: {
        id,
        team_id: own,
        deleted,
        is_bot: bot,
        is_stranger: !member,
        is_email_confirmed: person.confirmed ?? true,
        ...(person.teams ? { enterprise_user: { id: `W${id.slice(1)}`, teams: person.teams } } : {}),
        profile: {
          ...(member ? { email } : {}),
          ...(name ? { real_name: name, display_name: '' } : {}),
        },
        ...(locale ? { locale: person.locale } : {}),
      },
    };
  };

  function showView(userId: string, view: types.ModalView, before?: OpenView): OpenView {
    checked('view', viewFaults({ ...view }));
    const values = new Map<string, string>();
    for (const block of view.blocks) {
      if (block.type !== 'input' || !block.block_id) continue;
      const initial = 'element' in block ? initialOf(block.element) : '';
      // Slack keeps what is in an input whose ids are the same.
      values.set(block.block_id, before?.values.get(block.block_id) ?? initial);
    }
    const open: OpenView = {
      id: before?.id ?? `V${randomUUID().slice(0, 8)}`,
      hash: randomUUID(),
      userId,
      view,
      values,
      errors: {},
    };
    views.set(open.id, open);
    return open;
  }

  const methods: Record<string, (args: Record<string, unknown>) => object> = {
    'auth.test': () => ({ team_id: team, user_id: botUser, bot_id: 'B0BOT', user: 'avstamning' }),
    'apps.connections.open': () => ({ url: `${base.replace('http', 'ws')}/socket` }),
    'conversations.open': ({ users }) => {
      if (!people.has(String(users))) throw new Refusal('user_not_found');
      return { channel: { id: dm(String(users)) } };
    },
    'conversations.history': (args) => ({
      messages: shown(channelOf(args))
        .filter((message) => !message.onlyFor)
        .reverse()
        .map(({ metadata, ts, text }) => ({ ts, text, ...(args.include_all_metadata ? { metadata } : {}) })),
      has_more: false,
    }),
    'chat.postMessage': (args) => {
      const channel = channelOf(args);
      checked('chat.postMessage', messageFaults(args));
      const { ts } = put(channel, {
        by: 'bot',
        text: String(args.text),
        blocks: blocksOf(args),
        metadata: args.metadata,
        ...(args.thread_ts ? { thread: String(args.thread_ts) } : {}),
      });
      return { channel, ts };
    },
    'chat.update': (args) => {
      const message = shown(channelOf(args)).find(({ ts, onlyFor }) => ts === args.ts && !onlyFor);
      if (!message) throw new Refusal('message_not_found');
      checked('chat.update', messageFaults(args));
      message.text = String(args.text);
      message.blocks = blocksOf(args);
      return { ts: message.ts };
    },
    'views.open': ({ trigger_id, view }) => {
      const trigger = triggers.get(String(trigger_id));
      if (!trigger || trigger.until < Date.now()) throw new Refusal('expired_trigger_id');
      triggers.delete(String(trigger_id));
      const { id, hash } = showView(trigger.userId, viewOf(view));
      return { view: { id, hash } };
    },
    'views.publish': ({ user_id, view }) => {
      if (!people.has(String(user_id))) throw new Refusal('user_not_found');
      const home = view as { type: string; blocks: Block[] };
      checked('home', homeFaults({ ...home }));
      homes.set(String(user_id), home.blocks);
      return { view: { id: `VHOME${user_id}` } };
    },
    'views.update': ({ view_id, hash, view }) => {
      const open = views.get(String(view_id));
      if (!open) throw new Refusal('not_found');
      if (hash !== undefined && hash !== open.hash) throw new Refusal('hash_conflict');
      const after = showView(open.userId, viewOf(view), open);
      return { view: { id: after.id, hash: after.hash } };
    },
    'files.getUploadURLExternal': ({ filename, length, alt_txt }) => {
      // The method's page: at most so many characters.
      if (String(alt_txt ?? '').length > 1_000) throw new Refusal('alt_txt_too_large');
      if (alt_txt !== undefined) alts.set(String(filename), String(alt_txt));
      const file_id = `F${randomUUID().slice(0, 8)}`;
      uploads.set(file_id, { name: String(filename), length: Number(length) });
      return { upload_url: `${base}/upload/${file_id}`, file_id };
    },
    'files.completeUploadExternal': ({ files: given, channel_id }) => {
      const completed = JSON.parse(String(given)) as { id: string; title: string }[];
      for (const { id } of completed) {
        const upload = uploads.get(id);
        if (!upload?.bytes || upload.bytes.length !== upload.length) throw new Refusal('file_not_found');
        files.set(upload.name, upload.bytes);
        put(channelOf({ channel: channel_id }), { by: 'bot', text: upload.name, blocks: [] });
      }
      return { files: completed };
    },
    'users.lookupByEmail': ({ email }) =>
      userOf(
        [...people.values()].find((person) => person.email === email && !person.deleted),
        false,
      ),
    'users.info': ({ user, include_locale }) => userOf(people.get(String(user)), include_locale === true),
  };

  async function answerCall(method: string, args: Record<string, unknown>, token: string | undefined) {
    const expected = method === 'apps.connections.open' ? appToken : botToken;
    if (token !== `Bearer ${expected}`) throw new Refusal('invalid_auth');
    const work = methods[method];
    if (!work) throw new Refusal('unknown_method');
    return work(args);
  }

  function respond(id: string, body: Record<string, unknown>): number {
    const to = responses.get(id);
    if (!to || to.left === 0) return 404;
    to.left--;
    const found = messageFaults(body);
    faults.push(...found.map((fault) => `response_url: ${fault}`));
    if (found.length > 0) return 400;
    const message = { by: 'bot', text: String(body.text), blocks: blocksOf(body), onlyFor: to.userId };
    const original = shown(to.conversation).find(({ ts }) => ts === to.original);
    if (body.replace_original && original)
      Object.assign(original, { text: message.text, blocks: message.blocks });
    else put(to.conversation, message);
    return 200;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const bytes = await bodyOf(request);
    const upload = path.startsWith('/upload/') && uploads.get(path.slice('/upload/'.length));
    if (upload) {
      upload.bytes = await uploadedIn(request, bytes);
      return void response.writeHead(taken('upload')?.status ?? 200).end('OK');
    }
    const body = bytes.toString();
    if (path.startsWith('/response/')) {
      const args = JSON.parse(body);
      calls.push({ method: 'respond', args, at: Date.now() });
      const failure = taken('respond');
      if (failure?.delay) await pause(failure.delay);
      response.writeHead(failure?.status ?? respond(path.slice('/response/'.length), args)).end('ok');
      return;
    }
    const method = path.slice('/api/'.length);
    const args = argsOf(body);
    calls.push({ method, args, at: Date.now() });
    const failure = taken(method);
    if (failure?.delay) await pause(failure.delay);
    await failure?.until;
    if (failure?.drop === 'before') return void request.socket.destroy();
    if (failure?.status) {
      const wait = failure.retryAfter === undefined ? {} : { 'retry-after': String(failure.retryAfter) };
      return void response.writeHead(failure.status, wait).end('{"ok":false,"error":"failed"}');
    }
    let answer: object;
    try {
      if (failure?.error) throw new Refusal(failure.error);
      answer = { ok: true, ...(await answerCall(method, args, request.headers.authorization)) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer = { ok: false, error: error.message };
    }
    if (failure?.drop === 'after') return void request.socket.destroy();
    const granted = scopes.length > 0 ? { 'x-oauth-scopes': scopes.join(',') } : {};
    response.writeHead(200, { 'content-type': 'application/json', ...granted }).end(JSON.stringify(answer));
  }

  const own = await openPlatformDouble<string, Failure>(serve, faults);
  const { url: base, taken, fail, mend, quietFor, served } = own;
  const socket = attachSocket(own.server, '/socket');

  return {
    apiUrl: `${base}/api/`,
    base,
    socket,
    people,
    channels,
    views,
    homes,
    calls,
    files,
    alts,
    scopes,
    faults,
    fail,
    mend,
    quietFor,
    served,
    shown,
    dm,
    put,
    trigger(userId) {
      const id = randomUUID();
      triggers.set(id, { userId, until: Date.now() + 3_000 });
      return id;
    },
    responseUrl(conversation, userId, original) {
      const id = randomUUID();
      responses.set(id, { conversation, userId, original, left: 5 });
      return `${base}/response/${id}`;
    },
    async close() {
      socket.close();
      await own.close();
    },
  };
}

export const pause = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time));

/** A call's arguments: form fields, those that are not text as JSON. */
function argsOf(body: string): Record<string, unknown> {
  const fields = [...new URLSearchParams(body)].map(([key, value]): [string, unknown] => {
    const isJson = ['blocks', 'view', 'metadata'].includes(key) || value === 'true' || value === 'false';
    return [key, isJson ? JSON.parse(value) : value];
  });
  return Object.fromEntries(fields);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A file comes by itself, or as the only one of a form. */
async function uploadedIn({ headers }: IncomingMessage, bytes: Buffer): Promise<Buffer> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) return bytes;
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const [file] = [...form.values()];
  return file instanceof Blob ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}

function blocksOf(args: Record<string, unknown>): Block[] {
  return Array.isArray(args.blocks) ? args.blocks : [];
}

/** A view as it came: its shape is checked when it is shown. */
function viewOf(view: unknown): types.ModalView {
  return JSON.parse(JSON.stringify(view));
}
