import type { CheckIn } from './check-in.ts';
import type { Day } from './day.ts';
import { fold } from './fold.ts';
import type { HalfYear } from './half-year.ts';
import type { AreaReport, Commitment, Overall, Status, StatusUpdate } from './status-update.ts';
import type { WorkingGroup } from './working-group.ts';

/** A party as a summary names it. */
export type SummaryParty = { id: number; name: string };

/** One party's answer in one area: nothing where it has not answered. */
export type Cell = { party: SummaryParty; status?: Status; previous?: Status };

/** What the coordinator sees of a check-in, as data: only what was submitted, never drafts. */
export type Summary = {
  checkInId: number;
  halfYear: HalfYear;
  dueOn: Day;
  /** The group's local day on which it was made. */
  madeOn: Day;
  lockedOn?: Day;
  agreements: { reference: string; validTo: Day }[];
  /** Those who are expected to answer, the convener first, then by name. */
  parties: { party: SummaryParty; answered: boolean; late: boolean }[];
  areas: { id: number; name: string; cells: Cell[] }[];
  /** Areas where the parties differ, or something stands still or needs change. */
  discuss: { area: string; answers: { status: Status; parties: SummaryParty[] }[] }[];
  stalled: { area: string; parties: SummaryParty[] }[];
  /** Gone backwards since last half-year: from going well to needs change or stalled, or from the second to the third. */
  worse: { area: string; party: SummaryParty; from: Status; to: Status }[];
  /** Those that several share first; who wrote the same, but for case and spaces, stands together. */
  needs: { text: string; parties: SummaryParty[] }[];
  workedWell: { text: string; party: SummaryParty }[];
  commitments: (Commitment & { party: SummaryParty })[];
  /** Everything that each has sent in, in full. */
  answers: { party: SummaryParty; areas: (AreaReport & { area: string })[]; overall: Overall }[];
  missing: SummaryParty[];
  notExpected: { party: SummaryParty; reason: 'no-agreement' | 'too-short' }[];
};

export type SummaryInput = {
  group: WorkingGroup;
  checkIn: CheckIn;
  /** Every party of the half-year, in the order in which they are shown. */
  expectation: ({ partyId: number } & (
    | { expected: true }
    | { expected: false; reason: 'no-agreement' | 'too-short' }
  ))[];
  /** Agreements in force in the half-year. */
  agreements: { reference: string; validTo: Day }[];
  /** Areas that a party reports on in this half-year. */
  areasOf(partyId: number): { id: number }[];
  submitted: StatusUpdate[];
  /** Last half-year's, where there was one. */
  previous: StatusUpdate[];
  today: Day;
  lockedOn?: Day;
  /** The group's local day of a moment. */
  dayOf(at: Date): Day;
};

const severity: Partial<Record<Status, number>> = { going_well: 0, needs_change: 1, stalled: 2 };

function statusesOf(update: StatusUpdate | undefined): Map<number, Status> {
  const found = new Map<number, Status>();
  for (const area of update?.submitted?.areas ?? []) if (area.status) found.set(area.areaId, area.status);
  return found;
}

