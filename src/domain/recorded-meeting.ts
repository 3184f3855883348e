import { z } from 'zod';
import { type AgendaItem, agendaKinds, type Guest, type Meeting, type MeetingTask } from './meeting.ts';
import type { WorkingGroup } from './working-group.ts';

const key = z.string().describe('A key of the group’s file');
const time = z.string().describe('HH:MM, local to the group');

/** A meeting as it stood at a moment, complete in itself. Days and times are the group's local ones. */
export const recordedMeeting = z.strictObject({
  day: z.iso.date(),
  from: time,
  to: time,
  place: z.string(),
  cancelled: z.boolean(),
  parties: z
    .array(
      z.strictObject({
        party: key,
        present: z.boolean().optional().describe('Absent: nobody has said'),
        who: z.array(z.string()).describe('Who was there for it, as far as it is known'),
      }),
    )
    .describe('Those that were invited'),
  agenda: z.array(
    z.strictObject({
      kind: z.enum(agendaKinds),
      title: z.string(),
      about: z.string(),
      party: key.optional().describe('Whose question it is'),
      note: z.string(),
    }),
  ),
  tasks: z.array(
    z.strictObject({
      what: z.string(),
      party: key.optional(),
      by: z.iso.date().optional(),
    }),
  ),
  minutes: z
    .array(z.strictObject({ version: z.int().positive(), sentAt: z.iso.datetime(), sender: z.string() }))
    .describe('When the notes were sent to all; a version above 1 is corrected'),
});
export type RecordedMeeting = z.infer<typeof recordedMeeting>;

/** What a meeting consists of, as it is read. */
export type MeetingParts = {
  meeting: Meeting;
  guests: readonly Guest[];
  agenda: readonly AgendaItem[];
  /** Whether each party was there; empty: nobody has said. */
  attendance: ReadonlyMap<number, boolean>;
  tasks: readonly MeetingTask[];
  minutes: readonly { n: number; sentAt: Date; sender: string }[];
  /** Those that take part, in their order. */
  partyIds: readonly number[];
};

/** Undefined: it has no day yet. Pure: the same input gives the same record. */
export function recordMeeting(group: WorkingGroup, parts: MeetingParts): RecordedMeeting | undefined {
  const { meeting, guests, attendance } = parts;
  if (!meeting.when) return undefined;
  const keys = new Map(group.parties.map((party) => [party.id, party.key]));
  const keyOf = (id: number | undefined) => (id === undefined ? undefined : keys.get(id));
  const names = new Map(group.contacts.map(({ person }) => [person.id, person.name]));
  const whoOf = (partyId: number) =>
    guests.flatMap((guest) => {
      const theirs =
        guest.partyId === partyId ||
        group.contacts.some((one) => one.partyId === partyId && one.person.id === guest.personId);
      if (!theirs) return [];
      if (guest.answer === 'colleague') return guest.colleague.trim() ? [guest.colleague.trim()] : [];
      return guest.answer === 'coming' ? (names.get(guest.personId) ?? []) : [];
    });
  return {
    ...meeting.when,
    place: meeting.place,
    cancelled: meeting.state === 'cancelled',
    parties: parts.partyIds.flatMap((id) => {
      const party = keyOf(id);
      const present = attendance.get(id);
      if (party === undefined) return [];
      const who = present === false ? [] : whoOf(id);
      return [{ party, ...(present !== undefined && { present }), who }];
    }),
    agenda: parts.agenda.map(({ kind, title, about, partyId, note }) => {
      const party = keyOf(partyId);
      return { kind, title, about, ...(party !== undefined && { party }), note };
    }),
    tasks: parts.tasks.map(({ what, partyId, by }) => {
      const party = keyOf(partyId);
      return { what, ...(party !== undefined && { party }), ...(by !== undefined && { by }) };
    }),
    minutes: parts.minutes.map(({ n, sentAt, sender }) => ({
      version: n,
      sentAt: sentAt.toISOString(),
      sender,
    })),
  };
}

/** The part of it that is about these parties: theirs, and what is nobody's alone. */
export function meetingOfParties(meeting: RecordedMeeting, parties: readonly string[]): RecordedMeeting {
  return {
    ...meeting,
    parties: meeting.parties.filter(({ party }) => parties.includes(party)),
    agenda: meeting.agenda.filter(({ party }) => party === undefined || parties.includes(party)),
    tasks: meeting.tasks.filter(({ party }) => party === undefined || parties.includes(party)),
  };
}
