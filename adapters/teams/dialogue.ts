import type { Locale } from '../../src/domain/working-group.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Handle, Identity, Incoming } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { logOf } from '../../src/ports/request.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { plainCard, type TeamsMessage, toTeamsMessages } from '../render/adaptive-card.ts';
import { notShown } from '../render/not-shown.ts';
import { within } from '../within.ts';
import type { Arrivals } from './arrivals.ts';
import { faultOf } from './fault.ts';
import type { Outbox } from './outbox.ts';
import { type ActivityPayload, payloadKey, userIdOf } from './payload.ts';
import { type People, placeIn } from './people.ts';
import { type Place, placeText } from './place.ts';

/** How long one may wait for the product's answer, in milliseconds; Teams waits some ten seconds for all of it. */
const patience = 8_000;

/** What answers a turn. */
export type Dialogue = {
  tenant: string;
  people: People;
  outbox: Outbox;
  log: Log;
  arrivals: Arrivals;
  /** The product's answer; a sentence where it gives none in time. Never rejects. */
  ask(incoming: Incoming): Promise<Reply>;
};

/** One activity of one person. */
export type Turn = {
  activity: ActivityPayload;
  key: string;
  from: Identity;
  place: Place;
  /** Said 1:1; what is said elsewhere is seen by others. */
  own: boolean;
  /** When the answer must be there, in milliseconds of `performance.now()`. */
  deadline: number;
};

export function turnOf(dialogue: Dialogue, activity: ActivityPayload): Turn {
  const userId = userIdOf(activity.from);
  const { conversationType, isGroup } = activity.conversation;
  const own = conversationType ? conversationType === 'personal' : !isGroup;
  const place = placeIn(activity);
  dialogue.people.heard(userId, {
    place,
    personal: own,
    teamsId: activity.from.id,
    locale: localeIn(activity.locale),
  });
  return {
    activity,
    key: payloadKey(activity),
    from: { platform: 'teams', tenant: dialogue.tenant, userId },
    place,
    own,
    deadline: performance.now() + patience,
  };
}

function localeIn(locale: string | null | undefined): Locale | undefined {
  if (/^sv\b/i.test(locale ?? '')) return 'sv';
  return /^en\b/i.test(locale ?? '') ? 'en' : undefined;
}

/** Asks the product for the turn. `suffix`: another question than the turn's own, with a key of its own. */
export function askIn(dialogue: Dialogue, turn: Turn, ask: Incoming['ask'], suffix = ''): Promise<Reply> {
  return dialogue.ask({
    key: suffix ? `${turn.key}:${suffix}` : turn.key,
    from: turn.from,
    ...(turn.own ? { conversation: placeText(turn.place) } : { channel: channelOf(turn.place) }),
    answer: 'post',
    within: Math.max(500, Math.round(turn.deadline - performance.now())),
    ask,
  });
}

/** A channel's id, without the thread in it. */
export function channelOf({ conversation }: Place): string {
  return conversation.split(';', 1)[0] ?? conversation;
}

export function createAsk(handle: Handle, people: People, log: Log): Dialogue['ask'] {
  return async (incoming) => {
    // The product keeps to the time by itself; a little more, for when it cannot even do that.
    const reply = await within(handle(incoming), incoming.within + 500).catch((error: unknown) => {
      // Its message may quote what was to be stored.
      logOf(log, incoming.key).error(
        { fault: error instanceof Error ? error.name : typeof error, ask: incoming.ask.kind },
        'no answer',
      );
      return undefined;
    });
    return reply ?? noAnswer(incoming, people.locale(incoming.from.userId));
  };
}

function noAnswer({ ask }: Incoming, locale: Locale): Reply {
  const { report } = textsFor(locale);
  // A form stays open with what was typed in it.
  if (ask.kind === 'form') return { kind: 'refused', fields: {}, why: report.notSaved };
  return { kind: 'messages', items: [{ parts: [{ kind: 'text', text: report.noAnswer }] }] };
}

/** A reply that no button was pressed for, as messages. The list is drawn apart; a form has no place there. */
export function messagesOf(reply: Reply, locale: Locale): TeamsMessage[] {
  const { report } = textsFor(locale);
  switch (reply.kind) {
    case 'messages':
      return reply.items.flatMap((item) => toTeamsMessages(item, locale));
    case 'refused':
      return [plainCard(reply.why ?? (Object.values(reply.fields).join('\n') || report.noAnswer), locale)];
    case 'form':
      return [plainCard(report.notOpened, locale)];
    case 'report':
      return reply.say ? toTeamsMessages(reply.say, reply.list.locale) : [];
    // Offered apart, see `file.ts`.
    case 'file':
    case 'nothing':
      return [];
  }
}

/**
 * Sends in the asker's 1:1 conversation. Asked elsewhere, only a pointer is left there, or, where the app is not in
 * place for the asker, a sentence that says so; never the content.
 */
export async function toAsker(
  dialogue: Dialogue,
  turn: Turn,
  send: (place: Place) => Promise<void>,
  leave: (text: string) => Promise<void> = (text) =>
    dialogue.outbox.post(turn.place, [plainCard(text, dialogue.people.locale(turn.from.userId))]),
): Promise<void> {
  const { people } = dialogue;
  if (turn.own) return send(turn.place);
  const { teams } = textsFor(people.locale(turn.from.userId));
  try {
    await send(await people.personal(turn.from.userId));
  } catch (error) {
    if (faultOf(error).kind !== 'refused') throw error;
    return leave(teams.notInstalled);
  }
  await leave(teams.pointer);
}

/** Says in a sentence that something went wrong, where it can still be said; logs it once. */
export async function apologise(dialogue: Dialogue, turn: Turn, thrown: unknown): Promise<void> {
  const { outbox, people } = dialogue;
  const log = logOf(dialogue.log, turn.key);
  const locale = people.locale(turn.from.userId);
  const { error, instead } = notShown(thrown, locale);
  log.error({ why: faultOf(error).why }, 'Teams took no answer');
  try {
    await outbox.post(turn.place, [plainCard(instead, locale)]);
  } catch (second) {
    log.warn({ why: faultOf(second).why }, 'nor an apology');
  }
}
