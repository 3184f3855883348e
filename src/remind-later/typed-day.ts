import { calendarOf, today } from '../asking/days.ts';
import { addDays, type Day, weekday } from '../domain/day.ts';
import type { Arranging } from '../one-party/arranging.ts';

/** What the two days may be called, folded: days from today. */
const names = new Map<string, (today: Day) => number>([
  ...['i morgon', 'imorgon', 'tomorrow'].map((name) => [name, () => 1] as const),
  ...['mandag', 'pa mandag', 'monday', 'on monday'].map(
    (name) => [name, (day: Day) => 8 - weekday(day)] as const,
  ),
]);

/** The working day that is meant by a folded word; undefined: none. */
export async function dayTyped({ product, group }: Arranging, typed: string): Promise<Day | undefined> {
  const day = today(product, group);
  const days = names.get(typed)?.(day);
  return days === undefined
    ? undefined
    : (await calendarOf(product, group)).workingDayOnOrAfter(addDays(day, days));
}
