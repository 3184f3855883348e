import type { CheckIn } from '../domain/check-in.ts';
import { type AgendaItem, type Meeting, partiesOf } from '../domain/meeting.ts';
import { type RecordedMeeting, recordMeeting } from '../domain/recorded-meeting.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Store } from '../ports/store.ts';

/** The meeting with all that is known of it, and this agenda. Undefined: it has no day yet. */
export async function readMeeting(
  { meetings }: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
  meeting: Meeting,
  agenda: readonly AgendaItem[],
): Promise<RecordedMeeting | undefined> {
  const names = new Map(
    [...group.contacts.map(({ person }) => person), ...group.coordinators].map(({ id, name }) => [id, name]),
  );
  return recordMeeting(group, {
    meeting,
    guests: await meetings.guests(meeting.id),
    agenda,
    attendance: await meetings.attendance(meeting.id),
    tasks: await meetings.tasks(meeting.id),
    minutes: (await meetings.minutes(meeting.id)).map(({ n, sentAt, sentBy }) => ({
      n,
      sentAt,
      sender: names.get(sentBy) ?? '',
    })),
    partyIds: partiesOf(group, checkIn, meeting.when?.day),
  });
}

/**
 * Those of a check-in that people have been invited to, the earliest first, each with the agenda as it is kept: what
 * would be proposed is made of the record itself.
 */
export async function readMeetings(
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
): Promise<RecordedMeeting[]> {
  const found: RecordedMeeting[] = [];
  for (const meeting of await store.meetings.ofCheckIn(checkIn.id)) {
    if (meeting.state !== 'invited' && meeting.state !== 'cancelled') continue;
    const agenda = await store.meetings.agenda(meeting.id);
    const recorded = await readMeeting(store, group, checkIn, meeting, agenda);
    if (!recorded) continue;
    // Who means to come is no part of a record; who was there is.
    const parties = recorded.parties.map((one) => (one.present ? one : { ...one, who: [] }));
    found.push({ ...recorded, parties });
  }
  return found;
}
