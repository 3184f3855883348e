import ICAL from 'ical.js';
import { type CalendarEntry, calendarFile } from '../../src/documents/calendar-file.ts';
import { instantAt } from '../../src/domain/day.ts';
import { momentsOf } from '../../src/domain/meeting.ts';

const entry: CalendarEntry = {
  uid: '5f8a1b0e-3c55-4b6e-9a55-2a4f4d1f7a10',
  sequence: 0,
  at: new Date('2027-05-03T07:00:00Z'),
  when: { day: '2027-06-22', from: '13:00', to: '15:00' },
  timezone: 'Europe/Stockholm',
  cancelled: false,
  title: 'Möte: Digitalt först; våren, 2027',
  place: 'Malmö stadsbibliotek, hörsalen',
  about: 'Ta med\nexempel; gärna två',
  attendee: { name: 'Åsa "Ås" Ek', email: 'asa@klippan.example.org' },
  organizer: { name: 'Sam Ordnare', email: 'samordnare@region.example.org' },
};

/** The file as a second library reads it: the one that Thunderbird reads calendars with. */
async function read(change: Partial<CalendarEntry> = {}) {
  const file = calendarFile({ ...entry, ...change }, 'mote.ics');
  const text = new TextDecoder().decode(await file.bytes());
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = calendar.getAllSubcomponents('vtimezone').map((one) => new ICAL.Timezone(one));
  const [one, ...others] = calendar.getAllSubcomponents('vevent');
  if (!one) throw new Error('there is no entry');
  const of = (name: string) => one.getFirstProperty(name);
  /** By the rules in the file itself, not by anybody's own. */
  const moment = (name: string) => {
    const time = one.getFirstPropertyValue(name) as ICAL.Time;
    const zone = zones.find(({ tzid }) => tzid === of(name)?.getParameter('tzid'));
    if (zone) time.zone = zone;
    return new Date(time.toUnixTime() * 1_000);
  };
  return {
    file,
    text,
    zones: zones.map(({ tzid }) => tzid),
    method: calendar.getFirstPropertyValue('method'),
    event: new ICAL.Event(one),
    others,
    attendees: one.getAllProperties('attendee'),
    status: one.getFirstPropertyValue('status'),
    stamp: String(of('dtstamp')?.getFirstValue()),
    starts: moment('dtstart'),
    ends: moment('dtend'),
    local: String(one.getFirstPropertyValue('dtstart')),
  };
}

describe('a calendar entry', () => {
  it('asks one person, shows nobody else’s address, and leaves the answer to our own buttons', async () => {
    const { file, method, event, others, attendees, status, stamp, text } = await read();
    expect(file.type).toBe('text/calendar; charset=utf-8; method=REQUEST');
    expect([method, status, others.length, stamp]).toEqual([
      'REQUEST',
      'CONFIRMED',
      0,
      '2027-05-03T07:00:00Z',
    ]);
    expect(attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual([
      'mailto:asa@klippan.example.org',
    ]);
    expect(attendees[0]?.getParameter('rsvp')).toBe('FALSE');
    expect(attendees[0]?.getParameter('cn')).toBe('Åsa ’Ås’ Ek');
    expect(String(event.organizer).toLowerCase()).toBe('mailto:samordnare@region.example.org');
    expect([event.summary, event.location, event.description]).toEqual([
      entry.title,
      entry.place,
      entry.about,
    ]);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('is the same entry when it is moved twice and cancelled, each time told by a higher number', async () => {
    const first = await read();
    const moved = await read({ sequence: 1, when: { day: '2027-06-29', from: '09:00', to: '11:30' } });
    const again = await read({ sequence: 2, place: 'https://video.example.org/m?x=1;y=2' });
    const gone = await read({ sequence: 3, cancelled: true });
    for (const one of [moved, again, gone]) expect(one.event.uid).toBe(first.event.uid);
    expect([first, moved, again, gone].map(({ event }) => event.sequence)).toEqual([0, 1, 2, 3]);
    expect([moved.method, again.method, gone.method]).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
    expect(moved.starts).toEqual(new Date('2027-06-29T07:00:00Z'));
    expect(again.event.location).toBe('https://video.example.org/m?x=1;y=2');
    expect([gone.status, gone.file.type]).toEqual([
      'CANCELLED',
      'text/calendar; charset=utf-8; method=CANCEL',
    ]);
    expect(gone.attendees).toHaveLength(1);
  });

  it.each([
    // The days around both changes of the clocks, and the days themselves.
    ['Europe/Stockholm', '2027-03-26', '+01:00'],
    ['Europe/Stockholm', '2027-03-28', '+02:00'],
    ['Europe/Stockholm', '2027-03-29', '+02:00'],
    ['Europe/Stockholm', '2027-10-29', '+02:00'],
    ['Europe/Stockholm', '2027-10-31', '+01:00'],
    ['Europe/Stockholm', '2027-11-01', '+01:00'],
    ['Europe/Helsinki', '2027-10-29', '+03:00'],
    ['Atlantic/Canary', '2027-03-29', '+01:00'],
    ['America/New_York', '2027-03-15', '-04:00'],
    ['Asia/Kolkata', '2027-06-22', '+05:30'],
  ])(
    'in %s on %s is when it is said to be, by the rules in the file itself',
    async (timezone, day, offset) => {
      const when = { day, from: '13:00', to: '15:00' };
      const { zones, local, starts, ends } = await read({ timezone, when });
      expect(zones).toEqual([timezone]);
      expect(local).toBe(`${day}T13:00:00`);
      expect(starts).toEqual(new Date(`${day}T13:00:00${offset}`));
      expect({ starts, ends }).toEqual(momentsOf(when, timezone));
    },
  );

  it('does not depend on the zone of whoever runs the program', async () => {
    const before = process.env.TZ;
    try {
      const texts = [];
      for (const zone of ['UTC', 'America/New_York', 'Asia/Tokyo']) {
        process.env.TZ = zone;
        texts.push((await read()).text);
      }
      expect(new Set(texts).size).toBe(1);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
    expect(instantAt('Europe/Stockholm', '2027-06-22', '13:00')).toEqual((await read()).starts);
  });

  it('has no character that a calendar refuses, whatever somebody wrote', async () => {
    const { event } = await read({
      title: 'Möte\u0000\u0007 👩‍👩‍👧',
      about: `rad ett\u2028rad två${'å'.repeat(300)}`,
    });
    expect(event.summary).toBe('Möte\ufffd\ufffd 👩‍👩‍👧');
    expect(event.description).toContain('rad ett\nrad två');
  });
});
