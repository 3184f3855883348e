import { calendarOf, today } from '../asking/days.ts';
import { type Ending, endingsOf, nextEndingAt, toTellOf } from '../domain/agreement-end.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';

/** What it takes to know the group's days. */
type Days = Pick<Product, 'clock' | 'holidays'>;

/** The group's agreements that end, of either kind. Two reads. */
export async function readEndings(product: Days, store: Store, group: WorkingGroup): Promise<Ending[]> {
  return endingsOf(
    group.agreements,
    await store.agreements.list(group.id),
    await store.agreements.renewals(group.id),
    today(product, group),
  );
}

/** Has the coordinators told of all that end soon, each in one message. */
export async function planEnding(product: Days, store: Store, group: WorkingGroup): Promise<void> {
  const day = today(product, group);
  const endings = await readEndings(product, store, group);
  if (toTellOf(endings, await calendarOf(product, group), day).length === 0) return;
  await store.deliveries.plan(
    group.coordinators.map(({ id }) => ({
      dedupe: `agreements-ending:${group.id}:${day}:${id}`,
      kind: 'agreements-ending',
      groupId: group.id,
      personId: id,
      dueAt: product.clock.now(),
    })),
  );
}

/**
 * Sets when they are told next; also after an agreement, or what is said of one, is another. What they are to be told of
 * now stays: the day may be that of a reminder, or have passed while the bot was away.
 */
export async function planNextEnding(product: Days, store: Store, group: WorkingGroup): Promise<void> {
  const endings = await readEndings(product, store, group);
  const now = product.clock.now();
  const at = nextEndingAt(group, await calendarOf(product, group), endings, now);
  await store.upcoming.setNext({ groupId: group.id, kind: 'agreements-ending', subject: 0 }, at, now);
}
