import type { DeliveryRow, NewDelivery } from '../../src/ports/deliveries.ts';
import type { delivery } from '../schema/delivery.ts';

/** A delivery as it is first stored. */
export function toPlanned({ skip, ...row }: NewDelivery): typeof delivery.$inferInsert {
  if (!skip) return { ...row, state: 'planned' };
  return { ...row, state: 'skipped', reason: skip.reason, mergedInto: skip.into, settledAt: row.dueAt };
}

/** A delivery as the product sees it. */
export function toRow(row: typeof delivery.$inferSelect): DeliveryRow {
  const { platform, tenant, userId } = row;
  return {
    id: row.id,
    dedupe: row.dedupe,
    kind: row.kind,
    groupId: row.groupId,
    checkInId: row.checkInId ?? undefined,
    personId: row.personId ?? undefined,
    place: row.place ?? undefined,
    partyId: row.partyId ?? undefined,
    rung: row.rung ?? undefined,
    dueAt: row.dueAt,
    content: row.content ?? undefined,
    state: row.state,
    conversation: row.conversationId ?? undefined,
    identity:
      platform !== null && tenant !== null && userId !== null ? { platform, tenant, userId } : undefined,
    attemptedAt: row.attemptedAt ?? undefined,
    reason: row.reason ?? undefined,
  };
}

/** Puts taken deliveries in their order again: an update returns its rows in none. */
export function asTaken(a: DeliveryRow, b: DeliveryRow): number {
  const rank = (row: DeliveryRow) => (row.kind === 'reminder' || row.kind === 'nudge' ? 0 : 1);
  return a.dueAt.getTime() - b.dueAt.getTime() || rank(a) - rank(b) || (a.id < b.id ? -1 : 1);
}
