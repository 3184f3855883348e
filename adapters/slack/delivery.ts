import type { WebClient } from '@slack/web-api';
import type { ChatPlatform, Delivery, NotSent, Settled } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { sendRest } from '../long-message.ts';
import type { Pace } from '../pace.ts';
import { plainMessage, type SlackMessage, toSlackMessages } from '../render/block-kit.ts';
import type { Conversations } from './conversations.ts';
import { type Fault, faultOf, patiently } from './fault.ts';

const eventType = 'avstamning_delivery';

/** Refusals of the bot as such: until an administrator mends it, Slack takes nothing from it in the workspace. */
const stopping = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'team_access_not_granted',
]);

/** Refusals that are about the bot's rights, here or in all: not the receiver's fault, and mended by an administrator. */
const aboutTheBot = new Set([
  'missing_scope',
  'no_permission',
  'ekm_access_denied',
  'access_denied',
  'messages_tab_disabled',
]);

/** How long to leave alone what waits for an administrator, in milliseconds. */
const mendedWithin = 60_000;

/** Pages of history that are searched for a message in doubt, 200 messages each. */
const pagesSearched = 5;

/** Messages that nobody asked for. Each is posted once: what becomes of it is the caller's to record. */
export function createDeliveries(options: {
  client: WebClient;
  conversations: Conversations;
  pace: Pace;
  log: Log;
}): Pick<ChatPlatform, 'ready' | 'deliver' | 'settle'> {
  const { client, conversations, pace, log } = options;

  async function conversationOf(to: Delivery['to']): Promise<string> {
    if (to.kind === 'place') return to.conversation;
    return to.conversation ?? (await conversations.open(to.identity.userId));
  }

  /** What a fault before or instead of a message means for it, and for those to come. */
  function notSent(fault: Exclude<Fault, { kind: 'in-doubt' }>, conversation: string): NotSent {
    const { why } = fault;
    switch (fault.kind) {
      case 'limited':
        pace.limited(conversation, fault.wait);
        return { kind: 'later', wait: fault.wait, why };
      case 'not-sent':
        return { kind: 'later', wait: 5_000, why };
      case 'refused':
        if (stopping.has(why)) {
          pace.pause(mendedWithin);
          return { kind: 'stopped', wait: mendedWithin, why };
        }
        return aboutTheBot.has(why)
          ? { kind: 'later', wait: mendedWithin, why }
          : { kind: 'unreachable', why };
    }
  }

  async function post(conversation: string, message: SlackMessage, id?: string): Promise<string> {
    const metadata = id ? { metadata: { event_type: eventType, event_payload: { id } } } : {};
    const posted = await client.chat.postMessage({
      channel: conversation,
      ...message,
      ...metadata,
      unfurl_links: false,
      unfurl_media: false,
    });
    return posted.ts ?? '';
  }

  async function ready(to: Delivery['to']): ReturnType<ChatPlatform['ready']> {
    const putOff = (wait: number): NotSent => ({ kind: 'later', wait, why: 'paced' });
    const name = to.kind === 'place' ? to.conversation : (to.conversation ?? to.identity.userId);
    const before = pace.putOff(name);
    if (before > 0) return putOff(before);
    let conversation: string;
    try {
      conversation = await conversationOf(to);
    } catch (error) {
      const fault = faultOf(error);
      // Nothing was sent, whatever went wrong.
      return notSent(fault.kind === 'in-doubt' ? { ...fault, kind: 'not-sent' } : fault, name);
    }
    const wait = pace.putOff(conversation);
    if (wait > 0) return putOff(wait);
    await pace.turn(conversation);
    return { kind: 'go', conversation };
  }

  async function deliver(delivery: Delivery): ReturnType<ChatPlatform['deliver']> {
    const [first, ...rest] = toSlackMessages(delivery.message);
    if (!first) return { kind: 'unreachable', why: 'empty_message' };
    const conversation = await conversationOf(delivery.to);
    let beginning: string;
    try {
      beginning = await post(conversation, first, delivery.id);
    } catch (error) {
      const fault = faultOf(error);
      return fault.kind === 'in-doubt' ? { kind: 'unknown', why: fault.why } : notSent(fault, conversation);
    }
    const others = await sendRest({
      pages: rest,
      async send(message) {
        await pace.turn(conversation);
        return post(conversation, message);
      },
      faultOf,
      cutShort: plainMessage(textsFor(delivery.locale).messages.cutShort),
      log,
      delivery: delivery.id,
    });
    return { kind: 'sent', conversation, messageIds: [beginning, ...others] };
  }

  async function settle({ id, to }: Pick<Delivery, 'id' | 'to'>): Promise<Settled> {
    try {
      const channel = await conversationOf(to);
      let cursor: string | undefined;
      for (let page = 0; page < pagesSearched; page++) {
        const history = await patiently(() =>
          client.conversations.history({ channel, include_all_metadata: true, limit: 200, cursor }),
        );
        const found = history.messages?.find((message) => carries(message.metadata, id));
        if (found) return { kind: 'arrived', conversation: channel, messageIds: found.ts ? [found.ts] : [] };
        cursor = history.response_metadata?.next_cursor || undefined;
        if (!history.has_more || !cursor) return { kind: 'absent' };
      }
      return { kind: 'unknowable' };
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'refused' && !stopping.has(fault.why)) return { kind: 'unknowable' };
      throw new Error(`Slack's history cannot be read now (${fault.why})`, { cause: error });
    }
  }

  return { ready, deliver, settle };
}

function carries(metadata: { event_type?: string; event_payload?: object } | undefined, id: string): boolean {
  const payload = metadata?.event_payload;
  return metadata?.event_type === eventType && payload !== undefined && 'id' in payload && payload.id === id;
}
