import { type Likeness, putTogether } from './alike.ts';
import type { Otherwise } from './arrangement.ts';
import { type Day, dayIn } from './day.ts';
import type { HalfYear } from './half-year.ts';
import { countInitiatives, type InitiativeCounts } from './initiative.ts';
import {
  type CheckInRecord,
  cooperationOf,
  countedOn,
  type RecordedFollowUp,
  type RecordedParty,
} from './record.ts';
import type { RecordedGoal } from './recorded-cooperation.ts';
import type { Commitment, Status } from './status-update.ts';

/** A party as a summary names it. */
export type SummaryParty = { key: string; name: string };

/**
 * A party's place in the table. Late: what it sent in came after its last day. A note of what was said stands for an
 * answer where the party has sent in none and says that the note is right; `unconfirmed`: it has not said so.
 */
export type SummaryRow = {
  party: SummaryParty;
  answered: boolean;
  late: boolean;
  note?: 'confirmed' | 'unconfirmed';
};

/**
 * One party's answer in one area: nothing where it has not answered. `previous` only where it was another. `noted`: as
 * it stands in a note that the party has not confirmed; `asked`: a question about it is not answered.
 */
export type Cell = {
  party: SummaryParty;
  status?: Status;
  previous?: Status;
  noted?: Status;
  asked?: true;
};

export type SummaryArea = { key: string; name: string; cells: Cell[] };

/** What somebody wrote in one field. */
export type Said = { text: string; party: SummaryParty };

/** What the coordinator sees of a check-in, as data: only what was submitted, never drafts. */
export type Summary = {
  halfYear: HalfYear;
  dueOn: Day;
  /** The group's local day on which it was made. */
  madeOn: Day;
  lockedOn?: Day;
  agreements: { reference: string; validTo: Day }[];
  /** Those who are expected to answer, or have, the convener first, then by name. */
  parties: SummaryRow[];
  areas: SummaryArea[];
  /** Areas where the parties differ, or something stands still or needs change. */
  discuss: { area: string; answers: { status: Status; parties: SummaryParty[] }[] }[];
  stalled: { area: string; parties: SummaryParty[] }[];
  /** Gone backwards since last half-year: from going well to needs change or stalled, or from the second to the third. */
  worse: { area: string; from: Status; to: Status; parties: SummaryParty[] }[];
  /** Those that several share first; see `putTogether`. */
  needs: Likeness<Said>[];
  workedWell: Said[];
  commitments: (Commitment & { party: SummaryParty })[];
  /** Agreed in an earlier half-year and not done, with what the party last said of it. */
  agreed: (RecordedFollowUp & { party: SummaryParty })[];
  /** Undefined: there are no courses in the half-year. */
  courses?: InitiativeCounts;
  /** The group's own, with what is reached where it is counted. */
  goals: RecordedGoal[];
  /** Who has said that somebody else takes over. */
  handover: SummaryParty[];
  missing: SummaryParty[];
  /** Of those missing: who has more time, which has not run out, and until when. */
  waiting: { party: SummaryParty; until: Day }[];
  notExpected: NotExpected[];
  /** Of whom what was said is noted, where they have sent in nothing themselves. */
  noted: { party: SummaryParty; confirmed: boolean }[];
  /** About what was sent in, and not answered. */
  questions: { party: SummaryParty; area: string }[];
};

export type NotExpected = { party: SummaryParty } & (
  | { reason: 'no-agreement' | 'too-short' }
  | ({ reason: 'otherwise' } & Otherwise)
);

const severity: Partial<Record<Status, number>> = { going_well: 0, needs_change: 1, stalled: 2 };

const nameOf = ({ key, shortName }: RecordedParty): SummaryParty => ({ key, name: shortName });

