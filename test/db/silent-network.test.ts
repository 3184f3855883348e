import { createHash } from 'node:crypto';
import postgres from 'postgres';
import { openDatabase } from '../../db/client.ts';
import { createOwnDatabase, describeOnPostgres } from '../support/postgres.ts';
import { pause } from '../support/slack-double.ts';
import { openStallingProxy } from '../support/stalling-proxy.ts';

describeOnPostgres('a network that swallows everything and says nothing', (server) => {
  it('is not waited for longer than any answer takes; new connections are used, and nothing is stored late', async () => {
    const own = await createOwnDatabase(server);
    const { hostname, port } = new URL(server);
    const proxy = await openStallingProxy(hostname, Number(port || 5432));
    const through = new URL(own.url);
    through.host = `127.0.0.1:${proxy.port}`;
    const { store } = await openDatabase({ kind: 'postgres', url: through.href });
    const direct = postgres(own.url, { max: 1 });
    const at = new Date();
    /** Begins a transaction, and goes on with it once the network is silent. */
    const half = (key: string, silent: Promise<void>, then: (tx: typeof store) => Promise<unknown>) =>
      store.transaction(async (tx) => {
        await tx.firstTime(key, at);
        await silent;
        await then(tx);
      });
    try {
      let fallSilent = () => {};
      const silent = new Promise<void>((resolve) => {
        fallSilent = resolve;
      });
      const lost = [
        half('before-commit', silent, async () => undefined),
        half('between-statements', silent, (tx) => tx.firstTime('after', at)),
        half('at-work-elsewhere', silent, () => pause(13_000)),
      ];
      await pause(200);
      proxy.stall();
      const from = Date.now();
      fallSilent();
      lost.push(
        store.ping(),
        store.transaction((tx) => tx.firstTime('from-the-start', at).then(() => undefined)),
      );
      const ends = await Promise.allSettled(lost);
      expect(ends.map(({ status }) => status)).toEqual(lost.map(() => 'rejected'));
      expect(Date.now() - from).toBeLessThan(16_000);

      proxy.letNewThrough();
      const asked = Date.now();
      // The attempt to connect that is under way may be one of those that the network has swallowed.
      while (Date.now() - asked < 6_000 && (await store.ping().catch((error) => error))) await pause(100);
      await expect(store.transaction((tx) => tx.firstTime('next', at))).resolves.toBe(true);

      proxy.resume();
      await pause(500);
      const kept = await direct`select key from inbound`;
      // Keys are kept as hashes.
      const hash = createHash('sha256').update('next').digest('base64url');
      expect(kept.map(({ key }) => key)).toEqual([hash]);
      const open = await direct`select 1 from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'`;
      expect(open).toHaveLength(0);
    } finally {
      await store.close();
      await direct.end();
      await proxy.close();
      await own.drop();
    }
  });
});
