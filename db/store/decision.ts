import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';

/**
 * Does, inside a transaction, what the database otherwise refuses: changing or removing what is locked or sent in.
 * The decision is named for that work only.
 */
export async function underDecision<T>(db: Db, decision: string, work: () => Promise<T>): Promise<T> {
  const name = (reference: string) =>
    db.execute(sql`select set_config('avstamning.decision', ${reference}, true)`);
  await name(decision);
  const result = await work();
  await name('');
  return result;
}
