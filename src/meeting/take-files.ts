import type { Asking, CheckInAsking } from '../asking/feature.ts';
import type { DocumentFile } from '../documents/document.ts';
import type { Action } from '../messages/action.ts';
import { whenText } from '../messages/meeting.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Store } from '../ports/store.ts';
import { entryFile } from './entry-file.ts';
import { guestMeeting } from './guest-forms.ts';
import { meetingOf } from './guests.ts';
import { draftFile, minutesFile } from './minutes.ts';

type OfGuest = { checkIn: number; party: number; meeting: number };

const asReply = (file: DocumentFile, again: Action): Reply => ({
  kind: 'file',
  ...file,
  size: async () => (await file.bytes()).length,
  again,
});

/** The meeting for the asker's own calendar. */
export async function takeEntry(asking: CheckInAsking, store: Store, of: OfGuest): Promise<Reply> {
  const { t, group, person } = asking.asker;
  const found = await guestMeeting(asking, store, of.meeting);
  if ('refused' in found) return tell(found.refused);
  const { meeting } = found;
  if (!meeting.when) return tell(t.meeting.notInvitedYet);
  const file = await entryFile(group, { ...meeting, when: meeting.when }, person);
  return asReply(file, { kind: 'meeting-entry', ...of });
}

/** The notes as they were sent last. */
export async function takeNotes(asking: CheckInAsking, store: Store, of: OfGuest): Promise<Reply> {
  const { t, group } = asking.asker;
  const found = await guestMeeting(asking, store, of.meeting);
  if ('refused' in found) return tell(found.refused);
  const { meeting } = found;
  const sent = (await store.meetings.minutes(meeting.id)).at(-1);
  if (!sent || !meeting.when) return tell(t.meeting.minutesNone);
  const file = minutesFile(sent.paper, group, { ...meeting, when: meeting.when });
  return asReply(file, { kind: 'meeting-notes', ...of });
}

/** To a coordinator: the notes as they are now, marked as a draft; or as they were sent. */
export async function takePaper(
  { product, asker }: Asking,
  store: Store,
  of: { group: number; meeting: number; n?: number },
): Promise<Reply> {
  const { t, group } = asker;
  const m = t.meeting;
  const meeting = await meetingOf(store, group, of.meeting);
  if (!meeting?.when) return tell(m.gone);
  const timed = { ...meeting, when: meeting.when };
  if (of.n === undefined) {
    const file = await draftFile(product, store, group, timed);
    return file ? asReply(file, { kind: 'meeting-paper', ...of }) : tell(m.gone);
  }
  const sent = (await store.meetings.minutes(meeting.id)).find(({ n }) => n === of.n);
  if (!sent) return tell(m.over(whenText(timed.when, t)));
  return asReply(minutesFile(sent.paper, group, timed), { kind: 'meeting-paper', ...of });
}
