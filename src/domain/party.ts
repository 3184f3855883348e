import type { AnswererRole, Contact, WorkingGroup } from './working-group.ts';

/** What a party of the group is called in a sentence; "?" for one that the group does not have. */
export function partyName(group: Pick<WorkingGroup, 'parties'>, partyId: number): string {
  return group.parties.find((party) => party.id === partyId)?.shortName ?? '?';
}

const inOrder: readonly AnswererRole[] = ['stand-in', 'contact', 'substitute'];

/** By party, of a group as it was read: nobody changes one. */
const byParty = new WeakMap<readonly Contact[], Map<number, Contact[]>>();

/** Whoever stands in for a time first, then the party's contact, then its substitute. */
export function contactsOf(
  { contacts }: Pick<WorkingGroup, 'contacts'>,
  partyId: number,
): readonly Contact[] {
  const known = byParty.get(contacts);
  if (known) return known.get(partyId) ?? [];
  const all = new Map<number, Contact[]>();
  for (const contact of contacts) all.set(contact.partyId, [...(all.get(contact.partyId) ?? []), contact]);
  for (const theirs of all.values()) theirs.sort((a, b) => inOrder.indexOf(a.role) - inOrder.indexOf(b.role));
  byParty.set(contacts, all);
  return all.get(partyId) ?? [];
}

/** Those of them who are asked to answer: the contact is not while somebody stands in. */
export function askedOf(group: Pick<WorkingGroup, 'contacts'>, partyId: number): readonly Contact[] {
  const all = contactsOf(group, partyId);
  return all[0]?.role === 'stand-in' ? all.filter(({ role }) => role !== 'contact') : all;
}

/** Whether the party is not invited until a coordinator invites all: nothing is sent to its people of itself. */
export const waits = ({ parties }: Pick<WorkingGroup, 'parties'>, partyId: number): boolean =>
  parties.some(({ id, waiting }) => id === partyId && waiting === true);
