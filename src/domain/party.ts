import type { AnswererRole, Contact, WorkingGroup } from './working-group.ts';

/** What a party of the group is called in a sentence; "?" for one that the group does not have. */
export function partyName(group: Pick<WorkingGroup, 'parties'>, partyId: number): string {
  return group.parties.find((party) => party.id === partyId)?.shortName ?? '?';
}

const inOrder: readonly AnswererRole[] = ['stand-in', 'contact', 'substitute'];

/** Whoever stands in for a time first, then the party's contact, then its substitute. */
export function contactsOf(group: Pick<WorkingGroup, 'contacts'>, partyId: number): Contact[] {
  return group.contacts
    .filter((contact) => contact.partyId === partyId)
    .sort((a, b) => inOrder.indexOf(a.role) - inOrder.indexOf(b.role));
}

/** Those of them who are asked to answer: the contact is not while somebody stands in. */
export function askedOf(group: Pick<WorkingGroup, 'contacts'>, partyId: number): Contact[] {
  const all = contactsOf(group, partyId);
  return all[0]?.role === 'stand-in' ? all.filter(({ role }) => role !== 'contact') : all;
}
