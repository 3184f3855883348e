import type { WebClient } from '@slack/web-api';
import type { ChatPlatform, Delivery, Receipt } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { type SlackMessage, toSlackMessages } from '../render/block-kit.ts';
import type { Conversations } from './conversations.ts';
import { type Fault, faultOf, patiently } from './fault.ts';

const eventType = 'avstamning_delivery';

/** Refusals that are about the bot or its rights: not the receiver's fault, and mended by an administrator. */
const aboutTheBot = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'no_permission',
  'ekm_access_denied',
  'access_denied',
  'team_access_not_granted',
  'messages_tab_disabled',
]);

/** Pages of history that are searched for a message in doubt, 200 messages each. */
const pagesSearched = 5;

/** Messages that nobody asked for. Each call is made once: what becomes of it is the receiver's to record. */
export function createDeliveries(options: {
  client: WebClient;
  conversations: Conversations;
  log: Log;
}): Pick<ChatPlatform, 'deliver' | 'settle'> {
  const { client, conversations, log } = options;

  async function conversationOf({ to }: Delivery): Promise<string> {
    if (to.kind === 'place') return to.conversation;
    return to.conversation ?? (await conversations.open(to.identity.userId));
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

  async function deliver(delivery: Delivery): Promise<Receipt> {
    const [first, ...rest] = toSlackMessages(delivery.message);
    if (!first) return { kind: 'unreachable', why: 'empty_message' };
    let conversation: string;
    try {
      conversation = await conversationOf(delivery);
    } catch (error) {
      return receiptOf(faultOf(error), 'before');
    }
    const messageIds: string[] = [];
    try {
      messageIds.push(await post(conversation, first, delivery.id));
    } catch (error) {
      return receiptOf(faultOf(error), 'sending');
    }
    try {
      for (const message of rest) messageIds.push(await patiently(() => post(conversation, message)));
    } catch (error) {
      // The beginning has arrived, and sending all of it again would be worse than a missing end.
      log.error({ delivery: delivery.id, why: faultOf(error).why }, 'the end of a long message was not sent');
    }
    return { kind: 'sent', conversation, messageIds };
  }

  async function settle(delivery: Delivery): Promise<'arrived' | 'absent' | 'unknowable'> {
    try {
      const channel = await conversationOf(delivery);
      let cursor: string | undefined;
      for (let page = 0; page < pagesSearched; page++) {
        const history = await patiently(() =>
          client.conversations.history({ channel, include_all_metadata: true, limit: 200, cursor }),
        );
        if (history.messages?.some((message) => carries(message.metadata, delivery.id))) return 'arrived';
        cursor = history.response_metadata?.next_cursor || undefined;
        if (!history.has_more || !cursor) return 'absent';
      }
      return 'unknowable';
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'refused') return 'unknowable';
      throw new Error(`Slack's history cannot be read now (${fault.why})`, { cause: error });
    }
  }

  return { deliver, settle };
}

function carries(metadata: { event_type?: string; event_payload?: object } | undefined, id: string): boolean {
  const payload = metadata?.event_payload;
  return metadata?.event_type === eventType && payload !== undefined && 'id' in payload && payload.id === id;
}

/** `before`: while finding out where to send, so that nothing was sent whatever went wrong. */
function receiptOf(fault: Fault, when: 'before' | 'sending'): Receipt {
  const { why } = fault;
  switch (fault.kind) {
    case 'limited':
      return { kind: 'later', wait: fault.wait, why };
    case 'refused':
      return aboutTheBot.has(why) ? { kind: 'later', wait: 60_000, why } : { kind: 'unreachable', why };
    case 'not-sent':
      return { kind: 'later', wait: 5_000, why };
    case 'in-doubt':
      return when === 'before' ? { kind: 'later', wait: 5_000, why } : { kind: 'unknown', why };
  }
}
