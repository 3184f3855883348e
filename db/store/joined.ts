import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Deliveries, JoinedKinds } from '../../src/ports/deliveries.ts';
import type { Db } from '../database.ts';
import { delivery } from '../schema/delivery.ts';

/** Several reminders to one person that are due at once become one. */
export function createJoined(db: Db): Pick<Deliveries, 'join'> {
  /** Those taken, and what else is due to the same people in the same check-ins. An index leads there. */
  async function dueWith({ carry, join }: JoinedKinds, ids: string[], now: Date) {
    const taken = db
      .select({ checkInId: delivery.checkInId, personId: delivery.personId })
      .from(delivery)
      .where(inArray(delivery.id, ids));
    return db
      .select({
        id: delivery.id,
        dedupe: delivery.dedupe,
        kind: delivery.kind,
        rung: delivery.rung,
        partyId: delivery.partyId,
        of: sql<string>`${delivery.checkInId} || ' ' || ${delivery.personId}`,
      })
      .from(delivery)
      .where(
        and(
          sql`(${delivery.checkInId}, ${delivery.personId}) in ${taken}`,
          inArray(delivery.kind, [...carry, ...join]),
          isNull(delivery.attemptedAt),
          lte(delivery.dueAt, now),
          // What somebody else is sending may be composed already, and would not say what joins it now.
          or(eq(delivery.state, 'planned'), and(eq(delivery.state, 'claimed'), inArray(delivery.id, ids))),
        ),
      );
  }

  return {
    async join(kinds, ids, by, now) {
      if (ids.length === 0) return [];
      // What joins comes last, and carries nothing itself.
      const order: readonly string[] = [...kinds.carry, ...kinds.join];
      const first = new Map<string, string>();
      const due = await dueWith(kinds, ids, now);
      due.sort(
        (a, b) =>
          order.indexOf(a.kind) - order.indexOf(b.kind) ||
          (b.rung ?? 0) - (a.rung ?? 0) ||
          (a.partyId ?? 0) - (b.partyId ?? 0) ||
          (a.id < b.id ? -1 : 1),
      );
      const joined: string[] = [];
      for (const row of due) {
        const into = first.get(row.of);
        const carries = kinds.carry.some((kind) => kind === row.kind);
        if (into === undefined && carries) first.set(row.of, row.dedupe);
        else if (into === undefined) continue;
        else if (ids.includes(row.id) && (await skip(row, into, by, now))) joined.push(row.id);
      }
      return joined;
    },
  };

  /** False: the claim is lost. */
  async function skip(
    row: { id: string; dedupe: string },
    into: string,
    by: string,
    now: Date,
  ): Promise<boolean> {
    const skipped = await db
      .update(delivery)
      .set({
        state: 'skipped',
        reason: 'merged',
        mergedInto: into,
        settledAt: now,
        claimedBy: null,
        leaseUntil: null,
      })
      .where(and(eq(delivery.id, row.id), eq(delivery.claimedBy, by), eq(delivery.state, 'claimed')))
      .returning({ id: delivery.id });
    if (skipped.length === 0) return false;
    // What it was to say besides its own goes with it.
    await db.update(delivery).set({ mergedInto: into }).where(eq(delivery.mergedInto, row.dedupe));
    return true;
  }
}
