import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { mostWrong, restsFor } from '../../src/domain/start-code.ts';
import { codeTries } from '../../src/domain/token.ts';
import type { Beginning, CarriedStatus } from '../../src/ports/beginning.ts';
import type { Identity } from '../../src/ports/chat-platform.ts';
import type { Db } from '../database.ts';
import { carried, pasted, startCode } from '../schema/beginning.ts';
import { checkIn } from '../schema/check-in.ts';
import { party, workingGroup } from '../schema/group.ts';
import { person } from '../schema/person.ts';
import { areaReport, statusUpdate, version } from '../schema/status-update.ts';
import { underDecision } from './decision.ts';

/** The database keeps what is sent in and what is locked from every change; this is neither a party's nor anybody's answer. */
const notSentIn = 'överfört, inte inskickat';

export function createBeginning(db: Db): Beginning {
  /** The half-year's row and whether it was carried over, locked until the transaction's end. */
  async function rowOf(groupId: number, halfYear: typeof checkIn.$inferSelect.halfYear) {
    const [row] = await db
      .select({ id: checkIn.id, openedAt: checkIn.openedAt, lockedAt: checkIn.lockedAt })
      .from(checkIn)
      .where(and(eq(checkIn.groupId, groupId), eq(checkIn.halfYear, halfYear)))
      .for('update');
    if (!row) return undefined;
    const [mark] = await db.select().from(carried).where(eq(carried.checkInId, row.id));
    return { ...row, carried: mark !== undefined };
  }

  /** Of a half-year that was carried over: what nobody has sent in. */
  async function removeStatuses(checkInId: number): Promise<void> {
    const updates = db
      .select({ id: statusUpdate.id })
      .from(statusUpdate)
      .where(eq(statusUpdate.checkInId, checkInId));
    await db.delete(areaReport).where(inArray(areaReport.updateId, updates));
    await db.delete(version).where(inArray(version.updateId, updates));
    await db.delete(statusUpdate).where(eq(statusUpdate.checkInId, checkInId));
  }

  async function replaceStatuses(
    checkInId: number,
    statuses: readonly CarriedStatus[],
    by: number,
    at: Date,
  ): Promise<void> {
    await removeStatuses(checkInId);
    await db.update(checkIn).set({ lockedAt: at }).where(eq(checkIn.id, checkInId));
    await db
      .insert(carried)
      .values({ checkInId, by, at })
      .onConflictDoUpdate({ target: carried.checkInId, set: { by, at } });
    const parties = [...new Set(statuses.map(({ partyId }) => partyId))];
    if (parties.length === 0) return;
    const updates = await db
      .insert(statusUpdate)
      .values(parties.map((partyId) => ({ checkInId, partyId })))
      .returning({ id: statusUpdate.id, partyId: statusUpdate.partyId });
    const updateOf = new Map(updates.map(({ id, partyId }) => [partyId, id]));
    const [named] = await db.select({ name: person.name }).from(person).where(eq(person.id, by));
    const sent = { n: 1, submittedAt: at, submittedBy: by, submittedAs: named?.name };
    await db.insert(version).values(updates.map(({ id }) => ({ updateId: id, ...sent })));
    await db.insert(areaReport).values(
      statuses.map(({ partyId, areaId, status }) => {
        const of = { updateId: updateOf.get(partyId) ?? 0, n: 1, areaId };
        return { ...of, status, done: '', needs: '', savedBy: by, savedAt: at };
      }),
    );
  }

  const isOf = ({ platform, tenant, userId }: Identity) =>
    and(eq(startCode.platform, platform), eq(startCode.tenant, tenant), eq(startCode.userId, userId));
  /** An address that nobody has proven to be theirs, where another address is typed. */
  const canMove = ({ platform }: Identity) =>
    platform === 'mail' ? and(eq(startCode.platform, 'mail'), isNull(startCode.provenAt)) : undefined;
  const latest = db.select({ id: startCode.id }).from(startCode).orderBy(desc(startCode.id)).limit(1);
  const isLatest = eq(startCode.id, latest);

  return {
    async keepPasted({ by, at, ...given }) {
      const [row] = await db
        .insert(pasted)
        .values({ ...given, pastedBy: by, pastedAt: at })
        .returning({ id: pasted.id });
      if (!row) throw new Error('What was pasted is gone as soon as it was kept.');
      return row.id;
    },

    async pasted(id) {
      const [row] = await db.select().from(pasted).where(eq(pasted.id, id)).for('update');
      if (!row || (row.kind !== 'parties' && row.kind !== 'statuses')) return undefined;
      return { id: row.id, groupId: row.groupId, kind: row.kind, text: row.text };
    },

    async changePasted(id, text, at) {
      await db.update(pasted).set({ text, pastedAt: at }).where(eq(pasted.id, id));
    },

    async setWaiting(groupId, partyIds) {
      const ids = partyIds.length > 0 ? [...partyIds] : [0];
      const changed = await db
        .update(party)
        .set({ waiting: sql`${inArray(party.id, ids)}` })
        .where(
          and(eq(party.groupId, groupId), sql`${party.waiting} is distinct from ${inArray(party.id, ids)}`),
        )
        .returning({ id: party.id });
      if (changed.length === 0) return false;
      await db
        .update(workingGroup)
        .set({
          revision: sql`${workingGroup.revision} + 1`,
          digestRevision: sql`${workingGroup.digestRevision} + 1`,
        })
        .where(eq(workingGroup.id, groupId));
      return true;
    },

    async carryOver({ groupId, halfYear, dueOn }, statuses, by, at) {
      await db
        .insert(checkIn)
        .values({ groupId, halfYear, dueOn, dueSource: 'week', fileDue: dueOn, fileDueSource: 'week' })
        .onConflictDoNothing();
      const row = await rowOf(groupId, halfYear);
      if (!row || row.openedAt || (row.lockedAt && !row.carried)) return false;
      await underDecision(db, notSentIn, () => replaceStatuses(row.id, statuses, by, at));
      return true;
    },

    async dropCarried(groupId, halfYear, at) {
      const row = await rowOf(groupId, halfYear);
      if (!row?.carried) return false;
      await underDecision(db, notSentIn, async () => {
        await removeStatuses(row.id);
        await db.delete(carried).where(eq(carried.checkInId, row.id));
        await db.update(checkIn).set({ lockedAt: null, nextPlanAt: at }).where(eq(checkIn.id, row.id));
      });
      return true;
    },

    async carried(checkInId) {
      const [row] = await db
        .select({ by: person.name, at: carried.at })
        .from(carried)
        .innerJoin(person, eq(person.id, carried.by))
        .where(eq(carried.checkInId, checkInId));
      return row;
    },

    async keepStartCode(hash, madeAt, until) {
      await db.insert(startCode).values({ hash, madeAt, until });
      // Of those before nothing is needed any more, nor of the account that had one.
      await db.delete(startCode).where(ne(startCode.hash, hash));
    },

    async claimStartCode(hash, identity, now) {
      const open = and(isLatest, isNull(startCode.usedAt), gt(startCode.until, now));
      const rested = or(
        isNull(startCode.wrongSince),
        lt(startCode.wrongSince, new Date(now.getTime() - restsFor)),
      );
      const awake = or(rested, lt(startCode.wrong, mostWrong));
      const { platform, tenant, userId } = identity;
      const taken = await db
        .update(startCode)
        .set({
          platform,
          tenant,
          userId,
          // Of another address nothing is proven.
          proofHash: sql`case when ${isOf(identity)} then ${startCode.proofHash} end`,
          provenAt: sql`case when ${isOf(identity)} then ${startCode.provenAt} end`,
        })
        .where(
          and(
            open,
            awake,
            eq(startCode.hash, hash),
            or(isNull(startCode.userId), isOf(identity), canMove(identity)),
          ),
        )
        .returning({ id: startCode.id });
      if (taken.length > 0) return 'claimed';
      // A code that another account has, or that is past, is a wrong one: who guesses is told no more than that.
      const counted = await db
        .update(startCode)
        .set({
          wrong: sql`case when ${rested} then 1 else ${startCode.wrong} + 1 end`,
          wrongSince: sql`case when ${rested} then ${now.toISOString()}::timestamptz else ${startCode.wrongSince} end`,
        })
        .where(and(isLatest, awake))
        .returning({ id: startCode.id });
      const [any] = counted.length > 0 ? [] : await db.select({ id: startCode.id }).from(startCode).limit(1);
      return any ? 'rests' : 'wrong';
    },

    async keepProof(identity, proofHash, proofUntil) {
      await db
        .update(startCode)
        .set({ proofHash, proofUntil, proofTries: 0 })
        .where(and(isLatest, isOf(identity), isNull(startCode.usedAt)));
    },

    async tryProof(identity, hash, now) {
      const [tried] = await db
        .update(startCode)
        .set({ proofTries: sql`${startCode.proofTries} + 1` })
        .where(
          and(
            isLatest,
            isOf(identity),
            isNull(startCode.usedAt),
            gt(startCode.until, now),
            lt(startCode.proofTries, codeTries),
            gt(startCode.proofUntil, now),
          ),
        )
        .returning({ hash: startCode.proofHash });
      if (tried?.hash !== hash) return false;
      await db
        .update(startCode)
        .set({ provenAt: now, proofHash: null })
        .where(and(isLatest, isOf(identity)));
      return true;
    },

    async isProven(identity, now) {
      const held = await db
        .select({ id: startCode.id })
        .from(startCode)
        .where(
          and(
            isLatest,
            isOf(identity),
            isNotNull(startCode.provenAt),
            isNull(startCode.usedAt),
            gt(startCode.until, now),
          ),
        );
      return held.length > 0;
    },

    async holdsStartCode(identity, now) {
      const held = await db
        .select({ id: startCode.id })
        .from(startCode)
        .where(and(isLatest, isOf(identity), isNull(startCode.usedAt), gt(startCode.until, now)))
        .for('update');
      return held.length > 0;
    },

    async useStartCode(identity, now) {
      await db
        .update(startCode)
        .set({ usedAt: now })
        .where(and(isLatest, isOf(identity)));
    },
  };
}
