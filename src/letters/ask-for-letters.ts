import { sendDeliveries } from '../delivery/send-deliveries.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Product } from '../ports/product.ts';

/** One person gets new links no oftener than this, in milliseconds: whoever knows an address can ask for it. */
const linksEvery = 10 * 60 * 1000;

/**
 * New links, by mail, to whoever has the address and answers in some group. To others nothing happens; the caller is not
 * told which it was.
 */
export async function askForLinks(product: Product, address: string): Promise<void> {
  const person = await product.store.people.withAddress(address);
  if (!person) return;
  const now = product.clock.now();
  const dedupe = `link:${person.id}:${Math.floor(now.getTime() / linksEvery)}`;
  const { id: personId, groupId } = person;
  await sendAtOnce(product, { dedupe, kind: 'link', personId, groupId, dueAt: now });
}

/** A code, by mail, for something that a link alone does not let one do. `request`: the same asks once. */
export async function askForCode(
  product: Product,
  { address, purpose, request }: { address: string; purpose: string; request: string },
): Promise<void> {
  const person = await product.store.people.withAddress(address);
  if (!person) return;
  const { id: personId, groupId } = person;
  const dedupe = `code:${personId}:${purpose}:${request}`;
  const dueAt = product.clock.now();
  await sendAtOnce(product, { dedupe, kind: 'code', personId, groupId, dueAt, content: { purpose } });
}

async function sendAtOnce(product: Product, row: NewDelivery): Promise<void> {
  const only = await product.store.deliveries.plan([row]);
  if (only.length > 0) await sendDeliveries(product, { only });
}
