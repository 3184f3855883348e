import type { CallNote, Otherwise, TimeReason } from '../domain/arrangement.ts';
import type { Day } from '../domain/day.ts';
import type { NotExpected } from '../domain/summary.ts';
import type { Texts } from '../texts/texts.ts';
import type { Button, Message, Part, Rich } from './message.ts';
import { questionsPart } from './reminder.ts';

/* What is said of what is arranged for one party in one half-year. */

type OfParty = { checkIn: number; party: number };

/** Why a party need not answer. */
export function notExpectedText(
  why:
    | Pick<Extract<NotExpected, { reason: 'no-agreement' | 'too-short' }>, 'reason'>
    | ({ reason: 'otherwise' } & Otherwise),
  t: Texts,
): string {
  if (why.reason !== 'otherwise') return t.messages.notExpectedWhy[why.reason];
  return t.arranged.otherwiseWhy(t.arranged.wayWords[why.how], t.dates.day(why.on));
}

/** To one of a party's people: something has been arranged for it. */
export function arrangedMessage(
  about: {
    name: string;
    sentences: string[];
    buttons: Button[];
    questionsTo: { name: string; email: string }[];
  },
  t: Texts,
): Message {
  const { buttons, sentences } = about;
  return {
    title: sentences[0],
    parts: [
      { kind: 'text', text: t.messages.hello(about.name) },
      ...sentences.map((text) => ({ kind: 'text' as const, text })),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
      ...questionsPart(about.questionsTo, t),
    ],
  };
}

/** Yes and no to what was asked for. */
export function answerTimeButtons(of: OfParty, until: Day, t: Texts): Button[] {
  const answer = (yes: boolean) => ({ kind: 'answer-time' as const, ...of, until, yes });
  return [
    { label: t.arranged.yesUntil(t.dates.day(until)), action: answer(true), primary: true },
    { label: t.arranged.no, action: answer(false) },
  ];
}

/** To a coordinator: a party's people ask for more time. */
export function timeAskedMessage(
  about: OfParty & { by: string; partyName: string; until: Day; reason: TimeReason },
  t: Texts,
): Message {
  const { checkIn, party, until } = about;
  const reason = t.arranged.reasons[about.reason];
  const text = t.arranged.wantsTime(about.by, about.partyName, t.dates.weekdayAndDay(until), reason);
  const summary: Button = { label: t.messages.summaryButton, action: { kind: 'summary', checkIn } };
  return {
    title: text,
    parts: [
      { kind: 'text', text },
      { kind: 'buttons', buttons: [...answerTimeButtons({ checkIn, party }, until, t), summary] },
    ],
  };
}

/** A question about one area, with the buttons that answer it. */
export function questionParts(
  about: OfParty & { question: number; by: string; partyName: string; area: string; text: string },
  t: Texts,
): Part[] {
  const of = { checkIn: about.checkIn, party: about.party };
  return [
    { kind: 'text', text: t.arranged.asksAbout(about.by, about.partyName, about.area) },
    { kind: 'quote', text: about.text },
    {
      kind: 'buttons',
      buttons: [
        {
          label: t.arranged.replyButton,
          action: { kind: 'reply', ...of, question: about.question },
          primary: true,
        },
        { label: t.arranged.changeAnswer, action: { kind: 'report', ...of, edit: true } },
      ],
    },
  ];
}

/** To a coordinator. `said`: in words; undefined: the party has sent in anew. `party`: the party's id. */
export function questionAnsweredMessage(
  about: OfParty & { by: string; partyName: string; area: string; question: string; said?: string },
  t: Texts,
): Message {
  const text = (about.said === undefined ? t.arranged.answeredBySending : t.arranged.answeredInWords)(
    about.by,
    about.partyName,
    about.area,
  );
  const of = { checkIn: about.checkIn, party: about.party };
  return {
    title: text,
    parts: [
      { kind: 'text', text },
      { kind: 'note', text: t.arranged.youAsked(about.question) },
      ...(about.said === undefined ? [] : [{ kind: 'quote' as const, text: about.said }]),
      {
        kind: 'buttons',
        buttons: [{ label: t.arranged.seeParty(about.partyName), action: { kind: 'one-party', ...of } }],
      },
    ],
  };
}

/** What is noted of what somebody said. */
export function noteFacts(note: CallNote, areas: readonly { id: number; name: string }[], t: Texts): Part[] {
  const statuses = note.statuses.flatMap(({ areaId, status }): Rich[] => {
    const area = areas.find(({ id }) => id === areaId);
    return area ? [[{ strong: `${area.name}:` }, ` ${t.status[status]}`]] : [];
  });
  return [
    ...(statuses.length > 0 ? [{ kind: 'list' as const, items: statuses }] : []),
    ...(note.said ? [{ kind: 'quote' as const, text: note.said }] : []),
    ...(note.reference ? [{ kind: 'note' as const, text: t.arranged.referenceIs(note.reference) }] : []),
  ];
}

/** The note to the party's people, with what they may say of it. */
export function noteParts(
  about: OfParty & {
    partyName: string;
    convener: string;
    areas: readonly { id: number; name: string }[];
    note: CallNote;
  },
  t: Texts,
): Part[] {
  const { checkIn, party, note } = about;
  const of = { checkIn, party };
  const on = t.dates.weekdayAndDay(note.on);
  const fillIn: Button = { label: t.arranged.fillInOwn, action: { kind: 'report', ...of } };
  const right: Button = {
    label: t.arranged.isRight,
    action: { kind: 'confirm-note', ...of, note: note.id },
    primary: true,
  };
  return [
    { kind: 'text', text: t.arranged.noteSays(about.convener, note.informant, on, about.partyName) },
    ...noteFacts(note, about.areas, t),
    {
      kind: 'text',
      text: note.confirmed ? t.arranged.noteIsConfirmed(note.confirmed.by.name) : t.arranged.isItRight,
    },
    { kind: 'buttons', buttons: note.confirmed ? [fillIn] : [right, fillIn] },
  ];
}

/** To the coordinator who wrote it. */
export function noteConfirmedMessage(about: OfParty & { by: string; partyName: string }, t: Texts): Message {
  const text = t.arranged.saysItIsRight(about.by, about.partyName);
  const action = { kind: 'one-party' as const, checkIn: about.checkIn, party: about.party };
  return {
    title: text,
    parts: [
      { kind: 'text', text },
      { kind: 'buttons', buttons: [{ label: t.arranged.seeParty(about.partyName), action }] },
    ],
  };
}
