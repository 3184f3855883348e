import type { WorkingGroup } from '../domain/working-group.ts';
import type { ChatPlatform, Delivery } from '../ports/chat-platform.ts';
import type { DeliveryRow } from '../ports/deliveries.ts';
import type { Address } from '../ports/store.ts';
import { channelOf, type Product } from './product.ts';
import type { StopNotice } from './tell-of-stop.ts';

/** Where a delivery goes. `address`: the person's, where it goes to one. */
export type Target = { platform: ChatPlatform; address?: Address; to: Delivery['to'] };

/** Where it goes as things are now, or why it cannot go anywhere. */
export async function whereTo(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
): Promise<Target | { unreachable: 'unknown' | 'no-channel' | 'no-platform' }> {
  if (row.place) {
    const platform = product.platforms.get(row.place);
    const conversation = channelOf(group, row.place);
    if (!platform) return { unreachable: 'no-platform' };
    return conversation ? { platform, to: { kind: 'place', conversation } } : { unreachable: 'no-channel' };
  }
  const person = row.personId ?? 0;
  const stopped = row.kind === 'notice' ? (row.content as Partial<StopNotice>).stopped : undefined;
  // What proves that somebody reads the mailbox goes nowhere else.
  const byLetter = row.kind === 'link' || row.kind === 'code';
  const names = [...product.platforms.values()].flatMap(({ name, letters }) =>
    name === stopped || (byLetter && !letters) ? [] : [name],
  );
  const address = (await product.store.people.addresses([person], names)).get(person);
  const platform = address && product.platforms.get(address.identity.platform);
  if (!address || !platform) return { unreachable: 'unknown' };
  return {
    platform,
    address,
    to: { kind: 'person', identity: address.identity, conversation: address.conversation },
  };
}
