import { randomUUID } from 'node:crypto';
import type { Meter } from '../src/ports/meter.ts';
import type { Store } from '../src/ports/store.ts';
import type { Connection, Db } from './database.ts';
import { isMigrated, readMigrations } from './migrate.ts';
import { inbound } from './schema/log.ts';
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

type Journal = ReturnType<typeof createJournal>;

/** The store over an open database. `stored` is told of each call. */
export function createStore(connection: Connection, stored: Meter['stored'] = () => {}): Store {
  const migrations = readMigrations();
  const part = <T extends object>(name: string, methods: T) =>
    withPlainFaults(methods, (took) => stored(name, took));

  /**
   * The same code on the pool and on one transaction. Of its parts a transaction uses two or three: each is made when it
   * is first asked for.
   */
  function storeOn(db: Db): Store {
    const made: Partial<Store> = {};
    const own = <K extends keyof Store>(name: K, make: () => Store[K]): Store[K] => {
      made[name] ??= make();
      return made[name] as Store[K];
    };
    let journal: Journal | undefined;
    const theJournal = () => {
      journal ??= part('journal', createJournal(db));
      return journal;
    };
    return {
      get groups() {
        return own('groups', () => part('groups', createGroups(db)));
      },
      get groupChanges() {
        return own('groupChanges', () => part('group-changes', createGroupChanges(db)));
      },
      get people() {
        return own('people', () => part('people', createPeople(db)));
      },
      get checkIns() {
        return own('checkIns', () => part('check-ins', createCheckIns(db)));
      },
      get statusUpdates() {
        return own('statusUpdates', () => part('status-updates', createStatusUpdates(db)));
      },
      get links() {
        return own('links', () => part('links', createLinks(db)));
      },
      get reports() {
        return own('reports', () => part('reports', createReports(connection, db)));
      },
      get locks() {
        return own('locks', () => part('locks', createLocks(db)));
      },
      get deliveries() {
        return own('deliveries', () => part('deliveries', createDeliveries(db)));
      },
      get showings() {
        return own('showings', () => part('showings', createShowings(db)));
      },
      firstTime: (...given) => theJournal().firstTime(...given),
      forget: (...given) => theJournal().forget(...given),
      log: (...given) => theJournal().log(...given),
      events: (...given) => theJournal().events(...given),
      nextMoment: (...given) => theJournal().nextMoment(...given),
      trialClock: () => theJournal().trialClock(),
      setTrialClock: (...given) => theJournal().setTrialClock(...given),
      ...part('transaction', { transaction: transactionOn(db) }),
      ...part('ping', { ping: () => pingOn(db) }),
      close: connection.close,
    };
  }

  const transactionOn =
    (db: Db): Store['transaction'] =>
    (work, signal, undone) =>
      keptOrUndone(
        (inside) => inTime(connection, db, inside, signal),
        (tx) => work(storeOn(inTransactionOf(db, tx))),
        undone,
      );

  async function pingOn(db: Db): Promise<void> {
    if (!(await isMigrated(db, migrations)))
      throw new Error('Databasen saknar migreringar: kör npm run migrate.');
    await tryToWrite((work) => inTime(connection, db, work, undefined));
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
