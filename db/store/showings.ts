import { and, desc, eq, exists, sql } from 'drizzle-orm';
import type { Showing, Showings } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { showing } from '../schema/check-in.ts';
import { delivery } from '../schema/delivery.ts';

export function createShowings(db: Db): Showings {
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
      const arrived = db
        .select({ id: delivery.id })
        .from(delivery)
        .where(
          and(
            eq(delivery.checkInId, checkInId),
            eq(delivery.kind, 'shown'),
            eq(delivery.state, 'sent'),
            sql`${delivery.content} = to_jsonb(${showing.id}::text)`,
          ),
        );
      const [row] = await db
        .select()
        .from(showing)
        .where(and(eq(showing.checkInId, checkInId), exists(arrived)))
        .orderBy(desc(showing.at))
        .limit(1);
      return row && shown(row);
    },
  };
}

function shown({ shownBy, ...rest }: typeof showing.$inferSelect): Showing {
  return { ...rest, by: shownBy };
}
