import { planEnding, planNextEnding } from '../agreement/agreements-ending.ts';
import { groupNow } from '../asking/recognise.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { planAfterwards, planDigest } from '../initiative/plan-letters.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import type { Upcoming, UpcomingKind } from '../ports/upcoming.ts';

/** Sees to what a group's calendar has for now besides its check-ins. Sends nothing: what is due is in the ledger then. */
export async function lookAhead(product: Product): Promise<void> {
  const due = await product.store.upcoming.due(product.clock.now());
  for (const groupId of new Set(due.map((one) => one.groupId))) {
    try {
      const group = await groupNow(product, groupId);
      await product.store.transaction((store) =>
        seeTo(
          product,
          store,
          group,
          due.filter((one) => one.groupId === groupId),
        ),
      );
    } catch (error) {
      // One group's fault must not keep the others from theirs; the next tick tries again.
      product.log.error({ err: error, group: groupId }, 'could not see to what a group has ahead');
    }
  }
}

async function seeTo(product: Product, store: Store, group: WorkingGroup, due: Upcoming[]): Promise<void> {
  const taken: Upcoming[] = [];
  // Another process may have taken it while this one waited for the row.
  for (const one of due) if (await store.upcoming.take(one)) taken.push(one);
  const subjects = (kind: UpcomingKind) => taken.flatMap((one) => (one.kind === kind ? [one.subject] : []));
  await planAfterwards(product, store, group, subjects('course-afterwards'));
  if (subjects('course-digest').length > 0) await planDigest(product, store, group);
  if (subjects('agreements-ending').length > 0) {
    await planEnding(product, store, group);
    await planNextEnding(product, store, group);
  }
}
