import { and, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Locks } from '../../src/ports/locks.ts';
import type { Db } from '../database.ts';
import { checkIn } from '../schema/check-in.ts';
import { statusUpdate, version } from '../schema/status-update.ts';
import { underDecision } from './decision.ts';
import { prepared } from './prepared.ts';

export function createLocks(db: Db): Locks {
  /** The answers of the check-in, or one party's. */
  const answersOf = (checkInId: number, partyId?: number) =>
    and(
      eq(statusUpdate.checkInId, checkInId),
      partyId === undefined ? undefined : eq(statusUpdate.partyId, partyId),
    );

  const unsent = prepared(db, 'unsent_drafts', () =>
    db
      .select({
        groupId: checkIn.groupId,
        checkInId: statusUpdate.checkInId,
        partyId: statusUpdate.partyId,
        lockedAt: statusUpdate.lockedAt,
        noticeAt: statusUpdate.draftNoticeAt,
      })
      .from(version)
      .innerJoin(statusUpdate, eq(statusUpdate.id, version.updateId))
      .innerJoin(checkIn, eq(checkIn.id, statusUpdate.checkInId))
      .where(and(isNull(version.submittedAt), lte(statusUpdate.lockedAt, sql.placeholder('by'))))
      .orderBy(statusUpdate.id),
  );

  const lockedOf = prepared(db, 'locked_answers', () =>
    db
      .select({ partyId: statusUpdate.partyId })
      .from(statusUpdate)
      .where(and(eq(statusUpdate.checkInId, sql.placeholder('checkInId')), isNotNull(statusUpdate.lockedAt))),
  );

  async function answers(checkInId: number, at: Date, partyId?: number): Promise<number[]> {
    // Rows for those without one too, so that who begins just now meets the lock.
    await db.execute(sql`insert into status_update (check_in_id, party_id)
      select c.id, p.id from check_in c join party p on p.group_id = c.group_id and p.removed_at is null
      where c.id = ${checkInId} and (${partyId ?? null}::int is null or p.id = ${partyId ?? null}::int)
      on conflict do nothing`);
    const locked = await db
      .update(statusUpdate)
      .set({ lockedAt: at, draftNoticeAt: null })
      .where(and(answersOf(checkInId, partyId), isNull(statusUpdate.lockedAt)))
      .returning({ partyId: statusUpdate.partyId });
    return locked.map((row) => row.partyId);
  }

  return {
    answers,

    async locked(checkInId) {
      return (await lockedOf().execute({ checkInId })).map((row) => row.partyId);
    },

    async checkIn(checkInId, at, record) {
      await db.update(checkIn).set({ lockedAt: at, record }).where(eq(checkIn.id, checkInId));
    },

    async open(checkInId, reason, partyId) {
      const [whole] = await db
        .select({ lockedAt: checkIn.lockedAt })
        .from(checkIn)
        .where(eq(checkIn.id, checkInId));
      // Who came to the group after the lock is not let in by it.
      if (whole?.lockedAt && partyId !== undefined) await answers(checkInId, whole.lockedAt);
      return underDecision(db, reason, async () => {
        await db.execute(sql`insert into superseded_record (check_in_id, locked_at, record)
          select id, locked_at, record from check_in
          where id = ${checkInId} and locked_at is not null and record is not null`);
        await db
          .update(checkIn)
          .set({ lockedAt: null, record: null })
          .where(and(eq(checkIn.id, checkInId), isNotNull(checkIn.lockedAt)));
        const opened = await db
          .update(statusUpdate)
          .set({ lockedAt: null, draftNoticeAt: null })
          .where(and(answersOf(checkInId, partyId), isNotNull(statusUpdate.lockedAt)))
          .returning({ partyId: statusUpdate.partyId });
        return opened.map((row) => row.partyId);
      });
    },

    async unsentDrafts(lockedBy) {
      const rows = await unsent().execute({ by: lockedBy.toISOString() });
      return rows.flatMap(({ lockedAt, noticeAt, ...row }) =>
        lockedAt ? [{ ...row, lockedAt, noticeAt: noticeAt ?? undefined }] : [],
      );
    },

    async noticed(checkInId, partyId, at) {
      await db.update(statusUpdate).set({ draftNoticeAt: at }).where(answersOf(checkInId, partyId));
    },

    async removeDraft(checkInId, partyId, decision) {
      // Locked against who unlocks it now; then it is no longer to be removed.
      const [row] = await db
        .select({ id: statusUpdate.id })
        .from(statusUpdate)
        .where(and(answersOf(checkInId, partyId), isNotNull(statusUpdate.lockedAt)))
        .for('update');
      if (!row) return false;
      return underDecision(db, decision, async () => {
        const draft = sql`update_id = ${row.id} and n = (
          select d.n from version d where d.update_id = ${row.id} and d.submitted_at is null)`;
        for (const table of ['area_report', 'commitment', 'outcome']) {
          await db.execute(sql`delete from ${sql.identifier(table)} where ${draft}`);
        }
        const removed = await db
          .delete(version)
          .where(and(eq(version.updateId, row.id), isNull(version.submittedAt)))
          .returning({ n: version.n });
        return removed.length > 0;
      });
    },
  };
}
