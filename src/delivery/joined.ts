import { type DeliveryKind, readContent } from '../asking/stored.ts';
import type { DeliveryRow } from '../ports/deliveries.ts';
import type { Composed, Composing, Within } from '../ports/kinds.ts';

/* Deliveries that go out in a reminder to the same person, composed by the features that planned them. */

type To = Pick<Composing<DeliveryKind>, 'product' | 'group' | 'locale' | 't'>;

/** What of one of them stands in the reminder; undefined: nothing. */
export async function joinedIn<K extends DeliveryKind>(
  to: To,
  row: DeliveryRow & { kind: K },
): Promise<Within | undefined> {
  const { kind } = row;
  const read = readContent(kind, row.content);
  if ('wrong' in read) return undefined;
  return to.product.kinds.deliveries[kind].within?.({ ...to, row, content: read.content });
}

/** The first of them that has something to say, as a message of its own; `else`: none has. */
export async function joinedInstead<K extends DeliveryKind>(
  to: To,
  rows: (DeliveryRow & { kind: K })[],
  none: Composed,
): Promise<Composed> {
  for (const row of rows) {
    const read = readContent(row.kind, row.content);
    if ('wrong' in read) continue;
    const composed = await to.product.kinds.deliveries[row.kind].compose({
      ...to,
      row,
      content: read.content,
    });
    if (!('skip' in composed)) return composed;
  }
  return none;
}