/** Puts a check-in's record together for the meeting. Pure. `madeOn`: the group's local day today. */
export function summarise(record: CheckInRecord, madeOn: Day): Summary {
  const { initiatives, goals } = cooperationOf(record);
  const taking = record.parties.filter((party) => party.expected || hasAnswered(party));
  const missing = taking.filter((party) => !hasAnswered(party));
  const areas = areasOf(record, taking);
  const every = <T>(of: (answer: NonNullable<RecordedParty['answer']>, party: SummaryParty) => T[]): T[] =>
    taking.flatMap((party) => (party.answer ? of(party.answer, nameOf(party)) : []));
  return {
    halfYear: record.halfYear,
    dueOn: record.dueOn,
    madeOn,
    ...(record.lockedAt && { lockedOn: dayIn(record.group.timezone, new Date(record.lockedAt)) }),
    agreements: record.agreements.map(({ reference, validTo }) => ({ reference, validTo })),
    parties: taking.map((party) => ({
      party: nameOf(party),
      answered: hasAnswered(party),
      late: party.answer?.late ?? false,
      ...(noteOf(party) && { note: noteOf(party) }),
    })),
    areas,
    discuss: areas.map(discussion).filter((item) => item !== undefined),
    stalled: areas
      .map((area) => ({
        area: area.name,
        parties: area.cells.filter((cell) => cell.status === 'stalled').map((cell) => cell.party),
      }))
      .filter((item) => item.parties.length > 0),
    worse: areas.flatMap(wentBackwards).sort((a, b) => b.parties.length - a.parties.length),
    needs: putTogether(
      every((answer, party) => {
        // One party that needs the same in two areas needs it once.
        const texts = new Set(answer.areas.map((area) => area.needs.trim()).filter(Boolean));
        return [...texts].map((text) => ({ text, party }));
      }),
    ),
    workedWell: every(({ workedWell }, party) =>
      workedWell.trim() ? [{ text: workedWell.trim(), party }] : [],
    ),
    commitments: every(({ commitments }, party) => commitments.map((one) => ({ ...one, party }))),
    agreed: record.parties.flatMap((party) =>
      party.followUps.filter((one) => one.outcome !== 'yes').map((one) => ({ ...one, party: nameOf(party) })),
    ),
    ...(initiatives.length > 0 && { courses: countInitiatives(initiatives, countedOn(record, madeOn)) }),
    goals,
    handover: every(({ contactNext }, party) => (contactNext === false ? [party] : [])),
    missing: missing.map(nameOf),
    waiting: missing.flatMap((party) =>
      party.dueOn && party.dueOn >= madeOn ? [{ party: nameOf(party), until: party.dueOn }] : [],
    ),
    notExpected: record.parties.flatMap((party) =>
      party.expected || hasAnswered(party) ? [] : notExpectedOf(party),
    ),
    noted: taking.flatMap((party) => {
      const note = noteOf(party);
      return note ? [{ party: nameOf(party), confirmed: note === 'confirmed' }] : [];
    }),
    questions: taking.flatMap((party) =>
      openAreas(party).map((key) => ({
        party: nameOf(party),
        area: record.areas.find((area) => area.key === key)?.name ?? key,
      })),
    ),
  };
}

/** Whether the party has said how it goes: in an answer, or by saying that a note is right. */
const hasAnswered = ({ answer, note }: RecordedParty): boolean =>
  answer !== undefined || note?.confirmed !== undefined;

/** What is sent in stands before any note. */
function noteOf({ answer, note }: RecordedParty): SummaryRow['note'] {
  if (answer || !note) return undefined;
  return note.confirmed ? 'confirmed' : 'unconfirmed';
}

/** The areas with a question that neither words nor a later answer have answered. */
function openAreas({ answer, questions = [] }: RecordedParty): string[] {
  const open = questions.filter((one) => !one.answer && one.version === answer?.version);
  return [...new Set(open.map(({ area }) => area))];
}

function notExpectedOf(party: RecordedParty): NotExpected[] {
  const { notExpected: reason, otherwise } = party;
  if (reason === undefined) return [];
  if (reason !== 'otherwise') return [{ party: nameOf(party), reason }];
  return otherwise ? [{ party: nameOf(party), reason, ...otherwise }] : [];
}

/** The areas that anybody reports on, or has answered though they have left the agreement. */
function areasOf(record: CheckInRecord, taking: RecordedParty[]): SummaryArea[] {
  const shown = new Set<string>();
  const reports = taking.map((party) => {
    for (const key of party.areas) shown.add(key);
    const said = party.answer?.areas ?? party.note?.areas;
    const byArea = new Map(said?.map((report) => [report.area, report]));
    for (const { area, status } of byArea.values()) if (status) shown.add(area);
    return { byArea, note: noteOf(party), asked: openAreas(party) };
  });
  const parties = taking.map(nameOf);
  return record.areas
    .filter((area) => shown.has(area.key))
    .map((area) => ({
      ...area,
      cells: parties.map((party, i): Cell => {
        const { byArea, note, asked } = reports[i] ?? {};
        const { status, previous } = byArea?.get(area.key) ?? {};
        if (note === 'unconfirmed') return { party, ...(status && { noted: status }) };
        return {
          party,
          ...(status && { status }),
          ...(status && previous && previous !== status && { previous }),
          ...(asked?.includes(area.key) && { asked: true as const }),
        };
      }),
    }));
}

function discussion(area: SummaryArea): Summary['discuss'][number] | undefined {
  const answers = new Map<Status, SummaryParty[]>();
  for (const { status, party } of area.cells) {
    if (!status || status === 'not_applicable') continue;
    const same = answers.get(status);
    if (same) same.push(party);
    else answers.set(status, [party]);
  }
  const worth = answers.size > 1 || answers.has('needs_change') || answers.has('stalled');
  return worth
    ? { area: area.name, answers: [...answers].map(([status, parties]) => ({ status, parties })) }
    : undefined;
}

/** Those who have gone the same step back stand together. */
function wentBackwards(area: SummaryArea): Summary['worse'] {
  const steps = new Map<string, Summary['worse'][number]>();
  for (const { party, status, previous } of area.cells) {
    const from = previous && severity[previous];
    const to = status && severity[status];
    if (!previous || !status || from === undefined || to === undefined || to <= from) continue;
    const same = steps.get(`${previous} ${status}`);
    if (same) same.parties.push(party);
    else
      steps.set(`${previous} ${status}`, { area: area.name, from: previous, to: status, parties: [party] });
  }
  return [...steps.values()];
}
