import { and, desc, eq, exists, inArray, sql } from 'drizzle-orm';
import type { Showing, Showings } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { showing } from '../schema/check-in.ts';
import { delivery } from '../schema/delivery.ts';

export function createShowings(db: Db): Showings {
  /** Whether it has arrived in some channel. */
  const arrived = () =>
    exists(
      db
        .select({ id: delivery.id })
        .from(delivery)
        .where(
          and(
            eq(delivery.checkInId, showing.checkInId),
            eq(delivery.kind, 'shown'),
            eq(delivery.state, 'sent'),
            sql`${delivery.content} = to_jsonb(${showing.id}::text)`,
          ),
        ),
    );

  return {
    async keep({ by, ...rest }) {
      await db
        .insert(showing)
        .values({ ...rest, shownBy: by })
        .onConflictDoNothing();
    },

    async get(id) {
      const [row] = await db.select().from(showing).where(eq(showing.id, id));
      return row && shown(row);
    },

    async latest(checkInId) {
      const [row] = await db
        .select()
        .from(showing)
        .where(and(eq(showing.checkInId, checkInId), arrived()))
        .orderBy(desc(showing.at))
        .limit(1);
      return row && shown(row);
    },

    async shownAt(checkInIds) {
      if (checkInIds.length === 0) return new Map();
      const rows = await db
        .select({ checkInId: showing.checkInId, at: sql`max(${showing.at})`.mapWith(showing.at) })
        .from(showing)
        .where(and(inArray(showing.checkInId, checkInIds), arrived()))
        .groupBy(showing.checkInId);
      return new Map(rows.map((row) => [row.checkInId, row.at]));
    },
  };
}

function shown({ shownBy, ...rest }: typeof showing.$inferSelect): Showing {
  return { ...rest, by: shownBy };
}
