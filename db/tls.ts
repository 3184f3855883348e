import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';

/*
 * What an address says of TLS, as libpq's own programs read it, so that `pg_dump "$DATABASE_URL"` and the bot do the
 * same: https://www.postgresql.org/docs/current/libpq-ssl.html. The driver alone would send `sslrootcert` to the server
 * as a setting of its own, and check the name where only the issuer is to be checked.
 */

const modes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'] as const;
type Mode = (typeof modes)[number];

export type Tls = {
  /** The address without what is said of TLS. */
  url: string;
  /** For the driver; undefined: as it does by itself. */
  ssl?: false | 'allow' | 'prefer' | ConnectionOptions;
};

/** Says what is wrong with the address's TLS settings, in Swedish, ready to stand after the variable's name. */
export class TlsError extends Error {
  override name = 'TlsError';
}

/** Reads the TLS settings of an address; throws a `TlsError`. */
export function readTls(address: string): Tls {
  // Only what is after the question mark is read here: before it may stand several hosts, which no URL has.
  const [base = '', search] = address.split(/\?(.*)/s, 2);
  const query = new URLSearchParams(search);
  const take = (name: string) => {
    const value = query.get(name) ?? undefined;
    query.delete(name);
    return value || undefined;
  };
  const given = take('sslmode') ?? take('ssl');
  const root = take('sslrootcert');
  const files = { root, cert: take('sslcert'), key: take('sslkey') };
  const mode = modeOf(given, root);
  if (mode === undefined) return { url: address };
  return { url: query.size > 0 ? `${base}?${query}` : base, ssl: optionsOf(mode, files, hostOf(base)) };
}

/** The address's only host, where it is an IP address: the driver names none to Node then, which takes localhost. */
function hostOf(base: string): string | undefined {
  const host = URL.parse(base)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  return isIP(host) ? host : undefined;
}

function modeOf(given: string | undefined, root: string | undefined): Mode | undefined {
  if (root === 'system') return 'verify-full';
  const named = given === 'true' ? 'require' : given === 'false' ? 'disable' : given;
  if (named === undefined) return root === undefined ? undefined : 'verify-ca';
  const mode = modes.find((one) => one === named);
  if (!mode) throw new TlsError(`sslmode kan vara ${modes.slice(0, -1).join(', ')}. Skriv helst verify-full`);
  // As libpq: who names an issuer wants it checked.
  return mode === 'require' && root !== undefined ? 'verify-ca' : mode;
}

function optionsOf(
  mode: Mode,
  files: Record<'root' | 'cert' | 'key', string | undefined>,
  host: string | undefined,
): Tls['ssl'] {
  if (mode === 'disable') return false;
  if (mode === 'allow' || mode === 'prefer') return mode;
  const own = {
    ...(files.cert && { cert: read('sslcert', files.cert) }),
    ...(files.key && { key: read('sslkey', files.key) }),
  };
  if (mode === 'require' || mode === 'no-verify') return { rejectUnauthorized: false, ...own };
  return {
    rejectUnauthorized: true,
    ...(host && { host }),
    ...(files.root && files.root !== 'system' && { ca: read('sslrootcert', files.root) }),
    ...(mode === 'verify-ca' && { checkServerIdentity: () => undefined }),
    ...own,
  };
}

function read(name: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new TlsError(
      `${name} pekar på ${path}, som inte går att läsa. Rätta sökvägen eller rättigheterna`,
      {
        cause,
      },
    );
  }
}
