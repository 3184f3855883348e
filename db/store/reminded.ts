import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
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

  const dueAndUnsettled = sql<Date | null>`case
    when ${delivery.state} in ('planned', 'claimed', 'in_doubt') then ${delivery.dueAt}
    when ${delivery.mergedInto} is not null then
      (select o.due_at from delivery o
        where o.dedupe = ${delivery.mergedInto} and o.state in ('planned', 'claimed', 'in_doubt')) end`;

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

  return {
    async remindedSince(checkInId, since, now) {
      const rows = await db
        .selectDistinct({ personId: delivery.personId })
        .from(delivery)
        .where(
          and(
            reminded(checkInId),
            sql`(${arrivedAt} >= ${since.toISOString()}::timestamptz
              or ${dueAndUnsettled} <= ${now.toISOString()}::timestamptz)`,
          ),
        );
      return new Set(rows.flatMap((row) => (row.personId === null ? [] : [row.personId])));
    },

    async namedSince(checkInId, since, now) {
      const rows = await db
        .selectDistinct({ partyId: delivery.partyId })
        .from(delivery)
        .where(
          and(
            eq(delivery.checkInId, checkInId),
            inArray(delivery.kind, ['reminder', 'nudge']),
            isNotNull(delivery.place),
            sql`(${arrivedAt} >= ${since.toISOString()}::timestamptz
              or ${dueAndUnsettled} <= ${now.toISOString()}::timestamptz)`,
          ),
        );
      return new Set(rows.flatMap((row) => (row.partyId === null ? [] : [row.partyId])));
    },

    async wasReminded(checkInId, personId) {
      return (await remindedOnce().execute({ checkInId, personId })).length > 0;
    },
  };
}
