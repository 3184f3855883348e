import { type Calendar, createCalendar } from '../domain/calendar.ts';
import { type Day, dayIn } from '../domain/day.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Product } from '../ports/product.ts';

/** The group's working days. */
export async function calendarOf(
  product: Pick<Product, 'holidays'>,
  group: Pick<WorkingGroup, 'rhythm'>,
): Promise<Calendar> {
  return createCalendar(await product.holidays(), group.rhythm.quiet);
}

/** The group's local day now. */
export function today(product: Pick<Product, 'clock'>, group: Pick<WorkingGroup, 'timezone'>): Day {
  return dayIn(group.timezone, product.clock.now());
}
