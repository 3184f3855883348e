import type { HalfYear } from './half-year.ts';
import type { Status } from './status-update.ts';
import type { Summary, SummaryArea } from './summary.ts';

/** What was sent in in a half-year before the one that it is about; parties and areas by their keys. */
export type EarlierHalfYear = {
  halfYear: HalfYear;
  said: { party: string; area: string; status: Status }[];
};

/** How many said what of an area in one half-year. */
export type CountedHalfYear = { halfYear: HalfYear; counts: Map<Status, number> };

/**
 * How an area has been answered of, half-year by half-year, the one of the summary last: by its parties alone, so that
 * what is about one agreement says nothing of others. Empty where there is nothing to compare with.
 */
export function countedOverTime(
  area: SummaryArea,
  summary: Summary,
  earlier: readonly EarlierHalfYear[],
): CountedHalfYear[] {
  const parties = new Set(summary.parties.map(({ party }) => party.key));
  const before = earlier.map(({ halfYear, said }) => ({
    halfYear,
    counts: counted(
      said.flatMap((one) => (one.area === area.key && parties.has(one.party) ? [one.status] : [])),
    ),
  }));
  const now = {
    halfYear: summary.halfYear,
    counts: counted(area.cells.flatMap(({ status }) => status ?? [])),
  };
  const told = [...before, now].filter(({ counts }) => counts.size > 0);
  return told.some(({ halfYear }) => halfYear !== summary.halfYear) ? told : [];
}

function counted(given: readonly Status[]): Map<Status, number> {
  const counts = new Map<Status, number>();
  for (const status of given) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}
