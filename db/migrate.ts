import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import type { Db } from './database.ts';

// Beside this file in the source; the compiled program in dist/db reads the same folder of the source tree.
const folders = ['./migrations', '../../db/migrations'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** Any number, as long as it is the same in every version of the program: migrators wait for each other on it. */
const lock = 5_113_201_912;

const applied = pgTable('migration', {
  createdAt: bigint('created_at', { mode: 'number' }).primaryKey(),
  hash: text('hash').notNull(),
});

/**
 * The migrations in the order in which they apply. Throws where their times in the journal do not grow: one
 * that is older than what is applied elsewhere would be left out or come in the wrong order.
 */
export function readMigrations(folder = folders.find((path) => existsSync(path))): MigrationMeta[] {
  if (!folder) throw new Error(`Migreringarna saknas: ingen av mapparna ${folders.join(' och ')} finns.`);
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  migrations.forEach((migration, index) => {
    const before = migrations[index - 1];
    if (before && before.folderMillis >= migration.folderMillis) {
      throw new Error(
        `Migrering nummer ${index} i ${folder} är inte yngre än den före: tiderna i meta/_journal.json måste växa.`,
      );
    }
  });
  return migrations;
}

/** Those of the migrations that the database lacks. */
async function pending(db: Db, migrations: MigrationMeta[]): Promise<MigrationMeta[]> {
  const [found] = await db
    .select({ there: sql<boolean>`to_regclass('public.migration') is not null` })
    .from(sql`(select 1) as one`);
  if (!found?.there) return migrations;
  const done = new Set((await db.select().from(applied)).map((row) => row.createdAt));
  return migrations.filter((migration) => !done.has(migration.folderMillis));
}

/** Whether the database has every migration that this program knows. */
export async function isMigrated(db: Db, migrations: MigrationMeta[]): Promise<boolean> {
  return (await pending(db, migrations)).length === 0;
}

/**
 * Applies what is missing, all or nothing, and returns how many that was. Several processes may start at once:
 * one does it and the others wait, at most `wait` milliseconds. Needs no right to change tables where nothing is
 * missing. `db` must be a connection of its own, for a pool that is used up by those who wait would stand still.
 */
export async function migrate(db: Db, wait = 60_000): Promise<number> {
  const migrations = readMigrations();
  if (await isMigrated(db, migrations)) return 0;
  return db.transaction(async (tx) => {
    await tx.execute(sql.raw(`set local lock_timeout = ${Math.trunc(wait)}`));
    await tx.execute(sql.raw('set local statement_timeout = 0'));
    await tx.execute(sql.raw(`select pg_advisory_xact_lock(${lock})`));
    await tx.execute(
      sql.raw('create table if not exists migration (created_at bigint primary key, hash text not null)'),
    );
    const missing = await pending(tx, migrations);
    for (const migration of missing) {
      for (const statement of migration.sql) await tx.execute(sql.raw(statement));
      await tx.insert(applied).values({ createdAt: migration.folderMillis, hash: migration.hash });
    }
    return missing.length;
  });
}
