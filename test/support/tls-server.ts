import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';

/** A certificate and who issued it, made by the machine's openssl. */
export type Certificates = { issuer: string; other: string; key: Buffer; cert: Buffer; remove(): void };

export function makeCertificates(names: string): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'avstamning-tls-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  for (const issuer of ['issuer', 'other'])
    openssl(
      'req',
      '-x509',
      ...newKey,
      '-subj',
      `/CN=${issuer}`,
      '-keyout',
      at(`${issuer}.key`),
      '-out',
      at(`${issuer}.pem`),
    );
  const signed = ['-CA', at('issuer.pem'), '-CAkey', at('issuer.key')];
  openssl(
    'req',
    '-x509',
    ...newKey,
    ...signed,
    '-subj',
    '/CN=db',
    '-addext',
    `subjectAltName=${names}`,
    '-addext',
    'basicConstraints=critical,CA:FALSE',
    '-keyout',
    at('db.key'),
    '-out',
    at('db.pem'),
  );
  return {
    issuer: at('issuer.pem'),
    other: at('other.pem'),
    key: readFileSync(at('db.key')),
    cert: readFileSync(at('db.pem')),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Speaks TLS as PostgreSQL does, before the server at `to`. Listens on loopback. */
export async function openTlsServer(
  { key, cert }: Pick<Certificates, 'key' | 'cert'>,
  to: { host: string; port: number },
) {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    // The client's wish for TLS, eight bytes, and the server's yes.
    socket.once('data', () => {
      socket.write('S');
      const secure = new TLSSocket(socket, { isServer: true, key, cert });
      secure.on('error', () => socket.destroy());
      // Who does not trust the certificate says nothing more.
      secure.once('data', (first) => {
        const behind = connect(to);
        open.add(behind);
        behind.on('error', () => secure.destroy());
        secure.on('error', () => behind.destroy());
        behind.write(first);
        secure.pipe(behind).pipe(secure);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
