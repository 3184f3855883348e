import type { CheckIn } from '../domain/check-in.ts';
import { type Guest, type Meeting, partiesOf } from '../domain/meeting.ts';
import { askedOf, contactsOf, partyName } from '../domain/party.ts';
import type { Contact, WorkingGroup } from '../domain/working-group.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readReach } from '../reminders/standing.ts';

/** Somebody to whom something about a meeting goes, for the party that they answer for. */
export type Receiver = { personId: number; partyId: number };

/** The contacts and substitutes of these parties, and who stands in for a contact. Whoever answers for several is named once, for the first. */
export function peopleOf(group: WorkingGroup, partyIds: readonly number[]): Receiver[] {
  const found = new Map<number, Receiver>();
  for (const partyId of partyIds)
    for (const { person } of askedOf(group, partyId))
      if (!found.has(person.id)) found.set(person.id, { personId: person.id, partyId });
  return [...found.values()];
}

/** One of each party: the contact, where there is one that can be reached, else the substitute. */
export async function oneOfEach(
  product: Product,
  store: Store,
  group: WorkingGroup,
  partyIds: number[],
): Promise<Receiver[]> {
  const { noReach } = await readReach(product, store, group, partyIds);
  const chosen = new Map<number, Receiver>();
  for (const partyId of partyIds) {
    const people = askedOf(group, partyId);
    const one = people.find(({ person }) => !noReach.has(person.id)) ?? people[0];
    if (one && !chosen.has(one.person.id)) chosen.set(one.person.id, { personId: one.person.id, partyId });
  }
  return [...chosen.values()];
}

/** Those of them whom a message reaches, and the parties of which it reaches nobody. */
export async function reachedOf(
  product: Product,
  store: Store,
  group: WorkingGroup,
  to: readonly Receiver[],
): Promise<{ reached: Receiver[]; without: number[] }> {
  const partyIds = [...new Set(to.map(({ partyId }) => partyId))];
  const { noReach } = await readReach(product, store, group, partyIds);
  const reached = to.filter(({ personId }) => !noReach.has(personId));
  const among = new Set(reached.map(({ partyId }) => partyId));
  return { reached, without: partyIds.filter((id) => !among.has(id)) };
}

/** What a party is known to do, by all of its people together. */
export type PartyAnswer = { partyId: number; answer: Guest['answer']; colleague: string };

const weights = { coming: 0, colleague: 1, 'not-coming': 2 } as const;

/** By party, in the order of `partyIds`: it comes when anybody of it does. */
export function answersByParty(
  group: WorkingGroup,
  guests: readonly Guest[],
  partyIds: readonly number[],
): PartyAnswer[] {
  return partyIds.map((partyId) => {
    const people = new Set(contactsOf(group, partyId).map(({ person }) => person.id));
    const own = guests
      .filter((guest) => guest.partyId === partyId || people.has(guest.personId))
      .flatMap(({ answer, colleague }) => (answer === undefined ? [] : [{ answer, colleague }]))
      .sort((a, b) => weights[a.answer] - weights[b.answer]);
    return { partyId, answer: own[0]?.answer, colleague: own[0]?.colleague ?? '' };
  });
}

/** Whether the person is one of the group's still, and for which party they are told of a meeting. */
export function guestOf(group: WorkingGroup, personId: number | undefined): Contact | undefined {
  return group.contacts.find(({ person }) => person.id === personId);
}

/** Klippan (Eva Ek), where it is said who comes. */
export function withColleague(group: WorkingGroup, { partyId, colleague }: PartyAnswer): string {
  const name = partyName(group, partyId);
  return colleague.trim() ? `${name} (${colleague.trim()})` : name;
}

/** The group's meeting of this id; undefined: there is none, or it is another group's. */
export async function meetingOf(store: Store, group: WorkingGroup, id: number): Promise<Meeting | undefined> {
  const meeting = await store.meetings.get(id);
  return meeting?.groupId === group.id ? meeting : undefined;
}

/** Those who would be invited now and are not. */
export async function notInvited(
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
  meeting: Meeting,
): Promise<{ personId: number; partyId: number }[]> {
  const had = new Set((await store.meetings.guests(meeting.id)).map(({ personId }) => personId));
  return peopleOf(group, partiesOf(group, checkIn, meeting.when?.day)).filter(
    ({ personId }) => !had.has(personId),
  );
}
