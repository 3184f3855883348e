import { randomBytes } from 'node:crypto';
import postgres from 'postgres';

/** A database of a test's own on a real server, as `TEST_DATABASE_URL` names it: empty, not migrated. */
export type OwnDatabase = { url: string; drop(): Promise<void> };

/** The server for tests, where there is one; an empty setting is none, as for CI. */
const testServer = process.env.TEST_DATABASE_URL || undefined;

/** Makes a database beside the one that the address names, so that tests running at once do not meet. */
export async function createOwnDatabase(server: string): Promise<OwnDatabase> {
  const name = `avstamning_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const asking = async (...statements: string[]) => {
    const sql = postgres(server, { max: 1, onnotice: () => {} });
    try {
      for (const statement of statements) await sql.unsafe(statement);
    } finally {
      await sql.end();
    }
  };
  // From template0, for a template that somebody is connected to cannot be copied.
  await asking(
    `create database ${name} template template0 encoding 'UTF8'`,
    // What a test writes need not outlive the server.
    `alter database ${name} set synchronous_commit = off`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asking(`drop database if exists ${name} with (force)`) };
}

/** Tests that only a real server can run. Without one, a test in their place says that they were left out. */
export function describeOnPostgres(name: string, tests: (server: string) => void): void {
  describe(name, () => {
    if (testServer !== undefined) tests(testServer);
    else {
      it('is not tested here, for TEST_DATABASE_URL is not set', () => {
        expect(testServer).toBeUndefined();
      });
    }
  });
}
