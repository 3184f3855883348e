import type { Calendar } from '../domain/calendar.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { mayWriteAt, nextOpening } from '../domain/working-hours.ts';
import { type DeliveryRow, deliveryHours } from '../ports/deliveries.ts';
import { calendarOf, type Product } from './product.ts';

/** So long after somebody asked for a message they still see to it that it comes, in milliseconds of the product's time. */
const awaitedFor = 60 * 60 * 1000;

/** Until when (UTC) a delivery has to wait because nobody is to be written to now; undefined: it may go. */
export type Held = (
  row: Pick<DeliveryRow, 'kind' | 'dueAt' | 'content'>,
  group: WorkingGroup,
) => Promise<Date | undefined>;

/** The calendar is made once a group, for as long as what this returns is used. */
export function createHeld(product: Product): Held {
  const calendars = new Map<string, Promise<Calendar>>();
  return async ({ kind, dueAt, content }, group) => {
    const now = product.clock.now();
    // Whoever has just put a wrong file in place waits to see what the coordinator is told.
    const awaited = deliveryHours[kind] === 'at-once' || (kind === 'notice' && 'source' in Object(content));
    if (awaited && now.getTime() - dueAt.getTime() <= awaitedFor) return undefined;
    const key = `${group.id} ${group.revision}`;
    const calendar = await (calendars.get(key) ?? keep(key, calendarOf(product, group)));
    return mayWriteAt(group, calendar, now) ? undefined : nextOpening(group, calendar, now);
  };

  function keep(key: string, calendar: Promise<Calendar>): Promise<Calendar> {
    calendars.set(key, calendar);
    return calendar;
  }
}
