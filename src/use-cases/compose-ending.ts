import type { Locale, WorkingGroup } from '../domain/working-group.ts';
import type { DeliveryRow } from '../ports/deliveries.ts';
import type { Composed } from './compose-delivery.ts';
import type { Product } from './product.ts';

export async function composeEnding(
  _: Product,
  __: DeliveryRow,
  ___: WorkingGroup,
  ____: Locale,
): Promise<Composed> {
  return { skip: 'nothing-owed' };
}
