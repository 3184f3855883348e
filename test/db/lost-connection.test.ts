import { createHash } from 'node:crypto';
import postgres from 'postgres';
import { openDatabase } from '../../db/client.ts';
import { createOwnDatabase, describeOnPostgres } from '../support/postgres.ts';

const hashOf = (key: string) => createHash('sha256').update(key).digest('base64url');

describeOnPostgres('a connection that breaks in the middle of a transaction', (server) => {
  it('fails the transaction, stores none of it, and harms neither the process nor what comes after', async () => {
    const own = await createOwnDatabase(server);
    const { store } = await openDatabase({ kind: 'postgres', url: own.url });
    const other = postgres(own.url, { max: 1 });
    const breakAll = () =>
      other`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`;
    try {
      for (let round = 0; round < 20; round++) {
        const at = new Date();
        const work = store.transaction(async (tx) => {
          await tx.firstTime(`before-${round}`, at);
          const broken = breakAll();
          // Before, while and after it breaks.
          if (round % 3 === 1) await broken;
          if (round % 3 === 2) await broken.then(() => new Promise((later) => setTimeout(later, 20)));
          await tx.firstTime(`after-${round}`, at);
          await broken;
          await tx.firstTime(`last-${round}`, at);
        });
        await expect(work).rejects.toThrow();
        await new Promise((later) => setTimeout(later, 10));
        await store.transaction((tx) => tx.firstTime(`next-${round}`, at)).catch(() => undefined);
      }
      await store.ping().catch(() => undefined);
      await expect(store.ping()).resolves.toBeUndefined();
      // Keys are kept as hashes: only those of what came after may be there.
      const after = new Set(Array.from({ length: 20 }, (_, round) => hashOf(`next-${round}`)));
      const kept = await other<{ key: string }[]>`select key from inbound`;
      expect(kept.filter(({ key }) => !after.has(key))).toEqual([]);
      expect(kept.length).toBeGreaterThan(0);
    } finally {
      await store.close();
      await other.end();
      await own.drop();
    }
  });
});
