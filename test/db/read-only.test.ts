import postgres from 'postgres';
import { openDatabase } from '../../db/client.ts';
import { createOwnDatabase, describeOnPostgres } from '../support/postgres.ts';
import { eventually } from '../support/process.ts';

describeOnPostgres('sessions that may only read, as after a failover', (server) => {
  it('are not taken for a database that works, and are given up as soon as one of them is asked to write', async () => {
    const own = await createOwnDatabase(server);
    const { store } = await openDatabase({ kind: 'postgres', url: own.url });
    const name = new URL(own.url).pathname.slice(1);
    const owner = postgres(own.url, { max: 1, onnotice: () => {} });
    const at = new Date();
    const sessions = () =>
      owner`select pid from pg_stat_activity where datname = ${name} and application_name = 'avstamning'`;
    try {
      await expect(store.ping()).resolves.toBeUndefined();
      // Sessions begun from now on may only read.
      await owner.unsafe(`alter database ${name} set default_transaction_read_only = on`);
      await owner`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${name} and application_name = 'avstamning'`;
      await eventually('new sessions', () =>
        Promise.all(Array.from({ length: 5 }, () => store.groups.all())).catch(() => undefined),
      );
      await expect(store.ping()).rejects.toMatchObject({ code: '25006' });
      await expect(store.firstTime('meanwhile', at)).rejects.toMatchObject({ code: '25006' });
      await expect(store.transaction((tx) => tx.firstTime('meanwhile', at))).rejects.toMatchObject({
        code: '25006',
      });
      await eventually('sessions that read', () =>
        Promise.all(Array.from({ length: 5 }, () => store.groups.all())).catch(() => undefined),
      );

      // The server takes what is new again. The sessions there are do not notice.
      await owner.unsafe(`alter database ${name} reset default_transaction_read_only`);
      const before = (await sessions()).map(({ pid }) => pid);
      expect(before.length).toBeGreaterThan(1);
      await eventually('a write', () => store.firstTime('afterwards', at).catch(() => false), 2_000);
      await expect(store.ping()).resolves.toBeUndefined();
      // None of the old ones is left in the pool.
      await Promise.all(Array.from({ length: 20 }, (_, n) => store.firstTime(`later-${n}`, at)));
      await eventually('their end', async () => (await sessions()).every(({ pid }) => !before.includes(pid)));
      expect(await owner`select key from inbound where key like 'ping%' or key = 'meanwhile'`).toEqual([]);
    } finally {
      await store.close();
      await owner.end();
      await own.drop();
    }
  });
});
