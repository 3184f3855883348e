import { createServer } from 'node:net';
import { openDatabase } from '../../db/client.ts';
import { createOwnDatabase, describeOnPostgres } from '../support/postgres.ts';

/** What is said when it cannot be opened. */
async function refusal(url: string, migrateUrl?: string): Promise<string> {
  try {
    const { store } = await openDatabase({ kind: 'postgres', url, migrateUrl });
    await store.close();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('The database opened.');
}

describe('a database that cannot be opened', () => {
  it('is named by variable, host and port, without the password', async () => {
    const said = await refusal('postgres://user:s3cret@127.0.0.1:1/db');
    expect(said).toBe(
      'Databasen på 127.0.0.1:1 (DATABASE_URL) svarar inte: starta PostgreSQL eller rätta värd och port.',
    );
  });

  it('is named by the other variable when that is where migrations go', async () => {
    const said = await refusal('postgres://127.0.0.1:5432/db', 'postgres://u:s3cret@127.0.0.1:1/db');
    expect(said).toContain('127.0.0.1:1 (MIGRATE_DATABASE_URL)');
    expect(said).not.toContain('s3cret');
  });

  it('is not waited for longer than ten seconds', async () => {
    // Takes what comes and says nothing.
    const silent = createServer((socket) => socket.on('error', () => {}).resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const began = performance.now();
    const said = await refusal(`postgres://user:s3cret@127.0.0.1:${port}/db`);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(said).toContain(`127.0.0.1:${port} (DATABASE_URL) svarade inte i tid`);
    silent.close();
  });

  it.each(['postgres://user:s3cr@t/x@host:5432/db', 'postgres://user:s3cret@host:notaport/db'])(
    'does not repeat an address that it cannot read: %s',
    async (url) => {
      const said = await refusal(url);
      expect(said).toContain('DATABASE_URL');
      expect(said).not.toMatch(/s3cr/);
    },
  );
});

describe('the embedded database', () => {
  it('says that it takes its time', async () => {
    const said: string[] = [];
    const { store, slotsFor } = await openDatabase(
      { kind: 'embedded', dataDir: undefined },
      { progress: (text) => said.push(text) },
    );
    expect(said).toEqual([]);
    await store.ping();
    expect(await slotsFor('console').find('slot', 'conversation')).toBeUndefined();
    await store.close();
  });
});

describeOnPostgres('a server that does not let us in', (server) => {
  it('is said to lack the database', async () => {
    const url = new URL(server);
    url.pathname = '/avstamning_no_such_database';
    expect(await refusal(url.href)).toContain('saknar databasen');
  });

  it('is said to refuse the user', async () => {
    const own = await createOwnDatabase(server);
    const url = new URL(own.url);
    url.username = 'avstamning_no_such_user';
    url.password = 's3cret';
    const said = await refusal(url.href);
    expect(said).toMatch(/användaren/);
    expect(said).not.toContain('s3cret');
    await own.drop();
  });
});
