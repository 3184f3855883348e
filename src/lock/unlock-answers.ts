import { randomUUID } from 'node:crypto';
import type { Change } from '../asking/change.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import { unlockQuestion } from '../messages/lock.ts';
import type { Reply } from '../messages/report.ts';
import { say, tell } from '../messages/say.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readStanding } from '../reminders/standing.ts';

/** The expected parties whose answers are locked. */
export async function lockedParties(
  product: Product,
  store: Store,
  { group }: Asker,
  checkIn: CheckIn,
): Promise<number[]> {
  const standing = await readStanding(product, store, group, checkIn);
  return standing.expected.filter((id) => checkIn.lockedAt || standing.locked.has(id));
}

/** Asks whose answer is to be unlocked; the press after it opens the form for the reason. */
export async function askToUnlock(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
): Promise<Reply> {
  const { t, group } = asker;
  const locked = await lockedParties(product, store, asker, checkIn);
  if (locked.length === 0) return tell(t.lock.noneLocked(t.halfYear(checkIn.halfYear)));
  const parties = locked.map((id) => ({ party: id, name: partyName(group, id) }));
  const { id, halfYear } = checkIn;
  return { kind: 'messages', items: [unlockQuestion({ checkIn: id, halfYear, locked: parties }, t)] };
}

/** Why there is nothing to unlock; undefined: there is. */
export function notLocked(
  { t, group }: Asker,
  checkIn: CheckIn,
  locked: number[],
  partyId?: number,
): string | undefined {
  const named = t.halfYear(checkIn.halfYear);
  if (locked.length === 0) return t.lock.noneLocked(named);
  if (partyId !== undefined && !locked.includes(partyId))
    return t.lock.notLocked(partyName(group, partyId), named);
  return undefined;
}

/** Unlocks all answers, or one party's, and tells its people why. A check-in that is open in part is not locked. */
export async function unlockAnswers(
  product: Product,
  store: Store,
  asker: Asker,
  checkInId: number,
  reason: string,
  partyId?: number,
): Promise<Change> {
  const { t, group } = asker;
  const checkIn = await store.checkIns.lockRow(checkInId);
  if (!checkIn || checkIn.groupId !== group.id) return { reply: tell(t.messages.gone) };
  const locked = await lockedParties(product, store, asker, checkIn);
  const refused = notLocked(asker, checkIn, locked, partyId);
  if (refused) return { reply: tell(refused) };

  const now = product.clock.now();
  await store.locks.open(checkIn.id, reason, partyId);
  await store.log({
    at: now,
    kind: 'unlocked',
    groupId: group.id,
    checkInId: checkIn.id,
    partyId,
    actor: asker.person.id,
    platform: asker.identity.platform,
    detail: { reason },
  });
  const opening = randomUUID();
  const content = { by: asker.person.id, reason };
  const rows = (partyId === undefined ? locked : [partyId]).flatMap((id) =>
    contactsOf(group, id).map(
      ({ person }): NewDelivery => ({
        dedupe: `${checkIn.id}:unlocked:${opening}:${id}:${person.id}`,
        kind: 'unlocked',
        groupId: group.id,
        checkInId: checkIn.id,
        personId: person.id,
        partyId: id,
        dueAt: now,
        content,
      }),
    ),
  );
  const send = await store.deliveries.plan(rows);
  const named = t.halfYear(checkIn.halfYear);
  const said =
    partyId === undefined ? t.lock.unlockedAll(named) : t.lock.unlocked(partyName(group, partyId), named);
  // In place of the form, where that is a card.
  return { reply: { kind: 'messages', items: [say(said)], replace: true }, send };
}
