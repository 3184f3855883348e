import { request as httpRequest } from 'node:http';
import { type AuthenticationOptions, createAuthentication } from '../../../adapters/teams/authentication.ts';
import { createTeams } from '../../../adapters/teams/teams.ts';
import type { Handle } from '../../../src/ports/chat-platform.ts';
import { noMeter } from '../../../src/ports/meter.ts';
import { serveRoutes } from '../../support/local-server.ts';
import { openTeamsDouble } from '../../support/teams-double.ts';
import { appId, newKey, openTeamsKeys, type TeamsKeys, tenantId } from '../../support/teams-keys.ts';

const serviceUrl = 'https://smba.example.org/emea/';
const secret = 'a secret of the app';
const words = 'Hemligt ord om bemötande';

const activity = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:anna', aadObjectId: '00000000-0000-4000-8000-000000000001' },
  conversation: { id: 'a:anna', conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
  recipient: { id: '28:bot' },
  text: words,
};

const forgersKey = newKey();

/** The address of Teams: what it lets in, and what it says about the rest. */
type Door = {
  /** What the product was asked. */
  admitted: string[];
  /** What was kept. */
  kept: string[];
  /** Warnings and errors. */
  logged: string[];
  /** Resolves to the status, when all that follows is done. */
  knock(headers: Record<string, string>, body?: unknown): Promise<number>;
  close(): Promise<void>;
};

async function openDoor(authentication: AuthenticationOptions): Promise<Door> {
  const logged: string[] = [];
  const admitted: string[] = [];
  const kept: string[] = [];
  const line = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  // Where the bot tries its credentials at the start.
  const teams = await openTeamsDouble();
  const platform = createTeams({
    authentication,
    serviceUrl: teams.serviceUrl,
    slots: { find: async () => undefined, keep: async (slot) => void kept.push(slot) },
    log: { info() {}, warn: line, error: line },
    meter: noMeter,
  });
  const handle: Handle = async ({ ask }) => {
    admitted.push(ask.kind === 'words' ? ask.text : ask.kind);
    return { kind: 'nothing' };
  };
  const server = await serveRoutes(platform);
  await platform.start(handle);
  return {
    admitted,
    kept,
    logged,
    async knock(headers, body = activity) {
      const status = await new Promise<number>((resolve, reject) => {
        const sent = httpRequest(
          {
            port: server.port,
            host: '127.0.0.1',
            method: 'POST',
            path: '/api/messages',
            headers: { 'content-type': 'application/json', ...headers },
          },
          (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)),
        );
        sent.on('error', reject);
        sent.end(JSON.stringify(body));
      });
      // What comes after the response is done when the platform has stopped.
      await platform.stop();
      await platform.start(handle);
      return status;
    },
    async close() {
      await platform.stop();
      await server.close();
      await teams.close();
    },
  };
}

/** What botbuilder itself says on standard error, where it judges a token. */
const muttered: string[] = [];
const consoleError = console.error;
beforeAll(() => {
  console.error = (...parts: unknown[]) => void muttered.push(parts.map(String).join(' '));
});
afterAll(() => {
  console.error = consoleError;
});

