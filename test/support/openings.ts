import type { TestStore } from './database.ts';

/** What a database held after an opening, by what that was the opening of. */
const openings = new Map<string, string>();

/**
 * Begins a test's database: empty, and where a test of this file has begun with the same before, with all that it held
 * then, as at a restart. A file's tests begin alike, and looking everybody up anew takes longer than most of them.
 * Returned is what keeps it for the next; nothing is kept where something was sent already, which is on no platform then.
 */
export async function beginDatabase(opened: TestStore, sameAs: unknown): Promise<() => Promise<void>> {
  const key = JSON.stringify(sameAs);
  const kept = openings.get(key);
  await opened.reset(kept);
  return async () => {
    if (kept || (await opened.deliveries()).some(({ attemptedAt }) => attemptedAt)) return;
    openings.set(key, await opened.copy());
  };
}
