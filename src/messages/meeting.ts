import type { AgendaItem, Guest, Meeting, MeetingTask, When } from '../domain/meeting.ts';
import type { Texts } from '../texts/texts.ts';
import type { Action } from './action.ts';
import { agendaParts } from './agenda.ts';
import type { Button, Message, Part } from './message.ts';
import { questionsPart } from './reminder.ts';

/** "tisdagen den 22 juni 2027 kl. 13.00–15.00" */
export const whenText = ({ day, from, to }: When, t: Texts): string =>
  `${t.dates.weekdayAndDayWithYear(day)} ${t.meeting.hours(from, to)}`;

/** The same without its year, where that is plain. */
export const shortWhen = ({ day, from, to }: When, t: Texts): string =>
  `${t.dates.weekdayAndDay(day)} ${t.meeting.hours(from, to)}`;

/** What a meeting is called: by its day, where it has one. */
export const meetingTitle = ({ when, state }: Pick<Meeting, 'when' | 'state'>, t: Texts): string =>
  when === undefined
    ? t.meeting.titleAsking
    : (state === 'cancelled' ? t.meeting.cancelledTitle : t.meeting.title)(whenText(when, t));

/** Which meeting, and for which party: what a button to somebody who is invited carries. */
export type MeetingSubject = { checkIn: number; party: number; meeting: number };

/** A meeting as it is told to one of those invited. */
export type ToldMeeting = {
  subject: MeetingSubject;
  when: When;
  place: string;
  words: string;
  /** The receiver's name, the group's, and whom to ask. */
  name: string;
  group: string;
  questionsTo: { name: string; email: string }[];
  /** The receiver's own answer. */
  answer?: Pick<Guest, 'answer' | 'colleague'>;
  /** Whether the platform brings the calendar's file along with the message. */
  letters: boolean;
};

/** When and where; without `when`: below a heading that says it. */
export function placeParts(
  { when, place, words }: { when?: When; place: string; words: string },
  t: Texts,
): Part[] {
  return [
    {
      kind: 'facts',
      facts: [
        ...(when ? [{ label: t.meeting.whenFact, value: whenText(when, t) }] : []),
        { label: t.meeting.place, value: place.trim() || t.meeting.noPlace },
      ],
    },
    ...(words.trim() ? [{ kind: 'quote' as const, text: words }] : []),
  ];
}

/** The three answers; the one that was given is left out. */
export function answerButtons(subject: MeetingSubject, given: Guest['answer'], t: Texts): Button[] {
  const m = t.meeting;
  const all: (Button & { answer: Guest['answer'] })[] = [
    {
      answer: 'coming',
      label: m.coming,
      action: { kind: 'meeting-reply', ...subject, answer: 'coming' },
      ...(given === undefined && { primary: true }),
    },
    {
      answer: 'not-coming',
      label: m.notComing,
      action: { kind: 'meeting-reply', ...subject, answer: 'not-coming' },
    },
    { answer: 'colleague', label: m.colleague, action: { kind: 'meeting-colleague', ...subject } },
  ];
  return all.filter(({ answer }) => answer !== given).map(({ answer: _, ...button }) => button);
}

/** What one has answered, in words. */
export function answerText(given: Pick<Guest, 'answer' | 'colleague'> | undefined, t: Texts): string {
  const { answer, colleague = '' } = given ?? {};
  if (answer === undefined) return t.meeting.notYetAnswered;
  return answer === 'colleague' && colleague.trim()
    ? t.meeting.yourColleague(colleague.trim())
    : t.meeting.yourAnswer[answer];
}

export const entryButton = (subject: MeetingSubject, t: Texts): Button => ({
  label: t.meeting.toCalendar,
  action: { kind: 'meeting-entry', ...subject },
});

const questionButton = (subject: MeetingSubject, t: Texts): Button => ({
  label: t.meeting.propose,
  action: { kind: 'meeting-question', ...subject },
});

/** `agenda`: where the reminder's day has been already, it stands in the invitation. */
export function invitationMessage(
  told: ToldMeeting & { agenda?: Part[]; questionsUntil?: string },
  t: Texts,
): Message {
  const m = t.meeting;
  return {
    title: m.invitationSubject(shortWhen(told.when, t)),
    parts: [{ kind: 'text', text: m.invitation(told.name, told.group) }, ...invitationParts(told, t)],
  };
}

/** All of an invitation but its greeting, so that it can stand in a reminder that goes out anyway. */
export function invitationParts(
  told: ToldMeeting & { agenda?: Part[]; questionsUntil?: string },
  t: Texts,
): Part[] {
  const m = t.meeting;
  return [
    ...placeParts(told, t),
    { kind: 'buttons', buttons: answerButtons(told.subject, told.answer?.answer, t) },
    ...(told.agenda ?? []),
    ...(told.letters ? [{ kind: 'text' as const, text: m.attached }] : []),
    {
      kind: 'buttons',
      buttons: [
        entryButton(told.subject, t),
        ...(told.questionsUntil === undefined ? [] : [questionButton(told.subject, t)]),
      ],
    },
    ...(told.questionsUntil === undefined
      ? []
      : [{ kind: 'note' as const, text: m.questionUntil(told.questionsUntil) }]),
    ...questionsPart(told.questionsTo, t),
  ];
}

