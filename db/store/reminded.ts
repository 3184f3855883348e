import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Deliveries } from '../../src/ports/deliveries.ts';
import type { Db } from '../database.ts';
import { delivery } from '../schema/delivery.ts';
import { prepared } from './prepared.ts';

/** How the key of a delivery begins that was taken back with the opening of its check-in. */
export const withdrawnMark = 'withdrawn:';

/** Who has been reminded, as the deliveries tell. */
export function createReminded(db: Db): Pick<Deliveries, 'remindedSince' | 'namedSince' | 'wasReminded'> {
  /** Reminders and nudges that reached the person, in a message of their own or in another. */
  const reminded = (checkInId: number | ReturnType<typeof sql.placeholder>) =>
    and(
      eq(delivery.checkInId, checkInId),
      inArray(delivery.kind, ['reminder', 'nudge']),
      isNotNull(delivery.personId),
    );
  const arrivedAt = sql<Date | null>`case
    when ${delivery.state} = 'sent' then ${delivery.settledAt}
    when ${delivery.mergedInto} is not null then
      (select o.settled_at from delivery o where o.dedupe = ${delivery.mergedInto} and o.state = 'sent') end`;

  const remindedOnce = prepared(db, 'delivery_was_reminded', () =>
    db
      .select({ id: delivery.id })
      .from(delivery)
      .where(
        and(
          reminded(sql.placeholder('checkInId')),
          eq(delivery.personId, sql.placeholder('personId')),
          sql`${arrivedAt} is not null`,
          sql`${delivery.dedupe} not like ${`${withdrawnMark}%`}`,
        ),
      )
      .limit(1),
  );

  const personsSince = prepared(db, 'delivery_reminded_since', () => saidSince(sql`said.person_id`));
  const partiesSince = prepared(db, 'delivery_named_since', () =>
    saidSince(sql`case when said.place is not null then said.party_id end`),
  );

  /** Of whom something was said to remind them, in a message of its own or in another, each once. */
  function saidSince(whom: SQL) {
    const placed = {
      checkIn: sql.placeholder('checkIn'),
      since: sql.placeholder('since'),
      now: sql.placeholder('now'),
    };
    // By what was sent since, of however much was ever sent; and by what is due.
    const carriers = sql`
      select c.id, c.dedupe from ${delivery} c
      where c.check_in_id = ${placed.checkIn} and c.state = 'sent' and c.settled_at >= ${placed.since}::timestamptz
      union all
      select c.id, c.dedupe from ${delivery} c
      where c.check_in_id = ${placed.checkIn} and c.state in ('planned', 'claimed', 'in_doubt')
        and c.due_at <= ${placed.now}::timestamptz`;
    return db
      .selectDistinct({ id: sql<number | null>`${whom}` })
      .from(
        sql`(
          with carrier as (${carriers})
          select d.* from carrier join ${delivery} d on d.id = carrier.id
          union all
          select d.* from carrier join ${delivery} d on d.merged_into = carrier.dedupe) said`,
      )
      .where(sql`said.kind in ('reminder', 'nudge')`);
  }

  const between = (checkIn: number, since: Date, now: Date) => ({
    checkIn,
    since: since.toISOString(),
    now: now.toISOString(),
  });
  const idsOf = (rows: { id: number | null }[]) =>
    new Set(rows.flatMap(({ id }) => (id === null ? [] : [id])));

  return {
    async remindedSince(checkInId, since, now) {
      return idsOf(await personsSince().execute(between(checkInId, since, now)));
    },

    async namedSince(checkInId, since, now) {
      return idsOf(await partiesSince().execute(between(checkInId, since, now)));
    },

    async wasReminded(checkInId, personId) {
      return (await remindedOnce().execute({ checkInId, personId })).length > 0;
    },
  };
}
