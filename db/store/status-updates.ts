import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { HalfYear } from '../../src/domain/half-year.ts';
import type {
  AreaReport,
  Author,
  Commitment,
  Status,
  StatusUpdate,
  Version,
} from '../../src/domain/status-update.ts';
import type { StatusUpdates } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { areaReport, commitment, statusUpdate, version } from '../schema/status-update.ts';
import { prepared } from './prepared.ts';

/** A moment inside JSON is text. */
type AreaJson = Omit<AreaReport, 'savedAt'> & { savedAt: string };
type CommitmentJson = { what: string; who: string; by: string | null };

const author = (id: 'submitted_by' | 'overall_by') =>
  sql<Author | null>`(select json_build_object('id', p.id, 'name', p.name) from person p where p.id = ${version}.${sql.identifier(id)})`;

const areas = sql<AreaJson[] | null>`(
  select json_agg(json_strip_nulls(json_build_object(
    'areaId', r.area_id, 'status', r.status, 'done', r.done, 'needs', r.needs,
    'savedBy', json_build_object('id', p.id, 'name', p.name), 'savedAt', r.saved_at)) order by a.position, a.id)
  from area_report r join area a on a.id = r.area_id join person p on p.id = r.saved_by
  where r.update_id = ${version.updateId} and r.n = ${version.n})`;

const commitments = sql<CommitmentJson[] | null>`(
  select json_agg(json_build_object('what', c.what, 'who', c.who, 'by', c.by) order by c.position)
  from commitment c where c.update_id = ${version.updateId} and c.n = ${version.n})`;

const isLatestSubmitted = sql`${version.n} = (
  select max(w.n) from version w where w.update_id = ${statusUpdate.id} and w.submitted_at is not null)`;

const columns = {
  partyId: statusUpdate.partyId,
  lockedAt: statusUpdate.lockedAt,
  n: version.n,
  submittedAt: version.submittedAt,
  submittedBy: author('submitted_by'),
  workedWell: version.workedWell,
  contactNext: version.contactNext,
  overallBy: author('overall_by'),
  overallAt: version.overallAt,
  areas,
  commitments,
};

