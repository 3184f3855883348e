import type { HalfYear } from '../domain/half-year.ts';
import type { Texts } from '../texts/texts.ts';
import type { Message, Part } from './message.ts';
import { questionsPart } from './reminder.ts';

/** One party's answer in one check-in, as a message about it needs it. */
type Answer = { checkIn: number; party: number; partyName: string; halfYear: HalfYear };

type Told = Answer & {
  /** Who is told. */
  name: string;
  questionsTo: { name: string; email: string }[];
};

/** To the party's people: their answer can be changed again. */
export function unlockedMessage(about: Told & { by: string; reason: string }, t: Texts): Message {
  const { checkIn, party } = about;
  return {
    parts: [
      { kind: 'text', text: t.messages.hello(about.name) },
      { kind: 'text', text: t.lock.unlockedFor(about.partyName, t.halfYear(about.halfYear), about.by) },
      { kind: 'note', text: t.lock.why },
      { kind: 'quote', text: about.reason },
      { kind: 'text', text: t.lock.sendAgain },
      {
        kind: 'buttons',
        buttons: [
          {
            label: t.report.change,
            action: { kind: 'report', checkIn, party, edit: true },
            primary: true,
          },
        ],
      },
      ...questionsPart(about.questionsTo, t),
    ],
  };
}

/** To the party's people: what they have not sent in is removed on a day that comes. */
export function removalMessage(about: Told & { on: string }, t: Texts): Message {
  const { checkIn, party } = about;
  const parts: Part[] = [
    { kind: 'text', text: t.messages.hello(about.name) },
    {
      kind: 'text',
      text: t.lock.removal(about.partyName, t.halfYear(about.halfYear), t.dates.dayWithYear(about.on)),
    },
    { kind: 'buttons', buttons: [{ label: t.report.view, action: { kind: 'view', checkIn, party } }] },
  ];
  return { parts: [...parts, ...questionsPart(about.questionsTo, t)] };
}
