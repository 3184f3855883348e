import type { ChatPlatform, Delivery, NotSent } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { sendRest } from '../long-message.ts';
import type { Pace } from '../pace.ts';
import { plainCard, toTeamsMessages } from '../render/adaptive-card.ts';
import type { Connector } from './connector.ts';
import { type Fault, faultOf } from './fault.ts';
import type { People } from './people.ts';
import { type Place, placeText } from './place.ts';

/**
 * Messages that nobody asked for, sent at least once: Teams knows no key by which a message sent twice would be one,
 * and lets no bot read a conversation back. Of a reminder twice and a reminder never, twice is the lesser harm.
 */
export function createDeliveries(options: {
  /** Without a pace of its own: the turn is taken before a delivery is written down as attempted. */
  connector: Connector;
  people: People;
  pace: Pace;
  log: Log;
}): Pick<ChatPlatform, 'ready' | 'deliver' | 'settle'> {
  const { connector, people, pace, log } = options;

  function placeFor(to: Delivery['to']): Promise<Place> {
    return to.kind === 'place'
      ? people.channel(to.conversation)
      : people.personal(to.identity.userId, to.conversation);
  }

  /** What a fault before or instead of a message means for it, and for those to come. */
  function notSent(fault: Exclude<Fault, { kind: 'in-doubt' }>, conversation: string): NotSent {
    const { why } = fault;
    switch (fault.kind) {
      case 'limited':
        pace.limited(conversation, fault.wait);
        return { kind: 'later', wait: fault.wait, why };
      case 'stopped':
        pace.pause(fault.wait);
        return { kind: 'stopped', wait: fault.wait, why };
      case 'not-sent':
        return { kind: 'later', wait: 5_000, why };
      case 'refused':
        return { kind: 'unreachable', why };
    }
  }

  async function ready(to: Delivery['to']): ReturnType<ChatPlatform['ready']> {
    const name = to.kind === 'place' ? to.conversation : to.identity.userId;
    const putOff = (wait: number): NotSent => ({ kind: 'later', wait, why: 'paced' });
    const before = pace.putOff(name);
    if (before > 0) return putOff(before);
    let place: Place;
    try {
      place = await placeFor(to);
    } catch (error) {
      const fault = faultOf(error);
      // Nothing was sent, whatever went wrong.
      return notSent(fault.kind === 'in-doubt' ? { ...fault, kind: 'not-sent' } : fault, name);
    }
    const wait = pace.putOff(place.conversation);
    if (wait > 0) return putOff(wait);
    await pace.turn(place.conversation);
    return { kind: 'go', conversation: to.kind === 'place' ? place.conversation : placeText(place) };
  }

  async function deliver(delivery: Delivery): ReturnType<ChatPlatform['deliver']> {
    const [first, ...rest] = toTeamsMessages(delivery.message, delivery.locale);
    if (!first) return { kind: 'unreachable', why: 'empty_message' };
    const place = await placeFor(delivery.to);
    // A long message takes its time to be drawn: the pauses in it are counted from when its beginning goes.
    if (rest.length > 0) await pace.turn(place.conversation);
    let beginning: string;
    try {
      beginning = await connector.post(place, first);
    } catch (error) {
      const fault = faultOf(error);
      return fault.kind === 'in-doubt'
        ? { kind: 'unknown', why: fault.why }
        : notSent(fault, place.conversation);
    }
    const others = await sendRest({
      pages: rest,
      async send(message) {
        await pace.turn(place.conversation);
        return connector.post(place, message);
      },
      faultOf,
      cutShort: plainCard(textsFor(delivery.locale).messages.cutShort, delivery.locale),
      log,
      delivery: delivery.id,
    });
    const conversation = delivery.to.kind === 'place' ? place.conversation : placeText(place);
    return { kind: 'sent', conversation, messageIds: [beginning, ...others] };
  }

  return { ready, deliver, settle: async () => ({ kind: 'unknowable' }) };
}
