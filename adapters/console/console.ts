import { dayIn, timeIn } from '../../src/domain/day.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { ChatPlatform, Handle, Identity } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { defaultWidth, toPlainText } from '../render/plain-text.ts';
import { printableLine } from '../render/printable.ts';
import { saveFile } from './saved-file.ts';
import { createSession, type Session } from './session.ts';

/** Somebody who can be spoken as. Their id is their e-mail address. */
export type ConsolePerson = { userId: string; name: string; locale?: Locale };

/** Who sees what is printed. */
export type Addressee = { kind: 'person'; userId: string } | { kind: 'channel'; conversation: string };

export type ConsolePlatform = ChatPlatform & { session: Session };

const tenant = 'local';

/**
 * A chat platform in the terminal: what is sent is printed, and what is typed through `session` goes to the bot.
 * `write` gets one message at a time, without a line break at its end. Times are shown in `timezone`; the words of the
 * terminal itself are in `locale` for who has none (default Swedish). `width` is in columns.
 */
export function createConsole(options: {
  write(text: string, to: Addressee): void;
  people(): Promise<ConsolePerson[]>;
  now(): Date;
  timezone: string;
  locale?: Locale;
  width?(): number;
  /** Where files that the bot sends are saved; default `dokument` in the current directory. */
  folder?: string;
}): ConsolePlatform {
  const width = options.width ?? (() => defaultWidth);
  const texts = textsFor(options.locale ?? 'sv');
  let handle: Handle | undefined;

  const identity = (userId: string): Identity => ({ platform: 'console', tenant, userId });

  async function person(userId: string): Promise<ConsolePerson | undefined> {
    const wanted = userId.trim().toLowerCase();
    return (await options.people()).find((each) => each.userId.toLowerCase() === wanted);
  }

  function headLine(to: string): string {
    const at = options.now();
    const day = texts.dates.dayWithYear(dayIn(options.timezone, at));
    return `── ${texts.terminal.moment(day, timeIn(options.timezone, at))} · ${printableLine(to)} ──`;
  }

  const { receive, idle, ...session } = createSession({
    handle() {
      if (!handle) throw new Error('console: not started');
      return handle;
    },
    identity,
    locale: async (userId) => (await person(userId))?.locale ?? options.locale ?? 'sv',
    print: (userId, text) => options.write(text, { kind: 'person', userId }),
    save: (name, bytes) => saveFile(options.folder ?? 'dokument', name, bytes),
    width,
  });

  return {
    name: 'console',
    // Nothing stands there by itself.
    changed: () => undefined,
    letters: false,
    routes: new Map(),
    session,
    channels: undefined,
    inviteHint: texts.terminal.inviteHint,
    findsByEmail: true,
    idInFile: 'email',
    lacking: () => [],
    meaning: () => 'gone',
    tenant: () => tenant,
    async start(given) {
      handle = given;
    },
    stop: idle,
    ready: async (to) => ({
      kind: 'go',
      conversation: to.kind === 'channel' ? to.conversation : to.identity.userId,
    }),
    async deliver({ id, to, message }) {
      const sent = (conversation: string) => ({ kind: 'sent' as const, conversation, messageIds: [id] });
      if (to.kind === 'channel') {
        const text = toPlainText(message, { width: width() });
        options.write(`${headLine(texts.terminal.inChannel(to.conversation))}\n${text}`, to);
        return sent(to.conversation);
      }
      const addressee = await person(to.identity.userId);
      if (!addressee) return { kind: 'unreachable', why: 'gone' };
      const { userId } = addressee;
      const text = receive(userId, message);
      options.write(`${headLine(texts.terminal.to(addressee.name))}\n${text}`, { kind: 'person', userId });
      return sent(userId);
    },
    /** What is printed leaves no trace to look for. */
    settle: async () => ({ kind: 'unknowable' }),
    async profile(who) {
      const known = await person('email' in who ? who.email : who.userId);
      return known && { identity: identity(known.userId), email: known.userId, locale: known.locale };
    },
  };
}
