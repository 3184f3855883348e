import { type Column, sql } from 'drizzle-orm';
import { integer, timestamp } from 'drizzle-orm/pg-core';

/** The primary key of most tables. */
export const id = () => integer('id').primaryKey().generatedAlwaysAsIdentity();

/** A moment, UTC, to the millisecond that a JavaScript `Date` can hold. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** A check that a column names a platform. Wider than the adapters that exist, so that one more needs no migration. */
export const knownPlatform = (column: Column) =>
  sql`${column} in ('slack', 'teams', 'console', 'playground')`;
