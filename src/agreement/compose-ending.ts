import { calendarOf, today } from '../asking/days.ts';
import { toTellOf } from '../domain/agreement-end.ts';
import { partyName } from '../domain/party.ts';
import { endingParts } from '../messages/agreement.ts';
import type { Composed, Composing } from '../ports/kinds.ts';
import { readEndings } from './agreements-ending.ts';

/** To a coordinator: all agreements that end soon, with what may be said of each. */
export async function composeEnding({
  product,
  row,
  group,
  t,
}: Composing<'agreements-ending'>): Promise<Composed> {
  if (!group.coordinators.some(({ id }) => id === row.personId)) return { skip: 'gone' };
  const endings = await readEndings(product, product.store, group);
  const ending = toTellOf(endings, await calendarOf(product, group), today(product, group));
  if (ending.length === 0) return { skip: 'nothing-owed' };
  const names = (ids: number[]) => t.messages.list(ids.map((id) => partyName(group, id)));
  return {
    message: {
      title: t.agreement.endingSubject(ending.length),
      parts: endingParts(group.id, ending, names, t),
    },
  };
}
