import type { Otherwise, TimeReason } from '../domain/arrangement.ts';
import type { Day } from '../domain/day.ts';
import type { NotExpected } from '../domain/summary.ts';
import type { Texts } from '../texts/texts.ts';
import type { Button, Message } from './message.ts';
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
