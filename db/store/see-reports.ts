import { eq, type SQL, sql } from 'drizzle-orm';
import type { About, Reports, SeenCheckIn } from '../../src/ports/reports.ts';
import type { Db } from '../database.ts';
import { identity, person } from '../schema/person.ts';
import { currentFirst } from './current-check-in.ts';
import { groupsOf } from './groups-of.ts';
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

const columns = sql`id, group_id, half_year, due_on, due_source, opened_at, locked_at, next_plan_at`;

const named = sql`select ${columns} from check_in where id = ${checkInId}`;

/** Of each group the one that is meant where none is named: as `CheckIns.current`. */
const current = sql`
  select o.* from (${groupsOf(sql`${person.id}`)}) g cross join lateral (
    select ${columns} from check_in b where b.group_id = g.group_id and b.opened_at is not null
    order by ${currentFirst(sql`b`)} limit 1) o`;

/** Those that the person answers for in the check-in's group. */
const ownParties = sql`
  select distinct c.party_id as id from answerer c join party y on y.id = c.party_id
  where y.group_id = a.group_id and y.removed_at is null and c.person_id = ${person.id}`;

const saysWhatBecame = sql`exists (select from outcome o where o.update_id = u.id)`;

const shownAt = sql`(select max(s.at) from showing s where s.check_in_id = a.id)`;

type SeenJson = { checkIn: CheckInJson; shownAt: string | null; reports: ReportJson[] | null };

/** With each check-in the reports of these parties, or none. */
function about(checkIns: SQL, parties?: SQL) {
  const reports = parties ? reportsJson(parties, saysWhatBecame) : sql`null`;
  return sql<SeenJson[] | null>`(
    select json_agg(json_build_object('checkIn', ${checkInJson}, 'shownAt', ${shownAt}, 'reports', ${reports})
      order by a.group_id)
    from (${checkIns}) a)`;
}

/**
 * Who asks and what it is about, in one statement: all that deciding needs. A statement for each way of asking: one for
 * all of them would be planned anew each time, which takes longer than reading.
 */
export function createReportReading(db: Db): Pick<Reports, 'see'> {
  const seeing = (name: string, what: ReturnType<typeof about>) =>
    prepared(db, name, () =>
      db
        .select({ ...recognised, about: what })
        .from(identity)
        .leftJoin(person, eq(person.id, identity.personId))
        .where(isGiven),
    );
  const statements = {
    current: seeing('see_current', about(current)),
    reports: seeing('see_current_reports', about(current, ownParties)),
    checkIn: seeing('see_check_in', about(named)),
    report: seeing('see_report', about(named, sql`select ${partyId} as id`)),
  };
  function statementFor(what: About) {
    if (what.kind === 'current') return what.reports ? statements.reports : statements.current;
    return what.party === undefined ? statements.checkIn : statements.report;
  }
  return {
    async see(who, what) {
      const { platform, tenant, userId } = who;
      const subject = what.kind === 'check-in' ? { checkIn: what.checkIn, party: what.party } : {};
      const [row] = await statementFor(what)().execute({ platform, tenant, userId, ...subject });
      if (!row) return { checkIns: [] };
      return { recognised: toRecognised(who, row), checkIns: (row.about ?? []).map(toSeen) };
    },
  };
}

function toSeen({ checkIn, shownAt, reports }: SeenJson): SeenCheckIn {
  return {
    checkIn: toCheckIn(checkIn),
    ...(shownAt !== null && { shownAt: new Date(shownAt) }),
    reports: (reports ?? []).map((report) => toSeenReport(checkIn.id, report)),
  };
}
