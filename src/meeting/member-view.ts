import type { Asking } from '../asking/feature.ts';
import type { Meeting } from '../domain/meeting.ts';
import { partyName } from '../domain/party.ts';
import { agendaParts } from '../messages/agenda.ts';
import {
  answerButtons,
  answerText,
  entryButton,
  meetingTitle,
  placeParts,
  whenText,
} from '../messages/meeting.ts';
import type { Button, Message, Part } from '../messages/message.ts';
import { questionsPart } from '../messages/reminder.ts';
import type { Store } from '../ports/store.ts';
import { isOver } from './current-meeting.ts';
import { lastQuestions } from './questions.ts';
import { readAgenda } from './read-agenda.ts';

/** To somebody who is invited: the meeting, their own answer, and what they can do. */
export async function memberMeeting(
  { product, asker }: Pick<Asking, 'product' | 'asker'>,
  store: Store,
  meeting: Meeting,
  notices: string[] = [],
): Promise<Message> {
  const { t, group, membership, person } = asker;
  const m = t.meeting;
  const party = membership.parties[0]?.partyId;
  const subject =
    party === undefined ? undefined : { checkIn: meeting.checkInId, party, meeting: meeting.id };
  const said = notices.map((text): Part => ({ kind: 'text', text }));
  const heading: Part = { kind: 'heading', text: meetingTitle(meeting, t) };
  const took = party === undefined ? undefined : (await store.meetings.tookPart(group.id)).get(party);
  const often: Part[] = took ? [{ kind: 'note', text: m.tookPart(took.took, took.of) }] : [];
  const questions = questionsPart(
    group.coordinators.filter(({ id }) => id !== person.id),
    t,
  );
  const { when } = meeting;
  if (!when) {
    const items = meeting.proposals.map((one) => whenText(one, t));
    const buttons: Button[] =
      subject && meeting.askedAt
        ? [{ label: m.fitsButton, action: { kind: 'meeting-fits', ...subject }, primary: true }]
        : [];
    return {
      parts: [
        ...said,
        heading,
        { kind: 'list', items },
        { kind: 'buttons', buttons },
        ...questions,
        ...often,
      ],
    };
  }
  const over = isOver(product, group, meeting);
  const open = meeting.state === 'invited' && !over;
  const guest = (await store.meetings.guests(meeting.id)).find(({ personId }) => personId === person.id);
  const sent = (await store.meetings.minutes(meeting.id)).at(-1);
  const until = open ? await lastQuestions(product, group, meeting) : undefined;
  const agenda = meeting.state === 'cancelled' ? [] : await readAgenda(product, store, group, meeting);
  const buttons: Button[] = [
    ...(sent && subject
      ? [{ label: m.readMinutes, action: { kind: 'meeting-notes' as const, ...subject }, primary: true }]
      : []),
    ...(open && subject
      ? [
          entryButton(subject, t),
          ...(until ? [{ label: m.propose, action: { kind: 'meeting-question' as const, ...subject } }] : []),
        ]
      : []),
  ];
  return {
    parts: [
      ...said,
      heading,
      ...placeParts({ place: meeting.place, words: meeting.words }, t),
      ...(open && subject
        ? [
            {
              kind: 'text' as const,
              text: guest?.answer ? `${answerText(guest, t)} ${m.changeAnswer}` : answerText(guest, t),
            },
            { kind: 'buttons' as const, buttons: answerButtons(subject, guest?.answer, t) },
          ]
        : []),
      ...agendaParts(agenda, t, (id) => partyName(group, id)),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
      ...(until ? [{ kind: 'note' as const, text: m.questionUntil(until(t)) }] : []),
      ...questions,
      ...often,
    ],
  };
}
