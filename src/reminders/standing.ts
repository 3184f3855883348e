import { today } from '../asking/days.ts';
import { whyNoReach } from '../delivery/no-reach.ts';
import { areasOf, inForce } from '../domain/agreement.ts';
import {
  type Arrangements,
  arrangedFor,
  dueOnOf,
  expectationIn,
  hasMoreTime,
  hasTimeLeft,
  isSettled,
} from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { instantAt } from '../domain/day.ts';
import { askedOf, contactsOf, partyName, waits } from '../domain/party.ts';
import type { Contact, WorkingGroup } from '../domain/working-group.ts';
import type { NoReach, Remindable, Unreachable } from '../messages/reminder.ts';
import type { Product } from '../ports/product.ts';
import type { Address, Progress, Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';

/** Where a check-in stands: who is to answer, who has, and who can be told. */
export type Standing = {
  expected: number[];
  progress: Map<number, Progress>;
  arrangements: Arrangements;
  /** Expected, and nothing sent in, nor a note that they say is right. */
  missing: number[];
  /** Whose answers are locked, by themselves or with all. */
  locked: ReadonlySet<number>;
  addresses: Map<number, Address>;
  /** Why a person cannot be reached; none: they can. By the person's id, for the group's people. */
  noReach: ReadonlyMap<number, NoReach[]>;
};

export async function readStanding(
  product: Product,
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
): Promise<Standing> {
  const arrangements = await store.arrangements.of(checkIn.id);
  const expected = expectationIn(group, checkIn, arrangements).flatMap((one) =>
    one.expected ? [one.partyId] : [],
  );
  const progress = new Map((await store.statusUpdates.progress(checkIn.id)).map((one) => [one.partyId, one]));
  const people = group.contacts.map((contact) => contact.person.id);
  return {
    expected,
    progress,
    arrangements,
    missing: expected.filter(
      (partyId) => !progress.get(partyId)?.submittedAt && !isSettled(arrangedFor(arrangements, partyId)),
    ),
    locked: new Set([...progress.values()].flatMap((one) => (one.locked ? [one.partyId] : []))),
    ...(await readReachOf(product, store, people)),
  };
}

/** Where each can be written to, or why not. One read. */
async function readReachOf(product: Product, store: Store, personIds: number[]): Promise<Reach> {
  const addresses = await store.people.addresses(personIds, [...product.platforms.keys()]);
  const noReach = new Map<number, NoReach[]>();
  for (const id of personIds) {
    const why = whyNoReach(product, addresses.get(id));
    if (why.length > 0) noReach.set(id, why);
  }
  return { addresses, noReach };
}

/** These parties' people, and where each can be written to. One read; none where there are no parties. */
export async function readReach(
  product: Product,
  store: Store,
  group: WorkingGroup,
  partyIds: number[],
): Promise<Reach> {
  const among = new Set(partyIds);
  const people = group.contacts.filter((one) => among.has(one.partyId)).map((one) => one.person.id);
  return readReachOf(product, store, people);
}

type Reach = Pick<Standing, 'addresses' | 'noReach'>;

/** Expected parties whom no message reaches, neither contact nor substitute. Among these. */
export function unreachableParties(group: WorkingGroup, standing: Reach, among: number[]): Unreachable[] {
  return among.flatMap((partyId): Unreachable[] => {
    const contacts = contactsOf(group, partyId);
    if (contacts.some((contact) => !standing.noReach.has(contact.person.id))) return [];
    const partyName = group.parties.find((party) => party.id === partyId)?.shortName ?? '?';
    const [first] = contacts;
    const { keptIn } = group;
    if (!first) return [{ partyName, why: [{ kind: 'vacant' }], keptIn }];
    // The contact's reason: whoever mends that has mended it for the party.
    return [{ partyName, why: standing.noReach.get(first.person.id) ?? [], keptIn }];
  });
}

/** The missing by name, each that has more time with until when. */
export function missingNames(
  group: WorkingGroup,
  checkIn: CheckIn,
  { missing, arrangements }: Pick<Standing, 'missing' | 'arrangements'>,
  t: Texts,
): string[] {
  return missing.map((id) => {
    const arranged = arrangedFor(arrangements, id);
    const until = hasMoreTime(checkIn, arranged) && t.arranged.hasTo(t.dates.day(dueOnOf(checkIn, arranged)));
    return until ? `${partyName(group, id)} (${until})` : partyName(group, id);
  });
}

/** Missing parties that a reminder is for today: somebody who `canBeTold`, and an agreement in force. */
export function remindableParties(
  group: WorkingGroup,
  standing: Pick<Standing, 'addresses' | 'missing' | 'locked'>,
  today: string,
  canBeTold = (contact: Contact) => standing.addresses.has(contact.person.id),
): number[] {
  const covered = new Set(
    group.agreements
      .filter((agreement) => inForce(agreement, today))
      .flatMap((agreement) => agreement.partyIds),
  );
  return standing.missing.filter(
    (partyId) =>
      covered.has(partyId) &&
      !waits(group, partyId) &&
      !standing.locked.has(partyId) &&
      contactsOf(group, partyId).some(canBeTold),
  );
}

/** Who of a party would get a reminder sent by hand now, where `had` have got theirs today. */
export function toRemindNow(
  group: WorkingGroup,
  standing: Reach,
  partyId: number,
  { overdue, had }: { overdue: boolean; had: ReadonlySet<number> },
): Contact[] {
  const contacts = askedOf(group, partyId).filter((contact) => standing.addresses.has(contact.person.id));
  // After the due date both are told, as the ladder does; before it the first who can be reached.
  const chosen = overdue ? contacts : contacts.slice(0, 1);
  return chosen.filter((contact) => !had.has(contact.person.id));
}

/** Those who have got a reminder today, or are just getting it. */
export function remindedToday(product: Product, store: Store, group: WorkingGroup, checkIn: CheckIn) {
  const midnight = instantAt(group.timezone, today(product, group), '00:00');
  return store.deliveries.remindedSince(checkIn.id, midnight, product.clock.now());
}

export function areaCount(group: WorkingGroup, partyId: number, checkIn: CheckIn): number {
  return areasOf(group, partyId, checkIn.halfYear).length;
}

/** What a message offers of reminding by hand: whom, and how many have had theirs today and can be reminded tomorrow. */
export async function readRemindable(
  product: Product,
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
  standing: Reach & Pick<Standing, 'missing' | 'locked' | 'arrangements'>,
): Promise<{ remindable: Remindable[]; remindedToday: number }> {
  const day = today(product, group);
  const possible = remindableParties(group, standing, day).filter(
    (id) => !hasTimeLeft(checkIn, arrangedFor(standing.arrangements, id), day),
  );
  if (possible.length === 0) return { remindable: [], remindedToday: 0 };
  const had = await remindedToday(product, store, group, checkIn);
  const open = possible.filter((id) => {
    const overdue = day > dueOnOf(checkIn, arrangedFor(standing.arrangements, id));
    return toRemindNow(group, standing, id, { overdue, had }).length > 0;
  });
  return {
    remindable: open.map((id) => ({
      name: group.parties.find((party) => party.id === id)?.shortName ?? '?',
      convener: id === group.convenerId,
    })),
    remindedToday: possible.length - open.length,
  };
}
