import type { Meter } from '../src/ports/meter.ts';
import type { Store } from '../src/ports/store.ts';
import type { Connection, Db } from './database.ts';
import { isMigrated, readMigrations } from './migrate.ts';
import { createCheckIns } from './store/check-ins.ts';
import { createDeliveries } from './store/deliveries.ts';
import { withPlainFaults } from './store/fault.ts';
import { createGroups } from './store/groups.ts';
import { createJournal } from './store/journal.ts';
import { createLinks } from './store/links.ts';
import { createLocks } from './store/locks.ts';
import { createPeople } from './store/people.ts';
import { createShowings } from './store/showings.ts';
import { createStatusUpdates } from './store/status-updates.ts';
import { inTime } from './transaction.ts';

/** The store over an open database. `stored` is told of each call. */
export function createStore(connection: Connection, stored: Meter['stored'] = () => {}): Store {
  const migrations = readMigrations();
  const part = <T extends object>(name: string, methods: T) =>
    withPlainFaults(methods, (took) => stored(name, took));

  /** The same code on the pool and on one transaction. */
  function storeOn(db: Db): Store {
    return {
      groups: part('groups', createGroups(db)),
      people: part('people', createPeople(db)),
      checkIns: part('check-ins', createCheckIns(db)),
      statusUpdates: part('status-updates', createStatusUpdates(db)),
      links: part('links', createLinks(db)),
      locks: part('locks', createLocks(db)),
      deliveries: part('deliveries', createDeliveries(db)),
      showings: part('showings', createShowings(db)),
      ...part('journal', createJournal(db)),
      ...part('transaction', {
        transaction: <T>(work: (store: Store) => Promise<T>, signal?: AbortSignal) =>
          inTime(connection, db, (tx) => work(storeOn(tx)), signal),
      }),
      ...part('ping', {
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
