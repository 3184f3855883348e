import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { HalfYear } from '../../src/domain/half-year.ts';
import type { Message } from '../../src/messages/message.ts';
import { id, instant } from './columns.ts';
import { workingGroup } from './group.ts';
import { person } from './person.ts';

export const checkIn = pgTable(
  'check_in',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    halfYear: text('half_year').$type<HalfYear>().notNull(),
    dueOn: date('due_on').notNull(),
    dueSource: text('due_source', { enum: ['week', 'file', 'chat'] }).notNull(),
    /** The date that the file or the week gave when last looked at: a date set in chat stands while it is the same. */
    fileDue: date('file_due').notNull(),
    fileDueSource: text('file_due_source', { enum: ['week', 'file'] }).notNull(),
    nextPlanAt: instant('next_plan_at'),
    openedAt: instant('opened_at'),
    lockedAt: instant('locked_at'),
    /** The answers as they were when they were locked. */
    record: jsonb('record'),
  },
  (t) => [
    uniqueIndex('check_in_half_year').on(t.groupId, t.halfYear),
    index('check_in_to_plan').on(t.nextPlanAt).where(sql`${t.lockedAt} is null`),
    check('check_in_half_year_form', sql`${t.halfYear} ~ '^[0-9]{4}-H[12]$'`),
    check('check_in_due_source', sql`${t.dueSource} in ('week', 'file', 'chat')`),
    check('check_in_file_due_source', sql`${t.fileDueSource} in ('week', 'file')`),
  ],
);

/** A summary exactly as the group was shown it. */
export const showing = pgTable(
  'showing',
  {
    id: uuid('id').primaryKey(),
    checkInId: integer('check_in_id')
      .notNull()
      .references(() => checkIn.id),
    at: instant('at').notNull(),
    message: jsonb('message').$type<Message>().notNull(),
    shownBy: integer('shown_by')
      .notNull()
      .references(() => person.id),
    without: jsonb('without').$type<string[]>().notNull(),
  },
  (t) => [index('showing_check_in').on(t.checkInId, t.at)],
);

/** The record of a lock that was undone: what was locked stays readable as it was. */
export const supersededRecord = pgTable(
  'superseded_record',
  {
    id: id(),
    checkInId: integer('check_in_id')
      .notNull()
      .references(() => checkIn.id),
    lockedAt: instant('locked_at').notNull(),
    record: jsonb('record').notNull(),
  },
  (t) => [index('superseded_record_check_in').on(t.checkInId, t.lockedAt)],
);
