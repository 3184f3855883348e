import type { Db } from '../database.ts';

/** The statements that were built, by the pool or session that they were first used on. */
const patterns = new WeakMap<Db, Map<string, object>>();
/** Which pool or session a transaction was begun on. */
const begunOn = new WeakMap<Db, Db>();

/** Lets a transaction use what was built for the pool or session that it was begun on. Returns the transaction. */
export function inTransactionOf(db: Db, tx: Db): Db {
  begunOn.set(tx, begunOn.get(db) ?? db);
  return tx;
}

/**
 * A named statement, built at its first use and kept: building takes longer than sending. In a transaction it is the
 * same one, sent on the transaction's own connection. No two statements of the store have the same `name`.
 */
export function prepared<T extends object>(
  db: Db,
  name: string,
  build: () => { prepare(name: string): T },
): () => T {
  return () => {
    const pool = begunOn.get(db) ?? db;
    const known = patterns.get(pool) ?? new Map<string, object>();
    patterns.set(pool, known);
    const pattern = (known.get(name) as T | undefined) ?? build().prepare(name);
    known.set(name, pattern);
    return onConnectionOf(db, pattern) ?? build().prepare(name);
  };
}

/**
 * The same statement on the connection of `db`; undefined where the query builder no longer keeps it where it did.
 * Reading the session is also where a transaction whose time has run out stops.
 */
function onConnectionOf<T extends object>(db: Db, statement: T): T | undefined {
  const { session } = db._;
  if (!('client' in session && 'client' in statement)) return undefined;
  const copy: T = Object.create(statement, { client: { value: session.client } });
  return copy;
}
