import type { Contact, WorkingGroup } from './working-group.ts';

/** What a party of the group is called in a sentence; "?" for one that the group does not have. */
export function partyName(group: Pick<WorkingGroup, 'parties'>, partyId: number): string {
  return group.parties.find((party) => party.id === partyId)?.shortName ?? '?';
}

/** By party, of a group as it was read: nobody changes one. */
const byParty = new WeakMap<readonly Contact[], Map<number, Contact[]>>();

/** The party's contact first, then its substitute. */
export function contactsOf(
  { contacts }: Pick<WorkingGroup, 'contacts'>,
  partyId: number,
): readonly Contact[] {
  const known = byParty.get(contacts);
  if (known) return known.get(partyId) ?? [];
  const all = new Map<number, Contact[]>();
  for (const contact of contacts) all.set(contact.partyId, [...(all.get(contact.partyId) ?? []), contact]);
  for (const theirs of all.values())
    theirs.sort((a, b) => Number(b.role === 'contact') - Number(a.role === 'contact'));
  byParty.set(contacts, all);
  return all.get(partyId) ?? [];
}