describe('the address of Teams', () => {
  let keys: TeamsKeys;
  let door: Door;
  beforeEach(async () => {
    keys = await openTeamsKeys(serviceUrl);
    door = await openDoor({ kind: 'entra', appId, password: secret, tenantId, instead: keys });
  });
  afterEach(async () => {
    await door.close();
    await keys.close();
  });

  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const now = () => Math.floor(Date.now() / 1_000);

  it('lets in what Teams has signed for this bot', async () => {
    expect(await door.knock(bearer(keys.token()))).toBe(200);
    expect(door.admitted).toEqual([words]);
    expect(door.logged).toEqual([]);
  });

  it('fetches the keys once for many requests', async () => {
    for (let i = 0; i < 3; i++) await door.knock(bearer(keys.token()));
    expect(keys.fetched()).toBe(1);
  });

  it('lets in what a proxy has passed on, when it is signed', async () => {
    expect(await door.knock({ ...bearer(keys.token()), 'x-forwarded-for': '203.0.113.5' })).toBe(200);
  });

  it('understands a clock that is some minutes behind', async () => {
    expect(await door.knock(bearer(keys.token({ exp: now() - 120 })))).toBe(200);
  });

  const emulators = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
  const forgeries: Record<string, { token?: () => string; header?: string; why: string }> = {
    'no token': { why: 'no-token' },
    'an empty token': { header: 'Bearer ', why: 'no-token' },
    'a password': { header: 'Basic aGVtbGlndDpvcmQ=', why: 'no-token' },
    'what is no token': { header: 'Bearer hemligt', why: 'no-token' },
    'parts that are no JSON': { header: 'Bearer aaaa.bbbb.cccc', why: 'algorithm' },
    'a token that nobody signed': { token: () => keys.token({}, { alg: 'none' }), why: 'algorithm' },
    'a token signed with the public key as a password': {
      token: () => keys.token({}, { alg: 'HS256' }),
      why: 'algorithm',
    },
    'a token signed with another key': { token: () => keys.token({}, { key: forgersKey }), why: 'signature' },
    'a token of a key that is not in the set': {
      token: () => keys.token({}, { kid: 'unknown' }),
      why: 'unknown-key',
    },
    'a token of a key for another channel': {
      token: () => keys.token({}, { kid: 'webchat' }),
      why: 'channel',
    },
    'a token that has ended': { token: () => keys.token({ exp: now() - 3_600 }), why: 'expired' },
    'a token that never ends': { token: () => keys.token({ exp: undefined }), why: 'expired' },
    'a token that has not begun': { token: () => keys.token({ nbf: now() + 3_600 }), why: 'token' },
    'a token for another bot': {
      token: () => keys.token({ aud: '00000000-0000-4000-8000-00000000000f' }),
      why: 'audience',
    },
    'a token for nobody': { token: () => keys.token({ aud: undefined }), why: 'audience' },
    'a token for an empty app id': { token: () => keys.token({ aud: '' }), why: 'audience' },
    'a token of another issuer': {
      token: () => keys.token({ iss: 'https://issuer.example.org' }),
      why: 'issuer',
    },
    'a token of no issuer': { token: () => keys.token({ iss: undefined }), why: 'issuer' },
    "an emulator's token": {
      token: () => keys.token({ iss: emulators, appid: appId, ver: '1.0' }),
      why: 'issuer',
    },
    "an emulator's token that names its own tenant": {
      token: () =>
        keys.token({
          iss: 'https://sts.windows.net/00000000-0000-4000-8000-00000000000e/',
          tid: '00000000-0000-4000-8000-00000000000e',
          appid: appId,
          ver: '1.0',
        }),
      why: 'issuer',
    },
    "another bot's token": {
      token: () => keys.token({ appid: '00000000-0000-4000-8000-00000000000d', ver: '1.0' }),
      why: 'token',
    },
    'a token for another address to answer to': {
      token: () => keys.token({ serviceurl: 'https://evil.example.org/' }),
      why: 'service-url',
    },
    'a token for no address to answer to': {
      token: () => keys.token({ serviceurl: undefined }),
      why: 'service-url',
    },
  };

  it.each(Object.entries(forgeries))('refuses %s', async (_, { token, header, why }) => {
    const sent = token ? bearer(token()) : header === undefined ? undefined : { authorization: header };
    expect(await door.knock({ ...sent })).toBe(401);
    expect([...door.admitted, ...door.kept]).toEqual([]);
    expect(door.logged).toEqual([
      `a request to the address of Teams is refused ${JSON.stringify({ status: 401, why })}`,
    ]);
  });

  const elsewhere = '00000000-0000-4000-8000-00000000000c';
  const untrue: Record<string, { body: object; status: number; why: string }> = {
    'the conversation of a foreign tenant': {
      body: {
        ...activity,
        conversation: { ...activity.conversation, tenantId: elsewhere },
        channelData: { tenant: { id: elsewhere } },
      },
      status: 403,
      why: 'foreign-tenant',
    },
    'a conversation that names two tenants': {
      body: { ...activity, channelData: { tenant: { id: elsewhere } } },
      status: 403,
      why: 'foreign-tenant',
    },
    'a conversation of no tenant': {
      body: { ...activity, conversation: { id: 'a:anna' }, channelData: undefined },
      status: 403,
      why: 'foreign-tenant',
    },
    'an address to answer to that the token does not name': {
      body: { ...activity, serviceUrl: 'https://evil.example.org/' },
      status: 401,
      why: 'service-url',
    },
    'an activity without an address to answer to': {
      body: { ...activity, serviceUrl: undefined },
      status: 400,
      why: 'not-an-activity',
    },
    'an activity with an empty address to answer to': {
      body: { ...activity, serviceUrl: '' },
      status: 400,
      why: 'not-an-activity',
    },
    'an activity without a channel': {
      body: { ...activity, channelId: undefined },
      status: 400,
      why: 'not-an-activity',
    },
    'an activity of the emulators': {
      body: { ...activity, channelId: 'emulator' },
      status: 401,
      why: 'channel',
    },
    'an activity of relays': { body: { ...activity, channelId: 'AseChannel' }, status: 401, why: 'channel' },
    'a list': { body: [activity], status: 400, why: 'not-an-activity' },
  };

  it.each(Object.entries(untrue))('refuses %s under a right token', async (_, { body, status, why }) => {
    expect(await door.knock(bearer(keys.token()), body)).toBe(status);
    expect([...door.admitted, ...door.kept]).toEqual([]);
    expect(door.logged).toHaveLength(1);
    expect(door.logged[0]).toContain(JSON.stringify({ status, why }));
  });

  it.each([[undefined], ['text'], [{}], [{ ...activity, from: undefined }]])(
    'tells nobody what is wrong with a body who has no right token',
    async (body) => {
      expect(await door.knock(bearer(keys.token({}, { key: forgersKey })), body ?? '')).toBe(401);
      expect(await door.knock({}, body ?? '')).toBe(401);
      expect(door.logged).toEqual([
        expect.stringContaining('"signature"'),
        expect.stringContaining('"no-token"'),
      ]);
    },
  );

  it('takes the tenant in any case of letters', async () => {
    const body = { ...activity, channelData: { tenant: { id: tenantId.toUpperCase() } } };
    expect(await door.knock(bearer(keys.token()), body)).toBe(200);
  });

  it('asks to come again, and lets nobody in, when the keys cannot be had', async () => {
    keys.fail();
    expect(await door.knock(bearer(keys.token()))).toBe(503);
    expect(door.admitted).toEqual([]);
    expect(door.logged).toEqual([expect.stringContaining('keys-unreachable')]);
  });

  it('writes nothing of a request, neither in the log nor on standard error', async () => {
    const token = keys.token({}, { key: forgersKey });
    await door.knock(bearer(token));
    await door.knock(bearer(keys.token({ exp: 1, aud: 'hemlig-mottagare' })));
    await door.knock(bearer(keys.token({ aud: 'hemlig-mottagare' })));
    const written = [...door.logged, ...muttered].join('\n');
    expect(door.logged).toHaveLength(3);
    for (const said of [words, token, 'hemlig-mottagare', '29:anna', secret])
      expect(written).not.toContain(said);
  });
});

