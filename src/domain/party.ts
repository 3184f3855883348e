import type { Contact, WorkingGroup } from './working-group.ts';

/** What a party of the group is called in a sentence; "?" for one that the group does not have. */
export function partyName(group: Pick<WorkingGroup, 'parties'>, partyId: number): string {
  return group.parties.find((party) => party.id === partyId)?.shortName ?? '?';
}

/** The party's contact first, then its substitute. */
export function contactsOf(group: Pick<WorkingGroup, 'contacts'>, partyId: number): Contact[] {
  return group.contacts
    .filter((contact) => contact.partyId === partyId)
    .sort((a, b) => Number(b.role === 'contact') - Number(a.role === 'contact'));
}
