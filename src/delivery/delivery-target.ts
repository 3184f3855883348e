import type { WorkingGroup } from '../domain/working-group.ts';
import type { ChatPlatform, Delivery, PlatformName } from '../ports/chat-platform.ts';
import type { AboutReminder, ClaimedDelivery, DeliveryRow } from '../ports/deliveries.ts';
import type { Product } from '../ports/product.ts';
import type { Address } from '../ports/store.ts';

/** Where a delivery goes. `address`: the person's, where it goes to one. */
export type Target = { platform: ChatPlatform; address?: Address; to: Delivery['to'] };

/** Where a person can be written to on these platforms, of several places the one to write to first. */
export function addressIn(
  { addresses }: AboutReminder,
  personId: number,
  platforms: readonly PlatformName[],
): Address | undefined {
  return addresses.find((one) => one.personId === personId && platforms.includes(one.identity.platform));
}

/** Which way it is to go, where that is not any. */
export type Way = { byLetter?: true; notBy?: PlatformName };

/** Where it goes, by what came with its claim or else as things are now; or why it cannot go anywhere. */
export async function whereTo(
  product: Product,
  row: DeliveryRow & Pick<ClaimedDelivery, 'about'>,
  group: WorkingGroup,
  way: Way,
): Promise<Target | { unreachable: 'unknown' | 'no-channel' | 'no-platform' }> {
  if (row.place) {
    const platform = product.platforms.get(row.place);
    const conversation = group.channels[row.place];
    if (!platform) return { unreachable: 'no-platform' };
    return conversation ? { platform, to: { kind: 'channel', conversation } } : { unreachable: 'no-channel' };
  }
  const person = row.personId ?? 0;
  const names = [...product.platforms.values()].flatMap(({ name, letters }) =>
    name === way.notBy || (way.byLetter && !letters) ? [] : [name],
  );
  const address = row.about
    ? addressIn(row.about, person, names)
    : (await product.store.people.addresses([person], names)).get(person);
  const platform = address && product.platforms.get(address.identity.platform);
  if (!address || !platform) return { unreachable: 'unknown' };
  return {
    platform,
    address,
    to: { kind: 'person', identity: address.identity, conversation: address.conversation },
  };
}
