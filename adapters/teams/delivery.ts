import type { ChatPlatform, Delivery, Receipt } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { toTeamsMessages } from '../render/adaptive-card.ts';
import type { Connector } from './connector.ts';
import { type Fault, faultOf } from './fault.ts';
import type { People } from './people.ts';
import { type Place, placeText } from './place.ts';

/**
 * Messages that nobody asked for, sent at least once: Teams knows no key by which a message sent twice would be one,
 * and lets no bot read a conversation back. Of a reminder twice and a reminder never, twice is the lesser harm.
 */
export function createDeliveries(options: {
  connector: Connector;
  people: People;
  log: Log;
}): Pick<ChatPlatform, 'deliver' | 'settle'> {
  const { connector, people, log } = options;

  function placeFor({ to }: Delivery): Promise<Place> {
    return to.kind === 'place'
      ? people.channel(to.conversation)
      : people.personal(to.identity.userId, to.conversation);
  }

  async function deliver(delivery: Delivery): Promise<Receipt> {
    const [first, ...rest] = toTeamsMessages(delivery.message, delivery.locale);
    if (!first) return { kind: 'unreachable', why: 'empty_message' };
    let place: Place;
    try {
      place = await placeFor(delivery);
    } catch (error) {
      return receiptOf(faultOf(error), 'before');
    }
    const messageIds: string[] = [];
    try {
      messageIds.push(await connector.post(place, first));
    } catch (error) {
      return receiptOf(faultOf(error), 'sending');
    }
    try {
      for (const message of rest) messageIds.push(await patiently(() => connector.post(place, message)));
    } catch (error) {
      // The beginning has arrived, and sending all of it again would be worse than a missing end.
      log.error({ delivery: delivery.id, why: faultOf(error).why }, 'the end of a long message was not sent');
    }
    const conversation = delivery.to.kind === 'place' ? place.conversation : placeText(place);
    return { kind: 'sent', conversation, messageIds };
  }

  return { deliver, settle: async () => 'unknowable' };
}

/** `before`: while finding out where to send, so that nothing was sent whatever went wrong. */
function receiptOf(fault: Fault, when: 'before' | 'sending'): Receipt {
  const { why } = fault;
  switch (fault.kind) {
    case 'limited':
      return { kind: 'later', wait: fault.wait, why };
    case 'refused':
      return { kind: 'unreachable', why };
    case 'not-sent':
      return { kind: 'later', wait: 5_000, why };
    case 'in-doubt':
      return when === 'before' ? { kind: 'later', wait: 5_000, why } : { kind: 'unknown', why };
  }
}

/** Calls, and calls again where Teams asks to wait, at most twice and at most ten seconds each. Throws as the call. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let left = 2; ; left--) {
    try {
      return await call();
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind !== 'limited' || fault.wait > 10_000 || left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, fault.wait));
    }
  }
}
