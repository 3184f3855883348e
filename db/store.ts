import { randomUUID } from 'node:crypto';
import type { Meter } from '../src/ports/meter.ts';
import type { Store } from '../src/ports/store.ts';
import type { Connection, Db } from './database.ts';
import { isMigrated, readMigrations } from './migrate.ts';
import { inbound } from './schema/log.ts';
import { createAgreements } from './store/agreements.ts';
import { createAnswerers } from './store/answerers.ts';
import { createArrangements } from './store/arrangements.ts';
import { createBeginning } from './store/beginning.ts';
import { createCheckIns } from './store/check-ins.ts';
import { createDeliveries } from './store/deliveries.ts';
import { createDue } from './store/due.ts';
import { withPlainFaults } from './store/fault.ts';
import { createGroupChanges } from './store/group-changes.ts';
import { createGroups } from './store/groups.ts';
import { createInitiatives } from './store/initiatives.ts';
import { createJournal } from './store/journal.ts';
import { createLinks } from './store/links.ts';
import { createLocks } from './store/locks.ts';
import { createMeetings } from './store/meetings.ts';
import { createOld } from './store/old.ts';
import { createPeople } from './store/people.ts';
import { inTransactionOf } from './store/prepared.ts';
import { createReports } from './store/reports.ts';
import { createShowings } from './store/showings.ts';
import { createStatusUpdates } from './store/status-updates.ts';
import { createUpcoming } from './store/upcoming.ts';
import { type InTransaction, inTime, keptOrUndone } from './transaction.ts';

/** The store over an open database. `stored` is told of each call. */
export function createStore(connection: Connection, stored: Meter['stored'] = () => {}): Store {
  const migrations = readMigrations();
  const part = <T extends object>(name: string, methods: T) =>
    withPlainFaults(methods, (took) => stored(name, took));

  /** What a store is made of, by the name that it has there. */
  const parts = {
    groups: createGroups,
    groupChanges: createGroupChanges,
    answerers: createAnswerers,
    people: createPeople,
    checkIns: createCheckIns,
    statusUpdates: createStatusUpdates,
    links: createLinks,
    reports: (db: Db) => createReports(connection, db),
    locks: createLocks,
    arrangements: createArrangements,
    deliveries: createDeliveries,
    showings: createShowings,
    agreements: createAgreements,
    initiatives: createInitiatives,
    upcoming: createUpcoming,
    meetings: createMeetings,
    beginning: createBeginning,
    journal: createJournal,
    due: createDue,
    old: createOld,
  };
  const made = madeWhenAsked(parts, (name, methods) =>
    withPlainFaults(methods, (took) => stored(name, took)),
  );

  /** The same code on the pool and on one transaction. */
  function storeOn(db: Db): Store {
    const all = made(db);
    return Object.assign(all, {
      firstTime: (...given) => all.journal.firstTime(...given),
      forget: (...given) => all.old.forget(...given),
      log: (...given) => all.journal.log(...given),
      events: (...given) => all.journal.events(...given),
      isAnythingDue: (...given) => all.due.isAnythingDue(...given),
      nextMoment: (...given) => all.due.nextMoment(...given),
      trialClock: () => all.journal.trialClock(),
      setTrialClock: (...given) => all.journal.setTrialClock(...given),
      ...part('transaction', { transaction: transactionOn(db) }),
      ...part('ping', { ping: () => pingOn(db) }),
      close: connection.close,
    } satisfies Omit<Store, keyof typeof parts>);
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

type Makers = Record<string, (db: Db) => object>;
type Made<M extends Makers> = { [K in keyof M]: ReturnType<M[K]> };

/**
 * Objects with a part for each of these, made when it is first asked for: a transaction uses two or three of them.
 * `dress`: what is done with each, by its name as the metrics have it.
 */
function madeWhenAsked<M extends Makers>(
  makers: M,
  dress: <T extends object>(name: string, part: T) => T,
): (db: Db) => Made<M> {
  const lazy = {};
  for (const [name, make] of Object.entries(makers)) {
    const word = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    Object.defineProperty(lazy, name, {
      get(this: { db: Db }) {
        const value = dress(word, make(this.db));
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  return (db) => Object.create(lazy, { db: { value: db } });
}

/** A server that has become a standby, or has no room left, can be read for long. Leaves nothing behind; throws where it cannot. */
async function tryToWrite(inTransaction: InTransaction<void>): Promise<void> {
  const write = async (tx: Db) => {
    await tx.insert(inbound).values({ key: `ping:${randomUUID()}`, at: new Date() });
  };
  await keptOrUndone(inTransaction, write, () => true);
}
