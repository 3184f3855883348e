import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { checkIn } from './check-in.ts';
import { id, instant, isWord } from './columns.ts';
import { workingGroup } from './group.ts';
import { person } from './person.ts';

/* How a group begins: the code of whoever installs it, and lines from a spreadsheet. */

/** What a coordinator has pasted, whole, so that it is theirs to mend until all of it is understood. */
export const pasted = pgTable(
  'pasted',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    kind: text('kind').notNull(),
    text: text('text').notNull(),
    pastedBy: integer('pasted_by')
      .notNull()
      .references(() => person.id),
    pastedAt: instant('pasted_at').notNull(),
  },
  (t) => [index('pasted_at').on(t.pastedAt), check('pasted_kind_word', isWord(t.kind))],
);

/** A code that makes whoever has it the coordinator of a new group. Of several the latest is the one. */
export const startCode = pgTable(
  'start_code',
  {
    id: id(),
    /** SHA-256 of the code. */
    hash: text('hash').notNull().unique(),
    madeAt: instant('made_at').notNull(),
    until: instant('until').notNull(),
    /** Wrong ones since then: after some it rests. */
    wrong: integer('wrong').notNull().default(0),
    wrongSince: instant('wrong_since'),
    /** Whoever typed it first: the account, for nobody is a person here yet. */
    platform: text('platform'),
    tenant: text('tenant'),
    userId: text('user_id'),
    usedAt: instant('used_at'),
    /** The code that was mailed to the account's address, hashed, how often it was tried, and that it was right. */
    proofHash: text('proof_hash'),
    proofUntil: instant('proof_until'),
    proofTries: integer('proof_tries').notNull().default(0),
    provenAt: instant('proven_at'),
  },
  (t) => [
    check('start_code_claimed', sql`num_nulls(${t.platform}, ${t.tenant}, ${t.userId}) in (0, 3)`),
    check('start_code_platform_word', isWord(t.platform)),
  ],
);

/**
 * A half-year of which a coordinator has brought in how it went, from what they had before. It is locked and was never
 * opened here: nobody has sent anything in.
 */
export const carried = pgTable('carried', {
  checkInId: integer('check_in_id')
    .primaryKey()
    .references(() => checkIn.id),
  at: instant('at').notNull(),
  by: integer('by')
    .notNull()
    .references(() => person.id),
});
