import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Connection } from './database.ts';
import { holdDirectory } from './embedded-lock.ts';
import { embeddedClient } from './embedded-wire.ts';
import { migrate } from './migrate.ts';

/**
 * Opens the database in a directory, which is made where it is missing, or in memory, and applies the migrations
 * that are missing. `image`: a copied database's directory, which a new one begins as. Rejects with one Swedish sentence
 * where another process has the directory open.
 */
export async function openEmbedded(
  dataDir: string | undefined,
  progress: (text: string) => void,
  image?: Blob,
): Promise<Connection & { applied: number }> {
  const release = dataDir === undefined ? async () => {} : await holdDirectory(dataDir);
  let client: PGlite | undefined;
  try {
    // One in memory holds nothing of anybody's: what it is opened for says so itself.
    if (dataDir !== undefined) progress('Den inbyggda databasen startar, det tar några sekunder …');
    client = await start(dataDir === undefined ? undefined : join(dataDir, 'database'), image);
    const opened = client;
    const wire = embeddedClient(opened);
    const db = drizzle({ client: wire });
    return {
      db,
      applied: await migrate(db),
      remote: false,
      startOver: () =>
        db.transaction(async (tx) => {
          // What is sent in can be neither deleted nor truncated, so the tables go as a whole.
          await tx.execute('drop schema public cascade');
          await tx.execute('create schema public');
          await migrate(tx);
        }),
      async close() {
        await wire.end();
        await opened.close();
        await release();
      },
    };
  } catch (error) {
    await client?.close();
    await release();
    throw error;
  }
}

async function start(path: string | undefined, image: Blob | undefined): Promise<PGlite> {
  try {
    return await PGlite.create({ dataDir: path, loadDataDir: image });
  } catch (cause) {
    throw new Error(
      `Den inbyggda databasen i ${path ?? 'minnet'} gick inte att öppna: återställ en säkerhetskopia, eller flytta undan mappen och börja om.`,
      { cause },
    );
  }
}
