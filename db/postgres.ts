import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Connection } from './database.ts';
import { isMigrated, migrate, readMigrations } from './migrate.ts';
import { openPool } from './pool.ts';
import { readTls, TlsError } from './tls.ts';

/** Milliseconds. No statement of a person's command may take longer than the person waits. */
const timeouts = {
  statement_timeout: 5_000,
  lock_timeout: 4_000,
  idle_in_transaction_session_timeout: 10_000,
};

/** Milliseconds from a first word to the server until it is taken for dead. */
const openWithin = 8_000;

export type PostgresOptions = {
  url: string;
  /** The role that changes tables; default: the same. */
  migrateUrl?: string;
  /** Connections kept at most. */
  max?: number;
};

/**
 * Applies the migrations that are missing, and opens a pool. Rejects within ten seconds with one Swedish sentence
 * where the server cannot be reached or does not let us in.
 */
export async function openPostgres({ url, migrateUrl, max = 10 }: PostgresOptions): Promise<Connection> {
  const ownRole = migrateUrl === undefined || migrateUrl === url;
  // Another role may be the only one that may read which migrations there are.
  if (!ownRole) await migratePostgres({ url, migrateUrl });
  const pool = openPool(() => read(url, 'DATABASE_URL', max, timeouts));
  const db = await connect(pool.client, 'DATABASE_URL', pool.close);
  if (ownRole) {
    try {
      // Most starts find nothing missing, and are spared a second connection.
      if (!(await isMigrated(db, readMigrations()))) await migratePostgres({ url });
    } catch (error) {
      void pool.close();
      throw explain(error, 'DATABASE_URL', pool.client);
    }
  }
  return { db, remote: true, close: pool.close };
}

/** Applies the migrations that are missing over a connection of its own. Returns how many. Rejects as `openPostgres` does. */
export async function migratePostgres(options: Pick<PostgresOptions, 'url' | 'migrateUrl'>): Promise<number> {
  const url = options.migrateUrl ?? options.url;
  const variable = url === options.url ? 'DATABASE_URL' : 'MIGRATE_DATABASE_URL';
  const client = read(url, variable, 1, {});
  const close = () => client.end({ timeout: 2 });
  const db = await connect(client, variable, close);
  try {
    return await migrate(db);
  } catch (error) {
    throw explain(error, variable, client);
  } finally {
    await close();
  }
}

async function connect(client: postgres.Sql, variable: string, close: () => Promise<void>) {
  const db = drizzle({ client });
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      db.execute(sql.raw('select 1')),
      new Promise((_, reject) => {
        timer = setTimeout(
          () => reject(Object.assign(new Error('No answer.'), { code: 'CONNECT_TIMEOUT' })),
          openWithin,
        );
      }),
    ]);
  } catch (error) {
    // Not awaited: a server that does not answer does not answer to goodbye either.
    void close();
    throw explain(error, variable, client);
  } finally {
    clearTimeout(timer);
  }
  return db;
}

function read(url: string, variable: string, max: number, parameters: Record<string, number>) {
  try {
    const { url: address, ssl } = readTls(url);
    return postgres(address, {
      ...(ssl === undefined ? {} : { ssl }),
      max,
      connect_timeout: 5,
      // Longer than the minute between two ticks: one connection stays warm, and the rest do not lie about until a
      // firewall on the way has forgotten them.
      idle_timeout: 90,
      // A second between attempts, where the driver's own pauses grow to twenty: a database that is back is used.
      backoff: () => 1,
      // Array columns are not used, so the types need not be asked for at each connection.
      fetch_types: false,
      onnotice: () => {},
      connection: { application_name: 'avstamning', TimeZone: 'UTC', ...parameters },
    });
  } catch (error) {
    if (error instanceof TlsError) throw new Error(`${variable}: ${error.message}.`, { cause: error });
    // The parser's own message repeats the address, and with it the password.
    throw new Error(
      `${variable} går inte att tolka: skriv postgres://användare:lösenord@värd:5432/databas, med tecken som @ och / i lösenordet kodade som %40 och %2F.`,
    );
  }
}

const unknownIssuer =
  'har ett certifikat från en utfärdare som inte är känd: lägg till sslrootcert med sökvägen till utfärdarens certifikat (PEM) i adressen';
/** By Node's codes for what is wrong with a server's certificate. */
const certificateFaults: Record<string, string> = {
  SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownIssuer,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
  ERR_TLS_CERT_ALTNAME_INVALID:
    'har ett certifikat för ett annat namn: skriv värden som den heter i certifikatet, eller byt certifikatet',
  CERT_HAS_EXPIRED: 'har ett certifikat som har gått ut: förnya det',
  CERT_NOT_YET_VALID: 'har ett certifikat som inte gäller än: kontrollera klockan på båda datorerna',
  ERR_SSL_WRONG_VERSION_NUMBER: 'talar inte TLS: slå på ssl i PostgreSQL',
};

/** One sentence for who runs the program: which variable, where, why, and what to do. Never the password. */
function explain(error: unknown, variable: string, { options }: postgres.Sql): Error {
  const code = codeOf(error);
  // Not the server's or the network's: it says itself what is wrong.
  if (code === undefined && error instanceof Error) return error;
  const start = `Databasen på ${options.host.join(',')}:${options.port.join(',')} (${variable})`;
  const sentence = {
    ECONNREFUSED: 'svarar inte: starta PostgreSQL eller rätta värd och port',
    ECONNRESET:
      'bröt förbindelsen: kontrollera att det är en PostgreSQL-server och om den kräver TLS (sslmode)',
    ENOTFOUND: 'finns inte under det namnet: rätta värden eller namnuppslagningen',
    EAI_AGAIN: 'finns inte under det namnet: rätta värden eller namnuppslagningen',
    EHOSTUNREACH: 'går inte att nå: kontrollera nätet och brandväggen',
    ENETUNREACH: 'går inte att nå: kontrollera nätet och brandväggen',
    ...certificateFaults,
    CONNECT_TIMEOUT: 'svarade inte i tid: kontrollera värd, port och brandvägg',
    '08P01': 'godtar inte programmets inställningar: är det en pooler, se administratörsguiden under Pooler',
    '28P01': 'godtar inte användaren eller lösenordet: rätta dem i variabeln',
    '28000':
      'släpper inte in användaren: rätta användaren i variabeln eller pg_hba.conf, och kräver servern TLS, lägg till sslmode=verify-full',
    '3D000': 'saknar databasen i adressen: skapa den med createdb eller rätta namnet',
    '42501':
      'ger inte användaren de rättigheter som behövs: ge dem, eller sätt MIGRATE_DATABASE_URL till den roll som äger tabellerna',
    '53300': 'har inga lediga förbindelser: höj max_connections eller stäng det som håller dem',
    '55P03': 'är låst av en annan start som migrerar: vänta tills den är klar och starta igen',
  }[code ?? ''];
  return new Error(
    `${start} ${sentence ?? `kan inte användas (${code ?? 'okänt fel'}): rätta felet i databasen eller i variabeln`}.`,
    { cause: error },
  );
}

/** The nearest code in the chain of causes: the server's, the system's, or what `connect` gave up with. */
function codeOf(error: unknown): string | undefined {
  for (let at = error; typeof at === 'object' && at !== null; at = 'cause' in at ? at.cause : undefined) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}
