import { today } from '../asking/days.ts';
import type { Arrangements } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { type Summary, summarise } from '../domain/summary.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readRecord } from '../record/read-record.ts';

/** A check-in put together, the parties whose answers are locked by themselves, and what is arranged. */
type Together = { summary: Summary; locked: ReadonlySet<number>; arrangements: Arrangements };

/** By store, which outlives an ask: the latest summary of each check-in, and of what it was made. */
const kept = new WeakMap<Store, Map<number, Together & { of: string }>>();

/** For a database that begins anew: its check-ins have the ids of others. */
export function forgetSummaries({ store }: Product): void {
  kept.delete(store);
}

/**
 * The check-in put together for the meeting: as it was locked, else of what is sent in now. What is sent in seldom
 * changes and is read often, so a summary is made again only when it is of something else: then it takes a number of
 * reads that grows with neither parties nor history, else one.
 */
export async function readSummary(
  product: Product,
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
): Promise<Together> {
  const madeOn = today(product, group);
  const sentIn = await store.statusUpdates.stamp(group.id);
  const of = [group.revision, checkIn.dueOn, checkIn.lockedAt?.getTime(), madeOn, sentIn].join(' ');
  const own = kept.get(product.store) ?? new Map<number, Together & { of: string }>();
  kept.set(product.store, own);
  const known = own.get(checkIn.id);
  if (known?.of === of) return known;
  const arrangements = await store.arrangements.of(checkIn.id);
  // A summary has nothing of the meetings.
  const record = await readRecord(store, group, checkIn, product.clock.now(), { arrangements, meetings: [] });
  const summary = summarise(record, madeOn);
  const locked = new Set(checkIn.lockedAt ? [] : await store.locks.locked(checkIn.id));
  // Half-years are few; a process that has seen very many begins anew.
  if (own.size > 500) own.clear();
  const together = { of, summary, locked, arrangements };
  own.set(checkIn.id, together);
  return together;
}
