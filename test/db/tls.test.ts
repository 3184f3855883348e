import { spawnSync } from 'node:child_process';
import { openDatabase } from '../../db/client.ts';
import { readTls } from '../../db/tls.ts';
import { createOwnDatabase, describeOnPostgres } from '../support/postgres.ts';
import { type Certificates, makeCertificates, openTlsServer } from '../support/tls-server.ts';

describe('what an address says of TLS', () => {
  it.each([
    ['postgres://h/d', undefined],
    ['postgres://h/d?sslmode=disable', false],
    ['postgres://h/d?sslmode=prefer', 'prefer'],
    ['postgres://h/d?sslmode=require', { rejectUnauthorized: false }],
    ['postgres://h/d?sslmode=verify-full', { rejectUnauthorized: true }],
    ['postgres://h/d?sslrootcert=system', { rejectUnauthorized: true }],
    ['postgres://10.1.2.3/d?sslmode=verify-full', { rejectUnauthorized: true, host: '10.1.2.3' }],
  ])('%s', (address, ssl) => {
    expect(readTls(address).ssl).toEqual(ssl);
  });

  it('is not passed on to the server, and the rest is', () => {
    expect(readTls('postgres://u:p@a:1,b:2/d?prepare=false&sslmode=verify-full&sslrootcert=system').url).toBe(
      'postgres://u:p@a:1,b:2/d?prepare=false',
    );
    expect(readTls('postgres://u:p@a/d?sslmode=require').url).toBe('postgres://u:p@a/d');
  });

  it.each([
    ['sslmode=verify_full', 'sslmode kan vara disable, allow, prefer, require, verify-ca, verify-full.'],
    ['sslmode=verify-full&sslrootcert=/finns/inte.pem', 'sslrootcert pekar på /finns/inte.pem'],
  ])('a wrong one stops the start with a sentence: %s', async (query, why) => {
    const opening = openDatabase({ kind: 'postgres', url: `postgres://u:s3cret@127.0.0.1:1/d?${query}` });
    await expect(opening).rejects.toThrow(`DATABASE_URL: ${why}`);
    await expect(opening).rejects.not.toThrow('s3cret');
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** Where there is no openssl, a test in their place says that they were left out. */
function withCertificates(names: string, tests: (made: () => Certificates) => void): void {
  let made: Certificates | undefined;
  if (!hasOpenssl) {
    it('is not tested here, for there is no openssl', () => expect(hasOpenssl).toBe(false));
    return;
  }
  beforeAll(() => {
    made = makeCertificates(names);
  });
  afterAll(() => made?.remove());
  tests(() => {
    if (!made) throw new Error('no certificate is made');
    return made;
  });
}

describe('a certificate that is not to be trusted', () => {
  withCertificates('DNS:db.example.org', (made) => {
    it.each([
      ['sslmode=verify-full', 'har ett certifikat från en utfärdare som inte är känd'],
      ['sslmode=verify-ca&sslrootcert=OTHER', 'har ett certifikat från en utfärdare som inte är känd'],
      ['sslmode=require&sslrootcert=OTHER', 'har ett certifikat från en utfärdare som inte är känd'],
      ['sslmode=verify-full&sslrootcert=ISSUER', 'har ett certifikat för ett annat namn'],
    ])('%s: nothing is sent, and the start says why', async (query, why) => {
      // Nothing listens behind: who is let through has another fault.
      const server = await openTlsServer(made(), { host: '127.0.0.1', port: 1 });
      const files = query.replace('OTHER', made().other).replace('ISSUER', made().issuer);
      const url = `postgres://u:s3cret@localhost:${server.port}/d?${files}`;
      try {
        await expect(openDatabase({ kind: 'postgres', url })).rejects.toThrow(why);
      } finally {
        server.close();
      }
    });
  });
});

describeOnPostgres('over TLS', (server) => {
  withCertificates('DNS:localhost,IP:127.0.0.1', (made) => {
    it.each(['require', 'verify-ca', 'verify-full'])('sslmode=%s is let in', async (mode) => {
      const own = await createOwnDatabase(server);
      const url = new URL(own.url);
      const tls = await openTlsServer(made(), { host: url.hostname, port: Number(url.port || 5432) });
      url.hostname = 'localhost';
      url.port = String(tls.port);
      url.searchParams.set('sslmode', mode);
      url.searchParams.set('sslrootcert', made().issuer);
      try {
        const { store } = await openDatabase({ kind: 'postgres', url: url.href });
        await store.ping();
        await store.close();
      } finally {
        tls.close();
        await own.drop();
      }
    });
  });
});
