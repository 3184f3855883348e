import { inForce } from './agreement.ts';
import {
  type Arrangements,
  arrangedFor,
  dueOnOf,
  expectationIn,
  hasMoreTime,
  isSettled,
} from './arrangement.ts';
import type { Calendar } from './calendar.ts';
import { dueDate } from './calendar.ts';
import type { CheckIn } from './check-in.ts';
import type { Day } from './day.ts';
import { addDays, dayIn } from './day.ts';
import { nextHalfYear } from './half-year.ts';
import { waits } from './party.ts';
import type { Agreement, Rhythm, WorkingGroup } from './working-group.ts';
import { mayWriteAt, momentOf, nextOpening } from './working-hours.ts';

/*
 * Terms
 *   rung        one step of the ladder of reminders, named by its days from the due date: -10, 3
 *   opening     the first of the contacts' rungs: the invitation
 *   call        one rung for one person, for one party or as a coordinator
 *   own ladder  that of a party with more time: the same rungs, counted from its own day
 *   handled     a call that has a delivery, whatever became of it; it is never made again
 */

/** A rung with the local day it falls on, once days off have moved it. */
export type Rung = { audience: 'contacts' | 'coordinators'; rung: number; day: Day };

/** What the ladder of reminders says: of these, one person gets one message where several are due. */
export const ladderKinds = ['standing', 'reach', 'reminder'] as const;

/** `standing` is the coordinators' how it stands, `reach` who cannot be reached on the day of the invitation. */
export type PlannedReminder = {
  /** At most one delivery ever has it. */
  dedupe: string;
  kind: (typeof ladderKinds)[number];
  personId: number;
  partyId?: number;
  /** Days from the due date. */
  rung: number;
  /** When it fell due, UTC: the rung's moment, however late it goes out. */
  dueAt: Date;
  /**
   * Kept as handled and not sent. `superseded`: a later one is due or has been. `merged`: what it is about goes into
   * the message whose key is `into`.
   */
  skip?: { reason: 'superseded' | 'merged'; into?: string };
};

/**
 * When a check-in's reminders fall, by day and then by rung. A day off moves one that is not after the due date to an
 * earlier day, and one that is after it to a later, so none ever changes side.
 */
export function rungs(dueOn: Day, rhythm: Rhythm, calendar: Calendar): Rung[] {
  const on = (audience: Rung['audience'], rung: number): Rung => {
    const raw = addDays(dueOn, rung);
    const day = rung > 0 ? calendar.workingDayOnOrAfter(raw) : calendar.workingDayOnOrBefore(raw);
    return { audience, rung, day };
  };
  return [
    ...rhythm.remind.contacts.map((rung) => on('contacts', rung)),
    ...rhythm.remind.coordinators.map((rung) => on('coordinators', rung)),
  ].sort((a, b) => (a.day === b.day ? a.rung - b.rung : a.day < b.day ? -1 : 1));
}

/** The key of one call. It names the rung and not the day, so a moved due date repeats nothing. */
export function dedupeKey(call: {
  checkInId: number;
  audience: 'contact' | 'coordinator';
  /** Days from the due date, or the word for what has no rung of its own. */
  rung: number | string;
  partyId?: number;
  personId: number;
}): string {
  return `${call.checkInId}:${call.audience}:${call.rung}:${call.partyId ?? ''}:${call.personId}`;
}

export type ReminderInput = {
  group: WorkingGroup;
  checkIn: CheckIn;
  /** `begun`: areas with a status in the draft. A party that is not among them has begun nothing. */
  progress: { partyId: number; begun: number; submittedAt?: Date; locked?: boolean }[];
  /** The dedupe keys of the check-in's deliveries. */
  handled: ReadonlySet<string>;
  arrangements: Arrangements;
  calendar: Calendar;
  now: Date;
};

/** A call, with the earliest moment, UTC, at which it may be made. */
export type Call = Omit<PlannedReminder, 'skip'>;

/**
 * Decides what goes out now, and when (UTC) to ask again; `next` undefined: nothing is left. The rows are only for
 * working days from 09:00, or the group's own time where that is earlier, until 17:00. Of what several rungs would
 * tell one person only the latest is to be sent, and of what is to be sent to one person only one message.
 */
