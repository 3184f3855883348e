import { storeContract } from '../contracts/store.ts';
import { openPostgresTestStore } from '../support/database.ts';
import { describeOnPostgres } from '../support/postgres.ts';

describeOnPostgres('a real server', (server) => {
  storeContract('PostgreSQL', () => openPostgresTestStore(server));
});
