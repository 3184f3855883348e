import type { Store } from '../src/ports/store.ts';
import type { Connection, Db } from './database.ts';
import { isMigrated, readMigrations } from './migrate.ts';
import { createCheckIns } from './store/check-ins.ts';
import { createDeliveries } from './store/deliveries.ts';
import { withPlainFaults } from './store/fault.ts';
import { createGroups } from './store/groups.ts';
import { createJournal } from './store/journal.ts';
import { createLocks } from './store/locks.ts';
import { createPeople } from './store/people.ts';
import { createShowings } from './store/showings.ts';
import { createStatusUpdates } from './store/status-updates.ts';
import { inTime } from './transaction.ts';

/** The store over an open database. */
export function createStore(connection: Connection): Store {
  const migrations = readMigrations();

  /** The same code on the pool and on one transaction. */
  function storeOn(db: Db): Store {
    return {
      groups: withPlainFaults(createGroups(db)),
      people: withPlainFaults(createPeople(db)),
      checkIns: withPlainFaults(createCheckIns(db)),
      statusUpdates: withPlainFaults(createStatusUpdates(db)),
      locks: withPlainFaults(createLocks(db)),
      deliveries: withPlainFaults(createDeliveries(db)),
      showings: withPlainFaults(createShowings(db)),
      ...withPlainFaults(createJournal(db)),
      ...withPlainFaults({
        transaction: <T>(work: (store: Store) => Promise<T>, signal?: AbortSignal) =>
          inTime(connection, db, (tx) => work(storeOn(tx)), signal),
        async ping() {
          if (!(await isMigrated(db, migrations))) {
            throw new Error('Databasen saknar migreringar: kör npm run migrate.');
          }
        },
      }),
      close: connection.close,
    };
  }

  return storeOn(connection.db);
}