/** `before`: what it was; the time where that is another, else nothing but the place is. */
export function movedMessage(told: ToldMeeting & { before?: When; agenda?: Part[] }, t: Texts): Message {
  const m = t.meeting;
  const { subject, answer, before } = told;
  return {
    title: (before ? m.movedSubject : m.movedPlaceSubject)(shortWhen(told.when, t)),
    parts: [
      { kind: 'text', text: m.movedFor(told.name, told.group) },
      ...placeParts(told, t),
      ...(before ? [{ kind: 'text' as const, text: `${m.was(whenText(before, t))} ${m.movedAgain}` }] : []),
      { kind: 'buttons', buttons: answerButtons(subject, answer?.answer, t) },
      ...(told.agenda ?? []),
      ...(told.letters ? [{ kind: 'text' as const, text: m.attached }] : []),
      { kind: 'buttons', buttons: [entryButton(subject, t)] },
      ...questionsPart(told.questionsTo, t),
    ],
  };
}

export function cancelledMessage(told: ToldMeeting, t: Texts): Message {
  const m = t.meeting;
  const when = whenText(told.when, t);
  return {
    title: m.cancelledSubject(shortWhen(told.when, t)),
    parts: [
      { kind: 'text', text: m.cancelledFor(told.name, when, told.group) },
      ...(told.letters ? [{ kind: 'text' as const, text: m.cancelledFile }] : []),
      ...questionsPart(told.questionsTo, t),
    ],
  };
}

/** The working day before, with the agenda, to who comes or has not said. */
export function meetingReminder(
  told: ToldMeeting & { agenda: readonly AgendaItem[]; nameOf(partyId: number): string },
  t: Texts,
): Message {
  return {
    title: t.meeting.reminderSubject(shortWhen(told.when, t)),
    parts: [
      { kind: 'text', text: t.meeting.reminder(told.name, shortWhen(told.when, t)) },
      ...reminderParts(told, t),
      ...questionsPart(told.questionsTo, t),
    ],
  };
}

export function reminderParts(
  told: ToldMeeting & { agenda: readonly AgendaItem[]; nameOf(partyId: number): string },
  t: Texts,
): Part[] {
  const { answer } = told.answer ?? {};
  return [
    ...placeParts({ place: told.place, words: '' }, t),
    { kind: 'text', text: answerText(told.answer, t) },
    ...agendaParts(told.agenda, t, told.nameOf),
    { kind: 'buttons', buttons: answerButtons(told.subject, answer, t) },
  ];
}

/** To one of a party's people: which of the days it can. */
export function fitsMessage(
  about: {
    subject: MeetingSubject;
    partyName: string;
    proposals: readonly When[];
    place: string;
    words: string;
    name: string;
    group: string;
    questionsTo: { name: string; email: string }[];
  },
  t: Texts,
): Message {
  const m = t.meeting;
  return {
    title: m.fitsSubject(about.group),
    parts: [
      { kind: 'text', text: `${t.messages.hello(about.name)} ${m.fitsQuestion(about.partyName)}` },
      { kind: 'list', items: about.proposals.map((when) => whenText(when, t)) },
      ...(about.place.trim() ? [{ kind: 'text' as const, text: `${m.place}: ${about.place}` }] : []),
      ...(about.words.trim() ? [{ kind: 'quote' as const, text: about.words }] : []),
      {
        kind: 'buttons',
        buttons: [{ label: m.fitsButton, action: { kind: 'meeting-fits', ...about.subject }, primary: true }],
      },
      ...questionsPart(about.questionsTo, t),
    ],
  };
}

/** To the coordinator who invited, when the meeting has ended. */
export function afterwardsMessage(
  about: { name: string; group: number; meeting: number; when: When },
  t: Texts,
): Message {
  const action: Action = { kind: 'after-meeting', group: about.group, meeting: about.meeting };
  return {
    title: t.meeting.afterSubject(shortWhen(about.when, t)),
    parts: [
      { kind: 'text', text: t.meeting.afterwards(about.name) },
      { kind: 'buttons', buttons: [{ label: t.meeting.after, action, primary: true }] },
    ],
  };
}

/** The notes, as they were sent. `n` above 1: a corrected version. */
export function minutesMessage(
  told: ToldMeeting & { n: number; tasks: readonly MeetingTask[] },
  t: Texts,
): Message {
  const m = t.meeting;
  const corrected = told.n > 1;
  return {
    title: (corrected ? m.correctedSubject : m.minutesSubject)(shortWhen(told.when, t)),
    parts: [
      { kind: 'text', text: (corrected ? m.correctedFor : m.minutesFor)(told.name, whenText(told.when, t)) },
      ...(told.tasks.length > 0
        ? [
            { kind: 'text' as const, text: m.ownTasks },
            { kind: 'list' as const, items: told.tasks.map((task) => taskText(task, t)) },
          ]
        : []),
      {
        kind: 'buttons',
        buttons: [
          { label: m.readMinutes, action: { kind: 'meeting-notes', ...told.subject }, primary: true },
        ],
      },
      ...questionsPart(told.questionsTo, t),
    ],
  };
}

/** What is to be done, and by when. */
export const taskText = ({ what, by }: Pick<MeetingTask, 'what' | 'by'>, t: Texts): string =>
  by === undefined ? what : `${what} (${t.summary.by(t.dates.dayWithYear(by))})`;
