import type { Day } from '../domain/day.ts';
import type { HalfYear } from '../domain/half-year.ts';
import type { PlatformName } from '../domain/platform-name.ts';
import type { KeptIn } from '../domain/working-group.ts';
import type { Texts } from '../texts/texts.ts';
import type { Button, Message, Part } from './message.ts';

/** What a person is reminded of: one party's answer. */
export type Owed = {
  checkIn: number;
  party: number;
  partyName: string;
  areas: number;
  begun: number;
  asLast: boolean;
  /** The party's own last day. */
  dueOn: Day;
  /** Whose note of what was said they have not confirmed. */
  notedBy?: string;
  /** Whether they ask for more time already. */
  asksForTime?: boolean;
  /** The party's other person, where they get the same. */
  alsoTo?: string;
};

/** Minutes that an answer takes: some three for four areas. */
export const minutesFor = (areas: number) => Math.max(1, Math.round(areas * 0.75));

/**
 * A reminder, worded by what is true today: the first that somebody gets is an invitation, one after the due date
 * says so. Names the coordinators, so that nobody takes it for a fraud.
 */
export function reminderMessage(
  about: {
    name: string;
    owed: Owed[];
    first: boolean;
    today: Day;
    questionsTo: { name: string; email: string }[];
  },
  t: Texts,
): Message {
  const m = t.messages;
  const parts: Part[] = [{ kind: 'text', text: m.hello(about.name) }];
  for (const one of about.owed) {
    const sentences =
      about.today > one.dueOn
        ? [m.overdue(one.partyName, t.dates.weekdayAndDay(one.dueOn))]
        : about.first
          ? [
              m.invitation(
                one.partyName,
                one.areas,
                t.dates.weekdayAndDay(one.dueOn),
                m.areasTake(minutesFor(one.areas)),
              ),
            ]
          : [
              about.today === one.dueOn
                ? m.reminderToday(one.partyName)
                : m.reminder(one.partyName, t.dates.weekdayAndDay(one.dueOn)),
            ];
    if (one.begun > 0) sentences.push(m.begun(one.begun, one.areas));
    if (one.notedBy) sentences.push(t.arranged.noteWaits(one.notedBy));
    if (one.alsoTo) sentences.push(m.sameToOther(one.alsoTo));
    parts.push({ kind: 'text', text: sentences.join(' ') });
    parts.push({ kind: 'buttons', buttons: [...answerButtons(one, t), ...putOffButtons(one, about, t)] });
  }
  return {
    title: titleOf(about, t),
    parts: [...parts, ...questionsPart(about.questionsTo, t)],
  };
}

/** What it is about, and until when: of several days the first. */
function titleOf(about: { owed: Owed[]; first: boolean; today: Day }, t: Texts): string {
  const names = t.messages.list(about.owed.map((one) => one.partyName));
  const dueOn = about.owed.map((one) => one.dueOn).sort()[0] ?? about.today;
  const { subjectOverdue, subjectInvitation, subjectReminder } = t.mail;
  const subject = about.today > dueOn ? subjectOverdue : about.first ? subjectInvitation : subjectReminder;
  return subject(names, t.dates.weekdayAndDay(dueOn));
}

/** Whom to ask, so that nobody takes the message for a fraud. */
export function questionsPart(people: { name: string; email: string }[], t: Texts): Part[] {
  const text = people.map((person) => t.messages.questionsTo(person.name, person.email)).join(' ');
  return text ? [{ kind: 'note', text }] : [];
}

/** Into the area list, and past it where nothing is new. */
export function answerButtons(one: Pick<Owed, 'checkIn' | 'party' | 'begun' | 'asLast'>, t: Texts): Button[] {
  const target = { checkIn: one.checkIn, party: one.party };
  return [
    {
      label: one.begun > 0 ? t.messages.goOn : t.messages.fillIn,
      action: { kind: 'report', ...target },
      primary: true,
    },
    ...(one.asLast ? [{ label: t.report.asLast, action: { kind: 'as-last' as const, ...target } }] : []),
  ];
}

/**
 * What a call has told already, and, for whoever has no time just now, a reminder on a later day and, once they have been
 * reminded, more time.
 */
function putOffButtons(one: Owed, { today, first }: { today: Day; first: boolean }, t: Texts): Button[] {
  const target = { checkIn: one.checkIn, party: one.party };
  return [
    ...(one.notedBy
      ? [{ label: t.arranged.seeNote, action: { kind: 'read-note' as const, ...target } }]
      : []),
    ...(today < one.dueOn
      ? [{ label: t.arranged.remindLater, action: { kind: 'later' as const, ...target } }]
      : []),
    ...(first || one.asksForTime
      ? []
      : [{ label: t.arranged.askTime, action: { kind: 'ask-time' as const, ...target } }]),
  ];
}

