import { sql } from 'drizzle-orm';
import { TooLate } from '../src/ports/store.ts';
import type { Connection, Db } from './database.ts';

/**
 * Milliseconds that a commit may be on its way. The server ends a session whose commit has not come by then, so that
 * when this time has passed without an answer nothing can be stored any more.
 */
export const commitWithin = 300;

/**
 * Runs work in a transaction on `db` that is not committed once `signal` is aborted. Rejects with `TooLate` as soon
 * as it is, also where a statement is still waited for; that statement's transaction is rolled back when the server
 * answers. Only where the commit itself is on its way does it wait to learn which it was, at most `commitWithin`.
 * What no client can know is whether a server that fell silent just then had stored it.
 * `capped`: the work itself has set the session's `idle_in_transaction_session_timeout` to `commitWithin`.
 */
export async function inTime<T>(
  connection: Connection,
  db: Db,
  work: (tx: Db) => Promise<T>,
  signal: AbortSignal | undefined,
  { capped = false } = {},
): Promise<T> {
  if (!signal) return lasting(connection, db, work);
  const check = () => {
    if (signal.aborted) throw new TooLate('The time ran out before it was stored.');
  };
  check();
  let committing = false;
  const done = lasting(connection, db, async (tx) => {
    check();
    const result = await work(checkingEach(tx, check));
    check();
    if (connection.remote && !capped) {
      await tx.execute(sql.raw(`set local idle_in_transaction_session_timeout = ${commitWithin}`));
      check();
    }
    committing = true;
    return result;
  });
  return new Promise<T>((resolve, reject) => {
    const late = () => reject(new TooLate('The time ran out before it was stored.'));
    const onAbort = () => {
      if (committing) setTimeout(late, commitWithin);
      else late();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    done
      .then(resolve, (error) => (signal.aborted ? late() : reject(error)))
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}

export type InTransaction<T> = (work: (tx: Db) => Promise<T>) => Promise<T>;

/** Does work in a transaction that is taken back where `undone` says so of its result. The driver knows no way but a throw. */
export async function keptOrUndone<T>(
  inTransaction: InTransaction<T>,
  work: (tx: Db) => Promise<T>,
  undone: (result: T) => boolean = () => false,
): Promise<T> {
  const takenBack = new Error('Taken back, as it was meant.');
  let came: { to: T } | undefined;
  try {
    return await inTransaction(async (tx) => {
      const result = await work(tx);
      if (!undone(result)) return result;
      came = { to: result };
      throw takenBack;
    });
  } catch (error) {
    if (came && error === takenBack) return came.to;
    throw error;
  }
}

/** The driver's and the system's words for a connection that is gone, and the server's for one it ends. */
const gone = /^(CONNECTION_|E[A-Z]{3,}|08|25P03|57P0)/;

/**
 * A transaction that ends with its connection. The driver would send what follows, its own rollback too, on a socket
 * that is no more, which ends the process, or on the next one, where it is in no transaction. So nothing is sent:
 * the driver rejects the transaction by itself when the connection has closed.
 */
function lasting<T>(connection: Connection, db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  if (!connection.remote) return db.transaction(work);
  let lost: { error: unknown } | undefined;
  const check = () => {
    if (lost) throw lost.error;
  };
  const done = db.transaction(async (tx) => {
    try {
      return await work(checkingEach(tx, check));
    } catch (error) {
      if (isGone(error)) await new Promise(() => {});
      throw error;
    }
  });
  done.catch((error) => {
    lost = { error };
  });
  return done;
}

function isGone(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string' && gone.test(at.code)) return true;
  return false;
}

/** The same transaction, on which no statement can be begun once `check` throws. */
function checkingEach(tx: Db, check: () => void): Db {
  return new Proxy(tx, {
    get(target, key, receiver) {
      check();
      return Reflect.get(target, key, receiver);
    },
  });
}
