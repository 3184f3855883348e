import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import type { Asking, CheckInAsking } from '../asking/feature.ts';
import { giveBack } from '../asking/give-back.ts';
import {
  longestPlace,
  type MeetingAnswer,
  meetingDays,
  momentsOf,
  readMeetingLine,
  type When,
} from '../domain/meeting.ts';
import { mayCoordinate } from '../domain/permission.ts';
import { lengthOf, text } from '../domain/status-update.ts';
import { meetingTitle, shortWhen } from '../messages/meeting.ts';
import type { Button } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { Store } from '../ports/store.ts';
import { coordinatorMeeting } from './coordinator-view.ts';
import { currentMeeting, isTold, type Timed, toldMeeting } from './current-meeting.ts';
import { answerMeeting, proposeQuestion } from './guest-forms.ts';
import { memberMeeting } from './member-view.ts';
import { askToMove } from './move-meeting.ts';
import { addMeeting } from './plan-form.ts';
import { showAgain } from './show-again.ts';

/** `möte`: the meeting. `möte 2027-06-22 13–15 Malmö`: plans one, or asks whether it is to be moved there. */
export async function meetingByWords(asking: Asking, store: Store, line: string): Promise<Change> {
  const { product, asker } = asking;
  const { t, group, membership } = asker;
  const coordinates = mayCoordinate(membership);
  if (line.trim() === '') {
    if (coordinates) {
      const meeting = await currentMeeting(product, store, group);
      return { reply: { kind: 'messages', items: [await coordinatorMeeting(asking, store, meeting)] } };
    }
    const meeting = await toldMeeting(product, store, group);
    if (!meeting) return { reply: tell(t.meeting.noneComing) };
    return { reply: { kind: 'messages', items: [await memberMeeting(asking, store, meeting)] } };
  }
  const refuse = (why: string): Change => ({ reply: giveBack(tell(why), line, t) });
  if (!coordinates) return refuse(t.messages.onlyCoordinators(whomToAsk(group, t)));
  const read = readMeetingLine(line);
  if (read.kind === 'bad') return refuse(faultOf(asking, read));
  const wrong = notThen(asking, read.when);
  if (wrong) return refuse(wrong);
  const { when, place } = read;
  const other = (await store.meetings.list(group.id)).find(
    (one): one is Timed =>
      one.when !== undefined &&
      one.state !== 'cancelled' &&
      momentsOf(one.when, group.timezone).starts > product.clock.now(),
  );
  if (!other) {
    const id = await addMeeting(asking, store, { when, place, words: '' });
    return { reply: await showAgain(asking, store, id, t.meeting.planned) };
  }
  return { reply: askWhich(asking, other, { when, place }) };
}

function faultOf({ asker: { t } }: Asking, { why, text: typed }: { why: string; text: string }): string {
  const m = t.meeting;
  switch (why) {
    case 'no-time':
      return m.noTime(m.lineWithDay);
    case 'bad-time':
      return m.badTime(typed, m.lineWithDay);
    case 'backwards':
      return m.backwardsLine(typed, m.lineWithDay);
    case 'long-place':
      return m.longPlaceLine(longestPlace);
    default:
      return m.badDay(typed, m.lineWithDay);
  }
}

/** Why no meeting can be then; undefined: one can. */
export function notThen(
  { product, asker }: Pick<Asking, 'product' | 'asker'>,
  when: When,
): string | undefined {
  const { t, group } = asker;
  const day = t.dates.dayWithYear(when.day);
  const { first, last } = meetingDays(today(product, group));
  if (when.day < first || momentsOf(when, group.timezone).starts <= product.clock.now())
    return t.meeting.passed(day);
  return when.day > last ? t.meeting.tooFar(day, t.dates.dayWithYear(last)) : undefined;
}

