import { eq, sql } from 'drizzle-orm';
import type { About, Reports, SeenCheckIn } from '../../src/ports/reports.ts';
import type { Db } from '../database.ts';
import { identity, person } from '../schema/person.ts';
import { isGiven, recognised, toRecognised } from './people.ts';
import { prepared } from './prepared.ts';
import {
  type CheckInJson,
  checkInJson,
  type ReportJson,
  reportsJson,
  toCheckIn,
  toSeenReport,
} from './report-rows.ts';

const checkInId = sql`${sql.placeholder('checkIn')}::int`;
const partyId = sql`${sql.placeholder('party')}::int`;
const withReports = sql`${sql.placeholder('reports')}::boolean`;

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

const agreedWhen = sql`exists (select from outcome o where o.update_id = u.id)`;

const about = sql<{ checkIn: CheckInJson; reports: ReportJson[] | null }[] | null>`(
  select json_agg(json_build_object(
    'checkIn', ${checkInJson}, 'reports', ${reportsJson(parties, agreedWhen)}) order by a.group_id)
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
    ? { checkIn: null, party: null, reports: what.reports }
    : { checkIn: what.checkIn, party: what.party ?? null, reports: false };
}

function toSeen({ checkIn, reports }: { checkIn: CheckInJson; reports: ReportJson[] | null }): SeenCheckIn {
  return {
    checkIn: toCheckIn(checkIn),
    reports: (reports ?? []).map((report) => toSeenReport(checkIn.id, report)),
  };
}
