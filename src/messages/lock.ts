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
export function unlockedMessage(
  about: Told & { by: string; reason: string; sentIn: boolean },
  t: Texts,
): Message {
  const { checkIn, party, sentIn } = about;
  const unlocked = sentIn ? t.lock.unlockedFor : t.lock.unlockedForFirst;
  return {
    parts: [
      { kind: 'text', text: t.messages.hello(about.name) },
      { kind: 'text', text: unlocked(about.partyName, t.halfYear(about.halfYear), about.by) },
      { kind: 'note', text: t.lock.why },
      { kind: 'quote', text: about.reason },
      { kind: 'text', text: sentIn ? t.lock.sendAgain : t.lock.sendFirst },
      {
        kind: 'buttons',
        buttons: [
          {
            label: sentIn ? t.report.change : t.messages.fillIn,
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

/** What the coordinator is asked before the answers are locked, and what is named then. Names are ready to show. */
export type LockQuestion = {
  checkIn: number;
  halfYear: HalfYear;
  answered: number;
  expected: number;
  missing: string[];
  /** Have begun, and sent nothing in. */
  begun: string[];
  /** Have a change that is not sent in. */
  changing: string[];
  /** Those that can be locked by themselves. */
  open: { party: number; name: string }[];
};

function unsentParts(about: Pick<LockQuestion, 'missing' | 'begun' | 'changing'>, t: Texts): Part[] {
  const said = [
    about.missing.length > 0 && t.messages.missing(t.messages.list(about.missing)),
    about.begun.length > 0 && t.lock.begun(t.messages.list(about.begun)),
    about.changing.length > 0 && t.lock.changing(t.messages.list(about.changing)),
  ].filter((text) => text !== false);
  return said.map((text) => ({ kind: 'text', text }));
}

/** Asks whether to lock all answers. */
export function lockQuestion(about: LockQuestion, t: Texts): Message {
  const { checkIn } = about;
  return {
    parts: [
      { kind: 'heading', text: t.lock.ask(t.halfYear(about.halfYear)) },
      { kind: 'text', text: t.lock.answered(about.answered, about.expected) },
      ...unsentParts(about, t),
      { kind: 'text', text: t.lock.after },
      {
        kind: 'buttons',
        buttons: [
          { label: t.lock.lockAll, action: { kind: 'lock', checkIn }, primary: true },
          { label: t.lock.cancel, action: { kind: 'summary', checkIn } },
        ],
      },
      ...(about.open.length > 1
        ? [
            {
              kind: 'choice' as const,
              label: t.lock.orOne,
              press: t.lock.choose,
              options: about.open.map(({ party, name }) => ({
                label: name,
                action: { kind: 'ask-lock' as const, checkIn, party },
              })),
            },
          ]
        : []),
    ],
  };
}

/** Earlier half-years that nobody has locked, with the way to lock each. */
export function leftOpenParts(earlier: { checkIn: number; halfYear: HalfYear }[], t: Texts): Part[] {
  if (earlier.length === 0) return [];
  const names = earlier.map(({ halfYear }) => t.halfYear(halfYear));
  const buttons = earlier.map(({ checkIn }, n) => ({
    label: t.lock.lockEarlier(names[n] ?? ''),
    action: { kind: 'ask-lock' as const, checkIn },
  }));
  return [
    { kind: 'text', text: t.lock.leftOpen(t.messages.list(names)) },
    { kind: 'buttons', buttons },
  ];
}

/** Asks whether to lock one party's answer. */
export function lockOneQuestion(
  about: Pick<LockQuestion, 'checkIn' | 'halfYear' | 'missing' | 'begun' | 'changing'> & {
    party: number;
    partyName: string;
  },
  t: Texts,
): Message {
  const { checkIn, party } = about;
  return {
    parts: [
      { kind: 'heading', text: t.lock.askOne(about.partyName, t.halfYear(about.halfYear)) },
      ...unsentParts(about, t),
      { kind: 'text', text: t.lock.afterOne },
      {
        kind: 'buttons',
        buttons: [
          {
            label: t.lock.lockThis(about.partyName),
            action: { kind: 'lock', checkIn, party },
            primary: true,
          },
          { label: t.lock.cancel, action: { kind: 'summary', checkIn } },
        ],
      },
    ],
  };
}

/** Asks whose answer to unlock. */
export function unlockQuestion(
  about: { checkIn: number; halfYear: HalfYear; locked: { party: number; name: string }[] },
  t: Texts,
): Message {
  const { checkIn, halfYear, locked } = about;
  return {
    parts: [
      { kind: 'heading', text: t.lock.askUnlock(t.halfYear(halfYear)) },
      {
        kind: 'choice',
        label: t.lock.which,
        press: t.lock.unlock,
        options: locked.map(({ party, name }) => ({
          label: name,
          action: { kind: 'unlock', checkIn, party },
        })),
      },
      {
        kind: 'buttons',
        buttons: [
          { label: t.lock.unlockAll, action: { kind: 'unlock', checkIn } },
          { label: t.lock.cancel, action: { kind: 'summary', checkIn } },
        ],
      },
    ],
  };
}
