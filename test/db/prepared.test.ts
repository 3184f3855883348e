import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { openConnection } from '../../db/client.ts';
import type { Connection } from '../../db/database.ts';
import { trialClock } from '../../db/schema/log.ts';
import { inTransactionOf, prepared } from '../../db/store/prepared.ts';
import { createOwnDatabase, describeOnPostgres } from '../support/postgres.ts';

function builtOnce(open: () => Promise<Connection>): void {
  let connection: Connection;
  beforeAll(async () => {
    connection = await open();
  });
  afterAll(() => connection.close());

  it('is built once, and sent in each transaction on its own connection', async () => {
    const { db } = connection;
    let builds = 0;
    const setClock = (on: typeof db) =>
      prepared(on, 'test_clock', () => {
        builds++;
        return on
          .insert(trialClock)
          .values({ at: sql.placeholder('at') })
          .onConflictDoNothing();
      })().execute({ at: new Date(0) });
    const undone = db.transaction(async (tx) => {
      await setClock(inTransactionOf(db, tx));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await db.select().from(trialClock)).toEqual([]);
    await db.transaction((tx) => setClock(inTransactionOf(db, tx)));
    await setClock(db);
    expect(await db.select().from(trialClock)).toHaveLength(1);
    expect(builds).toBe(1);
  });
}

describe('a prepared statement, in the embedded database', () =>
  builtOnce(() => openConnection({ kind: 'embedded', dataDir: undefined })));
describeOnPostgres('a prepared statement, on a real server', (server) =>
  builtOnce(async () => {
    const own = await createOwnDatabase(server);
    const connection = await openConnection({ kind: 'postgres', url: own.url });
    return {
      ...connection,
      async close() {
        await connection.close();
        await own.drop();
      },
    };
  }),
);

it('has a name that no other statement of the store has', () => {
  const folder = new URL('../../db/store/', import.meta.url);
  const names = readdirSync(folder).flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/(?:prepared\(\w+, |seeing\()'(\w+)'/g)].map(
      ([, name]) => name,
    ),
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});