export type Remindable = { name: string; convener: boolean };

/** Why somebody cannot be reached. `where`: the platform; `scope`: the right that the bot lacks there. */
export type NoReach = {
  kind: keyof Texts['messages']['unreachableWhy'];
  where?: PlatformName;
  scope?: string;
};

export type Unreachable = {
  partyName: string;
  why: NoReach[];
  /** Where the group is kept: what to do about it is done there. */
  keptIn?: KeptIn;
};

const shown = (platform: PlatformName | undefined, t: Texts) => (platform ? t.platforms[platform] : '');

/** The reasons in words, without what to do about them. */
export function noReachText(why: NoReach[], t: Texts): string {
  return why
    .map(({ kind, where, scope = '' }) => t.messages.unreachableWhy[kind](shown(where, t), scope))
    .join(', ');
}

/** Who cannot be reached, why, and what to do about each reason, said once; undefined: everybody can. */
export function unreachableText(unreachable: Unreachable[], t: Texts): string | undefined {
  if (unreachable.length === 0) return undefined;
  const names = unreachable.map((one) => `${one.partyName} (${noReachText(one.why, t)})`);
  // Of a group that is kept in the bot each party has its own; the first is the example.
  const example = new Map<string, string>();
  for (const { partyName, why } of unreachable)
    for (const { kind } of why) if (!example.has(kind)) example.set(kind, partyName);
  const mends = unreachable.flatMap(({ why, keptIn }) =>
    why.map(({ kind, where, scope = '' }) => {
      const here = keptIn === 'bot' ? t.messages.unreachableMendHere[kind] : undefined;
      return here
        ? here(example.get(kind) ?? '', shown(where, t))
        : t.messages.unreachableMend[kind](shown(where, t), scope);
    }),
  );
  return [t.messages.unreachable(t.messages.list(names)), ...new Set(mends)].join(' ');
}

export function unreachableParts(unreachable: Unreachable[], t: Texts): Part[] {
  const text = unreachableText(unreachable, t);
  return text === undefined ? [] : [{ kind: 'text', text }];
}

/** How the check-in stands, to a coordinator. */
export function standingParts(
  about: {
    checkIn: number;
    halfYear: HalfYear;
    dueOn: Day;
    today: Day;
    expected: number;
    missing: string[];
    unreachable: Unreachable[];
    /** Those missing whom a reminder can reach, and who have had none today. */
    remindable: Remindable[];
    /** How many others there are, who have had theirs today. */
    remindedToday: number;
  },
  t: Texts,
): Part[] {
  const m = t.messages;
  const answered = about.expected - about.missing.length;
  const head = (about.today > about.dueOn ? m.standingAfter : m.standing)(
    answered,
    about.expected,
    t.halfYear(about.halfYear),
    t.dates.weekdayAndDay(about.dueOn),
  );
  const missing = about.missing.length > 0 ? m.missing(m.list(about.missing)) : m.everybodyAnswered;
  const reminded = remindedTodayText(about, t);
  const buttons: Button[] = [
    { label: m.summaryButton, action: { kind: 'summary', checkIn: about.checkIn }, primary: true },
    ...remindButton(about.checkIn, about.remindable, t),
    ...(about.missing.length > 0
      ? [{ label: t.arranged.oneParty, action: { kind: 'which-party' as const, checkIn: about.checkIn } }]
      : []),
  ];
  return [
    { kind: 'text', text: `${head} ${missing}` },
    ...unreachableParts(about.unreachable, t),
    ...(reminded === undefined ? [] : [{ kind: 'text' as const, text: reminded }]),
    { kind: 'buttons', buttons },
  ];
}

/** Why some or all of those missing cannot be reminded by hand just now; undefined: they all can. */
export function remindedTodayText(
  { remindable, remindedToday }: { remindable: Remindable[]; remindedToday: number },
  t: Texts,
): string | undefined {
  if (remindedToday === 0) return undefined;
  return t.messages.remindedToday(remindedToday, remindable.length === 0);
}

/** Reminds those named, after asking; no button where nobody can be. */
export function remindButton(checkIn: number, parties: Remindable[], t: Texts): Button[] {
  if (parties.length === 0) return [];
  const names = t.messages.list(parties.map((party) => party.name));
  const libraries = !parties.some((party) => party.convener);
  const { title, text, yes, no } = t.messages.remindConfirm;
  return [
    {
      label: t.messages.remindButton(parties.length, libraries),
      action: { kind: 'remind', checkIn },
      confirm: { title, text: text(names), yes, no },
    },
  ];
}