export function planReminders(input: ReminderInput): { rows: PlannedReminder[]; next?: Date } {
  const { group, checkIn, handled, calendar, now } = input;
  if (checkIn.lockedAt) return { rows: [] };
  const ladder = rungs(checkIn.dueOn, group.rhythm, calendar);
  const today = dayIn(group.timezone, now);
  if (isReplaced(input, ladder, today)) return { rows: [] };

  const firstImport = dayIn(group.timezone, group.importedAt);
  const possible = ladder.filter((rung) => rung.day >= firstImport);
  const calls = [...callsToContacts(input), ...callsToCoordinators(input, possible)];
  const open = calls.filter((call) => !handled.has(call.dedupe));
  const due = open.filter((call) => call.dueAt <= now);
  const ahead = open.filter((call) => call.dueAt > now).map((call) => call.dueAt);

  if (due.length === 0) return { rows: [], next: earliest(ahead) };
  if (!mayWriteAt(group, calendar, now)) {
    return { rows: [], next: earliest([...ahead, nextOpening(group, calendar, now)]) };
  }
  const passed = calls.filter((call) => call.dueAt <= now);
  return { rows: rowsFor(due, passed), next: earliest(ahead) };
}

/**
 * After its last rung, a check-in is still caught up with (after downtime, for a new contact) until the next one
 * opens; then people are asked about that one only, also where nobody has locked this one.
 */
function isReplaced({ group, checkIn, calendar }: ReminderInput, ladder: Rung[], today: Day): boolean {
  const last = ladder.at(-1);
  if (!last || today <= last.day) return false;
  const { dueOn } = dueDate(group.rhythm, nextHalfYear(checkIn.halfYear));
  const opens = rungs(dueOn, group.rhythm, calendar)[0];
  return opens !== undefined && today >= opens.day;
}

/** A rung as a party gets it. `step`: what its calls are named by. */
type Step = Rung & { step: number | 'again'; moment: Date };

/** The contacts' rungs by a due date. */
function stepsBy(dueOn: Day, { group, calendar }: Pick<ReminderInput, 'group' | 'calendar'>): Step[] {
  return rungs(dueOn, group.rhythm, calendar).flatMap((rung) =>
    rung.audience === 'contacts' ? [{ ...rung, step: rung.rung, moment: momentOf(group, rung.day) }] : [],
  );
}

/**
 * The rungs of a party with more time, by its own day. None that it has had comes again but one: where the last before
 * the day had been when the time was given, it comes once more by the new day, in the place of one after it that had
 * not been. So more time never makes more reminders.
 */
function ownLadder(input: ReminderInput, partyId: number, common: Step[]): Step[] {
  const { checkIn } = input;
  const arranged = arrangedFor(input.arrangements, partyId);
  if (!hasMoreTime(checkIn, arranged)) return common;
  const own = stepsBy(dueOnOf(checkIn, arranged), input);
  const lastBefore = common.filter(({ rung }) => rung <= 0).at(-1);
  const givenAt = arranged.moreTime?.at;
  if (!lastBefore || !givenAt || lastBefore.moment > givenAt) return own;
  const oneToCome = common.some(({ rung, moment }) => rung > 0 && moment > givenAt);
  return own
    .filter(({ rung }) => rung <= 0)
    .map((one) => (oneToCome && one.rung === lastBefore.rung ? { ...one, step: 'again' } : one));
}

