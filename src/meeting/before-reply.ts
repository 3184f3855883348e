import type { Before, CheckInAsking } from '../asking/feature.ts';
import type { MeetingAnswer } from '../domain/meeting.ts';
import { partyName } from '../domain/party.ts';
import { answerText, meetingTitle, placeParts } from '../messages/meeting.ts';
import type { Part } from '../messages/message.ts';
import { openMeeting } from './guest-forms.ts';
import { memberMeeting } from './member-view.ts';

/** What *Jag kommer* of a letter is about: which meeting, for whom, and what has been answered already. */
export async function beforeReply(
  asking: CheckInAsking,
  of: { party: number; meeting: number; answer: MeetingAnswer },
): Promise<Before> {
  const { product, asker } = asking;
  const { store } = product;
  const { t, group, person } = asker;
  const found = await openMeeting(asking, store, of.meeting);
  if ('refused' in found) return { over: found.refused };
  const { meeting } = found;
  const guest = (await store.meetings.guests(of.meeting)).find(({ personId }) => personId === person.id);
  // Answered so already: the meeting, with what else may be done.
  if (guest?.answer === of.answer) return { over: await memberMeeting(asking, store, meeting) };
  const forWhom: Part = {
    kind: 'facts',
    facts: [{ label: t.before.party, value: `${partyName(group, of.party)} (${person.name})` }],
  };
  return {
    parts: [
      { kind: 'heading', text: meetingTitle(meeting, t) },
      ...placeParts({ place: meeting.place, words: meeting.words }, t),
      forWhom,
      { kind: 'text', text: `${answerText(guest, t)} ${t.before.meeting[of.answer]}` },
    ],
  };
}
