import type { ChatPlatform, Delivery, NotSent } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { sendRest } from '../long-message.ts';
import type { Pace } from '../pace.ts';
import { plainCard, type TeamsMessage, toTeamsMessages } from '../render/adaptive-card.ts';
import type { Connector } from './connector.ts';
import { type Fault, faultOf, mendedWithin, troubleOf } from './fault.ts';
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
    return to.kind === 'channel'
      ? people.channel(to.conversation)
      : people.personal(to.identity.userId, to.conversation);
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
      case 'stopped':
        log.warn({ why: fault.why }, 'Teams does not take the bot for who it is');
        return stopped('no-access', fault.wait);
      case 'not-sent':
        return { kind: 'later', wait: 5_000, why: 'no-answer' };
      case 'refused': {
        const why = troubleOf(fault, to.kind);
        log.warn({ status: fault.status, why: fault.why }, 'Teams refuses a message');
        return why === 'held' || why === 'no-access'
          ? stopped(why, mendedWithin)
          : { kind: 'unreachable', why };
      }
    }
  }

  /** Nothing is sent meanwhile: it would be refused like this one. */
  function stopped(why: 'held' | 'no-access', wait: number): NotSent {
    pace.pause(wait);
    return { kind: 'stopped', wait, why };
  }

  /**
   * Posts where the receiver is known to be; where Teams has another address for the tenant by now, or knows the
   * conversation no more, once more there, or in the conversation opened anew. Throws as the connector.
   */
  async function postFirst(to: Delivery['to'], message: TeamsMessage): Promise<{ id: string; place: Place }> {
    const known = await placeFor(to);
    try {
      return { id: await connector.post(known, message), place: known };
    } catch (error) {
      const place = await anotherPlace(to, known, faultOf(error));
      if (!place) throw error;
      return { id: await connector.post(place, message), place };
    }
  }

  async function anotherPlace(to: Delivery['to'], known: Place, fault: Fault): Promise<Place | undefined> {
    if (fault.kind === 'not-sent') return people.elsewhere(known);
    const lost = fault.kind === 'refused' && fault.status === 404;
    return lost && to.kind === 'person' ? people.reopened(to.identity.userId) : undefined;
  }

  async function ready(to: Delivery['to']): ReturnType<ChatPlatform['ready']> {
    const name = to.kind === 'channel' ? to.conversation : to.identity.userId;
    const putOff = (wait: number): NotSent => ({ kind: 'later', wait, why: 'paced' });
    const before = pace.putOff(name);
    if (before > 0) return putOff(before);
    let place: Place;
    try {
      place = await placeFor(to);
    } catch (error) {
      const fault = faultOf(error);
      // Nothing was sent, whatever went wrong.
      return notSent(fault.kind === 'in-doubt' ? { ...fault, kind: 'not-sent' } : fault, to, name);
    }
    const wait = pace.putOff(place.conversation);
    if (wait > 0) return putOff(wait);
    await pace.turn(place.conversation);
    return { kind: 'go', conversation: to.kind === 'channel' ? place.conversation : placeText(place) };
  }

  async function deliver(delivery: Delivery): ReturnType<ChatPlatform['deliver']> {
    const [first, ...rest] = toTeamsMessages(delivery.message, delivery.locale);
    if (!first) return { kind: 'unreachable', why: 'too-large' };
    let place = await placeFor(delivery.to);
    // A long message takes its time to be drawn: the pauses in it are counted from when its beginning goes.
    if (rest.length > 0) await pace.turn(place.conversation);
    let beginning: string;
    try {
      const posted = await postFirst(delivery.to, first);
      beginning = posted.id;
      place = posted.place;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind !== 'in-doubt') return notSent(fault, delivery.to, place.conversation);
      log.warn({ why: fault.why }, 'whether Teams has taken a message is not known');
      return { kind: 'unknown', why: 'no-answer' };
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
    const conversation = delivery.to.kind === 'channel' ? place.conversation : placeText(place);
    return { kind: 'sent', conversation, messageIds: [beginning, ...others] };
  }

  return { ready, deliver, settle: async () => ({ kind: 'unknowable' }) };
}
