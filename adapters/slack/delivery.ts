import type { WebClient } from '@slack/web-api';
import type { Locale } from '../../src/domain/working-group.ts';
import type { ChatPlatform, Delivery, NotSent, Settled } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { sendRest } from '../long-message.ts';
import type { Pace } from '../pace.ts';
import { plainMessage, type SlackMessage, toSlackMessages } from '../render/block-kit.ts';
import type { Conversations } from './conversations.ts';
import { type Fault, faultOf, isAboutRights, patiently, refusesBot, troubleOf } from './fault.ts';
import { inPlainWords } from './plain-words.ts';

const eventType = 'avstamning_delivery';

/** How long to leave alone what waits for an administrator, in milliseconds. */
const mendedWithin = 60_000;

/** How long to leave alone what Slack has refused for a reason that is not known here, in milliseconds. */
const unknownFor = 600_000;

/**
 * How far before an attempt its message is looked for, in milliseconds: the database's clock, by which it is kept, need
 * not be Slack's.
 */
const before = 300_000;
/**
 * Messages on a page of history, and pages searched. Slack gives an app that is sold outside its marketplace no more
 * on a page, and a page a minute.
 */
const onPage = 15;
const pagesSearched = 3;

/** Messages that nobody asked for. Each is posted once: what becomes of it is the caller's to record. */
export function createDeliveries(options: {
  client: WebClient;
  conversations: Conversations;
  pace: Pace;
  log: Log;
}): Pick<ChatPlatform, 'ready' | 'deliver' | 'settle'> {
  const { client, conversations, pace, log } = options;

  async function conversationOf(to: Delivery['to']): Promise<string> {
    if (to.kind === 'channel') return to.conversation;
    return to.conversation ?? (await conversations.open(to.identity.userId));
  }

  /** What a fault before or instead of a message means for it, and for those to come. */
  function notSent(
    fault: Exclude<Fault, { kind: 'in-doubt' }>,
    to: Delivery['to'],
    conversation: string,
  ): NotSent {
    switch (fault.kind) {
      case 'limited':
        pace.limited(conversation, fault.wait);
        return { kind: 'later', wait: fault.wait, why: 'paced' };
      case 'not-sent':
        return { kind: 'later', wait: 5_000, why: 'no-answer' };
      case 'refused':
        return refused(fault, to);
    }
  }

  function refused({ why: word, scope }: Extract<Fault, { kind: 'refused' }>, to: Delivery['to']): NotSent {
    const why = troubleOf(word, to.kind);
    if (why === undefined) {
      log.error(
        { why: word },
        'Slack refuses a message for a reason that is not known here; it is tried again',
      );
      return { kind: 'later', wait: unknownFor, why: 'held' };
    }
    if (isAboutRights(word))
      return { kind: 'later', wait: mendedWithin, why, ...(scope === undefined ? {} : { scope }) };
    log.warn({ why: word }, 'Slack refuses a message');
    if (why !== 'no-access' && why !== 'held') return { kind: 'unreachable', why };
    pace.pause(mendedWithin);
    return { kind: 'stopped', wait: mendedWithin, why };
  }

  async function post(
    conversation: string,
    message: SlackMessage,
    locale: Locale,
    id?: string,
  ): Promise<string> {
    const metadata = id ? { metadata: { event_type: eventType, event_payload: { id } } } : {};
    const send = (each: SlackMessage) =>
      client.chat.postMessage({
        channel: conversation,
        ...each,
        ...metadata,
        unfurl_links: false,
        unfurl_media: false,
      });
    const posted = await inPlainWords(message, log, send, textsFor(locale).messages.buttonsGone);
    return posted.ts ?? '';
  }

  async function ready(to: Delivery['to']): ReturnType<ChatPlatform['ready']> {
    const putOff = (wait: number): NotSent => ({ kind: 'later', wait, why: 'paced' });
    const name = to.kind === 'channel' ? to.conversation : (to.conversation ?? to.identity.userId);
    const first = pace.putOff(name);
    if (first > 0) return putOff(first);
    let conversation: string;
    try {
      conversation = await conversationOf(to);
    } catch (error) {
      const fault = faultOf(error);
      // Nothing was sent, whatever went wrong.
      return notSent(fault.kind === 'in-doubt' ? { ...fault, kind: 'not-sent' } : fault, to, name);
    }
    const wait = pace.putOff(conversation);
    if (wait > 0) return putOff(wait);
    await pace.turn(conversation);
    return { kind: 'go', conversation };
  }

  async function deliver(delivery: Delivery): ReturnType<ChatPlatform['deliver']> {
    const [first, ...rest] = toSlackMessages(delivery.message);
    if (!first) return { kind: 'unreachable', why: 'too-large' };
    const conversation = await conversationOf(delivery.to);
    let beginning: string;
    try {
      beginning = await post(conversation, first, delivery.locale, delivery.id);
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind !== 'in-doubt') return notSent(fault, delivery.to, conversation);
      log.warn({ why: fault.why }, 'whether Slack has taken a message is not known');
      return { kind: 'unknown', why: 'no-answer' };
    }
    const others = await sendRest({
      pages: rest,
      async send(message) {
        await pace.turn(conversation);
        return post(conversation, message, delivery.locale);
      },
      faultOf,
      cutShort: plainMessage(textsFor(delivery.locale).messages.cutShort),
      log,
      delivery: delivery.id,
    });
    return { kind: 'sent', conversation, messageIds: [beginning, ...others] };
  }

  async function settle({ id, to, attemptedAt }: Parameters<ChatPlatform['settle']>[0]): Promise<Settled> {
    const oldest =
      attemptedAt === undefined ? {} : { oldest: String((attemptedAt.getTime() - before) / 1_000) };
    try {
      const channel = await conversationOf(to);
      let cursor: string | undefined;
      for (let page = 0; page < pagesSearched; page++) {
        const history = await patiently(() =>
          client.conversations.history({
            channel,
            include_all_metadata: true,
            limit: onPage,
            ...oldest,
            ...(cursor === undefined ? {} : { cursor }),
          }),
        );
        const found = history.messages?.find((message) => carries(message.metadata, id));
        if (found) return { kind: 'arrived', conversation: channel, messageIds: found.ts ? [found.ts] : [] };
        cursor = history.response_metadata?.next_cursor || undefined;
        if (!history.has_more || !cursor) return { kind: 'absent' };
      }
      return { kind: 'unknowable' };
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'refused' && !refusesBot.has(fault.why)) return { kind: 'unknowable' };
      throw new Error(`Slack's history cannot be read now (${fault.why})`, { cause: error });
    }
  }

  return { ready, deliver, settle };
}

function carries(metadata: { event_type?: string; event_payload?: object } | undefined, id: string): boolean {
  const payload = metadata?.event_payload;
  return metadata?.event_type === eventType && payload !== undefined && 'id' in payload && payload.id === id;
}
