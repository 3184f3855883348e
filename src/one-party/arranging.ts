import { randomUUID } from 'node:crypto';
import { calendarOf } from '../asking/days.ts';
import { type Arranged, arrangedFor } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { contactsOf } from '../domain/party.ts';
import type { StatusUpdate } from '../domain/status-update.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { mayWriteAt, nextOpening } from '../domain/working-hours.ts';
import { lockedWords } from '../messages/locked.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Event, Store } from '../ports/store.ts';

/** One party in a check-in that something is arranged for, as it is inside the transaction that arranges it. */
export type Arranging = {
  product: Product;
  store: Store;
  asker: Asker;
  group: WorkingGroup;
  checkIn: CheckIn;
  partyId: number;
  /** The party's short name. */
  party: string;
  arranged: Arranged;
  update: StatusUpdate;
};

/** As whom somebody arranges: each is asked anew here, beside the lock that keeps others from arranging the same. */
export type As = 'coordinator' | 'answerer' | 'either';

/**
 * Locks the check-in and reads what is true there; or why nothing is arranged: it is locked, or the asker may not any
 * more. To be called first in the transaction.
 */
export async function arrangeFor(
  product: Product,
  store: Store,
  asker: Asker,
  of: { checkIn: number; party: number },
  as: As,
): Promise<Arranging | { refused: string }> {
  const { t, person } = asker;
  const checkIn = await store.checkIns.lockRow(of.checkIn);
  if (!checkIn?.openedAt || checkIn.groupId !== asker.group.id) return { refused: t.messages.gone };
  const group = await store.groups.load(checkIn.groupId);
  const party = group.parties.find((one) => one.id === of.party);
  if (!party) return { refused: t.messages.gone };
  const answers = group.contacts.some((one) => one.partyId === of.party && one.person.id === person.id);
  const coordinates = group.coordinators.some((one) => one.id === person.id);
  if (as === 'coordinator' && !coordinates)
    return { refused: t.messages.onlyCoordinators(whomToAsk(group, t)) };
  if (!answers && !(as !== 'answerer' && coordinates))
    return { refused: t.messages.notYours(party.shortName, whomToAsk(group, t)) };
  const update = await store.statusUpdates.read(checkIn.id, of.party);
  if (checkIn.lockedAt || update.lockedAt)
    return { refused: lockedWords({ group, person, t }, checkIn.halfYear) };
  const arranged = arrangedFor(await store.arrangements.of(checkIn.id), of.party);
  return {
    product,
    store,
    asker: { ...asker, group },
    group,
    checkIn,
    partyId: of.party,
    party: party.shortName,
    arranged,
    update,
  };
}

/** Who does it, and when: for the store. */
export const doneBy = ({ product, asker }: Arranging) => ({ by: asker.person.id, at: product.clock.now() });

/** What of an event, or of a delivery, is its own: the kind, and what is stored with it. */
type Own<T, More extends string> = T extends unknown ? Pick<T, Extract<keyof T, 'kind' | More>> : never;

/** Writes in the log what was arranged. */
export async function logArranged(
  { product, store, asker, checkIn, partyId }: Arranging,
  what: Own<Event, 'detail'>,
): Promise<void> {
  await store.log({
    ...what,
    at: product.clock.now(),
    groupId: checkIn.groupId,
    checkInId: checkIn.id,
    partyId,
    actor: asker.person.id,
    platform: asker.identity.platform,
  });
}

/** Who of a party is told of something: its contact, else its substitute; and these besides. */
export function toldOf({ group, partyId }: Arranging, besides: (number | undefined)[] = []): number[] {
  const contacts = contactsOf(group, partyId).map(({ person }) => person.id);
  return [...new Set([...contacts.slice(0, 1), ...contacts.filter((id) => besides.includes(id))])];
}

/**
 * Plans a message to each of these people but the asker, in working hours. Returns the ids of those that go at once.
 * `content`: what cannot be worked out when it is sent.
 */
export async function tellPeople(
  { product, store, asker, group, checkIn, partyId }: Arranging,
  people: number[],
  what: Own<NewDelivery, 'content'>,
): Promise<string[]> {
  const now = product.clock.now();
  const calendar = await calendarOf(product, group);
  const atOnce = mayWriteAt(group, calendar, now);
  const dueAt = atOnce ? now : nextOpening(group, calendar, now);
  const about = randomUUID();
  const rows = people
    .filter((id) => id !== asker.person.id)
    .map(
      (personId): NewDelivery => ({
        ...what,
        dedupe: `${checkIn.id}:${what.kind}:${about}:${partyId}:${personId}`,
        groupId: group.id,
        checkInId: checkIn.id,
        personId,
        partyId,
        dueAt,
      }),
    );
  const ids = await store.deliveries.plan(rows);
  return atOnce ? ids : [];
}

/** "Anna Lund får veta det.", or that there is nobody to tell. */
export function saysTold({ asker: { t, person }, group, party }: Arranging, told: number[]): string {
  const names = told
    .filter((id) => id !== person.id)
    .flatMap((id) => group.contacts.find((one) => one.person.id === id)?.person.name ?? []);
  if (told.length === 0) return t.arranged.nobodyToTell(party);
  return names.length > 0 ? t.arranged.isTold(t.messages.list(names)) : '';
}