/** There is a meeting already: is it that one, or one more? */
function askWhich({ asker }: Asking, other: Timed, to: { when: When; place: string }): Reply {
  const { t, group } = asker;
  const m = t.meeting;
  const place = to.place || other.place;
  const buttons: Button[] = [
    {
      label: m.moveThere,
      action: { kind: 'ask-move-meeting', group: group.id, meeting: other.id, ...to.when, place },
      primary: true,
    },
    { label: m.oneMore, action: { kind: 'add-meeting', group: group.id, ...to.when, place: to.place } },
    { label: m.cancel, action: { kind: 'meetings', group: group.id, meeting: other.id } },
  ];
  return {
    kind: 'messages',
    items: [
      {
        parts: [
          { kind: 'text', text: m.onlyOne(shortWhen(other.when, t)) },
          { kind: 'buttons', buttons },
        ],
      },
    ],
  };
}

/** What was typed, for a meeting that is planned already: changed at once where nobody has been told, else asked about. */
export async function askMoveThere(
  asking: Asking,
  store: Store,
  id: number,
  to: { when: When; place: string },
): Promise<Change> {
  const { t, group } = asking.asker;
  const meeting = await store.meetings.lockRow(id);
  if (meeting?.groupId !== group.id || !meeting.when) return { reply: tell(t.meeting.gone) };
  const wrong = notThen(asking, to.when);
  if (wrong) return { reply: tell(wrong) };
  if (meeting.state === 'invited')
    return { reply: await askToMove(asking, store, { ...meeting, when: meeting.when }, to) };
  if (meeting.state !== 'planned') return { reply: tell(t.meeting.gone) };
  await store.meetings.change(id, to);
  return { reply: await showAgain(asking, store, id, t.meeting.planned) };
}

/** The meeting that typed words are about, as a guest is asked about it; or why there is none. */
async function asGuest(
  asking: Asking,
  store: Store,
): Promise<
  { asking: CheckInAsking; of: { checkIn: number; party: number; meeting: number } } | { refused: string }
> {
  const { product, asker } = asking;
  const { t, group, membership } = asker;
  const meeting = await toldMeeting(product, store, group);
  const checkIn = meeting && isTold(meeting) ? await store.checkIns.get(meeting.checkInId) : undefined;
  const party = membership.parties[0]?.partyId;
  if (!meeting || !checkIn || party === undefined) return { refused: t.meeting.noneComing };
  return { asking: { ...asking, checkIn }, of: { checkIn: checkIn.id, party, meeting: meeting.id } };
}

/** *Jag kommer*, by words. What follows is the colleague's name, or it is not understood. */
export async function answerByWords(
  asking: Asking,
  store: Store,
  answer: MeetingAnswer,
  rest: string,
): Promise<Change> {
  const { t } = asking.asker;
  const words = { coming: t.meeting.typed.coming, 'not-coming': t.meeting.typed.notComing };
  if (answer !== 'colleague' && rest.trim())
    return { reply: giveBack(tell(t.messages.onlyWords(words[answer])), `${words[answer]} ${rest}`, t) };
  const guest = await asGuest(asking, store);
  if ('refused' in guest) return { reply: giveBack(tell(guest.refused), rest, t) };
  return answerMeeting(guest.asking, store, guest.of, answer, rest.trim());
}

/** `föreslå en fråga Hur gör ni …`: puts it on the agenda. What is not kept is given back. */
export async function questionByWords(asking: Asking, store: Store, rest: string): Promise<Change> {
  const { t } = asking.asker;
  const guest = await asGuest(asking, store);
  if ('refused' in guest) return { reply: giveBack(tell(guest.refused), rest, t) };
  const read = text.safeParse(rest);
  if (!read.success)
    return {
      reply: giveBack(tell(`${t.messages.tooLong(lengthOf(rest))} ${t.messages.nothingSaved}`), rest, t),
    };
  if (rest.trim() === '') {
    const meeting = await store.meetings.get(guest.of.meeting);
    const button = { label: t.meeting.propose, action: { kind: 'meeting-question' as const, ...guest.of } };
    const title = meeting ? meetingTitle(meeting, t) : '';
    const parts = [
      { kind: 'text' as const, text: title },
      { kind: 'buttons' as const, buttons: [button] },
    ];
    return { reply: { kind: 'messages', items: [{ parts }] } };
  }
  const change = await proposeQuestion(guest.asking, store, guest.of, rest);
  // Drawn anew where it is kept; a plain sentence where it is not.
  const kept = change.reply.kind === 'messages' && change.reply.replace === true;
  return kept ? change : { ...change, reply: giveBack(change.reply, rest, t) };
}
