import { planNextEnding } from '../agreement/agreements-ending.ts';
import { calendarOf, today } from '../asking/days.ts';
import { linkPeople } from '../asking/link-people.ts';
import { groupNow } from '../asking/recognise.ts';
import { expectation } from '../domain/agreement.ts';
import { dueDate } from '../domain/calendar.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { instantAt } from '../domain/day.ts';
import { firstDay, halfYearOf, nextHalfYear } from '../domain/half-year.ts';
import { planReminders } from '../domain/reminder.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Product } from '../ports/product.ts';

/** Sees to it that this half-year's check-in and the next one's stand there with their due dates, not yet open. */
export async function ensureCheckIns(
  product: Pick<Product, 'store' | 'clock' | 'holidays'>,
  group: Pick<WorkingGroup, 'id' | 'timezone' | 'rhythm'>,
): Promise<void> {
  const now = product.clock.now();
  const current = halfYearOf(today(product, group));
  for (const halfYear of [current, nextHalfYear(current)]) {
    await product.store.checkIns.ensure(group.id, halfYear, dueDate(group.rhythm, halfYear), now);
  }
}

/** Writes down what is due now, for every check-in whose time to be looked at has come. Sends nothing. */
export async function planCheckIns(product: Product): Promise<void> {
  const due = await product.store.checkIns.toPlan(product.clock.now());
  if (due.length === 0) return;
  // Somebody new may stand in the file, or have come to the platform, since people were last looked for.
  await linkPeople(product).catch((err) =>
    product.log.error({ err }, 'could not look for who can be reached'),
  );
  for (const checkIn of due) {
    try {
      await planOne(product, checkIn);
    } catch (error) {
      // One group's fault must not keep the others from their reminders; the next tick tries again.
      product.log.error({ err: error, checkIn: checkIn.id }, 'could not plan the reminders of a check-in');
    }
  }
}

async function planOne(product: Product, { id, groupId }: CheckIn): Promise<void> {
  // As it is now: looking people up takes its time, and a group may have been changed meanwhile.
  const group = await groupNow(product, groupId);
  const calendar = await calendarOf(product, group);
  await product.store.transaction(async (store) => {
    const now = product.clock.now();
    const checkIn = await store.checkIns.lockRow(id);
    // Another process may have planned it while this one waited for the row.
    if (!checkIn?.nextPlanAt || checkIn.nextPlanAt > now || checkIn.lockedAt) return;
    if (!expectation(group, checkIn.halfYear).some((one) => one.expected)) {
      // Looked at again when the next half-year begins, so that there always is a check-in to come.
      const next = firstDay(nextHalfYear(halfYearOf(today(product, group))));
      await store.checkIns.setPlan(id, instantAt(group.timezone, next, '00:00'));
      return;
    }
    const plan = planReminders({
      group,
      checkIn,
      progress: await store.statusUpdates.progress(id),
      handled: await store.deliveries.keys(id),
      arrangements: await store.arrangements.of(id),
      calendar,
      now,
    });
    if (plan.rows.length > 0) {
      if (!checkIn.openedAt) {
        await store.checkIns.open(id, now);
        await store.log({ at: now, kind: 'check-in-opened', groupId, checkInId: id });
      }
      await store.deliveries.plan(plan.rows.map((row) => ({ ...row, groupId, checkInId: id })));
    }
    await store.checkIns.setPlan(id, plan.next);
  });
  await planNextEnding(product, product.store, group);
  await ensureCheckIns(product, group);
}
