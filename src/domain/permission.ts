/** What one is in a group, as far as rights go. */
type Rank = { coordinator: boolean; parties: { partyId: number }[] };

/** Opens, moves, reminds, sees and shows the summary. */
export function mayCoordinate(rank: Rank): boolean {
  return rank.coordinator;
}

/** Reads and writes the party's status update: its contact and its substitute, nobody else. */
export function mayAnswerFor(rank: Rank, partyId: number): boolean {
  return rank.parties.some((party) => party.partyId === partyId);
}
