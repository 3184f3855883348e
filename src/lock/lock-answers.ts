import type { CheckIn } from '../domain/check-in.ts';
import type { HalfYear } from '../domain/half-year.ts';
import { partyName } from '../domain/party.ts';
import { leftOpenParts, lockOneQuestion, lockQuestion } from '../messages/lock.ts';
import type { Button, Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { makeRecord } from '../record/read-record.ts';
import { readStanding, type Standing } from '../reminders/standing.ts';
import type { Texts } from '../texts/texts.ts';

/** The buttons that lock and unlock, as things stand. */
export function lockButtons(checkIn: CheckIn, locked: ReadonlySet<number>, t: Texts): Button[] {
  const of = { checkIn: checkIn.id };
  const unlock: Button = { label: t.lock.unlock, action: { kind: 'ask-unlock', ...of } };
  if (checkIn.lockedAt) return [unlock];
  return [{ label: t.lock.lock, action: { kind: 'ask-lock', ...of } }, ...(locked.size > 0 ? [unlock] : [])];
}

/** Earlier half-years whose answers nobody has locked, the latest first. */
export async function leftOpen(
  store: Store,
  { groupId, halfYear }: CheckIn,
): Promise<{ checkIn: number; halfYear: HalfYear }[]> {
  const all = await store.checkIns.list(groupId);
  return all
    .filter((one) => one.openedAt && !one.lockedAt && one.halfYear < halfYear)
    .map((one) => ({ checkIn: one.id, halfYear: one.halfYear }));
}

/** Asks before anything is locked, of all answers or one party's: who is missing, and who has something unsent. */
export async function askToLock(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
  partyId?: number,
): Promise<Reply> {
  const { t, group } = asker;
  const standing = await readStanding(product, store, group, checkIn);
  const refused = await alreadyLocked(store, asker, checkIn, standing, partyId);
  if (refused) return refused;
  const among = partyId === undefined ? standing.expected : [partyId];
  const named = (ids: number[]) => ids.map((id) => partyName(group, id));
  const about = {
    checkIn: checkIn.id,
    halfYear: checkIn.halfYear,
    missing: named(among.filter((id) => standing.missing.includes(id))),
    begun: named(
      among.filter((id) => standing.missing.includes(id) && (standing.progress.get(id)?.begun ?? 0) > 0),
    ),
    changing: named(among.filter((id) => standing.progress.get(id)?.changing)),
  };
  const message: Message =
    partyId === undefined
      ? lockQuestion(
          {
            ...about,
            answered: standing.expected.length - standing.missing.length,
            expected: standing.expected.length,
            open: standing.expected
              .filter((id) => !standing.locked.has(id))
              .map((id) => ({ party: id, name: partyName(group, id) })),
          },
          t,
        )
      : lockOneQuestion({ ...about, party: partyId, partyName: partyName(group, partyId) }, t);
  return { kind: 'messages', items: [message] };
}

async function alreadyLocked(
  store: Store,
  { t, group }: Asker,
  checkIn: CheckIn,
  standing: Standing,
  partyId?: number,
): Promise<Reply | undefined> {
  const named = t.halfYear(checkIn.halfYear);
  if (checkIn.lockedAt) {
    const said = { kind: 'text' as const, text: t.lock.already(named) };
    return {
      kind: 'messages',
      items: [{ parts: [said, ...leftOpenParts(await leftOpen(store, checkIn), t)] }],
    };
  }
  if (partyId !== undefined && standing.locked.has(partyId))
    return tell(t.lock.alreadyOne(partyName(group, partyId), named));
  return undefined;
}

/**
 * Locks all answers, or one party's. Whoever is sending in at the same time is waited for: either it is in the record
 * or it is refused. When the last party is locked, the check-in is, and the record is kept.
 */
export async function lockAnswers(
  product: Product,
  store: Store,
  asker: Asker,
  checkInId: number,
  partyId?: number,
): Promise<Reply> {
  const { t } = asker;
  const checkIn = await store.checkIns.lockRow(checkInId);
  if (!checkIn?.openedAt) return tell(t.messages.gone);
  const group = await store.groups.load(checkIn.groupId);
  const named = t.halfYear(checkIn.halfYear);
  const before = await readStanding(product, store, group, checkIn);
  const refused = await alreadyLocked(store, asker, checkIn, before, partyId);
  if (refused) return refused;

  const now = product.clock.now();
  await store.locks.answers(checkIn.id, now, partyId);
  const standing = await readStanding(product, store, group, checkIn);
  const whole = partyId === undefined || standing.expected.every((id) => standing.locked.has(id));
  if (whole) {
    await store.locks.answers(checkIn.id, now);
    const record = await makeRecord(store, group, { ...checkIn, lockedAt: now }, now);
    await store.locks.checkIn(checkIn.id, now, record);
  }
  await store.log({
    at: now,
    kind: 'locked',
    groupId: group.id,
    checkInId: checkIn.id,
    partyId,
    actor: asker.person.id,
    platform: asker.identity.platform,
  });
  const said =
    partyId === undefined
      ? t.lock.locked(named)
      : `${t.lock.lockedOne(partyName(group, partyId), named)}${whole ? ` ${t.lock.lockedLast}` : ''}`;
  return {
    kind: 'messages',
    items: [
      {
        parts: [
          { kind: 'text', text: said },
          {
            kind: 'buttons',
            buttons: [{ label: t.messages.summaryButton, action: { kind: 'summary', checkIn: checkIn.id } }],
          },
          ...(whole ? leftOpenParts(await leftOpen(store, checkIn), t) : []),
        ],
      },
    ],
    replace: true,
  };
}
