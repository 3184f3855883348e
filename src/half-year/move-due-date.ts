import type { Change } from '../asking/change.ts';
import { calendarOf, today } from '../asking/days.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { addDays, type Day, dayIn, instantAt, isDay } from '../domain/day.ts';
import { firstDay, type HalfYear, lastDay } from '../domain/half-year.ts';
import { rungs } from '../domain/reminder.ts';
import { lockedWords } from '../messages/locked.ts';
import type { Message } from '../messages/message.ts';
import { say, tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { impliedCheckIn, namedCheckIn } from './which-check-in.ts';

/** How long after its half-year a check-in may fall due, in days. */
export const latestDue = 92;

/** Moves the due date, and the reminders that are left with it. The answer carries the way back. */
export async function moveDueDate(
  product: Product,
  store: Store,
  asker: Asker,
  to: string,
  which: { halfYear?: HalfYear; checkInId?: number } = {},
): Promise<Change> {
  const { t, group } = asker;
  const m = t.messages;
  if (!to) return { reply: tell(m.noDate) };
  if (!isDay(to)) return { reply: tell(m.badDate(to.slice(0, 60))) };
  const found = await meant(product, store, asker, which);
  const checkIn = found && (await store.checkIns.lockRow(found.id));
  if (!checkIn || checkIn.groupId !== group.id) return { reply: tell(m.gone) };
  const named = t.halfYear(checkIn.halfYear);
  if (checkIn.lockedAt) return { reply: tell(lockedWords(asker, checkIn.halfYear)) };
  const earliest = firstDay(checkIn.halfYear);
  const latest = addDays(lastDay(checkIn.halfYear), latestDue);
  if (to === checkIn.dueOn) return { reply: tell(m.movedSame(named, t.dates.weekdayAndDayWithYear(to))) };
  // The way back may lead to a day that has been.
  if (which.checkInId === undefined && to < today(product, group))
    return { reply: tell(m.datePassed(t.dates.dayWithYear(to))) };
  if (to < earliest || to > latest) {
    return { reply: tell(m.dateOutside(named, t.dates.dayWithYear(earliest), t.dates.dayWithYear(latest))) };
  }
  const now = product.clock.now();
  await store.checkIns.setDue(checkIn.id, to, now);
  await store.log({
    at: now,
    kind: 'due-moved',
    groupId: group.id,
    checkInId: checkIn.id,
    actor: asker.person.id,
    platform: asker.identity.platform,
    detail: { from: checkIn.dueOn, to },
  });
  const calendar = await calendarOf(product, group);
  const handled = await store.deliveries.keys(checkIn.id);
  const done = new Set([...handled].map((key) => key.split(':').slice(1, 3).join(':')));
  const imported = dayIn(group.timezone, group.importedAt);
  const ladder = rungs(to, group.rhythm, calendar).filter(
    ({ audience, day }) => audience === 'contacts' && day >= imported,
  );
  const isAhead = ({ day }: { day: Day }) => instantAt(group.timezone, day, group.rhythm.remind.at) > now;
  const isDone = ({ rung }: { rung: number }) => done.has(`contact:${rung}`);
  const left = ladder.filter((rung) => isAhead(rung) && !isDone(rung));
  const days = [...new Set(left.map(({ day }) => day))].map((day) => t.dates.day(day));
  // Of those whose day has been by the new date, the latest is caught up with.
  const passed = ladder.filter((rung) => !isAhead(rung)).at(-1);
  const soon = passed !== undefined && !isDone(passed);
  const message: Message = {
    parts: [
      ...say(
        m.moved(named, t.dates.weekdayAndDayWithYear(to), t.dates.weekdayAndDayWithYear(checkIn.dueOn)),
        calendar.isWorkingDay(to) ? undefined : m.movedToDayOff,
        soon ? m.reminderSoon : undefined,
        days.length > 0 ? m.remindersLeft(m.list(days)) : m.noRemindersLeft,
      ).parts,
      {
        kind: 'buttons',
        buttons: [{ label: m.undo, action: { kind: 'move', checkIn: checkIn.id, to: checkIn.dueOn } }],
      },
    ],
  };
  return { reply: { kind: 'messages', items: [message], replace: true } };
}

async function meant(
  product: Product,
  store: Store,
  { group }: Asker,
  which: { halfYear?: HalfYear; checkInId?: number },
): Promise<CheckIn | undefined> {
  if (which.checkInId !== undefined) return store.checkIns.get(which.checkInId);
  if (which.halfYear) return namedCheckIn(product, store, group, which.halfYear);
  const current = await store.checkIns.current(group.id);
  return current && !current.lockedAt ? current : impliedCheckIn(product, store, group);
}
