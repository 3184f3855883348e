import { type SQL, sql } from 'drizzle-orm';
import type { CheckIn } from '../../src/domain/check-in.ts';
import type { StatusUpdate } from '../../src/domain/status-update.ts';
import type { OwnInitiative } from '../../src/ports/initiatives.ts';
import type { SeenReport } from '../../src/ports/reports.ts';
import { version } from '../schema/status-update.ts';
import { type ArrangedJson, arrangedJson, toArranged } from './arrangement-rows.ts';
import { type OpenRow, openCommitmentsJson, toOpen } from './commitments.ts';
import { ownInitiativesJson } from './initiatives.ts';
import { type VersionJson, versionJson, versionOf } from './version-rows.ts';

/* A check-in and the reports in it as JSON, for statements that read them together with something else. */

export type CheckInJson = Omit<CheckIn, 'openedAt' | 'lockedAt' | 'nextPlanAt'> & {
  openedAt: string | null;
  lockedAt: string | null;
  nextPlanAt: string | null;
};
export type ReportJson = {
  partyId: number;
  updateId: number | null;
  lockedAt: string | null;
  firstSubmittedAt: string | null;
  versions: VersionJson[] | null;
  last: VersionJson | null;
  agreed: OpenRow[] | null;
  courses: OwnInitiative[] | null;
  marks: Record<number, string> | null;
  arranged: ArrangedJson | null;
};

/** Of a check-in that the statement calls `a`. Its record, which may be large, is left where it is. */
export const checkInJson = sql`json_build_object(
  'id', a.id, 'groupId', a.group_id, 'halfYear', a.half_year, 'dueOn', a.due_on, 'dueSource', a.due_source,
  'openedAt', a.opened_at, 'lockedAt', a.locked_at, 'nextPlanAt', a.next_plan_at)`;

const halfYearBefore = sql`case right(a.half_year, 1)
  when '2' then left(a.half_year, 4) || '-H1' else left(a.half_year, 4)::int - 1 || '-H2' end`;

const lastSubmitted = sql`(
  select ${versionJson} from ${version}
  where ${version.submittedAt} is not null and ${version.updateId} = (
    select l.id from check_in b join status_update l on l.check_in_id = b.id and l.party_id = p.id
    where b.group_id = a.group_id and b.half_year = ${halfYearBefore})
  order by ${version.n} desc limit 1)`;

const draftAndSubmitted = sql`(
  select json_agg(${versionJson}) from ${version}
  where ${version.updateId} = u.id and (${version.submittedAt} is null or ${version.n} = (
    select max(w.n) from version w where w.update_id = u.id and w.submitted_at is not null)))`;

/** Of the check-in `a` and the parties whose `id` the query gives; `agreedWhen`: whether with what is open from before. */
export const reportsJson = (parties: SQL, agreedWhen: SQL) => sql`(
  select json_agg(json_build_object(
    'partyId', p.id, 'updateId', u.id, 'lockedAt', u.locked_at,
    'firstSubmittedAt', (select min(w.submitted_at) from version w where w.update_id = u.id),
    'versions', ${draftAndSubmitted},
    'last', ${lastSubmitted},
    'agreed', case when ${agreedWhen} then ${openCommitmentsJson(sql`a.id`, sql`p.id`)} end,
    'courses', ${ownInitiativesJson},
    'marks', (select json_object_agg(r.area_id, r.xmin::text)
      from version d join area_report r on r.update_id = d.update_id and r.n = d.n
      where d.update_id = u.id and d.submitted_at is null),
    'arranged', ${arrangedJson(sql`a.id`, sql`p.id`)}
  ) order by p.id)
  from (${parties}) p left join status_update u on u.check_in_id = a.id and u.party_id = p.id)`;

/** A moment inside JSON is text. */
const moment = (text: string | null) => (text === null ? undefined : new Date(text));

export function toCheckIn({ openedAt, lockedAt, nextPlanAt, ...checkIn }: CheckInJson): CheckIn {
  return {
    ...checkIn,
    openedAt: moment(openedAt),
    lockedAt: moment(lockedAt),
    nextPlanAt: moment(nextPlanAt),
  };
}

export function toSeenReport(checkInId: number, row: ReportJson): SeenReport {
  const update: StatusUpdate = { checkInId, partyId: row.partyId, lockedAt: moment(row.lockedAt) };
  for (const json of row.versions ?? []) {
    const found = versionOf(json);
    if (!found) continue;
    if (found.submittedAt) {
      update.submitted = found;
      update.firstSubmittedAt = moment(row.firstSubmittedAt);
    } else update.draft = found;
  }
  return {
    update,
    last: row.last ? versionOf(row.last) : undefined,
    agreed: (row.agreed ?? []).map(toOpen),
    courses: row.courses ?? [],
    arranged: toArranged(row.arranged),
    mark: { updateId: row.updateId ?? undefined, areas: row.marks ?? {} },
  };
}
