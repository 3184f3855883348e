import { sql } from 'drizzle-orm';
import { TooLate } from '../src/ports/store.ts';
import type { Connection, Db } from './database.ts';

/**
 * Milliseconds that a commit may be on its way. The server ends a session whose commit has not come by then, so that
 * when this time has passed without an answer nothing can be stored any more.
 */
const commitWithin = 300;

/**
 * Runs work in a transaction on `db` that is not committed once `signal` is aborted. Rejects with `TooLate` as soon
 * as it is, also where a statement is still waited for; that statement's transaction is rolled back when the server
 * answers. Only where the commit itself is on its way does it wait to learn which it was, at most `commitWithin`.
 * What no client can know is whether a server that fell silent just then had stored it.
 */
export async function inTime<T>(
  connection: Connection,
  db: Db,
  work: (tx: Db) => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) return db.transaction(work);
  const check = () => {
    if (signal.aborted) throw new TooLate('The time ran out before it was stored.');
  };
  check();
  let committing = false;
  const done = db.transaction(async (tx) => {
    check();
    const result = await work(checkingEach(tx, check));
    check();
    if (connection.remote) {
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

/** The same transaction, on which no statement can be begun once `check` throws. */
function checkingEach(tx: Db, check: () => void): Db {
  return new Proxy(tx, {
    get(target, key, receiver) {
      check();
      return Reflect.get(target, key, receiver);
    },
  });
}
