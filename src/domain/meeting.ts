import { expectation, inForce } from './agreement.ts';
import type { Calendar } from './calendar.ts';
import type { CheckIn } from './check-in.ts';
import { addDays, type Day, instantAt, isDay, readTime } from './day.ts';
import type { Author } from './status-update.ts';
import type { WorkingGroup } from './working-group.ts';

/*
 * Terms
 *   meeting     the working group's, that a check-in ends in
 *   proposal    a day and its hours that the parties are asked about before there is a day
 *   fit         a party's answer to that: which of the proposals it can
 *   guest       a person who has been invited, with what they have answered
 *   agenda      the items to talk of; proposed from the summary until somebody has changed it or it has been sent
 *   task        what was agreed at the meeting: asked about in the half-years after, as *Blev det av?*
 *   minutes     the notes as they were sent, frozen; a later one is a corrected version
 */

/** A day with the hours between, `HH:MM`, in the group's local time. */
export type When = { day: Day; from: string; to: string };

/** `asking`: proposals, and no day yet. `planned`: a day, and nobody invited. */
export const meetingStates = ['asking', 'planned', 'invited', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

export type Meeting = {
  id: number;
  groupId: number;
  checkInId: number;
  /** The same in every calendar entry of it. */
  uid: string;
  state: MeetingState;
  /** Undefined while the parties are asked. */
  when?: When;
  /** Where it is, or a link to it. */
  place: string;
  /** Words to those invited. */
  words: string;
  /** How often those invited have been told of another time or place, or that it is cancelled. */
  sequence: number;
  /** UTC; when those invited were last told. */
  toldAt?: Date;
  proposals: When[];
  /** UTC. When the parties were asked about them. */
  askedAt?: Date;
  /** UTC. Since when the agenda is as it is kept, and proposed no more. */
  agendaAt?: Date;
  /** UTC. When somebody first said who was there. */
  heldAt?: Date;
};

export const meetingAnswers = ['coming', 'not-coming', 'colleague'] as const;
export type MeetingAnswer = (typeof meetingAnswers)[number];

export type Guest = {
  personId: number;
  /** The party that they were invited for; of several the first. */
  partyId: number;
  answer?: MeetingAnswer;
  /** Who comes in their stead; '' where that was not said. */
  colleague: string;
};

/** Which proposals a party can, by their places from 0. */
export type Fit = { partyId: number; fits: number[]; by?: Author };

export const agendaKinds = [
  'follow-ups',
  'area',
  'needs',
  'worked',
  'courses',
  'agreements',
  'question',
  'own',
] as const;
export type AgendaKind = (typeof agendaKinds)[number];

export type AgendaItem = {
  /** The same for the same thing, as long as it stands there. Its first eight characters are no other item's. */
  key: string;
  kind: AgendaKind;
  title: string;
  /** What there is to know of it beforehand; seen by all who are invited. */
  about: string;
  /** Whose question it is. */
  partyId?: number;
  by?: number;
  /** What was noted at the meeting. */
  note: string;
};

export type MeetingTask = { key: string; what: string; partyId?: number; by?: Day };

/** How often a party took part, of the meetings of which it is known. */
export type TookPart = { took: number; of: number };

/** A place or a link in a calendar, a letter and a line of words. */
export const longestPlace = 300;
/** So many days at most are asked about. */
export const mostProposals = 5;
/** A meeting further off is a slip of the finger. */
const yearsAhead = 2;

/** The days that a meeting may be on, both included. */
export function meetingDays(today: Day): { first: Day; last: Day } {
  return { first: today, last: addDays(today, yearsAhead * 365) };
}

/** The moments of a meeting, UTC. */
export function momentsOf({ day, from, to }: When, timezone: string): { starts: Date; ends: Date } {
  return { starts: instantAt(timezone, day, from), ends: instantAt(timezone, day, to) };
}

/** The working day before a meeting: then those who come are reminded. */
export const reminderDay = (day: Day, calendar: Calendar): Day =>
  calendar.workingDayOnOrBefore(addDays(day, -1));

/** The last day on which members may propose a question: two working days before the meeting. */
export function lastQuestionDay(day: Day, calendar: Calendar): Day {
  return calendar.workingDayOnOrBefore(addDays(reminderDay(day, calendar), -1));
}

/** What a line of words plans, or what is wrong with it. */
export type MeetingLine =
  | { kind: 'meeting'; when: When; place: string }
  | {
      kind: 'bad';
      why: 'no-day' | 'bad-day' | 'no-time' | 'bad-time' | 'backwards' | 'long-place';
      text: string;
    };

/** `2027-06-22 13:00–15:00 Malmö stadsbibliotek`, with any of the dashes, and `kl.` before the hours or not. */
export function readMeetingLine(line: string): MeetingLine {
  const [first = '', ...others] = line.trim().split(/\s+/);
  const bad = (why: Extract<MeetingLine, { kind: 'bad' }>['why'], text = ''): MeetingLine => ({
    kind: 'bad',
    why,
    text: text.slice(0, 60),
  });
  if (!isDay(first)) return bad(first ? 'bad-day' : 'no-day', first);
  const rest = others.join(' ').replace(/^(?:klockan|kl\.?|at)\s*/i, '');
  const hours = /^(\d[\d.:]*)\s*(?:[-‐‑‒–—]|till|to)\s*(\d[\d.:]*)(?=\s|,|$)/i.exec(rest);
  if (!hours) {
    const [word = ''] = rest.split(' ');
    return bad(/^\d/.test(word) ? 'bad-time' : 'no-time', word);
  }
  const [whole, begins = '', ends = ''] = hours;
  const from = readTime(begins.replace(/[.:]$/, ''));
  const to = readTime(ends.replace(/[.:]$/, ''));
  if (!from || !to) return bad('bad-time', whole);
  if (from >= to) return bad('backwards', whole);
  const place = rest.slice(whole.length).replace(/^[\s,]+/, '');
  return place.length > longestPlace
    ? bad('long-place', place)
    : { kind: 'meeting', when: { day: first, from, to }, place };
}

/** Whether both are the same day and hours. */
export const sameWhen = (one: When | undefined, other: When | undefined): boolean =>
  one?.day === other?.day && one?.from === other?.from && one?.to === other?.to;

/** The parties that take part: those that answer in the check-in, and those with an agreement in force that day. */
export function partiesOf(group: WorkingGroup, checkIn: CheckIn, day: Day | undefined): number[] {
  const covered = new Set(
    group.agreements.filter((one) => day !== undefined && inForce(one, day)).flatMap((one) => one.partyIds),
  );
  return expectation(group, checkIn.halfYear).flatMap(({ partyId, expected }) =>
    expected || partyId === group.convenerId || covered.has(partyId) ? [partyId] : [],
  );
}
