import type { NewDelivery } from '../ports/deliveries.ts';
import type { Product } from './product.ts';
import { sendDeliveries } from './send-deliveries.ts';

/** One person gets new links no oftener than this, in milliseconds: whoever knows an address can ask for it. */
const linksEvery = 10 * 60 * 1000;

/**
 * New links, by mail, to whoever has the address and answers in some group. To others nothing happens; the caller is not
 * told which it was.
 */
export async function askForLinks(product: Product, address: string): Promise<void> {
  const person = await product.store.people.withAddress(address);
  if (!person) return;
  const slot = Math.floor(product.clock.now().getTime() / linksEvery);
  await sendAtOnce(product, { dedupe: `link:${person.id}:${slot}`, kind: 'link', ...person });
}

/** A code, by mail, for something that a link alone does not let one do. `request`: the same asks once. */
export async function askForCode(
  product: Product,
  { address, purpose, request }: { address: string; purpose: string; request: string },
): Promise<void> {
  const person = await product.store.people.withAddress(address);
  if (!person) return;
  const dedupe = `code:${person.id}:${purpose}:${request}`;
  await sendAtOnce(product, { dedupe, kind: 'code', ...person, content: { purpose } });
}

async function sendAtOnce(
  product: Product,
  { id, ...row }: Pick<NewDelivery, 'dedupe' | 'kind' | 'groupId'> & { id: number; content?: unknown },
): Promise<void> {
  const only = await product.store.deliveries.plan([{ ...row, personId: id, dueAt: product.clock.now() }]);
  if (only.length > 0) await sendDeliveries(product, { only });
}
