import type { Change } from '../asking/change.ts';
import { calendarOf, today } from '../asking/days.ts';
import type { Before } from '../asking/feature.ts';
import { dueOnOf } from '../domain/arrangement.ts';
import { addDays, type Day, dayIn } from '../domain/day.ts';
import { laterDays, standsFor } from '../domain/remind-later.ts';
import { remindersAhead } from '../domain/reminder.ts';
import { momentOf } from '../domain/working-hours.ts';
import type { Message } from '../messages/message.ts';
import { instead, say, tell } from '../messages/say.ts';
import { type Arranging, logArranged } from '../one-party/arranging.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import { readReminders } from '../reminders/reminders-ahead.ts';
import { capitalised } from '../texts/grammar.ts';
import type { Texts } from '../texts/texts.ts';

/** Why there is nothing to remind of later; undefined: there is. */
function nothingToCome({ asker: { t }, party, update, arranged }: Arranging): string | undefined {
  if (update.submitted || arranged.note?.confirmed) return t.arranged.noMoreReminders(party);
  return arranged.otherwise ? t.arranged.isOtherwise(party) : undefined;
}

async function daysFor({ product, group, checkIn, arranged }: Arranging): Promise<Day[]> {
  const calendar = await calendarOf(product, group);
  return laterDays(today(product, group), dueOnOf(checkIn, arranged), calendar);
}

/** The asker's own reminders that are to come, with those that have been put on another day where they were before. */
async function readAhead(arranging: Arranging) {
  const { product, store, asker, group, checkIn, partyId } = arranging;
  const to = { personId: asker.person.id, partyId };
  const input = await readReminders(product, store, group, checkIn);
  const moved = await store.deliveries.ahead({ checkInId: checkIn.id, ...to }, input.now);
  const handled = new Set([...input.handled].filter((key) => !moved.some(({ keys }) => keys.includes(key))));
  return { ahead: remindersAhead({ ...input, handled }, to), moved };
}

/** "I morgon, onsdagen den 5 juni", "Måndagen den 10 juni". */
export function laterLabel(day: Day, today: Day, t: Texts): string {
  const written = t.dates.weekdayAndDay(day);
  return day === addDays(today, 1) ? t.arranged.tomorrow(written) : capitalised(written);
}

/** Asks when. */
export async function askWhen(arranging: Arranging): Promise<Change> {
  const { product, asker, group, checkIn, partyId, party } = arranging;
  const { t } = asker;
  const nothing = nothingToCome(arranging);
  if (nothing) return { reply: tell(nothing) };
  const days = await daysFor(arranging);
  const { ahead } = await readAhead(arranging);
  if (days.length === 0 || ahead.length === 0) return { reply: tell(t.arranged.noLaterDay) };
  const day = today(product, group);
  const question: Message = {
    parts: [
      { kind: 'text', text: t.arranged.whenLater(party) },
      {
        kind: 'buttons',
        buttons: days.map((on) => ({
          label: laterLabel(on, day, t),
          action: { kind: 'remind-on', checkIn: checkIn.id, party: partyId, on },
        })),
      },
    ],
  };
  return { reply: { kind: 'messages', items: [question] } };
}

/** A reminder that comes on another day, with the day as it is written, and the one before where that was later. */
type Move = {
  sent: NonNullable<ReturnType<typeof standsFor>>['sent'];
  merged: NonNullable<ReturnType<typeof standsFor>>['merged'];
  moved: Awaited<ReturnType<typeof readAhead>>['moved'];
  moment: Date;
  written: string;
  natural: string | undefined;
};

/** Which reminder would come on that day instead of its own, and how the days are written; or why none would. */
async function readMove(arranging: Arranging, on: Day): Promise<Move | { refused: string }> {
  const { product, asker, group } = arranging;
  const { t } = asker;
  const nothing = nothingToCome(arranging);
  if (nothing !== undefined) return { refused: nothing };
  const days = await daysFor(arranging);
  if (!days.includes(on)) {
    const names = days.map((each) => t.dates.weekdayAndDay(each));
    return {
      refused: names.length > 0 ? t.arranged.notThatDay(t.arranged.or(names)) : t.arranged.noLaterDay,
    };
  }
  const { ahead, moved } = await readAhead(arranging);
  const moment = momentOf(group, on);
  const chosen = standsFor(ahead, moment);
  if (!chosen) return { refused: t.arranged.noLaterDay };
  const label = laterLabel(on, today(product, group), t);
  const natural = dayIn(group.timezone, chosen.sent.dueAt);
  return {
    ...chosen,
    moved,
    moment,
    written: label.charAt(0).toLowerCase() + label.slice(1),
    natural: natural > on ? t.dates.weekdayAndDay(natural) : undefined,
  };
}

/** What *I morgon* of a letter would do. */
export async function beforeRemindOn(arranging: Arranging, on: Day): Promise<Before> {
  const { asker, party } = arranging;
  const move = await readMove(arranging, on);
  if ('refused' in move) return { over: move.refused };
  return say(asker.t.before.remindOn(party, move.written, move.natural));
}

/** Puts the asker's next reminder of the party on that day. */
export async function remindOn(arranging: Arranging, on: Day): Promise<Change> {
  const { product, store, asker, group, checkIn, partyId } = arranging;
  const { t } = asker;
  const move = await readMove(arranging, on);
  if ('refused' in move) return { reply: tell(move.refused) };
  const { sent, merged, moved, moment } = move;
  for (const { keys } of moved) await store.deliveries.unplan(keys);
  const row = (call: typeof sent): NewDelivery => ({
    ...call,
    groupId: group.id,
    checkInId: checkIn.id,
    dueAt: moment,
  });
  await store.deliveries.plan([
    row(sent),
    ...merged.map((call) => ({ ...row(call), skip: { reason: 'merged' as const, into: sent.dedupe } })),
  ]);
  await store.checkIns.setPlan(checkIn.id, product.clock.now());
  await logArranged(arranging, { kind: 'reminder-moved', detail: { on } });
  return {
    reply: instead(
      [t.arranged.remindsOn(move.written, move.natural)],
      [{ label: t.messages.undo, action: { kind: 'undo-later', checkIn: checkIn.id, party: partyId } }],
    ),
  };
}

/** What *Ångra* of that would do. */
export async function beforeUndo(arranging: Arranging): Promise<Before> {
  const { asker, party } = arranging;
  const { moved } = await readAhead(arranging);
  return moved.length === 0 ? { over: asker.t.arranged.notMoved } : say(asker.t.before.undoLater(party));
}

/** The asker's reminders come when they would have come. */
export async function undoLater(arranging: Arranging): Promise<Change> {
  const { product, store, asker, group, checkIn } = arranging;
  const { t } = asker;
  const { ahead, moved } = await readAhead(arranging);
  if (moved.length === 0) return { reply: tell(t.arranged.notMoved) };
  for (const { keys } of moved) await store.deliveries.unplan(keys);
  await store.checkIns.setPlan(checkIn.id, product.clock.now());
  await logArranged(arranging, { kind: 'reminder-moved-back' });
  const next = ahead.find(({ dueAt }) => dueAt > product.clock.now());
  return {
    reply: instead([
      t.arranged.asUsual,
      next && t.arranged.nextOwnReminder(t.dates.weekdayAndDay(dayIn(group.timezone, next.dueAt))),
    ]),
  };
}
