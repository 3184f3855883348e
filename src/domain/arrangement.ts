import { type Expectation, expectation } from './agreement.ts';
import type { CheckIn } from './check-in.ts';
import type { Day } from './day.ts';
import type { Author, Status } from './status-update.ts';
import type { WorkingGroup } from './working-group.ts';

/*
 * What is arranged for one party in one half-year. It is no change of the group: the next half-year knows nothing of it.
 *
 * Terms
 *   more time   the party answers by a day of its own, later than the others
 *   otherwise   the convener checks in with the party in some other way, so no answer is expected of it
 *   question    about one area of what a party has sent in; open until it is answered
 *   call note   what somebody said of how it goes, written down by the convener: its note, never the party's answer
 */

/** Why a party gets more time. A choice and no text: the first text would be somebody's illness. */
export const timeReasons = ['time', 'staff', 'other'] as const;
export type TimeReason = (typeof timeReasons)[number];

export const otherWays = ['phone', 'meeting', 'visit', 'letter'] as const;
export type OtherWay = (typeof otherWays)[number];

/** `at`: when it was given, UTC. */
export type MoreTime = { until: Day; reason: TimeReason; at: Date };

/** What a party's people ask for and nobody has answered yet. */
export type AskedTime = MoreTime & { by: Author };

export type Otherwise = { how: OtherWay; on: Day };

export type Question = {
  id: number;
  areaId: number;
  /** Which of the party's versions it is about, from 1. */
  ofVersion: number;
  text: string;
  by: Author;
  /** UTC. */
  at: Date;
  answer?: { text: string; by: Author; at: Date };
};

export type CallNote = {
  id: number;
  /** Who said it, as the coordinator wrote it. */
  informant: string;
  /** When it was said: the group's local day. */
  on: Day;
  statuses: { areaId: number; status: Status }[];
  said: string;
  /** Of the letter that it was said in, where it was. */
  reference?: string;
  by: Author;
  /** UTC. */
  at: Date;
  /** One of the party's people has said that it is so. */
  confirmed?: { by: Author; at: Date };
};

/** All that is arranged for one party. */
export type Arranged = {
  moreTime?: MoreTime;
  askedTime?: AskedTime;
  otherwise?: Otherwise;
  /** In the order in which they were asked; answered ones too. */
  questions: Question[];
  /** The latest, where there are several. */
  note?: CallNote;
};

/** By party; a party that is not there has nothing arranged. */
export type Arrangements = ReadonlyMap<number, Arranged>;

export const nothingArranged: Arranged = { questions: [] };

export function arrangedFor(arrangements: Arrangements, partyId: number): Arranged {
  return arrangements.get(partyId) ?? nothingArranged;
}

/** The party's own last day. When all have got a later one, that is its too. */
export function dueOnOf({ dueOn }: Pick<CheckIn, 'dueOn'>, { moreTime }: Pick<Arranged, 'moreTime'>): Day {
  return moreTime && moreTime.until > dueOn ? moreTime.until : dueOn;
}

/** Whether the party's last day is later than the others'. */
export function hasMoreTime(checkIn: Pick<CheckIn, 'dueOn'>, arranged: Pick<Arranged, 'moreTime'>): boolean {
  return dueOnOf(checkIn, arranged) > checkIn.dueOn;
}

/** Whether the others' last day has passed and the party's own has not: it has been promised that time. */
export function hasTimeLeft(checkIn: Pick<CheckIn, 'dueOn'>, arranged: Arranged, today: Day): boolean {
  return checkIn.dueOn < today && today <= dueOnOf(checkIn, arranged);
}

/** Whether the party has said how it goes by saying that a note is right, or need not say it this half-year. */
export function isSettled({ otherwise, note }: Arranged): boolean {
  return otherwise !== undefined || note?.confirmed !== undefined;
}

/**
 * Questions that nobody has answered. What is sent in after a question answers it too: whoever sent it in had the
 * question before them. `submitted`: the latest version that is sent in.
 */
export function openQuestions(
  { questions }: Pick<Arranged, 'questions'>,
  submitted: { n: number } | undefined,
): Question[] {
  return questions.filter(({ ofVersion, answer }) => !answer && ofVersion === submitted?.n);
}

export type Expected = Expectation | { partyId: number; expected: false; reason: 'otherwise' };

/** Who is to answer in a check-in: by the agreements, and by what is arranged. In the order of `expectation`. */
export function expectationIn(
  group: WorkingGroup,
  { halfYear }: Pick<CheckIn, 'halfYear'>,
  arrangements: Arrangements,
): readonly Expected[] {
  const byAgreement = expectation(group, halfYear);
  if (![...arrangements.values()].some(({ otherwise }) => otherwise)) return byAgreement;
  return byAgreement.map((one) =>
    one.expected && arrangements.get(one.partyId)?.otherwise
      ? { partyId: one.partyId, expected: false, reason: 'otherwise' }
      : one,
  );
}
