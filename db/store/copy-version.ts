import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../database.ts';
import { areaReport, commitment, outcome, version } from '../schema/status-update.ts';

/** What makes up a version of an answer: itself first, for the others refer to it. */
const parts: PgTable[] = [version, areaReport, commitment, outcome];

/** That it was sent in, when, by whom and under which name: a copy is a draft. */
const notCopied = new Set(['submittedAt', 'submittedBy', 'submittedAs']);

/**
 * Copies a version of an answer, as a draft, with all that is in it. The columns are those of the schema, so that one
 * more is copied too. `tables`: what it is made up of, each with `updateId` and `n`.
 */
export async function copyVersion(
  db: Db,
  { updateId, from, to }: { updateId: number; from: number; to: number },
  tables: PgTable[] = parts,
): Promise<void> {
  for (const table of tables) {
    const copied = Object.entries(getTableColumns(table)).filter(([key]) => !notCopied.has(key));
    const names = copied.map(([, column]) => sql.identifier(column.name));
    const values = copied.map(([key, column]): SQL => (key === 'n' ? sql`${to}::int` : sql`${column}`));
    await db.execute(sql`insert into ${table} (${sql.join(names, sql`, `)})
      select ${sql.join(values, sql`, `)} from ${table} where update_id = ${updateId} and n = ${from}`);
  }
}
