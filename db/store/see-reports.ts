import { eq, sql } from 'drizzle-orm';
import type { CheckIn } from '../../src/domain/check-in.ts';
import type { StatusUpdate } from '../../src/domain/status-update.ts';
import type { About, Reports, SeenCheckIn, SeenReport } from '../../src/ports/reports.ts';
import type { Db } from '../database.ts';
import { identity, person } from '../schema/person.ts';
import { version } from '../schema/status-update.ts';
import { type OpenRow, openCommitmentsJson, toOpen } from './commitments.ts';
import { isGiven, recognised, toRecognised } from './people.ts';
import { prepared } from './prepared.ts';
import { type VersionJson, versionJson, versionOf } from './version-rows.ts';

type CheckInJson = Omit<CheckIn, 'openedAt' | 'lockedAt' | 'nextPlanAt'> & {
  openedAt: string | null;
  lockedAt: string | null;
  nextPlanAt: string | null;
};
type ReportJson = {
  partyId: number;
  updateId: number | null;
  lockedAt: string | null;
  firstSubmittedAt: string | null;
  versions: VersionJson[] | null;
  last: VersionJson | null;
  agreed: OpenRow[] | null;
  marks: Record<number, string> | null;
};

const checkInId = sql`${sql.placeholder('checkIn')}::int`;
const partyId = sql`${sql.placeholder('party')}::int`;
const withReports = sql`${sql.placeholder('reports')}::boolean`;
const withAgreed = sql`${sql.placeholder('agreed')}::boolean`;

/** The person's groups, of which those are that they coordinate or answer for a party in. */
const groups = sql`
  select k.group_id from coordinator k where k.person_id = ${person.id} and k.ended_at is null
  union
  select y.group_id from contact c join party y on y.id = c.party_id
  where c.person_id = ${person.id} and c.ended_at is null and y.removed_at is null`;

/** The check-in that is named, else the latest open one of each group. */
const checkIns = sql`
  select id, group_id, half_year, due_on, due_source, opened_at, locked_at, next_plan_at
  from check_in where id = ${checkInId}
  union all
  select o.* from (${groups}) g cross join lateral (
    select id, group_id, half_year, due_on, due_source, opened_at, locked_at, next_plan_at
    from check_in b where b.group_id = g.group_id and b.opened_at is not null
    order by b.half_year desc limit 1) o
  where ${checkInId} is null`;

/** The party that is named, else those that the person answers for in the check-in's group. */
const parties = sql`
  select ${partyId} as id where ${partyId} is not null
  union
  select c.party_id from contact c join party y on y.id = c.party_id
  where ${withReports} and ${partyId} is null and y.group_id = a.group_id and y.removed_at is null
    and c.person_id = ${person.id} and c.ended_at is null`;

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

const reports = sql`(
  select json_agg(json_build_object(
    'partyId', p.id, 'updateId', u.id, 'lockedAt', u.locked_at,
    'firstSubmittedAt', (select min(w.submitted_at) from version w where w.update_id = u.id),
    'versions', ${draftAndSubmitted},
    'last', ${lastSubmitted},
    'agreed', case when ${withAgreed} or exists (select from outcome o where o.update_id = u.id)
      then ${openCommitmentsJson(sql`a.id`, sql`p.id`)} end,
    'marks', (select json_object_agg(r.area_id, r.xmin::text)
      from version d join area_report r on r.update_id = d.update_id and r.n = d.n
      where d.update_id = u.id and d.submitted_at is null)
  ) order by p.id)
  from (${parties}) p left join status_update u on u.check_in_id = a.id and u.party_id = p.id)`;

const about = sql<{ checkIn: CheckInJson; reports: ReportJson[] | null }[] | null>`(
  select json_agg(json_build_object(
    'checkIn', json_build_object(
      'id', a.id, 'groupId', a.group_id, 'halfYear', a.half_year, 'dueOn', a.due_on, 'dueSource', a.due_source,
      'openedAt', a.opened_at, 'lockedAt', a.locked_at, 'nextPlanAt', a.next_plan_at),
    'reports', ${reports}) order by a.group_id)
  from (${checkIns}) a)`;

/** Who asks and what it is about, in one statement: all that deciding needs. */
export function createReportReading(db: Db): Pick<Reports, 'see'> {
  const seeing = prepared(db, 'report_see', () =>
    db
      .select({ ...recognised, about })
      .from(identity)
      .leftJoin(person, eq(person.id, identity.personId))
      .where(isGiven),
  );
  return {
    async see(who, what) {
      const { platform, tenant, userId } = who;
      const [row] = await seeing().execute({ platform, tenant, userId, ...parametersOf(what) });
      if (!row) return { checkIns: [] };
      return { recognised: toRecognised(who, row), checkIns: (row.about ?? []).map(toSeen) };
    },
  };
}

function parametersOf(what: About) {
  return what.kind === 'current'
    ? { checkIn: null, party: null, reports: what.reports, agreed: false }
    : { checkIn: what.checkIn, party: what.party ?? null, reports: false, agreed: what.agreed ?? false };
}

/** A moment inside JSON is text. */
const moment = (text: string | null) => (text === null ? undefined : new Date(text));

function toSeen({ checkIn, reports }: { checkIn: CheckInJson; reports: ReportJson[] | null }): SeenCheckIn {
  const { openedAt, lockedAt, nextPlanAt } = checkIn;
  return {
    checkIn: {
      ...checkIn,
      openedAt: moment(openedAt),
      lockedAt: moment(lockedAt),
      nextPlanAt: moment(nextPlanAt),
    },
    reports: (reports ?? []).map((report) => toSeenReport(checkIn.id, report)),
  };
}

function toSeenReport(checkInId: number, row: ReportJson): SeenReport {
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
    mark: { updateId: row.updateId ?? undefined, areas: row.marks ?? {} },
  };
}
