import { today } from '../asking/days.ts';
import type { Product } from '../ports/product.ts';
import { takeEffect } from './take-effect.ts';

/**
 * What a new day brings: whoever stands in from today begins, whoever did until yesterday is done, and whoever takes over
 * from today does. Asked at each tick, in two short reads: a day that passed while the bot was down is made up for.
 */
export async function turnDays(product: Product): Promise<void> {
  const { store, clock, log } = product;
  const standIns = await store.answerers.standIns();
  const waiting = await store.answerers.waiting('for their day');
  if (standIns.length + waiting.length === 0) return;
  const heads = new Map((await store.groups.all()).map((head) => [head.id, head]));
  const dayOf = (groupId: number) => {
    const head = heads.get(groupId);
    return head ? today(product, head) : undefined;
  };
  for (const one of standIns) {
    const day = dayOf(one.groupId);
    const begins = day !== undefined && !one.begun && one.fromOn <= day && day <= one.toOn;
    const ends = day !== undefined && day > one.toOn;
    if (!begins && !ends) continue;
    await store.transaction(async (inside) => {
      const at = clock.now();
      if (ends) await inside.answerers.endStandIn(one.id, at);
      else await inside.answerers.beginStandIn(one.id, at);
      await inside.groups.touch(one.groupId);
      await inside.checkIns.replan(one.groupId, at);
    });
  }
  for (const one of waiting) {
    const day = dayOf(one.groupId);
    if (day === undefined || one.fromOn > day) continue;
    try {
      await store.transaction((inside) => takeEffect(product, inside, one.id, undefined));
    } catch (error) {
      // One party's fault must not keep the others; the next tick tries again.
      log.error({ err: error, handover: one.id }, 'somebody could not take over');
    }
  }
}
