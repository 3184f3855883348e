import { today } from '../asking/days.ts';
import type { NotSent, PlatformName } from '../ports/chat-platform.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Product } from '../ports/product.ts';

/**
 * A platform takes nothing from the bot: the log says so, and so does the bot to the coordinators who can be reached
 * on another platform, once a day. What was to be sent there stays owed, and goes when the platform takes it again.
 */
export async function tellOfStop(
  product: Product,
  stopped: PlatformName,
  { why }: Extract<NotSent, { kind: 'stopped' }>,
): Promise<void> {
  const { store, clock, log } = product;
  log.error(
    { platform: stopped, why },
    'the platform takes nothing from the bot: mend its token or its app; what is owed there waits',
  );
  const others = [...product.platforms.keys()].filter((name) => name !== stopped);
  const rows: NewDelivery[] = [];
  for (const { id } of await store.groups.all()) {
    const group = await store.groups.load(id);
    const reached = await store.people.addresses(
      group.coordinators.map((person) => person.id),
      others,
    );
    for (const personId of reached.keys())
      rows.push({
        dedupe: `stopped:${stopped}:${today(product, group)}:${personId}`,
        kind: 'notice',
        groupId: id,
        personId,
        dueAt: clock.now(),
        content: { stopped, why },
      });
  }
  await store.deliveries.plan(rows);
}
