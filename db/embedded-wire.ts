import { Duplex } from 'node:stream';
import postgres from 'postgres';

/** Characters. Longer statements are lists of many rows, of which hardly two are alike. */
const longestKept = 6_000;

/** What the driver needs of the database. */
export type Embedded = { execProtocolRaw(message: Uint8Array): Promise<Uint8Array> };

/**
 * The driver of a PostgreSQL server, on one connection to the embedded database, which speaks the same protocol. So
 * there is one driver, and the database keeps what it has parsed and planned: in WebAssembly that takes ten times as
 * long as running it. `debug`: told of each statement, as it is sent.
 */
export function embeddedClient(
  database: Embedded,
  debug: (connection: number, statement: string) => void = () => {},
): postgres.Sql {
  const options = {
    socket: () => wireTo(database),
    max: 1,
    // Never opened anew, which would forget what is kept.
    max_lifetime: null,
    // Array columns are not used.
    fetch_types: false,
    onnotice: () => {},
    debug,
    username: 'postgres',
    database: 'postgres',
    // Plans for any value are as good as plans for this one: the tables are small.
    connection: { TimeZone: 'UTC', plan_cache_mode: 'force_generic_plan' },
  };
  const sql = postgres(options);

  const unsafe =
    (on: Pick<postgres.Sql, 'unsafe'>): postgres.Sql['unsafe'] =>
    (statement, values = [], said = {}) =>
      // Several statements in one text have no values, and cannot be kept.
      on.unsafe(statement, values, {
        ...said,
        prepare: said.prepare || (values.length > 0 && statement.length <= longestKept),
      });
  type Work = (tx: postgres.TransactionSql) => Promise<unknown>;
  // What drizzle uses of the driver, and no more.
  const inTransaction = (tx: postgres.TransactionSql) =>
    ({
      unsafe: unsafe(tx),
      savepoint: (work: Work) => tx.savepoint((inner) => work(inTransaction(inner))),
    }) as postgres.TransactionSql;
  return {
    options: sql.options,
    unsafe: unsafe(sql),
    begin: (work: Work) => sql.begin((tx) => work(inTransaction(tx))),
    end: sql.end,
  } as postgres.Sql;
}

/** What is written to it the database runs, and its answer is read from it. */
function wireTo(database: Embedded): Duplex {
  const wire = new Duplex({
    read() {},
    write(message: Buffer, _, done) {
      database.execProtocolRaw(message).then((answer) => {
        if (answer.length > 0) wire.push(answer);
        done();
      }, done);
    },
    final(done) {
      wire.push(null);
      done();
    },
  });
  // By which the driver knows that there is something to close.
  return Object.assign(wire, { readyState: 'open' });
}
