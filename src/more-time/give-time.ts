import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import { hasMoreTime, type TimeReason } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { addDays, type Day, dayIn } from '../domain/day.ts';
import { lastDay } from '../domain/half-year.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { latestDue } from '../half-year/move-due-date.ts';
import type { Action } from '../messages/action.ts';
import { instead, tell } from '../messages/say.ts';
import { type Arranging, doneBy, logArranged, saysTold, tellPeople, toldOf } from '../one-party/arranging.ts';
import type { Product } from '../ports/product.ts';
import { nextReminder } from '../reminders/reminders-ahead.ts';

export type More = { until: Day; reason: TimeReason };

/** Until when a party can get more time: later than the others, and as late as a due date may be moved. */
export function daysToGive(
  product: Product,
  { group, checkIn }: { group: Pick<WorkingGroup, 'timezone'>; checkIn: CheckIn },
): { first: Day; last: Day } {
  const day = today(product, group);
  const after = addDays(checkIn.dueOn, 1);
  return { first: after > day ? after : day, last: addDays(lastDay(checkIn.halfYear), latestDue) };
}

/** Why a party gets no more time, or not until that day; undefined: it can. */
export function notToGive(arranging: Arranging, until?: Day): string | undefined {
  const { asker, party, update, arranged, product } = arranging;
  const { t } = asker;
  if (update.submitted) return t.arranged.alreadyAnswered(party);
  if (arranged.otherwise) return t.arranged.isOtherwise(party);
  if (arranged.note?.confirmed) return t.arranged.alreadyAnswered(party);
  const { first, last } = daysToGive(product, arranging);
  if (until === undefined || (until >= first && until <= last)) return undefined;
  return t.arranged.dayOutside(t.dates.dayWithYear(first), t.dates.dayWithYear(last));
}

/** Gives a party more time, and tells its people. The answer carries the way back. */
export async function giveTime(arranging: Arranging, more: More): Promise<Change> {
  const { product, store, asker, group, checkIn, partyId, party, arranged } = arranging;
  const { t } = asker;
  const refused = notToGive(arranging, more.until);
  if (refused) return { reply: tell(refused) };
  const had = arranged.moreTime;
  // Given already, and told.
  if (!arranged.askedTime && had?.until === more.until && had.reason === more.reason)
    return { reply: tell(t.arranged.hasUntil(party, t.dates.weekdayAndDay(more.until))) };
  const of = { checkInId: checkIn.id, partyId };
  await store.arrangements.giveTime(of, more, doneBy(arranging));
  if (arranged.askedTime) await store.arrangements.askTime(of, undefined, doneBy(arranging));
  await store.checkIns.setPlan(checkIn.id, product.clock.now());
  await logArranged(arranging, { kind: 'time-given', detail: { until: more.until, reason: more.reason } });
  const told = toldOf(arranging, [arranged.askedTime?.by.id]);
  const send = await tellPeople(arranging, told, { kind: 'time-told', content: { until: more.until } });
  const next = await nextReminder(product, store, { group, checkIn, partyId });
  const target = { checkIn: checkIn.id, party: partyId };
  const undo: Action = had
    ? { kind: 'give-time', ...target, until: had.until, reason: had.reason }
    : { kind: 'take-time', ...target };
  return {
    reply: instead(
      [
        t.arranged.gaveTime(party, t.dates.weekdayAndDay(more.until)),
        saysTold(arranging, told),
        next && t.arranged.nextReminder(t.dates.weekdayAndDay(dayIn(group.timezone, next.dueAt))),
      ],
      [{ label: t.messages.undo, action: undo }],
    ),
    send,
  };
}

/** The party's last day is the others' again. */
export async function takeTime(arranging: Arranging): Promise<Change> {
  const { product, store, asker, checkIn, partyId, party, arranged } = arranging;
  const { t } = asker;
  if (!arranged.moreTime || !hasMoreTime(checkIn, arranged))
    return { reply: tell(t.arranged.hasNoMoreTime(party)) };
  await store.arrangements.giveTime({ checkInId: checkIn.id, partyId }, undefined, doneBy(arranging));
  await store.checkIns.setPlan(checkIn.id, product.clock.now());
  await logArranged(arranging, { kind: 'time-taken', detail: { until: arranged.moreTime.until } });
  const told = toldOf(arranging);
  const send = await tellPeople(arranging, told, { kind: 'time-told', content: {} });
  const { until, reason } = arranged.moreTime;
  const undo: Action = { kind: 'give-time', checkIn: checkIn.id, party: partyId, until, reason };
  return {
    reply: instead(
      [t.arranged.tookTime(party, t.dates.weekdayAndDay(checkIn.dueOn)), saysTold(arranging, told)],
      [{ label: t.messages.undo, action: undo }],
    ),
    send,
  };
}
