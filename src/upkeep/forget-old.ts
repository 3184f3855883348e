import type { Product } from '../ports/product.ts';

/** Rows in one go, so that nobody waits for it, and how many goes at most in one tick. */
const batch = 500;
const goes = 20;
const day = 24 * 60 * 60 * 1000;

/** Removes what the standing retention time has passed for. What is left goes at the next time. */
export async function forgetOld(product: Product, retentionDays: number): Promise<void> {
  const before = new Date(product.clock.now().getTime() - retentionDays * day);
  let removed = 0;
  for (let n = 0; n < goes; n++) {
    const gone = await product.store.forget(before, batch);
    removed += gone;
    if (gone < batch) break;
  }
  if (removed > 0) product.log.info({ removed, before: before.toISOString() }, 'old deliveries are removed');
}
