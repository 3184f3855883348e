import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  pgView,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Edit } from '../../src/domain/group-edits.ts';
import { roles } from '../../src/domain/working-group.ts';
import { id, instant, isOneOf } from './columns.ts';
import { party, workingGroup } from './group.ts';
import { person } from './person.ts';

/**
 * A change of a group that somebody has made, or has been asked about before it is made. What a button needs to go on
 * with it, or to take it back: a button holds too little itself.
 */
export const groupChange = pgTable(
  'group_change',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    edits: jsonb('edits').$type<Edit[]>().notNull(),
    madeBy: integer('made_by')
      .notNull()
      .references(() => person.id),
    madeAt: instant('made_at').notNull(),
    state: text('state', { enum: ['asked', 'done', 'undone'] }).notNull(),
    settledAt: instant('settled_at'),
    settledBy: integer('settled_by').references(() => person.id),
  },
  (t) => [
    index('group_change_group').on(t.groupId, t.madeAt),
    check('group_change_state', sql`${t.state} in ('asked', 'done', 'undone')`),
  ],
);

/** Who is to answer for a party from a day on, until it has become so or nothing has come of it. */
export const handover = pgTable(
  'handover',
  {
    id: id(),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    role: text('role', { enum: roles }).notNull(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    slackId: text('slack_id'),
    teamsId: text('teams_id'),
    /** As the one who handed over wrote it. */
    appointedBy: text('appointed_by').notNull(),
    fromOn: date('from_on').notNull(),
    askedBy: integer('asked_by')
      .notNull()
      .references(() => person.id),
    askedAt: instant('asked_at').notNull(),
    /** `confirm`: a coordinator has to say yes; `open`: the new one has to open the bot or the letter. */
    state: text('state', { enum: ['confirm', 'open', 'done', 'declined', 'withdrawn'] }).notNull(),
    settledAt: instant('settled_at'),
    settledBy: integer('settled_by').references(() => person.id),
    /** When the new one was met, UTC: from then on it is only the day that is waited for. */
    metAt: instant('met_at'),
  },
  (t) => [
    uniqueIndex('handover_waiting').on(t.partyId, t.role).where(sql`${t.state} in ('confirm', 'open')`),
    index('handover_person').on(t.personId).where(sql`${t.state} in ('confirm', 'open')`),
    check('handover_role', isOneOf(t.role, roles)),
    check('handover_state', sql`${t.state} in ('confirm', 'open', 'done', 'declined', 'withdrawn')`),
  ],
);

/** Somebody who answers for a party from one day to another, both inclusive. Never why. */
export const standIn = pgTable(
  'stand_in',
  {
    id: id(),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    slackId: text('slack_id'),
    teamsId: text('teams_id'),
    fromOn: date('from_on').notNull(),
    toOn: date('to_on').notNull(),
    madeBy: integer('made_by')
      .notNull()
      .references(() => person.id),
    madeAt: instant('made_at').notNull(),
    /** From when they have counted as answering: days are the group's own, and begin when the bot sees that they have. */
    beganAt: instant('began_at'),
    /** The last day is over, or it was taken back. */
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('stand_in_party').on(t.partyId).where(sql`${t.endedAt} is null`),
    index('stand_in_person').on(t.personId).where(sql`${t.endedAt} is null`),
    check('stand_in_dates', sql`${t.fromOn} <= ${t.toOn}`),
  ],
);

/** Who answers for a party now: its contact, its substitute, and whoever stands in. */
export const answerer = pgView('answerer', {
  partyId: integer('party_id').notNull(),
  personId: integer('person_id').notNull(),
  role: text('role', { enum: [...roles, 'stand-in'] }).notNull(),
  fromAt: instant('from_at').notNull(),
  shared: boolean('shared').notNull(),
}).as(sql`
  select c.party_id, c.person_id, c.role, c.from_at, c.shared from contact c where c.ended_at is null
  union all
  select s.party_id, s.person_id, 'stand-in', s.began_at, false from stand_in s
  where s.began_at is not null and s.ended_at is null`);
