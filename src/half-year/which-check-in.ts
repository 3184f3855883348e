import { today } from '../asking/days.ts';
import { dueDate } from '../domain/calendar.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { type HalfYear, halfYearOf, nextHalfYear } from '../domain/half-year.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';

/** The half-year that is meant when none is named: this one until its due date has passed, then the next. */
export async function impliedCheckIn(
  product: Product,
  store: Store,
  group: Asker['group'],
): Promise<CheckIn> {
  const now = product.clock.now();
  const day = today(product, group);
  const current = halfYearOf(day);
  const checkIn = await store.checkIns.ensure(group.id, current, dueDate(group.rhythm, current), now);
  if (checkIn.dueOn >= day) return checkIn;
  const next = nextHalfYear(current);
  return store.checkIns.ensure(group.id, next, dueDate(group.rhythm, next), now);
}

/** The half-year's check-in, made where it is not there yet. */
export async function namedCheckIn(
  product: Product,
  store: Store,
  group: Asker['group'],
  halfYear: HalfYear,
): Promise<CheckIn> {
  return store.checkIns.ensure(group.id, halfYear, dueDate(group.rhythm, halfYear), product.clock.now());
}
