import { and, desc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { CheckIn } from '../../src/domain/check-in.ts';
import type { CheckIns } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { checkIn } from '../schema/check-in.ts';
import { currentFirst } from './current-check-in.ts';
import { prepared } from './prepared.ts';

/** How many check-ins are planned in one go. */
const planAtMost = 50;

export function createCheckIns(db: Db): CheckIns {
  const stillOpenFirst = prepared(db, 'check_in_current', () =>
    db
      .select()
      .from(checkIn)
      .where(and(eq(checkIn.groupId, sql.placeholder('groupId')), isNotNull(checkIn.openedAt)))
      .orderBy(currentFirst(sql`${checkIn}`))
      .limit(1),
  );

  const duePlans = prepared(db, 'check_in_to_plan', () =>
    db
      .select()
      .from(checkIn)
      .where(and(isNull(checkIn.lockedAt), lte(checkIn.nextPlanAt, sql.placeholder('now'))))
      .orderBy(checkIn.nextPlanAt)
      .limit(planAtMost),
  );

  const firstUnplanned = prepared(db, 'check_in_unplanned', () =>
    db
      .select({ at: checkIn.nextPlanAt })
      .from(checkIn)
      .where(and(isNull(checkIn.lockedAt), lte(checkIn.nextPlanAt, sql.placeholder('now'))))
      .orderBy(checkIn.nextPlanAt)
      .limit(1),
  );

  const byHalfYear = prepared(db, 'check_in_by_half_year', () =>
    db
      .select()
      .from(checkIn)
      .where(
        and(
          eq(checkIn.groupId, sql.placeholder('groupId')),
          eq(checkIn.halfYear, sql.placeholder('halfYear')),
        ),
      ),
  );

  const byId = prepared(db, 'check_in_by_id', () =>
    db
      .select()
      .from(checkIn)
      .where(eq(checkIn.id, sql.placeholder('id'))),
  );

  return {
    async ensure(groupId, halfYear, due, nextPlanAt) {
      const find = async () => (await byHalfYear().execute({ groupId, halfYear }))[0];
      let row = await find();
      if (!row) {
        if (due.dueSource === 'chat') throw new Error('A date from chat is set with setDue, not ensure.');
        await db
          .insert(checkIn)
          .values({
            groupId,
            halfYear,
            dueOn: due.dueOn,
            dueSource: due.dueSource,
            fileDue: due.dueOn,
            fileDueSource: due.dueSource,
            nextPlanAt,
          })
          .onConflictDoNothing();
        row = await find();
      }
      if (!row) throw new Error(`The check-in ${halfYear} of group ${groupId} is neither there nor made.`);
      if (due.dueSource === 'chat' || (row.fileDue === due.dueOn && row.fileDueSource === due.dueSource)) {
        return toCheckIn(row);
      }
      const seen = { fileDue: due.dueOn, fileDueSource: due.dueSource };
      const [changed] = await db
        .update(checkIn)
        // A locked check-in was due when it was due.
        .set(row.lockedAt ? seen : { ...seen, dueOn: due.dueOn, dueSource: due.dueSource, nextPlanAt })
        .where(eq(checkIn.id, row.id))
        .returning();
      return toCheckIn(changed ?? row);
    },

    async record(id) {
      const [row] = await db.select({ record: checkIn.record }).from(checkIn).where(eq(checkIn.id, id));
      return row?.record ?? undefined;
    },

    async find(groupId, halfYear) {
      const [row] = await byHalfYear().execute({ groupId, halfYear });
      return row && toCheckIn(row);
    },

    async get(id) {
      const [row] = await byId().execute({ id });
      return row && toCheckIn(row);
    },

    async current(groupId) {
      const [row] = await stillOpenFirst().execute({ groupId });
      return row && toCheckIn(row);
    },

    async list(groupId) {
      const rows = await db
        .select()
        .from(checkIn)
        .where(eq(checkIn.groupId, groupId))
        .orderBy(desc(checkIn.halfYear));
      return rows.map(toCheckIn);
    },

    async toPlan(now) {
      return (await duePlans().execute({ now: now.toISOString() })).map(toCheckIn);
    },

    async unplannedSince(now) {
      const [first] = await firstUnplanned().execute({ now: now.toISOString() });
      return first?.at ?? undefined;
    },

    async lockRow(id) {
      // Not against those who only refer to the row: a party's first answer need not wait for a plan.
      const [row] = await db.select().from(checkIn).where(eq(checkIn.id, id)).for('no key update');
      return row && toCheckIn(row);
    },

    async open(id, at) {
      await db
        .update(checkIn)
        .set({ openedAt: at })
        .where(and(eq(checkIn.id, id), isNull(checkIn.openedAt)));
    },

    async close(id, nextPlanAt) {
      await db.update(checkIn).set({ openedAt: null, nextPlanAt }).where(eq(checkIn.id, id));
    },

    async setPlan(id, nextPlanAt) {
      await db
        .update(checkIn)
        .set({ nextPlanAt: nextPlanAt ?? null })
        .where(eq(checkIn.id, id));
    },

    async setDue(id, dueOn, nextPlanAt) {
      await db.update(checkIn).set({ dueOn, dueSource: 'chat', nextPlanAt }).where(eq(checkIn.id, id));
    },

    async replan(groupId, at) {
      await db
        .update(checkIn)
        .set({ nextPlanAt: at })
        .where(and(eq(checkIn.groupId, groupId), isNull(checkIn.lockedAt)));
    },
  };
}

function toCheckIn(row: typeof checkIn.$inferSelect): CheckIn {
  return {
    id: row.id,
    groupId: row.groupId,
    halfYear: row.halfYear,
    dueOn: row.dueOn,
    dueSource: row.dueSource,
    openedAt: row.openedAt ?? undefined,
    lockedAt: row.lockedAt ?? undefined,
    nextPlanAt: row.nextPlanAt ?? undefined,
  };
}
