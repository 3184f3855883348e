import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { otherWays, timeReasons } from '../../src/domain/arrangement.ts';
import type { Status } from '../../src/domain/status-update.ts';
import { checkIn } from './check-in.ts';
import { id, instant, isWord } from './columns.ts';
import { area, party } from './group.ts';
import { person } from './person.ts';

/* What is arranged for one party in one check-in; see `domain/arrangement.ts`. */

const ofCheckIn = () =>
  integer('check_in_id')
    .notNull()
    .references(() => checkIn.id);
const ofParty = () =>
  integer('party_id')
    .notNull()
    .references(() => party.id);
const byPerson = (name: string) => integer(name).references(() => person.id);

/** More time: what a party has got, and what its people ask for that nobody has answered. */
export const partyDue = pgTable(
  'party_due',
  {
    checkInId: ofCheckIn(),
    partyId: ofParty(),
    dueOn: date('due_on'),
    reason: text('reason', { enum: timeReasons }),
    givenBy: byPerson('given_by'),
    givenAt: instant('given_at'),
    askedFor: date('asked_for'),
    askedReason: text('asked_reason', { enum: timeReasons }),
    askedBy: byPerson('asked_by'),
    askedAt: instant('asked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.checkInId, t.partyId] }),
    check('party_due_given', sql`num_nulls(${t.dueOn}, ${t.reason}, ${t.givenBy}, ${t.givenAt}) in (0, 4)`),
    check(
      'party_due_asked',
      sql`num_nulls(${t.askedFor}, ${t.askedReason}, ${t.askedBy}, ${t.askedAt}) in (0, 4)`,
    ),
    check('party_due_reason_word', isWord(t.reason)),
    check('party_due_asked_reason_word', isWord(t.askedReason)),
  ],
);

/** The convener checks in with the party in some other way. */
export const otherwise = pgTable(
  'otherwise',
  {
    checkInId: ofCheckIn(),
    partyId: ofParty(),
    how: text('how', { enum: otherWays }).notNull(),
    on: date('on_day').notNull(),
    by: byPerson('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.checkInId, t.partyId] }), check('otherwise_how_word', isWord(t.how))],
);

/** A question about one area of what a party has sent in. */
export const question = pgTable(
  'question',
  {
    id: id(),
    checkInId: ofCheckIn(),
    partyId: ofParty(),
    areaId: integer('area_id')
      .notNull()
      .references(() => area.id),
    /** Which of the party's versions it is about: one that is sent in after it answers it. */
    ofVersion: integer('of_version').notNull(),
    text: text('text').notNull(),
    by: byPerson('by').notNull(),
    at: instant('at').notNull(),
    answer: text('answer'),
    answeredBy: byPerson('answered_by'),
    answeredAt: instant('answered_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    index('question_party').on(t.checkInId, t.partyId),
    check('question_answered', sql`num_nulls(${t.answer}, ${t.answeredBy}, ${t.answeredAt}) in (0, 3)`),
  ],
);

/** The convener's note of what somebody said. It is no version of the party's answer, and is kept apart from them. */
export const callNote = pgTable(
  'call_note',
  {
    id: id(),
    checkInId: ofCheckIn(),
    partyId: ofParty(),
    informant: text('informant').notNull(),
    on: date('on_day').notNull(),
    /** By the area's id. */
    statuses: jsonb('statuses').$type<Record<string, Status>>().notNull(),
    said: text('said').notNull(),
    reference: text('reference'),
    by: byPerson('by').notNull(),
    at: instant('at').notNull(),
    confirmedBy: byPerson('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    index('call_note_party').on(t.checkInId, t.partyId),
    check('call_note_confirmed', sql`(${t.confirmedBy} is null) = (${t.confirmedAt} is null)`),
  ],
);
