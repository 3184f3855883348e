import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { addDays, type Day, zonedAt } from '../domain/day.ts';
import { documentTexts } from '../domain/plain-text.ts';
import type { DocumentFile } from './document.ts';

/** Without a time it is of whole days. `HH:MM`, local; `lastDay`: where it goes on for several. */
export type EntryTime = { day: Day; lastDay?: Day; from?: string; to?: string };

/** What stands in a calendar entry. */
export type CalendarEntry = {
  /** The same for the same meeting or course, whatever becomes of it. */
  uid: string;
  /** Higher each time that it is told anew: a calendar takes the highest. */
  sequence: number;
  /** UTC; when it became so. */
  at: Date;
  when: EntryTime;
  timezone: string;
  cancelled: boolean;
  title: string;
  place: string;
  about: string;
  /** Whose entry it is: nobody's address is shown to another. */
  attendee: { name: string; email: string };
  organizer?: { name: string; email: string };
};

/**
 * A calendar entry as a file that moves the one before it: METHOD:REQUEST, or CANCEL, since Outlook moves nothing by
 * PUBLISH. One attendee, whom no calendar asks for an answer (RSVP=FALSE): that is given by our own buttons.
 */
export function calendarFile(given: CalendarEntry, name: string): DocumentFile {
  const method = given.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  return {
    name,
    type: `text/calendar; charset=utf-8; method=${method}`,
    bytes: async () => new TextEncoder().encode(calendarText(given, method)),
  };
}

function calendarText(given: CalendarEntry, method: ICalCalendarMethod): string {
  const { title, place, about, attendee, organizer } = documentTexts({
    title: given.title,
    place: given.place,
    about: given.about,
    attendee: named(given.attendee),
    organizer: given.organizer && named(given.organizer),
  });
  const calendar = ical({
    prodId: { company: 'Avstämning', product: 'Avstämning', language: 'SV' },
    method,
    // Of the entry and not of the whole: what is of the whole is written in the zone of whoever runs the program.
    timezone: { name: null, generator: zoneOf },
  });
  const event = calendar.createEvent({
    id: given.uid,
    sequence: given.sequence,
    stamp: given.at,
    timezone: given.timezone,
    ...momentsIn(given),
    summary: title,
    location: place || null,
    url: isLink(place) ? place : null,
    description: about || null,
    organizer: organizer ?? null,
    status: given.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  event.createAttendee({ ...attendee, rsvp: false });
  return `${calendar.toString()}\r\n`;
}

/** RFC 5545 ends whole days with the day after the last one. */
function momentsIn({ when: { day, lastDay = day, from, to }, timezone }: CalendarEntry) {
  if (from === undefined)
    return {
      allDay: true,
      start: zonedAt(timezone, day, '00:00'),
      end: zonedAt(timezone, addDays(lastDay, 1), '00:00'),
    };
  return {
    start: zonedAt(timezone, day, from),
    end: to === undefined ? null : zonedAt(timezone, lastDay, to),
  };
}

/** In quotes a name can have none of its own (RFC 5545). */
const named = ({ name, email }: { name: string; email: string }) => ({
  name: (name.trim() || email).replace(/["\\]/g, '’'),
  email,
});

const isLink = (place: string) => /^https:\/\/\S+$/.test(place);

/** The zone's rules under the name that the entry has it by: a link between zones has the other one's. */
function zoneOf(timezone: string): string | null {
  const [block] = [tzlib_get_ical_block(timezone)].flat();
  return block?.startsWith('BEGIN:VTIMEZONE')
    ? block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, (_, name) => `${name}:${timezone}`)
    : null;
}
