import type { Initiative } from '../domain/initiative.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import { mayAnswerFor, mayCoordinate } from '../domain/permission.ts';
import type { Person, WorkingGroup } from '../domain/working-group.ts';
import type { CourseView } from '../messages/initiative.ts';
import type { Membership } from '../ports/store.ts';

/* What the courses' feature and the letters about courses share. */

/** Whether somebody may change the course: its organiser's people, and of the convener's the coordinators. */
export const mayOrganise = (
  group: Pick<WorkingGroup, 'convenerId'>,
  membership: Pick<Membership, 'coordinator' | 'parties'>,
  partyId: number,
): boolean =>
  mayAnswerFor(membership, partyId) || (partyId === group.convenerId && mayCoordinate(membership));

/** Whether somebody may see the course: what is open is for all, what is not for its organiser, who has signed up, and coordinators. */
export function maySee(
  group: Pick<WorkingGroup, 'convenerId'>,
  membership: Pick<Membership, 'coordinator' | 'parties'>,
  { partyId, open, signUps }: Initiative,
): boolean {
  if (open === 'yes' || mayCoordinate(membership) || mayOrganise(group, membership, partyId)) return true;
  return signUps.some((one) => mayAnswerFor(membership, one.partyId));
}

/** The course as a member sees it. `agreement`: the title of the separate agreement that it names. */
export function viewOf(
  group: WorkingGroup,
  membership: Pick<Membership, 'coordinator' | 'parties'>,
  initiative: Initiative,
  today: string,
  agreement?: string,
): CourseView {
  const own = mayOrganise(group, membership, initiative.partyId);
  const mine = new Set(membership.parties.map(({ partyId }) => partyId));
  return {
    initiative,
    today,
    organiser: partyName(group, initiative.partyId),
    region: partyName(group, group.convenerId),
    area: group.areas.find(({ id }) => id === initiative.areaId)?.name,
    agreement,
    partyName: (id) => partyName(group, id),
    municipalities: municipalitiesIn(group, initiative.told),
    own,
    sees: own || mayCoordinate(membership),
    ownSeats: initiative.signUps.reduce((sum, one) => sum + (mine.has(one.partyId) ? one.seats : 0), 0),
    maySignUp: [...mine].some((id) => id !== initiative.partyId),
  };
}

/** How many of these parties are municipalities. */
export function municipalitiesIn(group: WorkingGroup, partyIds: readonly number[]): number {
  const named = new Set(partyIds);
  return group.parties.filter(({ id, municipality }) => named.has(id) && municipality !== undefined).length;
}

/** Whom to write to about a party's course: who saved it last, where they are still the party's; else its contact. */
export function organiserOf(
  group: WorkingGroup,
  { partyId, savedBy }: Pick<Initiative, 'partyId' | 'savedBy'>,
): Person | undefined {
  const own = contactsOf(group, partyId).map(({ person }) => person);
  const people = partyId === group.convenerId ? [...own, ...group.coordinators] : own;
  return people.find(({ id }) => id === savedBy.id) ?? people[0];
}

/** Whom to write to about a party's sign-up: who signed up, where they are still the party's; else its contact. */
export function signedUpBy(
  group: WorkingGroup,
  { partyId, by }: { partyId: number; by: number },
): Person | undefined {
  const people = contactsOf(group, partyId).map(({ person }) => person);
  return people.find(({ id }) => id === by) ?? people[0];
}
