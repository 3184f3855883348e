import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { Credentials } from '../../adapters/teams/authentication.ts';
import { serveLocally } from './local-server.ts';
import { madeOnce } from './made-once.ts';

export const appId = '11111111-2222-4333-8444-555555555555';
export const tenantId = '99999999-8888-4777-8666-555555555555';
export const issuer = 'https://api.botframework.com';

type Claims = Record<string, unknown>;
/** How a token is signed, where it is not as Teams does it. */
type Signing = { kid?: string; alg?: 'RS256' | 'HS256' | 'none'; key?: KeyObject };

/** In the place of Microsoft's keys: serves a key set made for the test, and issues tokens by it. */
export type TeamsKeys = {
  openIdMetadataUrl: string;
  /** A token as Teams sends it, with these claims instead. A claim given as undefined is left out. */
  token(claims?: Claims, signing?: Signing): string;
  /** The bot's own tokens: one that never ends. */
  credentials: Credentials;
  /** How often the keys were fetched. */
  fetched(): number;
  /** From now on the keys cannot be had. */
  fail(): void;
  close(): Promise<void>;
};

/** The bot's token in what it sends. */
export const ownToken = 'own-token';

/** A key that is none of the set. */
export const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** The key that is in the set: one for all test files, because it takes its time to make. */
async function keyOfTheSet(): Promise<KeyObject> {
  const path = await madeOnce('teams-key.pem', (to) =>
    writeFile(to, newKey().export({ type: 'pkcs8', format: 'pem' })),
  );
  return createPrivateKey(await readFile(path));
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(input: string, own: KeyObject, { alg = 'RS256', key = own }: Signing): string {
  switch (alg) {
    case 'none':
      return '';
    case 'HS256': {
      const secret = createPublicKey(own).export({ type: 'pkcs1', format: 'pem' });
      return createHmac('sha256', secret).update(input).digest('base64url');
    }
    case 'RS256':
      return createSign('RSA-SHA256').update(input).sign(key, 'base64url');
  }
}

export async function openTeamsKeys(serviceUrl: string): Promise<TeamsKeys> {
  const own = await keyOfTheSet();
  const jwk = createPublicKey(own).export({ format: 'jwk' });
  let fetched = 0;
  let failing = false;
  const server = await serveLocally((request, response) => {
    if (failing) return response.writeHead(500).end();
    const keySet = request.url === '/keys';
    if (keySet) fetched++;
    const answer = keySet
      ? {
          keys: [
            { ...jwk, kid: 'teams', use: 'sig', endorsements: ['msteams'] },
            { ...jwk, kid: 'webchat', use: 'sig', endorsements: ['webchat'] },
          ],
        }
      : { issuer, jwks_uri: `${base}/keys` };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  const base = server.url;

  return {
    openIdMetadataUrl: `${base}/openid`,
    token(claims = {}, signing = {}) {
      const now = Math.floor(Date.now() / 1_000);
      const payload = { iss: issuer, aud: appId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600 };
      const header = { typ: 'JWT', alg: signing.alg ?? 'RS256', kid: signing.kid ?? 'teams' };
      const input = `${encode(header)}.${encode({ ...payload, ...claims })}`;
      return `${input}.${signed(input, own, signing)}`;
    },
    credentials: {
      isValidAppId: async (id) => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        async signRequest(request) {
          request.headers.set('authorization', `Bearer ${ownToken}`);
          return request;
        },
      }),
    },
    fetched: () => fetched,
    fail() {
      failing = true;
    },
    close: server.close,
  };
}
