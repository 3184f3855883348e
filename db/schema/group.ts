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
} from 'drizzle-orm/pg-core';
import type { Rhythm } from '../../src/domain/working-group.ts';
import { id, instant, isWord } from './columns.ts';

/** A group as its file describes it, or as its coordinators have made it. */
export const workingGroup = pgTable(
  'working_group',
  {
    id: id(),
    key: text('key').notNull().unique(),
    name: text('name').notNull(),
    timezone: text('timezone').notNull(),
    locale: text('locale', { enum: ['sv', 'en'] }).notNull(),
    rhythm: jsonb('rhythm').$type<Rhythm>().notNull(),
    /** The file's name; of a group that is kept in the bot, the last file that it was kept in, or nothing. */
    source: text('source').notNull(),
    /** Where it is changed: a file that is not read is told of, never half followed. */
    keptIn: text('kept_in', { enum: ['file', 'bot'] })
      .notNull()
      .default('file'),
    revision: integer('revision').notNull(),
    /** What the last import came with, and the revision after it: a version without these two may import in between. */
    fileDigest: text('file_digest'),
    digestRevision: integer('digest_revision'),
    /** The first import. */
    importedAt: instant('imported_at').notNull(),
  },
  (t) => [check('working_group_locale', sql`${t.locale} in ('sv', 'en')`)],
);

export const party = pgTable(
  'party',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    municipality: text('municipality'),
    convener: boolean('convener').notNull(),
    /** Not invited until a coordinator invites all: the group begins with some. */
    waiting: boolean('waiting').notNull().default(false),
    removedAt: instant('removed_at'),
  },
  (t) => [uniqueIndex('party_key').on(t.groupId, t.key)],
);

export const area = pgTable(
  'area',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    about: text('about').notNull(),
    questions: jsonb('questions').$type<string[]>().notNull(),
    /** Courses are held in it. */
    courses: boolean('courses').notNull().default(false),
    removedAt: instant('removed_at'),
  },
  (t) => [uniqueIndex('area_key').on(t.groupId, t.key)],
);

export const agreement = pgTable(
  'agreement',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    reference: text('reference').notNull(),
    title: text('title').notNull(),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to').notNull(),
    signed: jsonb('signed').$type<{ place?: string; date?: string; by?: Record<string, string> }>(),
    purpose: text('purpose'),
    /** The reference of the agreement before it, which may be older than the file. */
    renews: text('renews'),
    removedAt: instant('removed_at'),
  },
  (t) => [
    uniqueIndex('agreement_reference').on(t.groupId, t.reference),
    check('agreement_valid', sql`${t.validFrom} <= ${t.validTo}`),
  ],
);

export const agreementParty = pgTable(
  'agreement_party',
  {
    agreementId: integer('agreement_id')
      .notNull()
      .references(() => agreement.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
  },
  (t) => [primaryKey({ columns: [t.agreementId, t.partyId] })],
);

export const agreementArea = pgTable(
  'agreement_area',
  {
    agreementId: integer('agreement_id')
      .notNull()
      .references(() => agreement.id),
    areaId: integer('area_id')
      .notNull()
      .references(() => area.id),
  },
  (t) => [primaryKey({ columns: [t.agreementId, t.areaId] })],
);

/** Where a group's summaries are shown. */
export const place = pgTable(
  'place',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    platform: text('platform').notNull(),
    tenant: text('tenant'),
    conversationId: text('conversation_id').notNull(),
    /** What a platform needs besides the id to write there. */
    reference: jsonb('reference'),
    removedAt: instant('removed_at'),
  },
  (t) => [
    uniqueIndex('place_platform').on(t.groupId, t.platform),
    check('place_platform_word', isWord(t.platform)),
    index('place_conversation').on(t.platform, t.conversationId),
  ],
);