describe('what is missing', () => {
  const log = { info() {}, warn() {}, error() {} };
  const complete = { kind: 'entra', appId, password: secret, tenantId } as const;

  it.each([
    ['app id', { ...complete, appId: '' }],
    ['app id but spaces', { ...complete, appId: ' ' }],
    ['id', { ...complete, appId: 'my-bot' }],
    ['secret', { ...complete, password: '' }],
    ['tenant', { ...complete, tenantId: '' }],
    ['tenant but a name', { ...complete, tenantId: 'common' }],
  ])('never opens the address: no %s', (_, options) => {
    expect(() => createAuthentication(options, log)).toThrow(/^Teams needs/);
    const slots = { find: async () => undefined, keep: async () => {} };
    expect(() => createTeams({ authentication: options, slots, log, meter: noMeter })).toThrow(
      /^Teams needs/,
    );
  });
});

describe('the address of Teams without authentication', () => {
  let door: Door;
  beforeEach(async () => {
    door = await openDoor({ kind: 'none' });
  });
  afterEach(() => door.close());

  const local = { ...activity, serviceUrl: 'http://localhost:56150/_connector' };

  it('lets in a program on the same machine', async () => {
    expect(await door.knock({}, local)).toBe(200);
    expect(door.admitted).toEqual([words]);
  });

  it.each([
    ['x-forwarded-for', '127.0.0.1'],
    ['X-Forwarded-Host', 'localhost'],
    ['x-forwarded-proto', 'https'],
    ['forwarded', 'for=127.0.0.1'],
    ['via', '1.1 proxy'],
    ['x-real-ip', '127.0.0.1'],
    ['cf-connecting-ip', '127.0.0.1'],
  ])('refuses what came through a proxy: %s', async (name, value) => {
    expect(await door.knock({ [name]: value }, local)).toBe(403);
    expect([...door.admitted, ...door.kept]).toEqual([]);
    expect(door.logged).toEqual([expect.stringContaining('proxied')]);
  });

  it.each([
    ['host', 'bot.example.org'],
    ['host', '127.0.0.1.example.org'],
    ['origin', 'https://page.example.org'],
    ['origin', 'null'],
  ])('refuses what a page in a browser sent: %s %s', async (name, value) => {
    expect(await door.knock({ [name]: value }, local)).toBe(403);
    expect(door.logged).toEqual([expect.stringContaining('not-local')]);
  });

  it('answers to no other machine', async () => {
    expect(await door.knock({}, activity)).toBe(401);
    expect(door.logged).toEqual([expect.stringContaining('service-url')]);
  });
});
