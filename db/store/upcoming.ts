import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import { type Upcoming, type UpcomingThings, upcomingKinds } from '../../src/ports/upcoming.ts';
import type { Db } from '../database.ts';
import { upcoming } from '../schema/initiative.ts';
import { prepared } from './prepared.ts';

/** So many are looked at in one tick. */
const most = 50;

export function createUpcoming(db: Db): UpcomingThings {
  const isIt = ({ groupId, kind, subject }: Omit<Upcoming, 'at'>) =>
    and(eq(upcoming.groupId, groupId), eq(upcoming.kind, kind), eq(upcoming.subject, subject));

  const dueNow = prepared(db, 'upcoming_due', () =>
    db
      .select()
      .from(upcoming)
      // What a later version has planned is for that one.
      .where(and(lte(upcoming.at, sql.placeholder('now')), inArray(upcoming.kind, [...upcomingKinds])))
      .orderBy(asc(upcoming.at), asc(upcoming.groupId), asc(upcoming.subject))
      .limit(most),
  );

  return {
    async set(of, at) {
      if (at === undefined) await db.delete(upcoming).where(isIt(of));
      else
        await db
          .insert(upcoming)
          .values({ ...of, at })
          .onConflictDoUpdate({ target: [upcoming.groupId, upcoming.kind, upcoming.subject], set: { at } });
    },

    async setNext(of, at, now) {
      if (at === undefined) await db.delete(upcoming).where(and(isIt(of), gt(upcoming.at, now)));
      else
        await db
          .insert(upcoming)
          .values({ ...of, at })
          .onConflictDoUpdate({
            target: [upcoming.groupId, upcoming.kind, upcoming.subject],
            set: { at },
            setWhere: gt(upcoming.at, now),
          });
    },

    async noLaterThan(of, at) {
      await db
        .insert(upcoming)
        .values({ ...of, at })
        .onConflictDoUpdate({
          target: [upcoming.groupId, upcoming.kind, upcoming.subject],
          set: { at: sql`least(${upcoming.at}, excluded.at)` },
        });
    },

    due: (now) => dueNow().execute({ now: now.toISOString() }),

    async take(of) {
      const gone = await db
        .delete(upcoming)
        .where(and(isIt(of), eq(upcoming.at, of.at)))
        .returning({ at: upcoming.at });
      return gone.length === 1;
    },
  };
}
