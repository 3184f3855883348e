import { openConnection } from '../../db/client.ts';
import { storeContract } from '../contracts/store.ts';
import { testStore } from '../support/database.ts';
import { createOwnDatabase, describeOnPostgres } from '../support/postgres.ts';

describeOnPostgres('a real server', (server) => {
  storeContract('PostgreSQL', async () => {
    const own = await createOwnDatabase(server);
    const opened = testStore(await openConnection({ kind: 'postgres', url: own.url }));
    return {
      ...opened,
      async close() {
        await opened.close();
        await own.drop();
      },
    };
  });
});
