import { randomUUID } from 'node:crypto';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { ChatPlatform, Delivery } from '../ports/chat-platform.ts';
import type { Address, DeliveryRow, Outcome } from '../ports/store.ts';
import { composeDelivery } from './compose-delivery.ts';
import { planFallback } from './fall-back-to-channel.ts';
import { channelOf, type Product } from './product.ts';

/** How long a process may hold a delivery before another takes it over, in milliseconds of the database's time. */
const lease = 30_000;
/** So many are taken, and sent side by side, at a time. */
const batch = 8;
/** Names this process among those that send. */
const self = randomUUID();

/** Sends what is due, until nothing is, or no more is to be begun. `only`: no others than these. */
export async function sendDeliveries(
  product: Product,
  options: { only?: string[]; mayBegin?(): boolean } = {},
): Promise<void> {
  const { only, mayBegin = () => true } = options;
  while (mayBegin()) {
    const now = product.clock.now();
    const rows = await product.store.deliveries.claim({ now, limit: batch, lease, by: self, only });
    if (rows.length === 0) return;
    await Promise.all(rows.map((row) => sendSafely(product, row)));
  }
}

async function sendSafely(product: Product, row: DeliveryRow): Promise<void> {
  try {
    await sendOne(product, row);
  } catch (error) {
    // The claim runs out by itself, and the delivery is taken up again.
    product.log.error({ err: error, delivery: row.id }, 'could not send a delivery');
  }
}

async function sendOne(product: Product, row: DeliveryRow): Promise<void> {
  const { store, clock } = product;
  const settle = (outcome: Outcome) => store.deliveries.settle(row.id, outcome);
  const group = await store.groups.load(row.groupId);
  const target = await whereTo(product, row, group);
  if ('unreachable' in target)
    return settle({ state: 'unreachable', reason: target.unreachable, at: clock.now() });

  const { platform, address, to } = target;
  const locale = address?.locale ?? group.locale;
  const composed = await composeDelivery(product, row, group, locale);
  if ('skip' in composed) return settle({ state: 'skipped', reason: composed.skip, at: clock.now() });
  const delivery: Delivery = { id: row.id, to, locale, message: composed.message };

  if (row.attemptedAt && (await platform.settle(delivery)) === 'arrived') {
    return settle({ state: 'sent', conversation: row.conversation ?? '', messageIds: [], at: clock.now() });
  }
  const mine = await store.deliveries.attempt(row.id, self, {
    identity: address?.identity,
    conversation: to.conversation,
  });
  if (!mine) return;
  const receipt = await platform.deliver(delivery);
  switch (receipt.kind) {
    case 'sent':
      await settle({
        state: 'sent',
        conversation: receipt.conversation,
        messageIds: receipt.messageIds,
        at: clock.now(),
      });
      if (address?.unreachable) await store.people.markReach(address.identity, undefined);
      return;
    case 'unreachable':
      await settle({ state: 'unreachable', reason: receipt.why, at: clock.now() });
      if (address) await store.people.markReach(address.identity, receipt.why);
      if (address) await planFallback(product, row, group, address);
      product.log.warn({ delivery: row.id, kind: row.kind, why: receipt.why }, 'a delivery cannot arrive');
      return;
    case 'later':
      return settle({ state: 'planned', wait: receipt.wait, reason: receipt.why });
    case 'unknown':
      return settle({ state: 'in_doubt', reason: receipt.why });
  }
}

type Target =
  | { platform: ChatPlatform; address?: Address; to: Delivery['to'] }
  | { unreachable: 'unknown' | 'no-channel' | 'no-platform' };

async function whereTo(product: Product, row: DeliveryRow, group: WorkingGroup): Promise<Target> {
  if (row.place) {
    const platform = product.platforms.get(row.place);
    const conversation = channelOf(group, row.place);
    if (!platform) return { unreachable: 'no-platform' };
    return conversation ? { platform, to: { kind: 'place', conversation } } : { unreachable: 'no-channel' };
  }
  const person = row.personId ?? 0;
  const address = (await product.store.people.addresses([person], [...product.platforms.keys()])).get(person);
  const platform = address && product.platforms.get(address.identity.platform);
  if (!address || !platform) return { unreachable: 'unknown' };
  return {
    platform,
    address,
    to: { kind: 'person', identity: address.identity, conversation: address.conversation },
  };
}
