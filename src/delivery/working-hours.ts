import { calendarOf } from '../asking/days.ts';
import type { Hours } from '../asking/stored-contract.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { mayWriteAt, nextOpening } from '../domain/working-hours.ts';
import type { Product } from '../ports/product.ts';

/** So long after somebody asked for a message they still see to it that it comes, in milliseconds of the product's time. */
const awaitedFor = 60 * 60 * 1000;

/** Until when (UTC) a delivery has to wait because nobody is to be written to now; undefined: it may go. */
export type Held = (row: { hours: Hours; dueAt: Date }, group: WorkingGroup) => Promise<Date | undefined>;

/** The calendar is made once a group, for as long as what this returns is used. */
export function createHeld(product: Product): Held {
  const calendars = new Map<string, Promise<Calendar>>();
  return async ({ hours, dueAt }, group) => {
    const now = product.clock.now();
    if (hours === 'at-once' && now.getTime() - dueAt.getTime() <= awaitedFor) return undefined;
    const key = `${group.id} ${group.revision}`;
    const calendar = await (calendars.get(key) ?? keep(key, calendarOf(product, group)));
    return mayWriteAt(group, calendar, now) ? undefined : nextOpening(group, calendar, now);
  };

  function keep(key: string, calendar: Promise<Calendar>): Promise<Calendar> {
    calendars.set(key, calendar);
    return calendar;
  }
}
