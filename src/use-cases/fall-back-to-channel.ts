import type { Locale, WorkingGroup } from '../domain/working-group.ts';
import type { Message } from '../messages/message.ts';
import type { DeliveryRow } from '../ports/deliveries.ts';
import type { Address } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import { type Product, partyName, today } from './product.ts';
import { readStanding } from './standing.ts';

/**
 * A reminder that cannot reach somebody in Teams is said in the group's channel there instead: once for each party and
 * rung, and of the party only. Teams lets the bot write to nobody who has not got the app, and a channel still does.
 */
export async function planFallback(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
  address: Address,
): Promise<void> {
  if (row.kind !== 'reminder' || address.identity.platform !== 'teams' || !group.channels.teams) return;
  const rows = [row, ...(await product.store.deliveries.merged(row.dedupe))];
  const parties = new Set(rows.flatMap(({ partyId }) => (partyId === undefined ? [] : [partyId])));
  await product.store.deliveries.plan(
    [...parties].map((partyId) => ({
      dedupe: `${row.checkInId}:fallback:${partyId}:${row.rung}`,
      kind: 'reminder',
      groupId: group.id,
      checkInId: row.checkInId,
      place: 'teams',
      partyId,
      rung: row.rung,
      dueAt: product.clock.now(),
    })),
  );
}

/** The same as a message, or why nothing is to be said any more. */
export async function composeFallback(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
  locale: Locale,
): Promise<{ message: Message } | { skip: string }> {
  const { store } = product;
  const checkIn = row.checkInId === undefined ? undefined : await store.checkIns.get(row.checkInId);
  if (!checkIn || checkIn.lockedAt || row.partyId === undefined) return { skip: 'locked' };
  const standing = await readStanding(product, store, group, checkIn);
  if (!standing.missing.includes(row.partyId)) return { skip: 'nothing-owed' };
  const t = textsFor(locale);
  const overdue = today(product, group) > checkIn.dueOn;
  const text = (overdue ? t.teams.fallbackOverdue : t.teams.fallback)(
    partyName(group, row.partyId),
    t.dates.weekdayAndDay(checkIn.dueOn),
  );
  return { message: { parts: [{ kind: 'text', text }] } };
}