/** Puts together what the parties have sent in. Pure. */
export function summarise(input: SummaryInput): Summary {
  const { group, checkIn } = input;
  const named = (id: number): SummaryParty => ({
    id,
    name: group.parties.find((party) => party.id === id)?.shortName ?? '?',
  });
  const byParty = new Map(input.submitted.map((update) => [update.partyId, update]));
  const before = new Map(input.previous.map((update) => [update.partyId, statusesOf(update)]));
  const expected = input.expectation.filter((one) => one.expected || byParty.get(one.partyId)?.submitted);
  const parties = expected.map(({ partyId }) => {
    const at = byParty.get(partyId)?.submitted?.submittedAt;
    return {
      party: named(partyId),
      answered: at !== undefined,
      late: at !== undefined && input.dayOf(at) > checkIn.dueOn,
    };
  });
  const shown = new Map(
    expected.map(({ partyId }) => [
      partyId,
      new Set([...input.areasOf(partyId).map((area) => area.id), ...statusesOf(byParty.get(partyId)).keys()]),
    ]),
  );

  const areas = group.areas
    .filter((area) => parties.some(({ party }) => shown.get(party.id)?.has(area.id)))
    .map((area) => ({
      id: area.id,
      name: area.name,
      cells: parties.map(({ party }): Cell => {
        const status = statusesOf(byParty.get(party.id)).get(area.id);
        const previous = before.get(party.id)?.get(area.id);
        return {
          party,
          ...(status && { status }),
          ...(status && previous && previous !== status && { previous }),
        };
      }),
    }));

  return {
    checkInId: checkIn.id,
    halfYear: checkIn.halfYear,
    dueOn: checkIn.dueOn,
    madeOn: input.today,
    ...(input.lockedOn && { lockedOn: input.lockedOn }),
    agreements: input.agreements,
    parties,
    areas,
    discuss: areas.map(discussion).filter((item) => item !== undefined),
    stalled: areas
      .map((area) => ({
        area: area.name,
        parties: area.cells.filter((cell) => cell.status === 'stalled').map((cell) => cell.party),
      }))
      .filter((item) => item.parties.length > 0),
    worse: areas.flatMap((area) => area.cells.flatMap((cell) => wentBackwards(area.name, cell))),
    needs: sharedNeeds(parties, byParty),
    workedWell: parties.flatMap(({ party }) => {
      const text = byParty.get(party.id)?.submitted?.overall.workedWell.trim();
      return text ? [{ text, party }] : [];
    }),
    commitments: parties.flatMap(({ party }) =>
      (byParty.get(party.id)?.submitted?.overall.commitments ?? []).map((one) => ({ ...one, party })),
    ),
    answers: parties.flatMap(({ party }) => {
      const submitted = byParty.get(party.id)?.submitted;
      if (!submitted) return [];
      const said = group.areas.flatMap((area) => {
        const report = submitted.areas.find((one) => one.areaId === area.id);
        return report ? [{ ...report, area: area.name }] : [];
      });
      return [{ party, areas: said, overall: submitted.overall }];
    }),
    missing: parties.filter((one) => !one.answered).map((one) => one.party),
    notExpected: input.expectation.flatMap((one) =>
      one.expected || byParty.get(one.partyId)?.submitted
        ? []
        : [{ party: named(one.partyId), reason: one.reason }],
    ),
  };
}

function discussion(area: Summary['areas'][number]): Summary['discuss'][number] | undefined {
  const answers = new Map<Status, SummaryParty[]>();
  for (const { status, party } of area.cells) {
    if (status && status !== 'not_applicable') answers.set(status, [...(answers.get(status) ?? []), party]);
  }
  const worth = answers.size > 1 || answers.has('needs_change') || answers.has('stalled');
  return worth
    ? { area: area.name, answers: [...answers].map(([status, parties]) => ({ status, parties })) }
    : undefined;
}

function wentBackwards(area: string, { party, status, previous }: Cell): Summary['worse'] {
  const from = previous && severity[previous];
  const to = status && severity[status];
  return previous && status && from !== undefined && to !== undefined && to > from
    ? [{ area, party, from: previous, to: status }]
    : [];
}

function sharedNeeds(parties: Summary['parties'], byParty: Map<number, StatusUpdate>): Summary['needs'] {
  const found = new Map<string, { text: string; parties: SummaryParty[] }>();
  for (const { party } of parties) {
    for (const area of byParty.get(party.id)?.submitted?.areas ?? []) {
      const text = area.needs.trim();
      if (!text) continue;
      const key = fold(text).replace(/[.!]+$/, '');
      const same = found.get(key);
      if (!same) found.set(key, { text, parties: [party] });
      else if (!same.parties.some((one) => one.id === party.id)) same.parties.push(party);
    }
  }
  return [...found.values()].sort((a, b) => b.parties.length - a.parties.length);
}
