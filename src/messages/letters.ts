import type { Texts } from '../texts/texts.ts';
import type { Message, Part } from './message.ts';

/* Messages that go out as letters only. */

/** To the party's people, when its answer is sent in on the page. */
export function receiptMessage(
  about: { checkIn: number; party: number; partyName: string; by: string; day: string; time: string },
  t: Texts,
): Message {
  const target = { checkIn: about.checkIn, party: about.party };
  return {
    title: t.mail.subjectReceipt(about.partyName),
    parts: [
      { kind: 'text', text: t.mail.receipt(about.by, about.partyName, about.day, about.time) },
      {
        kind: 'buttons',
        buttons: [
          { label: t.mail.view, action: { kind: 'view', ...target } },
          { label: t.mail.change, action: { kind: 'report', ...target, edit: true } },
        ],
      },
      { kind: 'note', text: t.mail.receiptNotYou },
    ],
  };
}

/** New links, to all that somebody answers for now. */
export function linksMessage(
  subjects: { checkIn: number; party: number; partyName: string; dueBy: string }[],
  t: Texts,
): Message {
  return {
    title: t.mail.subjectLinks,
    parts: [
      { kind: 'text', text: subjects.length > 0 ? t.mail.newLinks : t.mail.newLinksNone },
      ...subjects.flatMap(({ checkIn, party, partyName, dueBy }): Part[] => [
        { kind: 'text', text: t.mail.newLinkOf(partyName, dueBy) },
        {
          kind: 'buttons',
          buttons: [{ label: t.mail.open(partyName), action: { kind: 'report', checkIn, party } }],
        },
      ]),
    ],
  };
}

/** To the address that somebody had. `whom`: whom to write to if it was not they who changed it; undefined: nobody else is there. */
export function addressChangedMessage(whom: string | undefined, t: Texts): Message {
  return {
    title: t.mail.own.changedTitle,
    parts: [
      { kind: 'text', text: t.mail.own.changedLetter },
      {
        kind: 'note',
        text: whom === undefined ? t.mail.own.changedNotYou : t.mail.own.changedNotYouAsk(whom),
      },
    ],
  };
}

export function codeMessage(code: string, t: Texts): Message {
  return {
    title: t.mail.subjectCode(code),
    parts: [
      { kind: 'text', text: t.mail.code(code) },
      { kind: 'note', text: t.mail.codeNotYou },
    ],
  };
}
