import { calendarOf, today } from '../asking/days.ts';
import { dueDate } from '../domain/calendar.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { dayIn } from '../domain/day.ts';
import { nextHalfYear } from '../domain/half-year.ts';
import { rungs } from '../domain/reminder.ts';
import type { Rhythm, WorkingGroup } from '../domain/working-group.ts';
import { momentOf } from '../domain/working-hours.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';
import { checkInNow } from './what-is-open.ts';

/** What comes next by a rhythm: which check-in, its last day, and the day of its next reminder to those who answer. */
export type Ahead = { checkIn: Pick<CheckIn, 'halfYear' | 'dueOn'>; next?: { day: string; opens: boolean } };

/** `rhythm`: the group's own, or as it would be. A day that a coordinator has moved in chat stands. */
export async function whatIsAhead(
  product: Product,
  store: Store,
  group: WorkingGroup,
  rhythm: Rhythm = group.rhythm,
): Promise<Ahead | undefined> {
  const found = await checkInNow(product, store, group);
  if (!found) return undefined;
  const now = product.clock.now();
  const so = { ...group, rhythm };
  const calendar = await calendarOf(product, so);
  const opening = Math.min(...rhythm.remind.contacts);
  const imported = dayIn(group.timezone, group.importedAt);
  const dueIn = (checkIn: CheckIn) =>
    checkIn.dueSource === 'chat' ? checkIn.dueOn : dueDate(rhythm, checkIn.halfYear).dueOn;
  const aheadOf = (checkIn: Pick<CheckIn, 'halfYear' | 'dueOn'>): Ahead => {
    const rung = rungs(checkIn.dueOn, rhythm, calendar).find(
      ({ audience, day }) => audience === 'contacts' && day >= imported && momentOf(so, day) > now,
    );
    return { checkIn, ...(rung && { next: { day: rung.day, opens: rung.rung === opening } }) };
  };
  const ahead = aheadOf({ halfYear: found.halfYear, dueOn: dueIn(found) });
  if (ahead.next || dueIn(found) >= today(product, group)) return ahead;
  const then = nextHalfYear(found.halfYear);
  return aheadOf({ halfYear: then, dueOn: dueDate(rhythm, then).dueOn });
}

/** The same in a sentence: "Nästa påminnelse går då tisdagen den 8 juni." */
export async function nextReminderText(
  product: Product,
  store: Store,
  group: WorkingGroup,
  rhythm: Rhythm,
  t: Texts,
): Promise<string[]> {
  const ahead = await whatIsAhead(product, store, group, rhythm);
  if (!ahead) return [];
  const { checkIn, next } = ahead;
  const due = t.groupForms.thenDue(
    t.halfYear(checkIn.halfYear),
    t.dates.weekdayAndDayWithYear(checkIn.dueOn),
  );
  if (!next) return [due, t.groupForms.thenNone];
  const day = t.dates.weekdayAndDay(next.day);
  return [due, next.opens ? t.groupForms.thenInvitation(day) : t.groupForms.thenReminder(day)];
}