export function createStatusUpdates(db: Db): StatusUpdates {
  const ofParty = and(
    eq(statusUpdate.checkInId, sql.placeholder('checkInId')),
    eq(statusUpdate.partyId, sql.placeholder('partyId')),
  );

  const readOne = prepared(db, () =>
    db
      .select(columns)
      .from(statusUpdate)
      .leftJoin(
        version,
        and(eq(version.updateId, statusUpdate.id), or(isNull(version.submittedAt), isLatestSubmitted)),
      )
      .where(ofParty)
      .prepare('status_update_read'),
  );

  const lockOne = prepared(db, () =>
    db
      .select({ id: statusUpdate.id })
      .from(statusUpdate)
      .where(ofParty)
      .for('update')
      .prepare('status_update_lock'),
  );

  const saveAreaReport = prepared(db, () => {
    const status = sql`${sql.placeholder('status')}::text`;
    const done = sql`${sql.placeholder('done')}::text`;
    const needs = sql`${sql.placeholder('needs')}::text`;
    return db
      .insert(areaReport)
      .select((query) =>
        query
          .select({
            updateId: version.updateId,
            n: version.n,
            areaId: sql<number>`${sql.placeholder('areaId')}::int`.as('area_id'),
            status: sql`${status}`.as('status'),
            done: sql<string>`coalesce(${done}, '')`.as('done'),
            needs: sql<string>`coalesce(${needs}, '')`.as('needs'),
            savedBy: sql<number>`${sql.placeholder('by')}::int`.as('saved_by'),
            savedAt: sql<Date>`${sql.placeholder('at')}::timestamptz`.as('saved_at'),
          })
          .from(version)
          .innerJoin(statusUpdate, eq(statusUpdate.id, version.updateId))
          .where(and(ofParty, isNull(version.submittedAt))),
      )
      .onConflictDoUpdate({
        target: [areaReport.updateId, areaReport.n, areaReport.areaId],
        set: {
          status: sql`coalesce(${status}, ${areaReport.status})`,
          done: sql`coalesce(${done}, ${areaReport.done})`,
          needs: sql`coalesce(${needs}, ${areaReport.needs})`,
          savedBy: sql`excluded.saved_by`,
          savedAt: sql`excluded.saved_at`,
        },
      })
      .returning({ n: areaReport.n })
      .prepare('area_report_save');
  });

  const progressOf = prepared(db, () => {
    const drafted = sql`(select d.n from version d where d.update_id = u.id and d.submitted_at is null)`;
    return db
      .select({
        partyId: sql<number>`u.party_id`,
        begun: sql<number>`(select count(*)::int from area_report r join area a on a.id = r.area_id
            where r.update_id = u.id and r.n = ${drafted} and r.status is not null and a.removed_at is null)`,
        drafting: sql<boolean>`${drafted} is not null`,
        latest: sql<number | null>`v.n`,
        // Decoded as the column is: a bare expression comes as the driver's own text.
        submittedAt: sql`v.submitted_at`.mapWith(version.submittedAt),
      })
      .from(sql`status_update u left join lateral (
          select w.n, w.submitted_at from version w
          where w.update_id = u.id and w.submitted_at is not null order by w.n desc limit 1) v on true`)
      .where(sql`u.check_in_id = ${sql.placeholder('checkInId')}`)
      .orderBy(sql`u.party_id`)
      .prepare('status_update_progress');
  });

  const submittedOf = prepared(db, () =>
    db
      .select(columns)
      .from(statusUpdate)
      .innerJoin(version, and(eq(version.updateId, statusUpdate.id), isNotNull(version.submittedAt)))
      .where(and(eq(statusUpdate.checkInId, sql.placeholder('checkInId')), isLatestSubmitted))
      .orderBy(statusUpdate.partyId)
      .prepare('status_update_submitted'),
  );

  const statusHistory = prepared(db, () =>
    db
      .select({
        halfYear: sql<HalfYear>`c.half_year`,
        partyId: sql<number>`u.party_id`,
        areaId: sql<number>`r.area_id`,
        status: sql<Status>`r.status`,
      })
      .from(sql`(select id, half_year from check_in
          where group_id = ${sql.placeholder('groupId')} and opened_at is not null
            and half_year <= ${sql.placeholder('until')}
          order by half_year desc limit ${sql.placeholder('most')}) c
        join status_update u on u.check_in_id = c.id
        join lateral (select w.n from version w where w.update_id = u.id and w.submitted_at is not null
          order by w.n desc limit 1) v on true
        join area_report r on r.update_id = u.id and r.n = v.n and r.status is not null`)
      .orderBy(sql`c.half_year, u.party_id, r.area_id`)
      .prepare('status_history'),
  );

  async function read(checkInId: number, partyId: number): Promise<StatusUpdate> {
    const rows = await readOne().execute({ checkInId, partyId });
    const update: StatusUpdate = { checkInId, partyId, lockedAt: rows[0]?.lockedAt ?? undefined };
    for (const row of rows) {
      const found = toVersion(row);
      if (!found) continue;
      if (found.submittedAt) update.submitted = found;
      else update.draft = found;
    }
    return update;
  }

  /** The party's row, locked until the transaction ends. */
  async function lock(checkInId: number, partyId: number): Promise<number> {
    const [there] = await lockOne().execute({ checkInId, partyId });
    if (there) return there.id;
    await db.insert(statusUpdate).values({ checkInId, partyId }).onConflictDoNothing();
    const [made] = await lockOne().execute({ checkInId, partyId });
    if (!made) throw new Error('A status update is gone as soon as it was made.');
    return made.id;
  }

  /** The draft's key. Throws where there is none: `draft` comes first. */
  function draftOf(checkInId: number, partyId: number) {
    return and(
      isNull(version.submittedAt),
      sql`${version.updateId} = (select u.id from status_update u
        where u.check_in_id = ${checkInId} and u.party_id = ${partyId})`,
    );
  }

  return {
    read,

    async draft(checkInId, partyId) {
      const updateId = await lock(checkInId, partyId);
      const { draft, submitted } = await read(checkInId, partyId);
      if (draft) return draft;
      const n = (submitted?.n ?? 0) + 1;
      if (!submitted) {
        await db.insert(version).values({ updateId, n });
        return { n, areas: [], overall: { workedWell: '', commitments: [] } };
      }
      const from = sql`where update_id = ${updateId} and n = ${submitted.n}`;
      await db.execute(sql`insert into version (update_id, n, worked_well, contact_next, overall_by, overall_at)
        select update_id, ${n}::int, worked_well, contact_next, overall_by, overall_at from version ${from}`);
      await db.execute(sql`insert into area_report (update_id, n, area_id, status, done, needs, saved_by, saved_at)
        select update_id, ${n}::int, area_id, status, done, needs, saved_by, saved_at from area_report ${from}`);
      await db.execute(sql`insert into commitment (update_id, n, position, what, who, by)
        select update_id, ${n}::int, position, what, who, by from commitment ${from}`);
      return { n, areas: submitted.areas, overall: submitted.overall };
    },

    async saveArea(checkInId, partyId, areaId, answer, by, at) {
      const saved = await saveAreaReport().execute({
        checkInId,
        partyId,
        areaId,
        status: answer.status ?? null,
        done: answer.done ?? null,
        needs: answer.needs ?? null,
        by,
        at: at.toISOString(),
      });
      if (saved.length === 0) throw new Error('There is no draft to save an area in.');
    },

    async saveOverall(checkInId, partyId, answer, by, at) {
      const [saved] = await db
        .update(version)
        .set({
          workedWell: answer.workedWell,
          contactNext: answer.contactNext ?? null,
          overallBy: by,
          overallAt: at,
        })
        .where(draftOf(checkInId, partyId))
        .returning({ updateId: version.updateId, n: version.n });
      if (!saved) throw new Error('There is no draft to save the overall part in.');
      const { updateId, n } = saved;
      await db.delete(commitment).where(and(eq(commitment.updateId, updateId), eq(commitment.n, n)));
      if (answer.commitments.length > 0) {
        await db
          .insert(commitment)
          .values(answer.commitments.map((row, position) => ({ ...row, updateId, n, position })));
      }
    },

    async submit(checkInId, partyId, by, at) {
      const sent = await db
        .update(version)
        .set({ submittedAt: at, submittedBy: by })
        .where(draftOf(checkInId, partyId))
        .returning({ n: version.n });
      if (sent.length === 0) throw new Error('There is no draft to send in.');
    },

    async progress(checkInId) {
      const rows = await progressOf().execute({ checkInId });
      return rows.map((row) => ({
        partyId: row.partyId,
        begun: row.begun,
        submittedAt: row.submittedAt ?? undefined,
        version: row.latest ?? 0,
        changing: row.drafting && row.latest !== null,
      }));
    },

    history: (groupId, until, most) => statusHistory().execute({ groupId, until, most }),

    async submitted(checkInId) {
      const rows = await submittedOf().execute({ checkInId });
      return rows.map((row) => ({
        checkInId,
        partyId: row.partyId,
        submitted: toVersion(row),
        lockedAt: row.lockedAt ?? undefined,
      }));
    },
  };
}

type Row = {
  n: number | null;
  submittedAt: Date | null;
  submittedBy: Author | null;
  workedWell: string | null;
  contactNext: boolean | null;
  overallBy: Author | null;
  overallAt: Date | null;
  areas: AreaJson[] | null;
  commitments: CommitmentJson[] | null;
};

/** Undefined where the party has a row and no version. */
function toVersion(row: Row): Version | undefined {
  if (row.n === null) return undefined;
  return {
    n: row.n,
    submittedAt: row.submittedAt ?? undefined,
    submittedBy: row.submittedBy ?? undefined,
    areas: (row.areas ?? []).map((area) => ({ ...area, savedAt: new Date(area.savedAt) })),
    overall: {
      workedWell: row.workedWell ?? '',
      commitments: (row.commitments ?? []).map(
        ({ what, who, by }): Commitment => ({ what, who, by: by ?? undefined }),
      ),
      contactNext: row.contactNext ?? undefined,
      savedBy: row.overallBy ?? undefined,
      savedAt: row.overallAt ?? undefined,
    },
  };
}
