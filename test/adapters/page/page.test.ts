import { createPage } from '../../../adapters/page/page.ts';
import { hashOfToken, newToken } from '../../../src/domain/token.ts';
import type { Incoming } from '../../../src/ports/chat-platform.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { type LocalServer, serveRoutes } from '../../support/local-server.ts';

const { page } = textsFor('sv').mail;
const english = textsFor('en').mail.page;
const address = 'anna@klippan.example.org';
const publicUrl = 'https://avstamning.example.org';

let server: LocalServer;
let token: string;
let incoming: Incoming[];
let asked: string[];
let logged: string[];
let lookedUp: number;
let broken: boolean;

const subject = { personId: 1, partyId: 3, checkInId: 7, groupId: 1, locale: 'sv' as const };

beforeEach(async () => {
  token = newToken();
  incoming = [];
  asked = [];
  logged = [];
  lookedUp = 0;
  broken = false;
  const log = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const created = createPage({
    publicUrl,
    privacyUrl: 'https://region.example.org/personuppgifter',
    trustProxy: 1,
    files: 'adapters/page/files',
    links: {
      async find(hash) {
        lookedUp++;
        if (broken) throw new Error('The database is away.');
        return hash === hashOfToken(token)
          ? { ...subject, address, answers: true, shared: false }
          : undefined;
      },
      keepCode: async () => undefined,
      tryCode: async () => false,
      holdsCode: async () => false,
      dropCode: async () => undefined,
      coordinator: async () => undefined,
      keepPage: async () => undefined,
      page: async () => undefined,
    },
    async askForLinks(to) {
      asked.push(to);
    },
    askForCode: async () => undefined,
    prover: { send: async () => 'sent', take: async () => false, isProven: async () => false },
    now: () => new Date(),
    log: { info: log, warn: log, error: log },
  });
  await created.start(async (one) => {
    incoming.push(one);
    return { kind: 'messages', items: [{ parts: [{ kind: 'text', text: 'Läget för <Klippan>' }] }] };
  });
  server = await serveRoutes(created);
});
afterEach(() => server.close());

async function get(path: string, init: RequestInit & { from?: string } = {}) {
  const { from = '192.0.2.1', headers, ...rest } = init;
  const response = await fetch(`${server.url}${path}`, {
    ...rest,
    headers: { 'x-forwarded-for': from, ...headers },
  });
  return { status: response.status, body: await response.text(), headers: response.headers };
}
const ask = (typed: string, headers: Record<string, string> = {}, from?: string) =>
  get('/ny-lank', { method: 'POST', body: new URLSearchParams({ address: typed }), headers, from });

describe('the page behind a personal link', () => {
  it('shows what the link is for, and asks as its person, for that alone and without a trace', async () => {
    const { status, body } = await get(`/svara/${token}`);
    expect([status, body]).toEqual([200, expect.stringContaining('Läget för &lt;Klippan&gt;')]);
    expect(incoming).toMatchObject([
      {
        from: { platform: 'mail', tenant: 'mail', userId: address },
        only: { partyId: 3, checkInId: 7 },
        opens: true,
        ask: { kind: 'press', action: { kind: 'report', checkIn: 7, party: 3 } },
      },
    ]);
  });

  it('tells nobody where one is, is kept by nobody, and takes neither script nor frame from elsewhere', async () => {
    for (const path of [`/svara/${token}`, '/svara/x', '/ny-lank', '/sida/nothing']) {
      const { headers } = await get(path);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      const policy = headers.get('content-security-policy') ?? '';
      for (const rule of ["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'"])
        expect(policy).toContain(rule);
      expect(policy).not.toContain('unsafe');
    }
  });

  it('speaks Swedish, and English to a browser that would rather have it', async () => {
    expect((await get('/ny-lank')).body).toContain('<html lang="sv">');
    const { body } = await get('/ny-lank', { headers: { 'accept-language': 'de, en-GB;q=0.8, sv;q=0.5' } });
    expect(body).toContain('<html lang="en">');
    expect(body).toContain(english.newLinkAbout);
  });

  it('speaks the language of the answers around them, whatever the browser would rather have', async () => {
    const { body } = await get(`/svara/${token}`, { headers: { 'accept-language': 'en' } });
    expect(body).toContain('<html lang="sv">');
    expect(body).toContain('Läget för &lt;Klippan&gt;');
  });

  it('serves its style', async () => {
    const { status, headers, body } = await get('/sida/page.css');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(body).toContain('prefers-color-scheme: dark');
  });
});

