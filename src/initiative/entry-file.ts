import type { DocumentFile } from '../documents/document.ts';
import type { Initiative } from '../domain/initiative.ts';
import { partyName } from '../domain/party.ts';
import type { Person, WorkingGroup } from '../domain/working-group.ts';
import { textsFor } from '../texts/texts.ts';
import { organiserOf } from './courses.ts';

/**
 * The course as an entry in one person's calendar, in the group's language; a later version moves it, or takes it away.
 * Nothing of who else comes stands in it.
 */
export async function entryFile(
  group: WorkingGroup,
  initiative: Initiative,
  attendee: Pick<Person, 'name' | 'email'>,
): Promise<DocumentFile> {
  const { calendarFile } = await import('../documents/calendar-file.ts');
  const { initiative: i } = textsFor(group.locale);
  const { id, n, day, lastDay, from, to, savedAt, state, title, where } = initiative;
  const organizer = organiserOf(group, initiative);
  const about = [i.forwardBy(partyName(group, initiative.partyId)), initiative.about.trim()];
  return calendarFile(
    {
      // Known beforehand and the same for ever, so it needs no column.
      uid: `kurs-${id}@${group.key}.avstamning`,
      sequence: n - 1,
      at: savedAt,
      when: { day, lastDay, from, to },
      timezone: group.timezone,
      cancelled: state === 'cancelled',
      title,
      place: where,
      about: about.filter(Boolean).join('\n'),
      attendee,
      ...(organizer && { organizer: { name: organizer.name, email: organizer.email } }),
    },
    `${i.fileName}-${day}.ics`,
  );
}
