import { type Column, sql } from 'drizzle-orm';
import { integer, timestamp } from 'drizzle-orm/pg-core';

/** The primary key of most tables. */
export const id = () => integer('id').primaryKey().generatedAlwaysAsIdentity();

/** A moment, UTC, to the millisecond that a JavaScript `Date` can hold. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/**
 * A check that a column holds a word of our own: a platform's name, a kind of delivery. Which words there are is for
 * the code to know, so that one more needs no migration, and a version before it can go on beside it.
 */
export const isWord = (column: Column) => sql`${column} ~ '^[a-z][a-z0-9-]{0,39}$'`;

/** A check that a column holds one of the words that the domain knows: one more is a migration. */
export const isOneOf = (column: Column, words: readonly string[]) =>
  sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`;
