import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Logger } from 'drizzle-orm';
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { migrate } from '../../db/migrate.ts';
import { type TestStore, testStore } from './database.ts';
import { createOwnDatabase } from './postgres.ts';

/** A store of a test's own that keeps what it asks the database, each `begin` and `commit` too. */
export type CountingStore = TestStore & { asked: string[] };

export async function openCountingEmbedded(): Promise<CountingStore> {
  const client = await PGlite.create();
  await migrate(drizzleEmbedded({ client }));
  const asked: string[] = [];
  const transaction = client.transaction.bind(client);
  client.transaction = async <T>(work: (tx: Transaction) => Promise<T>) => {
    asked.push('begin');
    try {
      return await transaction(work);
    } finally {
      asked.push('commit or rollback');
    }
  };
  const logger: Logger = { logQuery: (statement) => void asked.push(statement) };
  const db = drizzleEmbedded({ client, logger });
  return { ...testStore({ db, remote: false, close: () => client.close() }), asked };
}

/** Counts what goes to the server. */
export async function openCountingPostgres(server: string): Promise<CountingStore> {
  const own = await createOwnDatabase(server);
  const asked: string[] = [];
  const options = { max: 4, onnotice: () => {}, fetch_types: false };
  const migrating = postgres(own.url, options);
  await migrate(drizzlePostgres({ client: migrating }));
  await migrating.end();
  const client = postgres(own.url, { ...options, debug: (_, statement) => void asked.push(statement) });
  const db = drizzlePostgres({ client });
  const close = async () => {
    await client.end();
    await own.drop();
  };
  return { ...testStore({ db, remote: true, close }), asked };
}
