import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { type Embedded, embeddedClient } from '../../db/embedded-wire.ts';
import { migrate, readMigrations } from '../../db/migrate.ts';
import { madeOnce } from './made-once.ts';

/**
 * The embedded database as it is after its first start, empty and migrated, as a tar file of its directory: making one
 * takes some seconds, copying it a fraction of that. Made anew where a migration or the database's version is another.
 */
export async function emptyDatabase(): Promise<string> {
  const version = await readFile(resolve('node_modules/@electric-sql/pglite/package.json'), 'utf8');
  const made = JSON.stringify([JSON.parse(version).version, readMigrations()]);
  const name = createHash('sha256').update(made).digest('hex').slice(0, 16);
  return madeOnce(`empty-database-${name}.tar`, async (path) => {
    const client = await PGlite.create();
    try {
      await migrate(drizzle({ client: embeddedClient(client) }));
      const image = await client.dumpDataDir('none');
      await writeFile(path, new Uint8Array(await image.arrayBuffer()));
    } finally {
      await client.close();
    }
  });
}

/** What an embedded database in memory can begin as, in place of an empty one. */
export async function emptyDatabaseImage(): Promise<Blob> {
  return openAsBlob(await emptyDatabase());
}

declare global {
  /** See environment.js. */
  var lendDatabase: (image: Blob) => Promise<(Embedded & { close(): Promise<void> }) | undefined>;
}

/**
 * An embedded database in memory, migrated: the one that this worker keeps, with the rows that the file before has left
 * there, else one of its own. `debug`: told of each statement.
 */
export async function openEmbeddedInMemory(
  debug?: (connection: number, statement: string) => void,
): Promise<{ client: postgres.Sql; close(): Promise<void> }> {
  const image = await emptyDatabaseImage();
  const database = (await lendDatabase(image)) ?? (await PGlite.create({ loadDataDir: image }));
  const client = embeddedClient(database, debug);
  // Whatever a file before this one has begun, set or prepared.
  await client.unsafe('rollback');
  await client.unsafe('discard all');
  return {
    client,
    async close() {
      await client.end();
      await database.close();
    },
  };
}
