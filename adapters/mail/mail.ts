import type { IncomingMessage, ServerResponse } from 'node:http';
import MailComposer from 'nodemailer/lib/mail-composer';
import { toAddress } from '../../src/domain/address.ts';
import type { ChatPlatform, Delivery, Handle, NotSent, Profile } from '../../src/ports/chat-platform.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Links } from '../../src/ports/links.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Meter } from '../../src/ports/meter.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { createPace, type Limits, type Pace } from '../pace.ts';
import { type Handed, handIn, type SmtpServer } from './smtp.ts';
import { writeLetter } from './write-letter.ts';

/**
 * What Exchange Online takes of one mailbox, the strictest of the usual ones: 30 letters a minute, and three connections
 * at once. https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description
 */
const mailPace: Limits = { inAll: [{ calls: 30, within: 60_000 }], inConversation: [] };
const connectionsAtMost = 3;

/** Everybody's letters come from one place. */
const tenant = 'mail';

/** What comes in: the page that the letters' links lead to. */
export type Inbound = {
  routes: ReadonlyMap<string, (request: IncomingMessage, response: ServerResponse) => void>;
  start(handle: Handle): Promise<void>;
  stop(): Promise<void>;
};

/**
 * E-mail and the page together as one platform: letters go out over SMTP, and what people do on the page that their
 * links lead to comes in. Somebody's user id is their address in lower case.
 */
export function createMail(options: {
  server: SmtpServer;
  from: { name?: string; address: string };
  /** Without a slash at its end. */
  publicUrl: string;
  privacyUrl: string;
  links: Pick<Links, 'keep' | 'drop' | 'subjectIn'>;
  clock: Clock;
  page: Inbound;
  pace?: Pace;
  /** How long a server that is away, or that refuses us, is left alone, in milliseconds; default as it is. */
  leaveAlone?: number;
  log: Log;
  meter: Meter;
}): ChatPlatform {
  const { server, from, publicUrl, privacyUrl, links, clock, page, log, meter } = options;
  const stationery = { publicUrl, privacyUrl, links, now: () => clock.now() };
  const pace = options.pace ?? createPace(mailPace);
  const connection = createQueue(connectionsAtMost);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const sender = { name: from.name ?? textsFor('sv').mail.senderName, address: from.address };

  /** As a letter, ready to be handed in; and the links in it. */
  async function write(delivery: Delivery, address: string) {
    const { id, files = [], letter } = delivery;
    const { subject, text, html, hashes } = await writeLetter(delivery, address, stationery);
    const attachments = await Promise.all(
      files.map(async ({ name, type, bytes }) => ({
        filename: name,
        contentType: type,
        content: Buffer.from(await bytes()),
      })),
    );
    const composed = new MailComposer({
      from: sender,
      to: { name: letter?.name ?? '', address },
      replyTo: letter?.answersTo.map(({ name, email }) => ({ name, address: email })),
      subject,
      text,
      html,
      attachments,
      // The same for the same delivery: a mail server that gets it twice can tell.
      messageId: `<${id}@${domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
      // Nothing of a letter is ever fetched from a file or an address, whatever stands in it.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { raw: await composed.compile().build(), hashes };
  }

  function notSent(fault: Exclude<Handed, { kind: 'sent' | 'in-doubt' }>): NotSent {
    const { notSent: said } = fault;
    if (fault.for === 'receiver' || said.kind === 'unreachable') return said;
    const wait = options.leaveAlone ?? said.wait;
    pace.pause(wait);
    return { ...said, wait };
  }

  async function deliver(delivery: Delivery): ReturnType<ChatPlatform['deliver']> {
    const address = delivery.to.kind === 'person' ? toAddress(delivery.to.identity.userId) : undefined;
    if (!address) return { kind: 'unreachable', why: 'gone' };
    const { raw, hashes } = await write(delivery, address);
    const handed = await connection(async (): Promise<Handed> => {
      // While this letter waited for a connection, another one may have found that there is none.
      const wait = pace.putOff(address);
      if (wait > 0)
        return { kind: 'not-sent', for: 'receiver', notSent: { kind: 'later', wait, why: 'paced' } };
      return handIn(server, { from: from.address, to: address, raw });
    });
    if (handed.kind === 'sent')
      return { kind: 'sent', conversation: address, messageIds: [`<${delivery.id}@${domain}>`] };
    const said = handed.kind === 'in-doubt' ? handed.said : handed.notSent.said;
    if (said !== undefined) meter.fault('mail', codeOf(said));
    // One that may have arrived keeps its links.
    if (handed.kind === 'in-doubt') return { kind: 'unknown', why: 'no-answer', said };
    await links.drop(hashes);
    return notSent(handed);
  }

  return {
    name: 'mail',
    // Nothing stands there by itself.
    changed: () => undefined,
    letters: true,
    findsByEmail: true,
    idInFile: 'email',
    lacking: () => [],
    meaning: () => 'refused',
    channels: undefined,
    inviteHint: '',
    tenant: () => tenant,
    routes: page.routes,
    async start(handle) {
      await page.start(handle);
      // A mail server that is away must not keep everybody from the page: what it says is for whoever reads the log.
      void handIn(server).then((found) => {
        if (found.kind === 'not-sent')
          log.error(
            { why: found.notSent.said },
            `${found.notSent.kind === 'stopped' ? refused : unanswered}`,
          );
      });
    },
    stop: page.stop,
    async ready(to) {
      if (to.kind === 'channel') return { kind: 'unreachable', why: 'no-such-channel' };
      const address = toAddress(to.identity.userId);
      if (!address) return { kind: 'unreachable', why: 'gone' };
      const wait = pace.putOff(address);
      if (wait > 0) return { kind: 'later', wait, why: 'paced' };
      await pace.turn(address);
      return { kind: 'go', conversation: address };
    },
    deliver,
    // Nobody can look into another's mailbox: it is sent once more, under the same Message-ID.
    settle: async () => ({ kind: 'unknowable' }),
    async profile(who): Promise<Profile | undefined> {
      const address = toAddress('email' in who ? who.email : who.userId);
      return address === undefined
        ? undefined
        : { identity: { platform: 'mail', tenant, userId: address }, email: address };
    },
  };
}

const refused =
  'the mail server takes nothing from the bot: see SMTP_URL, its password and certificate; letters wait until it does';
const unanswered = 'the mail server does not answer: letters wait until it does';

/** Few enough to be counted by: the server's three digits, or the system's code. */
const codeOf = (said: string) => /^\d{3}/.exec(said)?.[0] ?? said.slice(0, 40);

/** Lets so many be under way at once, the others in the order that they came. */
function createQueue(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let underWay = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (underWay >= most) await new Promise<void>((go) => waiting.push(go));
    else underWay++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else underWay--;
    }
  };
}
