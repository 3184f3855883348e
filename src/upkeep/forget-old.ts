import type { Product } from '../ports/product.ts';

/** Rows in one go, so that nobody waits for it, and how many goes at most in one tick. */
const batch = 500;
const goes = 20;
const day = 24 * 60 * 60 * 1000;

/** Removes what the standing retention time has passed for. Returns whether that was all of it; the rest goes at the next tick. */
export async function forgetOld(product: Product, retentionDays: number): Promise<boolean> {
  const before = new Date(product.clock.now().getTime() - retentionDays * day);
  let removed = 0;
  let whole = false;
  for (let n = 0; n < goes && !whole; n++) {
    const gone = await product.store.forget(before, batch);
    removed += gone;
    whole = gone < batch;
  }
  if (removed > 0) product.log.info({ removed, before: before.toISOString() }, 'old deliveries are removed');
  return whole;
}
