/** What one is in a group, as far as rights go. */
type Standing = { coordinator: boolean; parties: { partyId: number }[] };

/** Opens, moves, reminds, sees and shows the summary. */
export function mayCoordinate(standing: Standing): boolean {
  return standing.coordinator;
}

/** Reads and writes the party's status update: its contact and its substitute, nobody else. */
export function mayAnswerFor(standing: Standing, partyId: number): boolean {
  return standing.parties.some((party) => party.partyId === partyId);
}