function callsToContacts(input: ReminderInput): Call[] {
  const { group, checkIn, calendar, arrangements } = input;
  const today = dayIn(group.timezone, input.now);
  const firstImport = dayIn(group.timezone, group.importedAt);
  const common = stepsBy(checkIn.dueOn, input);
  const early = group.rhythm.remind.contacts.filter((rung) => rung <= 0).sort((a, b) => a - b);
  const lastButOne = early.at(-2);
  const settled = new Set(input.progress.filter((p) => p.submittedAt || p.locked).map((p) => p.partyId));
  const begun = new Set(input.progress.filter((p) => p.begun > 0).map((p) => p.partyId));
  const contacts = byParty(group.contacts, (contact) => [contact.partyId]);
  const agreements = byParty(group.agreements, (agreement) => agreement.partyIds);

  const calls = new Map<string, Call>();
  for (const { partyId, expected } of expectationIn(group, checkIn, arrangements)) {
    if (waits(group, partyId)) continue;
    if (!expected || settled.has(partyId) || isSettled(arrangedFor(arrangements, partyId))) continue;
    const people = contacts.get(partyId) ?? [];
    const vacant = people.every((contact) => contact.role === 'substitute');
    const standsIn = people.some((contact) => contact.role === 'stand-in');
    for (const { rung, step, day, moment } of ownLadder(input, partyId, common)) {
      if (day < firstImport) continue;
      const from = day > today ? day : today;
      const inForceFrom = firstDayInForce(agreements.get(partyId) ?? [], from);
      if (inForceFrom === undefined) continue;
      const dueAt =
        inForceFrom === from ? moment : momentOf(group, calendar.workingDayOnOrAfter(inForceFrom));
      const toSubstitute = vacant || rung > 0 || (rung === lastButOne && !begun.has(partyId));
      for (const { person, role } of people) {
        if (role === 'substitute' && !toSubstitute) continue;
        // Whoever stands in is asked instead.
        if (role === 'contact' && standsIn) continue;
        const dedupe = dedupeKey({
          checkInId: checkIn.id,
          audience: 'contact',
          rung: step,
          partyId,
          personId: person.id,
        });
        calls.set(dedupe, { dedupe, kind: 'reminder', personId: person.id, partyId, rung, dueAt });
      }
    }
  }
  return [...calls.values()];
}

/** What somebody has still to get of the ladder for a party, the earliest first. */
export function remindersAhead(input: ReminderInput, to: { personId: number; partyId: number }): Call[] {
  return callsToContacts(input)
    .filter(
      ({ dedupe, personId, partyId }) =>
        personId === to.personId && partyId === to.partyId && !input.handled.has(dedupe),
    )
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.rung - b.rung);
}

function callsToCoordinators({ group, checkIn }: ReminderInput, possible: Rung[]): Call[] {
  const opening = Math.min(...group.rhythm.remind.contacts);
  return possible.flatMap(({ audience, rung, day }) => {
    const kind = audience === 'coordinators' ? 'standing' : 'reach';
    if (kind === 'reach' && rung !== opening) return [];
    const dueAt = momentOf(group, day);
    return group.coordinators.map(({ id: personId }) => ({
      dedupe: dedupeKey({
        checkInId: checkIn.id,
        audience: 'coordinator',
        rung: kind === 'reach' ? 'reach' : rung,
        personId,
      }),
      kind,
      personId,
      rung,
      dueAt,
    }));
  });
}

/** `passed` are all calls whose time has come, those that are handled among them, lower rungs before higher. */
function rowsFor(due: Call[], passed: Call[]): PlannedReminder[] {
  const latest = new Map<string, number>();
  for (const call of passed) latest.set(subject(call), call.rung);
  const isLatest = (call: Call) => call.rung === latest.get(subject(call));

  const chosen = new Map<number, Call>();
  for (const call of due.filter(isLatest).sort(byWeight)) {
    if (!chosen.has(call.personId)) chosen.set(call.personId, call);
  }
  return due.map((call) => {
    if (!isLatest(call)) return { ...call, skip: { reason: 'superseded' } };
    const into = chosen.get(call.personId)?.dedupe;
    return into === call.dedupe ? call : { ...call, skip: { reason: 'merged', into } };
  });
}

/** What a later rung replaces: the same person, told of the same thing. */
function subject(call: Call): string {
  return `${call.kind}:${call.partyId ?? ''}:${call.personId}`;
}

const weights = { standing: 0, reach: 1, reminder: 2 } as const;

/** First the one that carries the others when they are merged. */
function byWeight(a: Call, b: Call): number {
  return weights[a.kind] - weights[b.kind] || b.rung - a.rung || (a.partyId ?? 0) - (b.partyId ?? 0);
}

/** The first day, `from` or later, on which one of the agreements is in force. */
function firstDayInForce(agreements: Agreement[], from: Day): Day | undefined {
  if (agreements.some((agreement) => inForce(agreement, from))) return from;
  return agreements
    .map((agreement) => agreement.validFrom)
    .filter((day) => day > from)
    .sort()[0];
}

function byParty<T>(things: T[], partiesOf: (thing: T) => number[]): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const thing of things) {
    for (const partyId of partiesOf(thing)) found.set(partyId, [...(found.get(partyId) ?? []), thing]);
  }
  return found;
}

function earliest(moments: Date[]): Date | undefined {
  return moments.reduce<Date | undefined>(
    (first, each) => (!first || each < first ? each : first),
    undefined,
  );
}