describe('a link that opens nothing', () => {
  it.each([
    ['one that there is not', () => newToken()],
    ['one that is cut off', () => token.slice(0, -1)],
    ['one with something after it', () => `${token}.`],
    ['something else', () => '%2e%2e%2fetc'],
    ['very much of it', () => 'x'.repeat(4_000)],
    ['a further path', () => `${token}/more/of/it`],
  ])('looks the same: %s', async (_, path) => {
    const unknown = await get(`/svara/${'A'.repeat(43)}`);
    const { status, body } = await get(`/svara/${path()}`);
    expect([status, body]).toEqual([404, unknown.body]);
    expect(body).toContain('href="/ny-lank"');
    expect(incoming).toEqual([]);
  });

  it('is not even looked for where somebody guesses, and who has a right one goes on', async () => {
    expect((await get(`/svara/${token}`)).status).toBe(200);
    for (let n = 0; n < 60; n++) await get(`/svara/${newToken()}`);
    const before = lookedUp;
    const guessed = await get(`/svara/${newToken()}`);
    expect([guessed.status, guessed.headers.get('retry-after'), lookedUp - before]).toEqual([429, '60', 0]);
    expect(guessed.body).toContain(page.tooMany);
    expect((await get(`/svara/${token}`)).status).toBe(200);
    expect((await get(`/svara/${newToken()}`, { from: '192.0.2.2' })).status).toBe(404);
  });

  it('is answered alike by the ten thousand, and the database is asked no more than it bears', async () => {
    expect((await get(`/svara/${token}`)).status).toBe(200);
    const unknown = (await get(`/svara/${newToken()}`, { from: '198.51.100.7' })).body;
    const before = lookedUp;
    const begun = Date.now();
    const answers = new Map<string, number>();
    let left = 10_000;
    const guess = async () => {
      while (left-- > 0) {
        // From many addresses, and now and then one that has guessed before.
        const from = `203.0.${left % 100}.${left % 90}`;
        const { status, body } = await get(`/svara/${newToken()}`, { from });
        const answer = `${status} ${body === unknown ? 'unknown' : body.includes(page.tooMany) ? 'wait' : body}`;
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 40 }, guess));
    expect([...answers.keys()].sort()).toEqual(['404 unknown', '429 wait']);
    // So many in each minute that the asking has gone on in.
    const minutes = 1 + Math.ceil((Date.now() - begun) / 60_000);
    expect(lookedUp - before).toBeLessThanOrEqual(Math.min(3_000 * minutes, 9_000));
    expect(incoming).toHaveLength(1);
    expect((await get(`/svara/${token}`)).status).toBe(200);
    expect(logged).toEqual([]);
  });

  it('goes by the address that its own proxy heard from, not by what the sender says', async () => {
    for (let n = 0; n < 60; n++) await get(`/svara/${newToken()}`, { from: `10.0.0.${n}, 192.0.2.9` });
    expect((await get(`/svara/${newToken()}`, { from: '10.9.9.9, 192.0.2.9' })).status).toBe(429);
  });

  it('is something else than a fault, which says that nothing is lost and logs no token', async () => {
    broken = true;
    const { status, body } = await get(`/svara/${token}`);
    expect([status, body]).toEqual([503, expect.stringContaining(page.failed)]);
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toContain(token);
  });
});

describe('asking for a new link', () => {
  it('gives the same answer to every address, and asks for each as people are found by it', async () => {
    const one = await ask('  Anna@Klippan.Example.org ');
    const other = await ask('ingen@example.org');
    expect([one.status, one.body]).toEqual([200, other.body]);
    expect(one.body).toContain(page.asked);
    expect(asked).toEqual([address, 'ingen@example.org']);
  });

  it.each(['', 'anna', 'anna@', 'a b@example.org', '"><script>alert(1)</script>'])(
    'says what is wrong with «%s», which is still there',
    async (typed) => {
      const { status, body } = await ask(typed);
      expect([status, body]).toEqual([400, expect.stringContaining(page.addressFault)]);
      expect(body).not.toContain('<script');
      if (/^[a-z@]+$/.test(typed)) expect(body).toContain(`value="${typed}"`);
      expect(asked).toEqual([]);
    },
  );

  it('fills nobody’s mailbox, and lets nobody try many addresses', async () => {
    for (let n = 0; n < 30; n++) await ask(address, {}, `192.0.2.${n}`);
    expect(asked.length).toBeLessThanOrEqual(20);
    asked.splice(0);
    for (let n = 0; n < 30; n++)
      expect((await ask(`a${n}@example.org`, {}, '198.51.100.1')).status).toBe(200);
    expect(asked.length).toBeLessThanOrEqual(20);
  });

  it.each<[what: string, headers: Record<string, string>, status: number]>([
    ['the page itself', { origin: publicUrl, 'sec-fetch-site': 'same-origin' }, 200],
    ['the page itself, with its origin withheld', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
    ['another site', { origin: 'https://evil.example.org' }, 400],
    ['another site, by name', { origin: `${publicUrl}.evil.example.org` }, 400],
    ['another site that withholds its origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 400],
    ['a neighbour of the same domain', { 'sec-fetch-site': 'same-site' }, 400],
  ])('is taken from the page alone: %s', async (_, headers, status) => {
    expect((await ask(address, headers)).status).toBe(status);
    expect(asked).toEqual(status === 200 ? [address] : []);
  });

  it('takes no more than a form holds', async () => {
    const { status, body } = await ask('a'.repeat(300_000));
    expect([status, body]).toEqual([413, expect.stringContaining(page.tooLarge)]);
    const chunked = await get('/ny-lank', {
      method: 'POST',
      body: new Blob(['address=', 'a'.repeat(300_000)]).stream(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...{ duplex: 'half' },
    });
    expect(chunked.status).toBe(413);
  });

  it('is taken where a proxy sends it on without its length', async () => {
    const { status } = await get('/ny-lank', {
      method: 'POST',
      body: new Blob(['address=', encodeURIComponent(address)]).stream(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...{ duplex: 'half' },
    });
    expect(status).toBe(200);
    expect(asked).toEqual([address]);
  });

  it.each(['OPTIONS', 'DELETE', 'PUT'])(
    'is no fault of the page where nothing is asked with %s',
    async (method) => {
      expect((await get('/ny-lank', { method })).status).toBe(404);
      expect(logged).toEqual([]);
    },
  );
});
