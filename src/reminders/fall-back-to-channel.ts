import { today } from '../asking/days.ts';
import { arrangedFor, dueOnOf } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { PlatformName } from '../ports/chat-platform.ts';
import type { DeliveryRow, NewDelivery } from '../ports/deliveries.ts';
import type { Composed, Composing } from '../ports/kinds.ts';
import type { Product } from '../ports/product.ts';
import type { Address } from '../ports/store.ts';
import { readReach, readStanding } from './standing.ts';

/**
 * A reminder that cannot reach somebody is said in the group's channel instead, where the platform lets the bot write to
 * nobody who has not got its app: once for each party and rung, and of the party only. `tried`: the platform on which
 * they are; without it they have been met on none.
 */
export async function planFallback(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
  tried?: PlatformName,
): Promise<void> {
  const places = placesToFallBackTo(product, group).filter((name) => (tried ?? name) === name);
  if (places.length === 0) return;
  const rows = [row, ...(await product.store.deliveries.merged(row.dedupe))];
  const named = new Set(rows.flatMap(({ partyId }) => (partyId === undefined ? [] : [partyId])));
  // Of a party whose other person is reached nothing is said for want of a person who never was.
  const parties = tried ? [...named] : await unheardAmong(product, group, [...named]);
  await product.store.deliveries.plan(
    parties.flatMap((partyId) =>
      places.map((place) => ({
        dedupe: `${row.checkInId}:fallback:${partyId}:${row.rung}`,
        kind: 'reminder' as const,
        groupId: group.id,
        checkInId: row.checkInId,
        place,
        partyId,
        rung: row.rung,
        dueAt: product.clock.now(),
      })),
    ),
  );
}

/** Where a party is named whose people have not got the bot's app; none: nowhere. */
export function placesToFallBackTo({ platforms }: Product, group: WorkingGroup): PlatformName[] {
  return [...platforms.values()]
    .filter(({ name, findsByEmail }) => !findsByEmail && group.channels[name] !== undefined)
    .map(({ name }) => name);
}

/**
 * The same for a coordinator who reminds by hand: in the channels where the party's people are to be looked for, once a
 * day with what the calendar has said. None of a party that has nobody. `unheard`: parties whom no message reaches.
 */
export function nudgesInChannel(
  product: Product,
  group: WorkingGroup,
  checkIn: Pick<CheckIn, 'id'>,
  unheard: number[],
  addresses: ReadonlyMap<number, Address>,
): NewDelivery[] {
  const places = placesToFallBackTo(product, group);
  const day = today(product, group);
  return unheard.flatMap((partyId) => {
    const contacts = contactsOf(group, partyId);
    const met = contacts.flatMap(({ person }) => addresses.get(person.id)?.identity.platform ?? []);
    return places
      .filter((place) => contacts.length > 0 && (met.length === 0 || met.includes(place)))
      .map((place) => ({
        dedupe: `${checkIn.id}:fallback:${partyId}:nudge-${day}:${place}`,
        kind: 'nudge' as const,
        groupId: group.id,
        checkInId: checkIn.id,
        place,
        partyId,
        dueAt: product.clock.now(),
      }));
  });
}

/** Those of the parties that no message reaches, neither their contact nor their substitute. */
async function unheardAmong(product: Product, group: WorkingGroup, partyIds: number[]): Promise<number[]> {
  const { noReach } = await readReach(product, product.store, group, partyIds);
  return partyIds.filter((id) => contactsOf(group, id).every(({ person }) => noReach.has(person.id)));
}

/** The same as a message, or why nothing is to be said any more. */
export async function composeFallback({
  product,
  row,
  group,
  t,
}: Composing<'reminder' | 'nudge'>): Promise<Composed> {
  const { store } = product;
  const checkIn = row.checkInId === undefined ? undefined : await store.checkIns.get(row.checkInId);
  if (!checkIn || checkIn.lockedAt || row.partyId === undefined) return { skip: 'locked' };
  const standing = await readStanding(product, store, group, checkIn);
  if (!standing.missing.includes(row.partyId)) return { skip: 'nothing-owed' };
  const dueOn = dueOnOf(checkIn, arrangedFor(standing.arrangements, row.partyId));
  const overdue = today(product, group) > dueOn;
  const text = (overdue ? t.teams.fallbackOverdue : t.teams.fallback)(
    partyName(group, row.partyId),
    t.dates.weekdayAndDay(dueOn),
  );
  return { message: { parts: [{ kind: 'text', text }] } };
}
