import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { outcomes, statuses } from '../../src/domain/status-update.ts';
import { checkIn } from './check-in.ts';
import { id, instant, isOneOf } from './columns.ts';
import { area, party } from './group.ts';
import { person } from './person.ts';

/** One party's answer in one check-in. Its row is what two people at the same draft wait for each other on. */
export const statusUpdate = pgTable(
  'status_update',
  {
    id: id(),
    checkInId: integer('check_in_id')
      .notNull()
      .references(() => checkIn.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    lockedAt: instant('locked_at'),
    /** When the party's people are told that what they have not sent in will be removed. */
    draftNoticeAt: instant('draft_notice_at'),
  },
  (t) => [uniqueIndex('status_update_party').on(t.checkInId, t.partyId)],
);

/** What was sent in, each time; the one without `submittedAt` is the draft. */
export const version = pgTable(
  'version',
  {
    updateId: integer('update_id')
      .notNull()
      .references(() => statusUpdate.id),
    n: integer('n').notNull(),
    submittedAt: instant('submitted_at'),
    submittedBy: integer('submitted_by').references(() => person.id),
    /** That person's name then: what is sent in keeps it, whatever the group's file calls them later. */
    submittedAs: text('submitted_as'),
    workedWell: text('worked_well').notNull().default(''),
    contactNext: boolean('contact_next'),
    overallBy: integer('overall_by').references(() => person.id),
    overallAt: instant('overall_at'),
  },
  (t) => [
    primaryKey({ columns: [t.updateId, t.n] }),
    uniqueIndex('version_one_draft').on(t.updateId).where(sql`${t.submittedAt} is null`),
    check('version_counts_from_1', sql`${t.n} >= 1`),
    check('version_submitted', sql`(${t.submittedAt} is null) = (${t.submittedBy} is null)`),
  ],
);

export const areaReport = pgTable(
  'area_report',
  {
    updateId: integer('update_id').notNull(),
    n: integer('n').notNull(),
    areaId: integer('area_id')
      .notNull()
      .references(() => area.id),
    status: text('status', { enum: statuses }),
    done: text('done').notNull(),
    needs: text('needs').notNull(),
    savedBy: integer('saved_by')
      .notNull()
      .references(() => person.id),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.updateId, t.n, t.areaId] }),
    foreignKey({
      name: 'area_report_version',
      columns: [t.updateId, t.n],
      foreignColumns: [version.updateId, version.n],
    }),
    check('area_report_status', isOneOf(t.status, statuses)),
  ],
);

export const commitment = pgTable(
  'commitment',
  {
    updateId: integer('update_id').notNull(),
    n: integer('n').notNull(),
    position: integer('position').notNull(),
    /** The same in every version that the commitment stands in: half-years later it is still asked about by this. */
    key: uuid('key').notNull().defaultRandom(),
    what: text('what').notNull(),
    who: text('who').notNull(),
    by: date('by'),
  },
  (t) => [
    primaryKey({ columns: [t.updateId, t.n, t.position] }),
    foreignKey({
      name: 'commitment_version',
      columns: [t.updateId, t.n],
      foreignColumns: [version.updateId, version.n],
    }),
  ],
);

/** What an answer says has become of a commitment from an earlier half-year, by the commitment's key. */
export const outcome = pgTable(
  'outcome',
  {
    updateId: integer('update_id').notNull(),
    n: integer('n').notNull(),
    commitment: uuid('commitment').notNull(),
    outcome: text('outcome', { enum: outcomes }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.updateId, t.n, t.commitment] }),
    foreignKey({
      name: 'outcome_version',
      columns: [t.updateId, t.n],
      foreignColumns: [version.updateId, version.n],
    }),
    check('outcome_known', isOneOf(t.outcome, outcomes)),
  ],
);
