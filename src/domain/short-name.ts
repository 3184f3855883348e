import { fold } from './fold.ts';
import type { Party } from './working-group.ts';

/**
 * The parties by names that nobody mixes up: where two in the group have the same short name, each has its municipality
 * beside. The group's file has been refused where that does not tell them apart.
 */
export function withDistinctNames(parties: Party[]): Party[] {
  const count = new Map<string, number>();
  for (const { shortName, removed } of parties)
    if (!removed) count.set(fold(shortName), (count.get(fold(shortName)) ?? 0) + 1);
  return parties.map((party) =>
    party.municipality && (count.get(fold(party.shortName)) ?? 0) > 1
      ? { ...party, shortName: `${party.shortName} (${party.municipality})` }
      : party,
  );
}
