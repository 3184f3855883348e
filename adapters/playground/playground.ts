import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { ChatPlatform, Handle, Identity } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { svPlayground as say } from '../../src/texts/sv-playground.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { createConversations } from './conversations.ts';
import { drawMessage } from './drawing.ts';
import { guarded, readJson, sendJson } from './endpoint.ts';
import { createEvents } from './events.ts';
import { pageFiles } from './page-files.ts';
import { readState } from './state.ts';
import {
  channelConversation,
  type PlaygroundPerson,
  personConversation,
  steps,
  type World,
} from './world.ts';

const tenant = 'local';

const userId = z.string().min(1).max(320);
const said = z.object({ as: userId, text: z.string().trim().min(1).max(20_000) });
const submitted = z.object({
  as: userId,
  message: z.int().positive(),
  data: z.record(z.string(), z.unknown()),
});
const read = z.object({ as: userId });
const moved = z.object({ to: z.enum(steps) });
const chosen = z.object({ start: z.string().max(60), group: z.string().max(60) });

export type Playground = ChatPlatform & {
  /** Tells every open window to look again. */
  changed(): void;
};

/** What the page stands on. */
export type Ground = {
  /** Undefined until the database is open. */
  world?: World;
  /** What everybody has to wait for, as a sentence; the page is served meanwhile. */
  waiting?: string;
};

/**
 * A chat platform in a browser on one's own machine: a page on which one acts as anybody in the group. `page` is the
 * folder of its files.
 */
