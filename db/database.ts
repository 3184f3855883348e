import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** What statements are built on: either driver's pool or session, or one transaction on it. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** An open database of either kind. */
export type Connection = {
  db: Db;
  /** Whether the server is across a network, which may hold back a commit that was sent in time. */
  remote: boolean;
  /** Removes everything and makes the tables anew; only of the embedded database. */
  startOver?(): Promise<void>;
  close(): Promise<void>;
};
