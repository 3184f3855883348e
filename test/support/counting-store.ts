import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { migrate } from '../../db/migrate.ts';
import { type TestStore, testStore } from './database.ts';
import { openEmbeddedInMemory } from './empty-database.ts';
import { createOwnDatabase } from './postgres.ts';

/** A store of a test's own that keeps what it asks the database, each `begin` and `commit` too. */
export type CountingStore = TestStore & { asked: string[] };

export async function openCountingEmbedded(): Promise<CountingStore> {
  const asked: string[] = [];
  const { client, close } = await openEmbeddedInMemory((_, statement) => void asked.push(statement));
  return { ...testStore({ db: drizzle({ client }), remote: false, close }), asked };
}

/** Counts what goes to the server. */
export async function openCountingPostgres(server: string): Promise<CountingStore> {
  const own = await createOwnDatabase(server);
  const asked: string[] = [];
  const options = { max: 4, onnotice: () => {}, fetch_types: false };
  const migrating = postgres(own.url, options);
  await migrate(drizzle({ client: migrating }));
  await migrating.end();
  const client = postgres(own.url, { ...options, debug: (_, statement) => void asked.push(statement) });
  const db = drizzle({ client });
  const close = async () => {
    await client.end();
    await own.drop();
  };
  return { ...testStore({ db, remote: true, close }), asked };
}
