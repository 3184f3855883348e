import { and, eq, isNull, or, sql } from 'drizzle-orm';
import {
  type AreaReport,
  type Author,
  areaTexts,
  type KeptCommitment,
  type Outcome,
  type StatusUpdate,
  type Version,
} from '../../src/domain/status-update.ts';
import { areaReport, statusUpdate, version } from '../schema/status-update.ts';

/** A moment inside JSON is text. */
type AreaJson = Omit<AreaReport, 'savedAt'> & { savedAt: string };
type CommitmentJson = { key: string; what: string; who: string; by: string | null };

const sender = sql<Author | null>`(
  select json_build_object('id', p.id, 'name', coalesce(${version.submittedAs}, p.name))
  from person p where p.id = ${version.submittedBy})`;

const overallAuthor = sql<Author | null>`(
  select json_build_object('id', p.id, 'name', p.name) from person p where p.id = ${version.overallBy})`;

const writtenJson = sql.join(
  areaTexts.map((name) => sql`${sql.raw(`'${name}'`)}, r.${sql.identifier(areaReport[name].name)}`),
  sql`, `,
);

const areas = sql<AreaJson[] | null>`(
  select json_agg(json_strip_nulls(json_build_object(
    'areaId', r.area_id, 'status', r.status, ${writtenJson},
    'savedBy', json_build_object('id', p.id, 'name', p.name), 'savedAt', r.saved_at)) order by a.position, a.id)
  from area_report r join area a on a.id = r.area_id join person p on p.id = r.saved_by
  where r.update_id = ${version.updateId} and r.n = ${version.n})`;

const commitmentRows = sql<CommitmentJson[] | null>`(
  select json_agg(json_build_object('key', c.key, 'what', c.what, 'who', c.who, 'by', c.by) order by c.position)
  from commitment c where c.update_id = ${version.updateId} and c.n = ${version.n})`;

const outcomes = sql<Record<string, Outcome> | null>`(
  select json_object_agg(o.commitment, o.outcome)
  from outcome o where o.update_id = ${version.updateId} and o.n = ${version.n})`;

export const isLatestSubmitted = sql`${version.n} = (
  select max(w.n) from version w where w.update_id = ${statusUpdate.id} and w.submitted_at is not null)`;

/** A draft, and the latest version sent in. */
export const isNow = and(
  eq(version.updateId, statusUpdate.id),
  or(isNull(version.submittedAt), isLatestSubmitted),
);

/** A version of an answer, with all that is in it. */
export const columns = {
  partyId: statusUpdate.partyId,
  lockedAt: statusUpdate.lockedAt,
  n: version.n,
  submittedAt: version.submittedAt,
  // Decoded as the column is: a bare expression comes as the driver's own text.
  firstSubmittedAt:
    sql`(select min(w.submitted_at) from version w where w.update_id = ${statusUpdate.id})`.mapWith(
      version.submittedAt,
    ),
  submittedBy: sender,
  workedWell: version.workedWell,
  contactNext: version.contactNext,
  overallBy: overallAuthor,
  overallAt: version.overallAt,
  areas,
  commitments: commitmentRows,
  outcomes,
};

type Row = {
  lockedAt: Date | null;
  firstSubmittedAt: Date | null;
  n: number | null;
  submittedAt: Date | null;
  submittedBy: Author | null;
  workedWell: string | null;
  contactNext: boolean | null;
  overallBy: Author | null;
  overallAt: Date | null;
  areas: AreaJson[] | null;
  commitments: CommitmentJson[] | null;
  outcomes: Record<string, Outcome> | null;
};

/** What is read by `isNow`, in one: the draft where there is one, and what was sent in. */
export function toUpdate(checkInId: number, partyId: number, rows: Row[]): StatusUpdate {
  const update: StatusUpdate = { checkInId, partyId, lockedAt: rows[0]?.lockedAt ?? undefined };
  for (const row of rows) {
    const found = toVersion(row);
    if (!found) continue;
    if (found.submittedAt) {
      update.submitted = found;
      update.firstSubmittedAt = row.firstSubmittedAt ?? undefined;
    } else update.draft = found;
  }
  return update;
}

/** Undefined where the party has a row and no version. */
export function toVersion(row: Omit<Row, 'lockedAt' | 'firstSubmittedAt'>): Version | undefined {
  if (row.n === null) return undefined;
  return {
    n: row.n,
    submittedAt: row.submittedAt ?? undefined,
    submittedBy: row.submittedBy ?? undefined,
    areas: (row.areas ?? []).map((area) => ({ ...area, savedAt: new Date(area.savedAt) })),
    overall: {
      workedWell: row.workedWell ?? '',
      commitments: (row.commitments ?? []).map(
        ({ by, ...row }): KeptCommitment => ({ ...row, by: by ?? undefined }),
      ),
      outcomes: row.outcomes ?? undefined,
      contactNext: row.contactNext ?? undefined,
      savedBy: row.overallBy ?? undefined,
      savedAt: row.overallAt ?? undefined,
    },
  };
}

/**
 * A version as one JSON value, with the same in it as `columns`: of the rows of `version` that `where` names. Its
 * times are text.
 */
export const versionJson = sql`json_build_object(
  'n', ${version.n}, 'submittedAt', ${version.submittedAt}, 'submittedBy', ${sender},
  'workedWell', ${version.workedWell}, 'contactNext', ${version.contactNext},
  'overallBy', ${overallAuthor}, 'overallAt', ${version.overallAt},
  'areas', ${areas}, 'commitments', ${commitmentRows}, 'outcomes', ${outcomes})`;

export type VersionJson = Omit<Row, 'lockedAt' | 'firstSubmittedAt' | 'submittedAt' | 'overallAt'> & {
  submittedAt: string | null;
  overallAt: string | null;
};

const moment = (text: string | null) => (text === null ? null : new Date(text));

export function versionOf(json: VersionJson): Version | undefined {
  return toVersion({ ...json, submittedAt: moment(json.submittedAt), overallAt: moment(json.overallAt) });
}
