import { emailOf } from './group-edits.ts';
import type { Role } from './working-group.ts';
import type { WorkingGroupFile } from './working-group-file.ts';

/* Who answers for a party, and who coordinates, as changes of a group's content. What these give is new. */

type Contact = WorkingGroupFile['parties'][number]['contacts'][number];
export type Somebody = { name: string; email: string; slack?: string; teams?: string; shared?: true };

export function contactIn(file: WorkingGroupFile, partyKey: string, role: Role): Contact | undefined {
  return file.parties
    .find((party) => party.key === partyKey)
    ?.contacts.find((contact) => contact.role === role);
}

/** Everybody who stands in the content, by their address. */
function peopleIn(file: WorkingGroupFile): Map<string, Somebody> {
  const all = [
    ...file.workingGroup.coordinators.flatMap((one) =>
      typeof one === 'string' || one.name === undefined ? [] : [{ ...one, name: one.name }],
    ),
    ...file.parties.flatMap((party) => party.contacts),
  ];
  return new Map(all.map((one) => [one.email, one]));
}

/** Coordinators who stand as a contact nowhere any more keep their name, and those who do need none. */
function withCoordinators(before: WorkingGroupFile, after: WorkingGroupFile): WorkingGroupFile {
  const known = peopleIn(before);
  const contacts = new Set(after.parties.flatMap((party) => party.contacts.map(({ email }) => email)));
  const coordinators = after.workingGroup.coordinators.map((one) => {
    const email = emailOf(one);
    if (contacts.has(email)) return email;
    const { name = email, slack, teams } = { ...(typeof one === 'string' ? known.get(email) : one) };
    return { name, email, ...(slack && { slack }), ...(teams && { teams }) };
  });
  return { ...after, workingGroup: { ...after.workingGroup, coordinators } };
}

/**
 * The party's contact or substitute is this person, or nobody. Somebody who stands in the content already keeps the name
 * that they have there, unless it is the one whose place it is: then the name is corrected everywhere. Whoever has been
 * the party's other person changes places.
 */
export function withContact(
  file: WorkingGroupFile,
  partyKey: string,
  role: Role,
  somebody: Somebody | undefined,
): WorkingGroupFile {
  const before = contactIn(file, partyKey, role);
  const email = somebody?.email.trim().toLowerCase();
  const corrected = somebody && before?.email === email ? somebody.name.trim() : undefined;
  const known = email === undefined ? undefined : peopleIn(file).get(email);
  const wanted: Contact | undefined =
    somebody && email !== undefined
      ? {
          name: corrected ?? known?.name ?? somebody.name.trim(),
          email,
          role,
          ...accountsOf(somebody, known),
          ...(somebody.shared && { shared: true as const }),
        }
      : undefined;
  const parties = file.parties.map((party) => {
    if (party.key !== partyKey) return party;
    const others = party.contacts.filter((one) => one.role !== role && one.email !== email);
    return { ...party, contacts: [...(wanted ? [wanted] : []), ...others].sort(byRole) };
  });
  const made = withCoordinators(file, { ...file, parties });
  return corrected === undefined || email === undefined ? made : renamed(made, email, corrected);
}

const byRole = (one: Contact, other: Contact) => one.role.localeCompare(other.role);

/** An account that is chosen now goes before one that was known. */
function accountsOf(somebody: Somebody, known: Somebody | undefined): { slack?: string; teams?: string } {
  const slack = somebody.slack ?? known?.slack;
  const teams = somebody.teams ?? known?.teams;
  return { ...(slack && { slack }), ...(teams && { teams }) };
}

function renamed(file: WorkingGroupFile, email: string, name: string): WorkingGroupFile {
  return {
    ...file,
    workingGroup: {
      ...file.workingGroup,
      coordinators: file.workingGroup.coordinators.map((one) =>
        typeof one !== 'string' && one.email === email ? { ...one, name } : one,
      ),
    },
    parties: file.parties.map((party) => ({
      ...party,
      contacts: party.contacts.map((one) => (one.email === email ? { ...one, name } : one)),
    })),
  };
}

/** One more coordinates. */
export function withCoordinator(file: WorkingGroupFile, somebody: Somebody): WorkingGroupFile {
  const email = somebody.email.trim().toLowerCase();
  const { workingGroup } = file;
  if (workingGroup.coordinators.some((one) => emailOf(one) === email)) return file;
  const known = peopleIn(file).get(email);
  const one = { name: known?.name ?? somebody.name.trim(), email, ...accountsOf(somebody, known) };
  return withCoordinators(file, {
    ...file,
    workingGroup: { ...workingGroup, coordinators: [...workingGroup.coordinators, one] },
  });
}

export function withoutCoordinator(file: WorkingGroupFile, email: string): WorkingGroupFile {
  const { workingGroup } = file;
  const coordinators = workingGroup.coordinators.filter((one) => emailOf(one) !== email);
  return { ...file, workingGroup: { ...workingGroup, coordinators } };
}

/** Mail that anybody can have: that two people use it says nothing of where they work. */
const anybodys = new Set(
  `gmail.com googlemail.com outlook.com outlook.se hotmail.com hotmail.se live.com live.se msn.com icloud.com me.com
  yahoo.com yahoo.se proton.me protonmail.com telia.com bredband.net comhem.se spray.se`.split(/\s+/),
);

export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** Whether an address is of a domain that the party's people have already. */
export function isOfParty(email: string, partyEmails: readonly string[]): boolean {
  const domain = domainOf(email);
  return !anybodys.has(domain) && partyEmails.some((one) => domainOf(one) === domain);
}
