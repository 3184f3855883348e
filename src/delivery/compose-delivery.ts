import { type DeliveryKind, deliveryOf, hoursOf, readContent } from '../asking/stored.ts';
import type { Hours } from '../asking/stored-contract.ts';
import type { Locale, WorkingGroup } from '../domain/working-group.ts';
import { inGroup } from '../messages/message.ts';
import type { PlatformName } from '../ports/chat-platform.ts';
import type { Claimed, Composed } from '../ports/kinds.ts';
import type { Product } from '../ports/product.ts';
import { textsFor } from '../texts/texts.ts';
import type { Way } from './delivery-target.ts';

/** A delivery as its feature declares it, with what is stored with it read. */
export type Declared = {
  hours: Hours;
  way: Way;
  compose(row: Claimed, group: WorkingGroup, locale: Locale): Promise<Composed>;
  unreached(group: WorkingGroup, tried?: PlatformName): Promise<void>;
};

/** What the delivery's feature says of it; or what is wrong with what is stored. */
export function declared<K extends DeliveryKind>(
  product: Product,
  row: Claimed & { kind: K },
): Declared | { wrong: string } {
  const { kind } = row;
  const handler = product.kinds.deliveries[kind];
  const read = readContent(kind, row.content);
  if ('wrong' in read) return read;
  const { content } = read;
  return {
    hours: hoursOf(kind, content),
    way: { byLetter: deliveryOf(kind).byLetter, notBy: handler.notBy?.(content) },
    compose: async (claimed, group, locale) => {
      const t = textsFor(locale);
      const composed = await handler.compose({ product, row: claimed, content, group, locale, t });
      return 'skip' in composed ? composed : named(product, claimed, group, composed);
    },
    unreached: async (group, tried) => handler.unreached?.(product, row, group, tried),
  };
}

/** Names the group where the reader is in several. */
async function named(
  product: Product,
  row: Claimed,
  group: WorkingGroup,
  composed: Extract<Composed, { message: unknown }>,
): Promise<Composed> {
  if (row.personId === undefined) return composed;
  const groups = row.about?.groups ?? (await product.store.people.groups(row.personId));
  return groups > 1 ? { ...composed, message: inGroup(composed.message, group.name) } : composed;
}
