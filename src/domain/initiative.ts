import type { Day } from './day.ts';
import type { Author } from './status-update.ts';

/*
 * Terms
 *   initiative    a course, seminar or other training occasion, run by one party; people read "kurs eller träff"
 *   organiser     the party that runs it
 *   sign-up       how many of its staff another party sends
 *   told          an invitation has gone to somebody of a party: sent, which is not the same as read
 */

/** `held`: somebody has said that it was. Until then it is planned, whatever day it is. */
export const initiativeStates = ['planned', 'held', 'cancelled'] as const;
export type InitiativeState = (typeof initiativeStates)[number];

/** Whether other libraries' staff may come. */
export const opennesses = ['yes', 'no', 'undecided'] as const;
export type Openness = (typeof opennesses)[number];

/** Who runs and pays for it: the region, the party with money from the region, or the party by itself. */
export const arrangements = ['region', 'funded', 'own'] as const;
export type Arrangement = (typeof arrangements)[number];

/** What is said of an initiative. Texts are as written; '' means nothing was said. Days and times are the group's local ones. */
export type InitiativeContent = {
  title: string;
  day: Day;
  /** The last day, where it goes on for several. */
  lastDay?: Day;
  /** `HH:MM` */
  from?: string;
  to?: string;
  open: Openness;
  areaId?: number;
  where: string;
  arrangement?: Arrangement;
  applyBy?: Day;
  places?: number;
  /** Where one signs up, when that is not here. */
  applyAt: string;
  about: string;
  /** Whom to ask. */
  ask: string;
  separateAgreementId?: number;
  state: InitiativeState;
  /** How many took part, and how many of them came from other libraries; undefined: not said. */
  participants?: number;
  fromOthers?: number;
};

/** `by`: who signed up, by person id. */
export type SignUp = { partyId: number; seats: number; by: number };

/** An initiative as it stands: its latest version. */
export type Initiative = InitiativeContent & {
  id: number;
  groupId: number;
  /** The organiser. */
  partyId: number;
  /** Which version it is, from 1. */
  n: number;
  savedBy: Author;
  /** UTC. */
  savedAt: Date;
  /** Without those that have withdrawn, in order of party id. */
  signUps: SignUp[];
  /** The parties to whom an invitation has gone. */
  told: number[];
};

/** Where it stands on a day: `unreported`: it is over, and nobody has said how it went. */
export type InitiativeStanding = InitiativeState | 'unreported';

/** What one needs to know of an initiative to count it. */
export type Countable = Pick<
  InitiativeContent,
  'day' | 'lastDay' | 'state' | 'participants' | 'fromOthers' | 'open' | 'arrangement'
>;

export const lastDayOf = ({ day, lastDay }: Pick<InitiativeContent, 'day' | 'lastDay'>): Day =>
  lastDay ?? day;

export function standingOf(initiative: Countable, today: Day): InitiativeStanding {
  return initiative.state === 'planned' && lastDayOf(initiative) < today ? 'unreported' : initiative.state;
}

export type InitiativeCounts = {
  held: number;
  /** Of those held, as far as it is said. */
  participants: number;
  fromOthers: number;
  planned: number;
  unreported: number;
  cancelled: number;
};

/** Counts them as they stand on a day. Pure: everything that shows a number has it from here. */
export function countInitiatives(initiatives: readonly Countable[], today: Day): InitiativeCounts {
  const counts = { held: 0, participants: 0, fromOthers: 0, planned: 0, unreported: 0, cancelled: 0 };
  for (const one of initiatives) {
    counts[standingOf(one, today)]++;
    if (one.state !== 'held') continue;
    counts.participants += one.participants ?? 0;
    counts.fromOthers += one.fromOthers ?? 0;
  }
  return counts;
}

/** Paid by the region, and the others are not invited. That nobody has decided yet is no fault. */
export const isPaidAndClosed = ({
  arrangement,
  open,
  state,
}: Pick<InitiativeContent, 'arrangement' | 'open' | 'state'>): boolean =>
  (arrangement === 'region' || arrangement === 'funded') && open === 'no' && state !== 'cancelled';

/** So many may still come; undefined: nobody has said how many places there are. `but`: not counting this party's own. */
export function placesLeft(
  { places, signUps }: Pick<Initiative, 'places' | 'signUps'>,
  but?: number,
): number | undefined {
  if (places === undefined) return undefined;
  const taken = signUps.reduce((sum, one) => sum + (one.partyId === but ? 0 : one.seats), 0);
  return Math.max(0, places - taken);
}

/** Why another party cannot sign up on a day; undefined: it can. */
export function cannotSignUp(
  initiative: Pick<Initiative, 'state' | 'open' | 'day' | 'applyBy' | 'applyAt'>,
  today: Day,
): 'cancelled' | 'over' | 'not-open' | 'too-late' | 'elsewhere' | undefined {
  if (initiative.state === 'cancelled') return 'cancelled';
  if (initiative.state === 'held' || initiative.day < today) return 'over';
  if (initiative.open !== 'yes') return 'not-open';
  if (initiative.applyAt.trim() !== '') return 'elsewhere';
  if (initiative.applyBy !== undefined && initiative.applyBy < today) return 'too-late';
  return undefined;
}

/** Whether it is at another time or place than it was. */
export const isMoved = (before: InitiativeContent, after: InitiativeContent): boolean =>
  (['day', 'lastDay', 'from', 'to', 'where'] as const).some(
    // A place that was not said yet is no other one.
    (part) => before[part] !== after[part] && !(before[part] === undefined || before[part] === ''),
  );

/** What is wrong in what was said, by the name of the field. */
export function initiativeFaults(
  content: Partial<Pick<InitiativeContent, 'day' | 'lastDay' | 'from' | 'to' | 'applyBy'>>,
): { field: 'lastDay' | 'to' | 'applyBy'; why: 'before-first' | 'before-start' | 'after-day' }[] {
  const { day, lastDay, from, to, applyBy } = content;
  const faults: ReturnType<typeof initiativeFaults> = [];
  if (day !== undefined && lastDay !== undefined && lastDay < day)
    faults.push({ field: 'lastDay', why: 'before-first' });
  const oneDay = lastDay === undefined || lastDay === day;
  if (oneDay && from !== undefined && to !== undefined && to <= from)
    faults.push({ field: 'to', why: 'before-start' });
  if (day !== undefined && applyBy !== undefined && applyBy > day)
    faults.push({ field: 'applyBy', why: 'after-day' });
  return faults;
}

/** An address of a page, as one may press it. */
export function isWebAddress(text: string): boolean {
  try {
    return ['https:', 'http:'].includes(new URL(text.trim()).protocol);
  } catch {
    return false;
  }
}
