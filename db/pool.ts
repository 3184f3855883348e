import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';

/**
 * Milliseconds. The server ends a statement after five seconds, and a transaction that it hears nothing from after
 * ten, so an answer that has not come by then will not come, and a commit on its way cannot be stored any more.
 */
const answerWithin = 12_000;

/** Seconds that what still gets its answers on the connections given up may take to end. */
const endWithin = 2;

/** The server's word for a session that may only read: of one that has become a standby, or is kept from writing. */
const readOnly = '25006';

/** A pool, and what to call for each of its transactions when the pool is given up. */
type Pool = { sql: postgres.Sql; transactions: Set<(error: Error) => void> };

/**
 * A pool for drizzle that outlives its connections. A network may swallow what is sent and tell nobody, and then the
 * driver waits until the system gives up, a quarter of an hour. So when one answer takes longer than any can, new
 * connections are opened in place of all. What waited on the old ones rejects as a lost connection does. Of a
 * statement outside a transaction that means: it may have been done, or be done yet.
 *
 * A session survives that its server becomes a standby, and that one is told to write no more: it can be asked for
 * ever and takes nothing. So where one statement is refused for that reason, all connections are given up as well:
 * the next ones go where the address leads by then, and begin as the server now has it.
 */
export function openPool(open: () => postgres.Sql): { client: postgres.Sql; close(): Promise<void> } {
  const fresh = (): Pool => {
    const sql = open();
    // Which teaches the driver how drizzle wants dates and JSON.
    drizzle({ client: sql });
    return { sql, transactions: new Set() };
  };
  let pool = fresh();

  async function end(ending: Pool): Promise<void> {
    await ending.sql.end({ timeout: endWithin });
    const error = new Error('The database fell silent.');
    for (const reject of ending.transactions) reject(Object.assign(error, { code: 'CONNECTION_DESTROYED' }));
  }

  function giveUp(useless: Pool): void {
    if (useless !== pool) return;
    pool = fresh();
    void end(useless);
  }

  /** Call what it returns when the answer is there. */
  function awaiting(from: Pool): () => void {
    const timer = setTimeout(giveUp, answerWithin, from).unref();
    return () => clearTimeout(timer);
  }

  function ask(
    from: Pool,
    on: Pick<postgres.Sql, 'unsafe'>,
    ...statement: Parameters<postgres.Sql['unsafe']>
  ) {
    const answered = awaiting(from);
    const query = on.unsafe(...statement);
    query.then(answered, (error: unknown) => {
      answered();
      if (error instanceof Error && 'code' in error && error.code === readOnly) giveUp(from);
    });
    return query;
  }

  type Work = (tx: postgres.TransactionSql) => Promise<unknown>;

  function begin(work: Work): Promise<unknown> {
    const from = pool;
    let answered = awaiting(from);
    return new Promise((resolve, reject) => {
      from.transactions.add(reject);
      from.sql
        .begin(async (tx) => {
          answered();
          try {
            return await work(inTransaction(from, tx));
          } finally {
            // The commit, or the rollback.
            answered = awaiting(from);
          }
        })
        .then(resolve, reject)
        .finally(() => {
          answered();
          from.transactions.delete(reject);
        });
    });
  }

  // What drizzle uses of the driver, and no more.
  const inTransaction = (from: Pool, tx: postgres.TransactionSql) =>
    ({
      unsafe: (...statement) => ask(from, tx, ...statement),
      savepoint: (work: Work) => tx.savepoint((inner) => work(inTransaction(from, inner))),
    }) as postgres.TransactionSql;
  const client = {
    options: pool.sql.options,
    unsafe: (...statement) => ask(pool, pool.sql, ...statement),
    begin,
  } as postgres.Sql;

  return { client, close: () => end(pool) };
}
