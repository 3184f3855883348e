import { type Column, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { areaTexts } from '../../src/domain/status-update.ts';
import type { Payload, ReportChange, Reports, Saved, SeenReport } from '../../src/ports/reports.ts';
import type { Connection, Db } from '../database.ts';
import { delivery } from '../schema/delivery.ts';
import { event, inbound } from '../schema/log.ts';
import { areaReport, commitment, outcome, statusUpdate, version } from '../schema/status-update.ts';
import { commitWithin, inTime } from '../transaction.ts';
import { inTransactionOf, prepared } from './prepared.ts';

/*
 * Storing what was decided of one party's report: one statement, which locks the party's row, the draft and each
 * area's row, in that order, and stores nothing where one of them is no longer what was seen. PostgreSQL looks again at
 * a row that it has waited for, at that row only: so each of them is asked for itself.
 */

const given = {
  checkInId: sql`${sql.placeholder('checkInId')}::int`,
  partyId: sql`${sql.placeholder('partyId')}::int`,
  updateId: sql`${sql.placeholder('updateId')}::int`,
  /** The version that is the draft, or will be. */
  n: sql`${sql.placeholder('n')}::int`,
  /** The version that a new draft is made from; 0 where nothing is sent in. */
  from: sql`${sql.placeholder('from')}::int`,
  areas: sql`${sql.placeholder('areas')}::json`,
  submit: sql`${sql.placeholder('submit')}::boolean`,
  by: sql`${sql.placeholder('by')}::int`,
  /** What the sender has said that they are called, where several share the address. */
  said: sql`${sql.placeholder('said')}::text`,
  at: sql`${sql.placeholder('at')}::timestamptz`,
  kind: sql`${sql.placeholder('kind')}::text`,
  groupId: sql`${sql.placeholder('groupId')}::int`,
  platform: sql`${sql.placeholder('platform')}::text`,
  detail: sql`${sql.placeholder('detail')}::jsonb`,
  key: sql`${sql.placeholder('key')}::text`,
  keyAt: sql`${sql.placeholder('keyAt')}::timestamptz`,
};

/** The columns of a table that a new draft takes along from another version, by the schema: all but these. */
function copied(table: PgTable, except: Column[]): { names: SQL; values: SQL } {
  const names = Object.values(getTableColumns(table))
    .filter((column) => !except.includes(column))
    .map((column) => sql.identifier(column.name));
  const values = names.map((name) => sql`old.${name}`);
  return { names: sql.join(names, sql`, `), values: sql.join(values, sql`, `) };
}

function copyInto(table: typeof areaReport | typeof commitment | typeof outcome): SQL {
  const { names, values } = copied(table, [table.updateId, table.n]);
  return sql`insert into ${table} (update_id, n, ${names})
    select begun.update_id, begun.n, ${values} from begun
    join ${table} old on old.update_id = begun.update_id and old.n = ${given.from}`;
}

const overall = copied(version, [
  version.updateId,
  version.n,
  version.submittedAt,
  version.submittedBy,
  version.submittedAs,
]);

const senderName = sql`coalesce(${given.said}, (select p.name from person p where p.id = ${given.by}))`;

/** What was written of an area: the columns, with what stands before each. */
const written = (before: (name: SQL) => SQL) =>
  sql.join(
    areaTexts.map((one) => before(sql`${sql.identifier(areaReport[one].name)}`)),
    sql`, `,
  );

const changes = sql`json_to_recordset(${given.areas})
  as c (area int, status text, ${written((name) => sql`${name} text`)}, seen text)`;

/** The party's row, which everything that changes a report locks first. */
const there = sql`
  select u.id from ${statusUpdate} u where u.id = ${given.updateId} and u.locked_at is null for update`;

/** The draft that there is. */
const draftThere = {
  there,
  draft: sql`
    select v.update_id, v.n from there join ${version} v on v.update_id = there.id
    where v.n = ${given.n} and v.submitted_at is null
    for update of v`,
};

/** A new draft: of what is sent in, or of nothing. */
const draftBegun = {
  there,
  made: sql`
    insert into ${statusUpdate} (check_in_id, party_id)
    select c.id, ${given.partyId} from check_in c
    where c.id = ${given.checkInId} and c.locked_at is null and ${given.updateId} is null
    on conflict do nothing returning id`,
  answer: sql`select id from there union all select id from made`,
  begun: sql`
    insert into ${version} (update_id, n, ${overall.names})
    select answer.id, ${given.n}, ${overall.values}
    from answer join ${version} old on old.update_id = answer.id and old.n = ${given.from}
    on conflict do nothing returning update_id, n`,
  first: sql`
    insert into ${version} (update_id, n, submitted_at, submitted_by, submitted_as)
    select answer.id, ${given.n}, case when ${given.submit} then ${given.at} end,
      case when ${given.submit} then ${given.by} end, case when ${given.submit} then ${senderName} end
    from answer where ${given.from} = 0
    on conflict do nothing returning update_id, n`,
  draft: sql`select update_id, n from begun union all select update_id, n from first`,
  areas_copied: sql`${copyInto(areaReport)} where old.area_id not in (select c.area from ${changes})`,
  commitments_copied: copyInto(commitment),
  outcomes_copied: copyInto(outcome),
};

/** Each area, where its row is the one that was seen. */
const saved = sql`
  insert into ${areaReport} (update_id, n, area_id, status, ${written((name) => name)}, saved_by, saved_at)
  select draft.update_id, draft.n, c.area, c.status, ${written((name) => sql`c.${name}`)}, ${given.by}, ${given.at}
  from draft cross join ${changes}
  on conflict (update_id, n, area_id) do update
    set status = excluded.status, ${written((name) => sql`${name} = excluded.${name}`)},
      saved_by = excluded.saved_by, saved_at = excluded.saved_at
    where ${areaReport}.xmin::text = (select c.seen from ${changes} where c.area = excluded.area_id)
  returning area_id`;

const sent = sql`
  update ${version} v set submitted_at = ${given.at}, submitted_by = ${given.by}, submitted_as = ${senderName}
  from draft where v.update_id = draft.update_id and v.n = draft.n
  returning v.n`;

/** The log line where `stored` holds; and last the payload, so that one under way twice waits for the first to end. */
const logged = (stored: SQL) => ({
  logged: sql`
    insert into ${event} (at, kind, group_id, check_in_id, party_id, actor, platform, detail)
    select ${given.at}, ${given.kind}, ${given.groupId}, ${given.checkInId}, ${given.partyId}, ${given.by},
      ${given.platform}, ${given.detail}
    from draft where ${stored}
    returning id`,
  first_time: sql`
    insert into ${inbound} (key, at) select ${given.key}, ${given.keyAt} from logged
    on conflict do nothing returning key`,
});

/** What leaves with it. */
const planned = sql`
  insert into ${delivery} (id, dedupe, kind, group_id, check_in_id, person_id, party_id, due_at, content, state)
  select d.id, d.dedupe, d.kind, ${given.groupId}, ${given.checkInId}, d.person, ${given.partyId}, d.due, d.content, 'planned'
  from draft cross join json_to_recordset(${sql.placeholder('deliveries')}::json)
    as d (id uuid, dedupe text, kind text, person int, due timestamptz, content jsonb)
  on conflict (dedupe) do nothing`;

const allSaved = logged(sql`(select count(*) from saved) = json_array_length(${given.areas})`);

/**
 * The steps of each statement, in the order in which they lock rows. Three, for one that does all would be planned anew
 * each time.
 */
const statements = {
  report_save: { ...draftThere, saved, ...allSaved },
  report_submit: { ...draftThere, sent, planned, ...logged(sql`exists (select from sent)`) },
  report_begin: { ...draftBegun, saved, planned, ...allSaved },
};

/** Thrown to roll back what a statement has done in part. */
class NotStored extends Error {
  readonly why: Exclude<Saved, 'stored'>;
  constructor(why: Exclude<Saved, 'stored'>) {
    super(why);
    this.why = why;
  }
}

/** What the database's own guards of what is locked or sent in refuse with. */
const restrictViolation = '23001';

export function createReportSaving(connection: Connection, db: Db): Pick<Reports, 'save'> {
  const saving = (on: Db, name: keyof typeof statements) =>
    prepared(on, name, () =>
      on
        .with(...Object.entries(statements[name]).map(([name, step]) => on.$with(name, {}).as(step)))
        .select({
          logged: sql<number>`(select count(*)::int from logged)`,
          first: sql<number>`(select count(*)::int from first_time)`,
          // What `inTime` would else say in a statement of its own.
          commitWithin: sql`set_config('idle_in_transaction_session_timeout', ${sql.raw(`'${commitWithin}'`)}, true)`,
        })
        .from(sql`(select) as one`),
    )();

  return {
    async save(payload, seen, change) {
      const values = { ...draftOf(seen), ...valuesOf(payload, seen, change) };
      const name = !seen.update.draft ? 'report_begin' : change.submit ? 'report_submit' : 'report_save';
      const work = async (tx: Db) => {
        const [done] = await saving(inTransactionOf(db, tx), name).execute(values);
        if (!done?.logged) throw new NotStored('changed');
        if (!done.first) throw new NotStored('repeated');
        return 'stored' as const;
      };
      try {
        return await inTime(connection, db, work, payload.signal, { capped: true });
      } catch (error) {
        if (error instanceof NotStored) return error.why;
        if (codeOf(error) === restrictViolation) return 'changed';
        throw error;
      }
    },
  };
}

function draftOf({ update: { draft, submitted } }: SeenReport): { n: number; from: number } {
  const from = submitted?.n ?? 0;
  return { n: draft?.n ?? from + 1, from };
}

function valuesOf({ key, at }: Payload, { mark }: SeenReport, change: ReportChange) {
  const { checkInId, partyId, by, said, areas, submit, event, deliveries = [] } = change;
  return {
    checkInId,
    partyId,
    updateId: mark.updateId ?? null,
    areas: JSON.stringify(
      areas.map((area) => ({
        area: area.areaId,
        status: area.status ?? null,
        ...Object.fromEntries(areaTexts.map((one) => [areaReport[one].name, area[one]])),
        seen: mark.areas[area.areaId] ?? null,
      })),
    ),
    submit,
    by,
    said: said ?? null,
    at: change.at.toISOString(),
    kind: event.kind,
    groupId: event.groupId,
    platform: event.platform ?? null,
    detail: event.detail === undefined ? null : JSON.stringify(event.detail),
    deliveries: JSON.stringify(
      deliveries.map(({ id, dedupe, kind, personId, dueAt, content }) => ({
        id,
        dedupe,
        kind,
        person: personId,
        due: dueAt,
        content,
      })),
    ),
    key,
    keyAt: at.toISOString(),
  };
}

function codeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}
