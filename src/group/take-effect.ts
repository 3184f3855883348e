import { today } from '../asking/days.ts';
import { withContact } from '../domain/group-contact.ts';
import { editsBetween } from '../domain/group-edits.ts';
import type { Person, WorkingGroup } from '../domain/working-group.ts';
import type { Handover } from '../ports/answerers.ts';
import type { PlatformName } from '../ports/chat-platform.ts';
import type { DeliveryRow, NewDelivery } from '../ports/deliveries.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import { tellAsker } from './settle-handover.ts';
import { checkChange, storeChange } from './store-change.ts';

/** What came of meeting somebody: what they now answer for, and what they will. */
export type Met = { done: Handover[]; later: Handover[] };

/** Somebody who is to take over has opened the bot or the letter. In a transaction of its own. */
export async function meetSomebody(product: Product, person: Person, platform: PlatformName): Promise<Met> {
  return product.store.transaction(async (store) => {
    const met = await store.answerers.meet(person.id, product.clock.now());
    const [done, later]: Handover[][] = [[], []];
    for (const one of met) {
      const group = await store.groups.load(one.groupId);
      if (one.fromOn > today(product, group)) later?.push(one);
      else if (await takeEffect(product, store, one.id, platform)) done?.push(one);
    }
    return { done: done ?? [], later: later ?? [] };
  });
}

/** Makes a handover so whose time has come. False: nothing came of it. Inside a transaction. */
export async function takeEffect(
  product: Product,
  store: Store,
  id: number,
  platform: PlatformName | undefined,
): Promise<boolean> {
  const waiting = await store.answerers.handover(id);
  const head = waiting && (await store.groups.lockRow(waiting.groupId));
  const handover = head && (await store.answerers.lockHandover(id));
  if (!head || handover?.state !== 'open') return false;
  const at = product.clock.now();
  const before = await store.groups.load(handover.groupId);
  const file = await store.groups.asFile(handover.groupId);
  const key = before.parties.find((party) => party.id === handover.partyId && !party.removed)?.key;
  const t = textsFor(before.locale);
  const somebody = { ...handover.person, ...handover.accounts };
  const next =
    key === undefined || head.keptIn === 'file' ? undefined : withContact(file, key, handover.role, somebody);
  const checked = next && (await checkChange(store, before.id, next, t));
  if (!checked || 'refused' in checked) {
    // The party is gone, or the group is kept in its file again.
    await store.answerers.settleHandover(id, 'withdrawn', undefined, at);
    return false;
  }
  const edits = editsBetween(file, checked.file);
  const actor = platform ? handover.person : handover.askedBy;
  const kept = { groupId: before.id, edits, madeBy: actor.id, madeAt: at, state: 'asked' as const };
  const change = await store.groupChanges.keep(kept);
  const stored = {
    id: change,
    edits,
    source: head.source,
    after: checked.file,
    state: 'done' as const,
    actor,
  };
  const knows = platform ? [handover.askedBy.id] : [];
  const group = await storeChange(product, store, before.id, { ...stored, platform, knows });
  await store.answerers.settleHandover(id, 'done', actor.id, at);
  await store.log({
    at,
    kind: 'handed-over',
    groupId: group.id,
    partyId: handover.partyId,
    actor: actor.id,
    platform,
    detail: { handover: id },
  });
  const pressed = platform !== undefined;
  const byCoordinator = group.coordinators.some((one) => one.id === handover.askedBy.id);
  const told = group.coordinators.filter((one) => one.id !== actor.id && one.id !== handover.askedBy.id);
  await store.deliveries.plan(
    told.map(
      ({ id: personId }): NewDelivery => ({
        dedupe: `handover:${id}:taken-over:${personId}`,
        kind: 'news',
        groupId: group.id,
        personId,
        partyId: handover.partyId,
        dueAt: at,
        content: { what: 'taken-over', handover: id, change, pressed },
      }),
    ),
  );
  if (!byCoordinator || pressed) await tellAsker(store, group, handover, at, pressed);
  return true;
}

/** Whoever handed over, and the coordinators, hear that the new one is not reached: a typo would wait for ever. */
export async function tellOfNoReach(product: Product, row: DeliveryRow, group: WorkingGroup): Promise<void> {
  const { handover: id } = (row.content ?? {}) as { handover?: number };
  const handover = id === undefined ? undefined : await product.store.answerers.handover(id);
  if (handover?.state !== 'open') return;
  const told = new Set([handover.askedBy.id, ...group.coordinators.map((one) => one.id)]);
  await product.store.deliveries.plan(
    [...told].map(
      (personId): NewDelivery => ({
        dedupe: `handover:${handover.id}:not-reached:${personId}`,
        kind: 'news',
        groupId: group.id,
        personId,
        partyId: handover.partyId,
        dueAt: product.clock.now(),
        content: { what: 'not-reached', handover: handover.id, pressed: true },
      }),
    ),
  );
}
