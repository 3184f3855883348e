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
export type Ahead = {
  checkIn: Pick<CheckIn, 'halfYear' | 'dueOn'>;
  next?: { day: string; opens: boolean };
  /** The day of one that nobody has had has been: it goes as soon as it may. */
  soon?: true;
};

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
  const ladderOf = (dueOn: string) =>
    rungs(dueOn, rhythm, calendar).filter(({ audience, day }) => audience === 'contacts' && day >= imported);
  const aheadOf = (checkIn: Pick<CheckIn, 'halfYear' | 'dueOn'>): Ahead => {
    const rung = ladderOf(checkIn.dueOn).find(({ day }) => momentOf(so, day) > now);
    return { checkIn, ...(rung && { next: { day: rung.day, opens: rung.rung === opening } }) };
  };
  const dueOn = dueIn(found);
  const ahead = aheadOf({ halfYear: found.halfYear, dueOn });
  // One that the ladder has not had before is not made up for.
  const had = new Set(group.rhythm.remind.contacts);
  const passed = ladderOf(dueOn).findLast(({ rung, day }) => had.has(rung) && momentOf(so, day) <= now);
  const handled = passed ? await store.deliveries.keys(found.id) : new Set<string>();
  const soon = passed && ![...handled].some((key) => key.startsWith(`${found.id}:contact:${passed.rung}:`));
  if (ahead.next || soon || dueOn >= today(product, group))
    return { ...ahead, ...(soon && { soon: true as const }) };
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
  const { checkIn, next, soon } = ahead;
  const due = t.groupForms.thenDue(
    t.halfYear(checkIn.halfYear),
    t.dates.weekdayAndDayWithYear(checkIn.dueOn),
  );
  const said = soon ? [due, t.messages.reminderSoon] : [due];
  if (!next) return soon ? said : [due, t.groupForms.thenNone];
  const day = t.dates.weekdayAndDay(next.day);
  return [...said, next.opens ? t.groupForms.thenInvitation(day) : t.groupForms.thenReminder(day)];
}