export function createPlayground(options: { page: string; ground(): Ground; log: Log }): Playground {
  const { log, ground } = options;
  const events = createEvents();
  const conversations = createConversations(events.announce);
  let handle: Handle | undefined;
  const failed = (error: unknown) => log.error({ err: error }, 'the playground could not answer');

  const identity = (id: string): Identity => ({ platform: 'playground', tenant, userId: id });

  async function person(world: World, id: string): Promise<PlaygroundPerson | undefined> {
    const wanted = id.trim().toLowerCase();
    return (await world.people()).find((each) => each.userId.toLowerCase() === wanted);
  }

  /** A post with checked JSON, answered with `ok` or with a sentence that says why not. */
  function takes<T>(schema: z.ZodType<T>, act: (world: World, body: T) => Promise<string | undefined>) {
    return guarded(
      'POST',
      async (request, response) => {
        const body = await readJson(request, response, schema);
        if (body === undefined) return;
        const { world, waiting } = ground();
        if (!world || waiting) return sendJson(response, 503, { error: waiting ?? say.starting });
        const why = await act(world, body);
        sendJson(response, why === undefined ? 200 : 409, why === undefined ? { ok: true } : { error: why });
      },
      failed,
    );
  }

  async function actor(world: World, as: string) {
    const found = await person(world, as);
    if (!found || !handle) return undefined;
    const { messages, now } = world;
    return {
      identity: identity(found.userId),
      locale: found.locale ?? 'sv',
      byMail: found.byMail === true,
      messages,
      now,
      handle,
    } as const;
  }

  async function serveState(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { world, waiting } = ground();
    if (!world || waiting) return sendJson(response, 200, { waiting: waiting ?? say.starting });
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    sendJson(response, 200, await readState(world, searchParams.get('as')));
  }

  async function serveFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { world, waiting } = ground();
    if (!world || waiting) return sendJson(response, 503, { error: waiting ?? say.starting });
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const who = await actor(world, searchParams.get('as') ?? '');
    const message = Number(searchParams.get('message'));
    const file = who && Number.isSafeInteger(message) ? await conversations.file(who, message) : undefined;
    if (!file) return sendJson(response, 404, { error: say.noFile });
    const bytes = await file.bytes();
    response
      .writeHead(200, {
        'content-type': file.type,
        'content-disposition': `attachment; filename="${file.name}"`,
        'content-length': bytes.length,
      })
      .end(bytes);
  }

  /** A file that came with a letter of the actor's. */
  async function serveLetterFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { world, waiting } = ground();
    if (!world || waiting) return sendJson(response, 503, { error: waiting ?? say.starting });
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [as, message, n] = [
      searchParams.get('as') ?? '',
      Number(searchParams.get('message')),
      Number(searchParams.get('n')),
    ];
    const found = Number.isSafeInteger(message) ? await world.messages.find(message) : undefined;
    const file = found?.conversation === personConversation(as) ? found.drawn.letter?.files[n] : undefined;
    if (!file) return sendJson(response, 404, { error: say.noFile });
    response
      .writeHead(200, {
        'content-type': file.type,
        'content-disposition': `attachment; filename="${file.name}"`,
      })
      .end(Buffer.from(file.bytes, 'base64'));
  }

  const files = pageFiles(options.page).map(({ path, type, read }) => {
    const serve = async (_request: IncomingMessage, response: ServerResponse) => {
      const body = await read();
      response.writeHead(200, { 'content-type': type }).end(body);
    };
    return [path, guarded('GET', serve, failed)] as const;
  });

  return {
    name: 'playground',
    letters: false,
    channels: undefined,
    inviteHint: textsFor('sv').terminal.inviteHint,
    findsByEmail: true,
    idInFile: 'email',
    lacking: () => [],
    meaning: () => 'gone',
    tenant: () => tenant,
    changed: events.announce,
    routes: new Map([
      ...files,
      ['/playground/state', guarded('GET', serveState, failed)],
      ['/playground/file', guarded('GET', serveFile, failed)],
      ['/playground/letter-file', guarded('GET', serveLetterFile, failed)],
      ['/playground/events', guarded('GET', (_request, response) => events.listen(response), failed)],
      [
        '/playground/say',
        takes(said, async (world, { as, text }) => {
          const who = await actor(world, as);
          if (!who) return say.nobody;
          if (who.byMail) return say.noChat;
          await conversations.say(who, text);
          return undefined;
        }),
      ],
      [
        '/playground/submit',
        takes(submitted, async (world, { as, message, data }) => {
          const who = await actor(world, as);
          if (!who) return say.nobody;
          return (await conversations.submit(who, message, data)) ? undefined : say.noMessage;
        }),
      ],
      [
        '/playground/read',
        takes(read, async ({ messages }, { as }) => {
          const conversation = personConversation(as);
          if (!(await messages.unread()).has(conversation)) return undefined;
          await messages.markRead(conversation);
          events.announce();
          return undefined;
        }),
      ],
      ['/playground/clock', takes(moved, (world, { to }) => world.pass(to))],
      ['/playground/reset', takes(chosen, (world, choice) => world.startOver(choice))],
    ]),
    async start(given) {
      handle = given;
      events.announce();
    },
    async stop() {
      events.close();
      await conversations.idle();
    },
    async ready(to) {
      const { world } = ground();
      if (!world) return { kind: 'later', wait: 1_000, why: 'no-answer' };
      if (to.kind === 'channel') return { kind: 'go', conversation: to.conversation };
      const addressee = await person(world, to.identity.userId);
      return addressee && !addressee.byMail
        ? { kind: 'go', conversation: personConversation(addressee.userId) }
        : { kind: 'unreachable', why: 'gone' };
    },
    async deliver({ id, to, message, locale }) {
      const { world } = ground();
      if (!world) return { kind: 'later', wait: 1_000, why: 'no-answer' };
      const conversation =
        to.kind === 'channel'
          ? channelConversation(to.conversation)
          : (to.conversation ?? personConversation(to.identity.userId));
      const drawn = drawMessage(message, locale);
      const posted = await world.messages.post({ conversation, at: world.now(), delivery: id, drawn });
      events.announce();
      return { kind: 'sent', conversation, messageIds: posted === undefined ? [] : [String(posted)] };
    },
    async settle({ id, to }) {
      const { world } = ground();
      if (!world) return { kind: 'unknowable' };
      return (await world.messages.hasDelivery(id))
        ? { kind: 'arrived', conversation: to.conversation ?? '', messageIds: [] }
        : { kind: 'absent' };
    },
    async profile(who) {
      const { world } = ground();
      if (!world) throw new Error('The playground is not open yet.');
      const known = await person(world, 'email' in who ? who.email : who.userId);
      // Whoever has no chat is nobody whom a chat knows.
      if (known?.byMail) return undefined;
      return known && { identity: identity(known.userId), email: known.userId, locale: known.locale };
    },
  };
}
