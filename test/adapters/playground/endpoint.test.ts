import { request } from 'node:http';
import { resolve } from 'node:path';
import { createPlayground, type Playground } from '../../../adapters/playground/playground.ts';
import { type LocalServer, serveRoutes } from '../../support/local-server.ts';

/* Who is served, and who is not. Nothing here needs a database: the page waits for it. */

let playground: Playground;
let server: LocalServer;
const faults: unknown[] = [];

beforeAll(async () => {
  playground = createPlayground({
    page: resolve('adapters/playground/page'),
    ground: () => ({ waiting: 'Boten startar.' }),
    log: { info() {}, warn: (fault) => faults.push(fault), error: (fault) => faults.push(fault) },
  });
  server = await serveRoutes(playground);
});
afterAll(async () => {
  await playground.stop();
  await server.close();
});

type Answer = { status: number; headers: Record<string, unknown>; body: string };

/** `fetch` would not let a test choose its Host. */
function send(
  path: string,
  options: { method?: string; headers?: object; body?: string } = {},
): Promise<Answer> {
  return new Promise((done, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method: options.method ?? 'GET',
        headers: { host: `localhost:${server.port}`, ...options.headers },
      },
      (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}

const post = (path: string, body: string, headers: object = {}) =>
  send(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
const said = JSON.stringify({ as: 'a@example.org', text: 'hjälp' });

describe('the playground over HTTP', () => {
  it('serves the page, its files and its libraries to this machine, while there is something to wait for', async () => {
    const page = await send('/');
    expect(page.status).toBe(200);
    expect(page.body).toContain('<html lang="sv">');
    const files = [...page.body.matchAll(/(?:src|href)="(\/playground\/[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(files).toContain('/playground/lib/adaptivecards.js');
    for (const path of files) {
      const file = await send(path);
      expect([path, file.status]).toEqual([path, 200]);
      expect(file.headers['content-type']).toMatch(/css|javascript|svg/);
    }
    expect(JSON.parse((await send('/playground/state')).body)).toEqual({ waiting: 'Boten startar.' });
    expect(await post('/playground/say', said)).toMatchObject({ status: 503 });
  });

  it('lets no script in but the page’s own, and no other page around it', async () => {
    const { headers, body } = await send('/');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(body).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle="|\son[a-z]+="/i);
  });

  it.each(['localhost', '127.0.0.1', '[::1]'])('is served under the name %s', async (name) => {
    expect((await send('/', { headers: { host: `${name}:${server.port}` } })).status).toBe(200);
  });

  it.each(['evil.example', 'localhost.evil.example', 'localhost:1', 'evil.example@localhost'])(
    'is not served under the name %p',
    async (host) => {
      for (const path of ['/', '/playground/state', '/playground/events', '/playground/page.js']) {
        const answer = await send(path, { headers: { host } });
        expect(answer.status).toBe(403);
      }
    },
  );

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:1' },
    { 'sec-fetch-site': 'cross-site' },
  ])('takes nothing from another page: %j', async (headers) => {
    expect((await post('/playground/say', said, headers)).status).toBe(403);
    expect((await send('/playground/state', { headers })).status).toBe(403);
  });

  it('takes posts from its own page and from this machine’s programs', async () => {
    for (const headers of [
      {},
      { origin: `http://localhost:${server.port}`, 'sec-fetch-site': 'same-origin' },
    ])
      expect((await post('/playground/say', said, headers)).status).toBe(503);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'takes no post of type %p, as a form of another page could send it',
    async (type) => {
      expect((await post('/playground/reset', '{}', { 'content-type': type })).status).toBe(415);
    },
  );

  it.each(['', 'x', '[]', '{"as":"a"}', '{"as":1,"text":"b"}', '{"as":"a","text":" "}'])(
    'answers what it does not understand with a sentence: %p',
    async (body) => {
      const answer = await post('/playground/say', body);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body).error).toMatch(/^[A-ZÅÄÖ].+\.$/);
    },
  );

  it('takes no more than fits', async () => {
    const body = JSON.stringify({ as: 'a', text: 'x'.repeat(300_000) });
    const answer = await post('/playground/say', body);
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe('close');
  });

  it('takes no other method', async () => {
    expect(await send('/playground/say')).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(await post('/playground/state', '{}')).toMatchObject({ status: 405, headers: { allow: 'GET' } });
  });

  it.each([
    '/playground/../package.json',
    '/playground/%2e%2e/package.json',
    '/playground/lib/../../package.json',
    '/playground/lib/adaptivecards.js/../x',
    '/playground//etc/passwd',
    '/playground/index.html',
    '/package.json',
  ])('has nothing at %s', async (path) => {
    expect((await send(path)).status).toBe(404);
  });

  it('lets nothing go wrong in silence', () => {
    expect(faults).toEqual([]);
  });
});
