import type { DocumentFile } from '../documents/document.ts';
import type { Meeting, When } from '../domain/meeting.ts';
import type { Person, WorkingGroup } from '../domain/working-group.ts';
import { textsFor } from '../texts/texts.ts';

/** The meeting as an entry in one person's calendar, in the group's language. Nothing personal stands in it: entries are shared. */
export async function entryFile(
  group: WorkingGroup,
  meeting: Meeting & { when: When },
  attendee: Pick<Person, 'name' | 'email'>,
): Promise<DocumentFile> {
  const { calendarFile } = await import('../documents/calendar-file.ts');
  const { meeting: m } = textsFor(group.locale);
  const [organizer] = group.coordinators;
  return calendarFile(
    {
      uid: meeting.uid,
      sequence: meeting.sequence,
      at: meeting.toldAt ?? new Date(0),
      when: meeting.when,
      timezone: group.timezone,
      cancelled: meeting.state === 'cancelled',
      title: m.inCalendar(group.name),
      place: meeting.place,
      about: meeting.words,
      attendee,
      ...(organizer && { organizer }),
    },
    `${m.fileName}-${meeting.when.day}.ics`,
  );
}
