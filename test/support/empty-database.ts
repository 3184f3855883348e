import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/postgres-js';
import { embeddedClient } from '../../db/embedded-wire.ts';
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
