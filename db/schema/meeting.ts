import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AgendaKind, MeetingAnswer, MeetingState, When } from '../../src/domain/meeting.ts';
import { checkIn } from './check-in.ts';
import { id, instant, isWord } from './columns.ts';
import { party, workingGroup } from './group.ts';
import { person } from './person.ts';

/** A meeting of the group, that a check-in ends in. */
export const meeting = pgTable(
  'meeting',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    checkInId: integer('check_in_id')
      .notNull()
      .references(() => checkIn.id),
    uid: uuid('uid').notNull().defaultRandom(),
    state: text('state').$type<MeetingState>().notNull(),
    /** Local to the group; null while the parties are asked which day. */
    day: date('day'),
    fromTime: text('from_time'),
    toTime: text('to_time'),
    place: text('place').notNull(),
    words: text('words').notNull(),
    /** Grows each time that those invited are told of another time or place. */
    sequence: integer('sequence').notNull().default(0),
    toldAt: instant('told_at'),
    proposals: jsonb('proposals').$type<When[]>().notNull(),
    askedAt: instant('asked_at'),
    agendaAt: instant('agenda_at'),
    heldAt: instant('held_at'),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    index('meeting_group').on(t.groupId, t.day),
    index('meeting_check_in').on(t.checkInId),
    check('meeting_state_word', isWord(t.state)),
    check('meeting_has_a_day', sql`${t.state} in ('asking', 'cancelled') or ${t.day} is not null`),
    check('meeting_hours', sql`(${t.day} is null) = (${t.fromTime} is null) and ${t.fromTime} < ${t.toTime}`),
  ],
);

/** Whom it has been told to, and what they have answered. */
export const meetingGuest = pgTable(
  'meeting_guest',
  {
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    invitedAt: instant('invited_at').notNull(),
    answer: text('answer').$type<MeetingAnswer>(),
    /** Who comes in their stead. */
    colleague: text('colleague').notNull().default(''),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.personId] }),
    index('meeting_guest_person').on(t.personId),
    check('meeting_guest_answer_word', isWord(t.answer)),
  ],
);

/** Which of the proposed days a party can. */
export const meetingFit = pgTable(
  'meeting_fit',
  {
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    fits: jsonb('fits').$type<number[]>().notNull(),
    answeredBy: integer('answered_by').references(() => person.id),
    answeredAt: instant('answered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.partyId] })],
);

/** What to talk of, with what was noted of it. */
export const agendaItem = pgTable(
  'agenda_item',
  {
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    kind: text('kind').$type<AgendaKind>().notNull(),
    title: text('title').notNull(),
    about: text('about').notNull(),
    /** Whose question it is. */
    partyId: integer('party_id').references(() => party.id),
    proposedBy: integer('proposed_by').references(() => person.id),
    note: text('note').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.key] }), check('agenda_item_kind_word', isWord(t.kind))],
);

/** Which parties were there, once that has been said. */
export const meetingAttendance = pgTable(
  'meeting_attendance',
  {
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    present: boolean('present').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.partyId] })],
);

/** What was agreed at the meeting. Its key is asked about as a commitment's is. */
export const meetingTask = pgTable(
  'meeting_task',
  {
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    position: integer('position').notNull(),
    key: uuid('key').notNull().defaultRandom(),
    what: text('what').notNull(),
    partyId: integer('party_id').references(() => party.id),
    by: date('by'),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.position] }), uniqueIndex('meeting_task_key').on(t.key)],
);

/** The notes as they were sent, each time. */
export const meetingMinutes = pgTable(
  'meeting_minutes',
  {
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meeting.id),
    n: integer('n').notNull(),
    sentAt: instant('sent_at').notNull(),
    sentBy: integer('sent_by')
      .notNull()
      .references(() => person.id),
    /** The document, as data. */
    paper: jsonb('paper').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.n] }), check('meeting_minutes_from_1', sql`${t.n} >= 1`)],
);
