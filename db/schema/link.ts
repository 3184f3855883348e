import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { checkIn } from './check-in.ts';
import { instant } from './columns.ts';
import { party } from './group.ts';
import { person } from './person.ts';

/** A personal link: what one person may do for one party in one check-in. Its token is in the letter only. */
export const link = pgTable(
  'link',
  {
    /** SHA-256 of the token. */
    hash: text('hash').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    checkInId: integer('check_in_id')
      .notNull()
      .references(() => checkIn.id),
    madeAt: instant('made_at').notNull(),
    /** What whoever opens a shared mailbox's link has said that their name is. */
    saidName: text('said_name'),
    /** When newer ones took its place. */
    deadAt: instant('dead_at'),
  },
  (t) => [index('link_person').on(t.personId), index('link_check_in').on(t.checkInId)],
);

/** A short code that was mailed, for one purpose of one person. Asking anew replaces it. */
export const code = pgTable(
  'code',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    purpose: text('purpose').notNull(),
    /** SHA-256 of the code and what it is for: one code is another for another person. */
    hash: text('hash').notNull(),
    tries: integer('tries').notNull().default(0),
    /** By the product's clock. */
    until: instant('until').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.purpose] }), index('code_until').on(t.until)],
);

/**
 * The page that answered something that was sent, so that the browser can open it by an address of its own, in whichever
 * process. It is sealed with that address, which is not kept: nobody reads it here.
 */
export const pageAnswer = pgTable(
  'page_answer',
  {
    /** SHA-256 of what the address ends with. */
    hash: text('hash').primaryKey(),
    sealed: text('sealed').notNull(),
    /** By the product's clock. */
    until: instant('until').notNull(),
  },
  (t) => [index('page_answer_until').on(t.until)],
);
