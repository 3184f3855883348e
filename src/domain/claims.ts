import type { FileFault, WorkingGroupFile } from './working-group-file.ts';

/**
 * What a group says is its own, or somebody's, among all groups: a channel has one group, since a command in it means
 * that group; somebody has one account on a platform, and an account is one person's.
 */
export type Claim =
  | { kind: 'channel'; platform: Platform; id: string }
  | { kind: 'account'; platform: Platform; id: string; email: string };

type Platform = 'slack' | 'teams';
const platforms: readonly Platform[] = ['slack', 'teams'];

/** With where in the file it stands. */
export type PlacedClaim = { claim: Claim; path: FileFault['path'] };

export function claimsOf({
  workingGroup,
  parties,
}: Pick<WorkingGroupFile, 'workingGroup' | 'parties'>): PlacedClaim[] {
  const claims: PlacedClaim[] = [];
  for (const platform of platforms) {
    const id = workingGroup.channels[platform];
    if (id !== undefined)
      claims.push({ claim: { kind: 'channel', platform, id }, path: ['workingGroup', 'channels', platform] });
    for (const [c, coordinator] of workingGroup.coordinators.entries()) {
      const account = typeof coordinator === 'string' ? undefined : coordinator[platform];
      if (account === undefined || typeof coordinator === 'string') continue;
      const claim = { kind: 'account' as const, platform, id: account, email: coordinator.email };
      claims.push({ claim, path: ['workingGroup', 'coordinators', c, platform] });
    }
    for (const [p, party] of parties.entries())
      for (const [c, contact] of party.contacts.entries()) {
        const account = contact[platform];
        if (account === undefined) continue;
        const claim = { kind: 'account' as const, platform, id: account, email: contact.email };
        claims.push({ claim, path: ['parties', p, 'contacts', c, platform] });
      }
  }
  return claims;
}

/** Why two groups cannot both say so, with where the other says it; undefined: they can. */
export function clashOf(claim: Claim, other: Claim, where: string): string | undefined {
  if (claim.platform !== other.platform) return undefined;
  const sameId = claim.id.toLowerCase() === other.id.toLowerCase();
  if (claim.kind === 'channel')
    return other.kind === 'channel' && sameId
      ? `Kanalen ${claim.id} hör redan till gruppen i ${where}. En kanal kan bara höra till en grupp.`
      : undefined;
  if (other.kind === 'channel') return undefined;
  const sameEmail = claim.email.toLowerCase() === other.email.toLowerCase();
  if (sameId && !sameEmail) return `${claim.id} hör redan till ${other.email} i ${where}.`;
  if (sameEmail && !sameId)
    return `${claim.email} har ${other.id} i ${where}. Skriv samma id, eller ta bort det ena.`;
  return undefined;
}
