import { randomUUID } from 'node:crypto';
import type { Meter } from '../src/ports/meter.ts';
import type { Store } from '../src/ports/store.ts';
import type { Connection, Db } from './database.ts';
import { isMigrated, readMigrations } from './migrate.ts';
import { inbound } from './schema/log.ts';
import { createArrangements } from './store/arrangements.ts';
import { createBeginning } from './store/beginning.ts';
import { createCheckIns } from './store/check-ins.ts';
import { createDeliveries } from './store/deliveries.ts';
import { withPlainFaults } from './store/fault.ts';
import { createGroupChanges } from './store/group-changes.ts';
import { createGroups } from './store/groups.ts';
import { createJournal } from './store/journal.ts';
import { createLinks } from './store/links.ts';
import { createLocks } from './store/locks.ts';
import { createPeople } from './store/people.ts';
import { inTransactionOf } from './store/prepared.ts';
import { createReports } from './store/reports.ts';
import { createShowings } from './store/showings.ts';
import { createStatusUpdates } from './store/status-updates.ts';
import { type InTransaction, inTime, keptOrUndone } from './transaction.ts';

/** The store over an open database. `stored` is told of each call. */
export function createStore(connection: Connection, stored: Meter['stored'] = () => {}): Store {
  const migrations = readMigrations();
  const part = <T extends object>(name: string, methods: T) =>
    withPlainFaults(methods, (took) => stored(name, took));

  /** The same code on the pool and on one transaction. */
  function storeOn(db: Db): Store {
    return {
      groups: part('groups', createGroups(db)),
      groupChanges: part('group-changes', createGroupChanges(db)),
      beginning: part('beginning', createBeginning(db)),
      people: part('people', createPeople(db)),
      checkIns: part('check-ins', createCheckIns(db)),
      statusUpdates: part('status-updates', createStatusUpdates(db)),
      links: part('links', createLinks(db)),
      reports: part('reports', createReports(connection, db)),
      locks: part('locks', createLocks(db)),
      arrangements: part('arrangements', createArrangements(db)),
      deliveries: part('deliveries', createDeliveries(db)),
      showings: part('showings', createShowings(db)),
      ...part('journal', createJournal(db)),
      ...part('transaction', {
        transaction: <T>(
          work: (store: Store) => Promise<T>,
          signal?: AbortSignal,
          undone?: (result: T) => boolean,
        ) =>
          keptOrUndone(
            (inside) => inTime(connection, db, inside, signal),
            (tx) => work(storeOn(inTransactionOf(db, tx))),
            undone,
          ),
      }),
      ...part('ping', {
        async ping() {
          if (!(await isMigrated(db, migrations))) {
            throw new Error('Databasen saknar migreringar: kör npm run migrate.');
          }
          await tryToWrite((work) => inTime(connection, db, work, undefined));
        },
      }),
      close: connection.close,
    };
  }

  return storeOn(connection.db);
}

/** A server that has become a standby, or has no room left, can be read for long. Leaves nothing behind; throws where it cannot. */
async function tryToWrite(inTransaction: InTransaction<void>): Promise<void> {
  const write = async (tx: Db) => {
    await tx.insert(inbound).values({ key: `ping:${randomUUID()}`, at: new Date() });
  };
  await keptOrUndone(inTransaction, write, () => true);
}
