import { toTellOf } from '../domain/agreement-end.ts';
import type { Locale, WorkingGroup } from '../domain/working-group.ts';
import { endingParts } from '../messages/agreement.ts';
import type { DeliveryRow } from '../ports/deliveries.ts';
import { textsFor } from '../texts/texts.ts';
import { readEndings } from './agreements-ending.ts';
import type { Composed } from './compose-delivery.ts';
import { calendarOf, type Product, partyName, today } from './product.ts';

/** To a coordinator: all agreements that end soon, with what may be said of each. */
export async function composeEnding(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
  locale: Locale,
): Promise<Composed> {
  if (!group.coordinators.some(({ id }) => id === row.personId)) return { skip: 'gone' };
  const endings = await readEndings(product, product.store, group);
  const ending = toTellOf(endings, await calendarOf(product, group), today(product, group));
  if (ending.length === 0) return { skip: 'nothing-owed' };
  const t = textsFor(locale);
  const names = (ids: number[]) => t.messages.list(ids.map((id) => partyName(group, id)));
  return {
    message: {
      title: t.agreement.endingSubject(ending.length),
      parts: endingParts(group.id, ending, names, t),
    },
  };
}
