import { is } from 'drizzle-orm';
import { PgTransaction } from 'drizzle-orm/pg-core';
import type { Db } from '../database.ts';

/**
 * A named statement, built at its first use and kept. On a transaction it is built at each use: it seldom comes
 * twice there, and building it is where a transaction whose time has run out stops.
 */
export function prepared<T>(db: Db, build: () => T): () => T {
  if (is(db, PgTransaction)) return build;
  let kept: { statement: T } | undefined;
  return () => {
    kept ??= { statement: build() };
    return kept.statement;
  };
}
