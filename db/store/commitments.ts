import { randomUUID } from 'node:crypto';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import {
  keepKeys,
  type OpenCommitment,
  type Outcome,
  type OverallAnswer,
} from '../../src/domain/status-update.ts';
import type { StatusUpdates } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { commitment, outcome } from '../schema/status-update.ts';
import { prepared } from './prepared.ts';

export type OpenRow = {
  key: string;
  what: string;
  who: string;
  by: string | null;
  partyId: number;
  halfYear: OpenCommitment['halfYear'];
  before: Outcome | null;
};

/** What each party, or one, last sent in, in each half-year before: there it is that commitments and outcomes count. */
const sentInBefore = (checkInId: SQL, partyId: SQL) => sql`
  select u.id as update_id, u.party_id, c.half_year,
    (select max(w.n) from version w where w.update_id = u.id and w.submitted_at is not null) as n
  from check_in me
  join check_in c on c.group_id = me.group_id and c.half_year < me.half_year
  join status_update u on u.check_in_id = c.id
  where me.id = ${checkInId} and (${partyId} is null or u.party_id = ${partyId})`;

/** What was agreed at the meetings of the half-years before, as far as their notes were sent: the party's own by that. */
const agreedAtMeetings = (checkInId: SQL, partyId: SQL) => sql`
  select t.party_id, c.half_year, t.key, t.what, '' as who, t.by, 1000 + t.position as position
  from check_in me
  join check_in c on c.group_id = me.group_id and c.half_year < me.half_year
  join meeting m on m.check_in_id = c.id
  join meeting_task t on t.meeting_id = m.id
  where me.id = ${checkInId} and t.party_id is not null and (${partyId} is null or t.party_id = ${partyId})
    and exists (select from meeting_minutes n where n.meeting_id = m.id)`;

/** The commitments in those, and what was agreed at meetings, with what was last said of each. */
function agreedIn(checkInId: SQL, partyId: SQL): SQL {
  const earlier = sentInBefore(checkInId, partyId);
  return sql`(
    select e.party_id, e.half_year, o.key, o.what, o.who, o.by, o.position
    from (${earlier}) e join commitment o on o.update_id = e.update_id and o.n = e.n
    union all ${agreedAtMeetings(checkInId, partyId)}
  ) k
  left join (
    select distinct on (o.commitment) o.commitment, o.outcome
    from (${earlier}) a join outcome o on o.update_id = a.update_id and o.n = a.n
    order by o.commitment, a.half_year desc
  ) said on said.commitment = k.key`;
}

const notDone = sql`said.outcome is distinct from 'yes'`;
const latestFirst = sql`k.half_year desc, k.party_id, k.position`;

/** One party's open commitments as one JSON value, each a row as `toOpen` takes it; of no other check-in's than `checkInId`. */
export const openCommitmentsJson = (checkInId: SQL, partyId: SQL) => sql`(
  select json_agg(json_build_object('key', k.key, 'what', k.what, 'who', k.who, 'by', k.by,
    'partyId', k.party_id, 'halfYear', k.half_year, 'before', said.outcome) order by ${latestFirst})
  from ${agreedIn(checkInId, partyId)} where ${notDone})`;

export function toOpen({ by, before, ...row }: OpenRow): OpenCommitment {
  return { ...row, by: by ?? undefined, before: before ?? undefined };
}

/** What the parties undertake, and what became of it. */
export function createCommitments(db: Db): Pick<StatusUpdates, 'openCommitments'> & {
  /** Puts an answer's commitments and outcomes in the place of those of one version. */
  replace(of: { updateId: number; n: number }, answer: OverallAnswer): Promise<void>;
} {
  const open = prepared(db, 'commitments_open', () => {
    const of = [sql`${sql.placeholder('checkInId')}::int`, sql`${sql.placeholder('partyId')}::int`] as const;
    return db
      .select({
        key: sql<string>`k.key`,
        what: sql<string>`k.what`,
        who: sql<string>`k.who`,
        by: sql<string | null>`k.by::text`,
        partyId: sql<number>`k.party_id`,
        halfYear: sql<OpenCommitment['halfYear']>`k.half_year`,
        before: sql<Outcome | null>`said.outcome`,
      })
      .from(agreedIn(...of))
      .where(notDone)
      .orderBy(latestFirst);
  });

  return {
    async openCommitments(checkInId, partyId) {
      const rows: OpenRow[] = await open().execute({ checkInId, partyId: partyId ?? null });
      return rows.map(toOpen);
    },

    async replace({ updateId, n }, answer) {
      const ofVersion = and(eq(commitment.updateId, updateId), eq(commitment.n, n));
      const before = await db
        .select({
          key: commitment.key,
          what: commitment.what,
          who: commitment.who,
        })
        .from(commitment)
        .where(ofVersion)
        .orderBy(commitment.position);
      await db.delete(commitment).where(ofVersion);
      const rows = keepKeys(answer.commitments, before, randomUUID);
      if (rows.length > 0) {
        await db.insert(commitment).values(rows.map((row, position) => ({ ...row, updateId, n, position })));
      }
      await db.delete(outcome).where(and(eq(outcome.updateId, updateId), eq(outcome.n, n)));
      const said = Object.entries(answer.outcomes ?? {});
      if (said.length > 0) {
        await db
          .insert(outcome)
          .values(said.map(([key, outcome]) => ({ updateId, n, commitment: key, outcome })));
      }
    },
  };
}
