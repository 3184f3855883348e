import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { type HalfYear, previousHalfYear } from '../../src/domain/half-year.ts';
import type { Status, StatusUpdate } from '../../src/domain/status-update.ts';
import type { StatusUpdates } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { checkIn } from '../schema/check-in.ts';
import { statusUpdate, version } from '../schema/status-update.ts';
import { arrangedStamp } from './arrangement-rows.ts';
import { createCommitments } from './commitments.ts';
import { createDrafts } from './drafts.ts';
import { prepared } from './prepared.ts';
import { columns, isLatestSubmitted, isNow, toUpdate, toVersion } from './version-rows.ts';

export function createStatusUpdates(db: Db): StatusUpdates {
  const commitments = createCommitments(db);
  const ofParty = and(
    eq(statusUpdate.checkInId, sql.placeholder('checkInId')),
    eq(statusUpdate.partyId, sql.placeholder('partyId')),
  );

  const readOne = prepared(db, 'status_update_read', () =>
    db.select(columns).from(statusUpdate).leftJoin(version, isNow).where(ofParty),
  );

  const progressOf = prepared(db, 'status_update_progress', () => {
    const drafted = sql`(select d.n from version d where d.update_id = u.id and d.submitted_at is null)`;
    return db
      .select({
        partyId: sql<number>`u.party_id`,
        begun: sql<number>`(select count(*)::int from area_report r join area a on a.id = r.area_id
            where r.update_id = u.id and r.n = ${drafted} and r.status is not null and a.removed_at is null)`,
        drafting: sql<boolean>`${drafted} is not null`,
        latest: sql<number | null>`v.n`,
        locked: sql<boolean>`u.locked_at is not null or c.locked_at is not null`,
        // Decoded as the column is: a bare expression comes as the driver's own text.
        submittedAt: sql`v.submitted_at`.mapWith(version.submittedAt),
      })
      .from(sql`status_update u join check_in c on c.id = u.check_in_id left join lateral (
          select w.n, w.submitted_at from version w
          where w.update_id = u.id and w.submitted_at is not null order by w.n desc limit 1) v on true`)
      .where(sql`u.check_in_id = ${sql.placeholder('checkInId')}`)
      .orderBy(sql`u.party_id`);
  });

  const submittedOf = prepared(db, 'status_update_submitted', () =>
    db
      .select(columns)
      .from(statusUpdate)
      .innerJoin(version, and(eq(version.updateId, statusUpdate.id), isNotNull(version.submittedAt)))
      .where(and(eq(statusUpdate.checkInId, sql.placeholder('checkInId')), isLatestSubmitted))
      .orderBy(statusUpdate.partyId),
  );

  const statusHistory = prepared(db, 'status_history', () =>
    db
      .select({
        halfYear: sql<HalfYear>`c.half_year`,
        partyId: sql<number>`u.party_id`,
        areaId: sql<number>`r.area_id`,
        status: sql<Status>`r.status`,
      })
      .from(sql`(select id, half_year from check_in
          where group_id = ${sql.placeholder('groupId')} 
            and (opened_at is not null or exists (select from carried k where k.check_in_id = check_in.id))
            and half_year <= ${sql.placeholder('until')}
          order by half_year desc limit ${sql.placeholder('most')}) c
        join status_update u on u.check_in_id = c.id
        join lateral (select w.n from version w where w.update_id = u.id and w.submitted_at is not null
          order by w.n desc limit 1) v on true
        join area_report r on r.update_id = u.id and r.n = v.n and r.status is not null`)
      .orderBy(sql`c.half_year, u.party_id, r.area_id`),
  );

  const versionsOf = prepared(db, 'status_update_versions', () =>
    db
      .select(columns)
      .from(statusUpdate)
      .innerJoin(version, and(eq(version.updateId, statusUpdate.id), isNotNull(version.submittedAt)))
      .where(ofParty)
      .orderBy(version.n),
  );

  const readTwo = prepared(db, 'status_update_read_with_last', () =>
    db
      .select({ ...columns, halfYear: checkIn.halfYear })
      .from(checkIn)
      .innerJoin(
        statusUpdate,
        and(eq(statusUpdate.checkInId, checkIn.id), eq(statusUpdate.partyId, sql.placeholder('partyId'))),
      )
      .leftJoin(version, isNow)
      .where(
        and(
          eq(checkIn.groupId, sql.placeholder('groupId')),
          sql`${checkIn.halfYear} in (${sql.placeholder('now')}, ${sql.placeholder('before')})`,
        ),
      ),
  );

  const stampOf = prepared(db, 'status_update_stamp', () =>
    db
      .select({
        // What is locked stands as it is: a history of years is so many moments, and is not read.
        stamp: sql<string>`concat_ws(' ', count(v.n), extract(epoch from max(v.submitted_at)),
          sum(u.id) filter (where u.locked_at is not null), extract(epoch from max(u.locked_at)),
          sum(c.id) filter (where c.locked_at is not null), sum(extract(epoch from c.locked_at)),
          (select sum(i.n) from initiative i where i.group_id = ${sql.placeholder('groupId')}),
          (${arrangedStamp(sql`${sql.placeholder('groupId')}::int`)}))`,
      })
      .from(sql`check_in c
        left join status_update u on u.check_in_id = c.id and c.locked_at is null
        left join version v on v.update_id = u.id and v.submitted_at is not null`)
      .where(sql`c.group_id = ${sql.placeholder('groupId')}`),
  );

  async function read(checkInId: number, partyId: number): Promise<StatusUpdate> {
    return toUpdate(checkInId, partyId, await readOne().execute({ checkInId, partyId }));
  }

  return {
    ...createDrafts(db, read),
    read,

    async readWithLast({ id, groupId, halfYear }, partyId) {
      const before = previousHalfYear(halfYear);
      const rows = await readTwo().execute({ groupId, partyId, now: halfYear, before });
      const of = (which: HalfYear) => rows.filter((row) => row.halfYear === which);
      return {
        update: toUpdate(id, partyId, of(halfYear)),
        last: toUpdate(id, partyId, of(before)).submitted,
      };
    },

    async progress(checkInId) {
      const rows = await progressOf().execute({ checkInId });
      return rows.map((row) => ({
        partyId: row.partyId,
        begun: row.begun,
        submittedAt: row.submittedAt ?? undefined,
        version: row.latest ?? 0,
        changing: row.drafting && row.latest !== null,
        locked: row.locked,
      }));
    },

    history: (groupId, until, most) => statusHistory().execute({ groupId, until, most }),

    async stamp(groupId) {
      const [row] = await stampOf().execute({ groupId });
      return row?.stamp ?? '';
    },

    async submitted(checkInId) {
      const rows = await submittedOf().execute({ checkInId });
      return rows.map((row) => ({
        checkInId,
        partyId: row.partyId,
        submitted: toVersion(row),
        firstSubmittedAt: row.firstSubmittedAt ?? undefined,
        lockedAt: row.lockedAt ?? undefined,
      }));
    },

    async versions(checkInId, partyId) {
      const rows = await versionsOf().execute({ checkInId, partyId });
      return rows.flatMap((row) => toVersion(row) ?? []);
    },

    openCommitments: commitments.openCommitments,
  };
}
