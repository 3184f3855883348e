import { createTicks } from '../../src/entry/beat.ts';
import { addHealth } from '../../src/server/health.ts';
import { createHttpServer } from '../../src/server/http-server.ts';
import { createPlatformLinks } from '../../src/server/platform-links.ts';

/* What `/readyz` says while everything else answers: time passes as the test says, the server is a real one. */

const { jest } = import.meta;
const minute = 60_000;

let started: boolean;
let database: () => Promise<void>;
let look: () => Promise<void>;
let links: ReturnType<typeof createPlatformLinks>;
let ticks: ReturnType<typeof createTicks>;
let server: ReturnType<typeof createHttpServer>;
let port: number;

beforeEach(async () => {
  // The clock that beats and connections are reckoned by, and no timer.
  jest.useFakeTimers({ now: Date.now(), doNotFake: [...timers] });
  started = true;
  database = async () => {};
  look = async () => {};
  links = createPlatformLinks();
  ticks = createTicks(() => look(), { info() {}, warn() {}, error() {} });
  server = createHttpServer();
  addHealth(server, {
    started: () => started,
    database: () => database(),
    beat: ticks.beat,
    links: links.all,
  });
  port = await server.listen({ host: '127.0.0.1', port: 0, variable: 'PORT' });
});
afterEach(async () => {
  jest.useRealTimers();
  await server.close();
});

const timers = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'nextTick',
  'queueMicrotask',
  'hrtime',
] as const;

async function ready() {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } });
  return [response.status, (await response.text()).trim()];
}
const pass = (time: number) => jest.advanceTimersByTime(time);
const never = () => new Promise<void>(() => {});

it('is not ready once no whole look has ended for ten minutes, and is again when one does', async () => {
  await ticks.tick();
  look = never;
  void ticks.tick();
  pass(10 * minute);
  expect(await ready()).toEqual([200, 'ready']);
  pass(1);
  expect(await ready()).toEqual([503, 'no look for what is due has ended for ten minutes']);
  // The hung one is left where it is: another goes beside it.
  look = async () => {};
  await ticks.tick();
  expect(await ready()).toEqual([200, 'ready']);
});

it('does not take a look in which something failed for one that has ended', async () => {
  await ticks.tick();
  for (let n = 0; n < 11; n++) {
    pass(minute);
    look = async () => {
      throw new Error('the database takes nothing new');
    };
    await ticks.tick();
  }
  expect((await ready())[0]).toBe(503);
});

it('is not ready where the first look never ends', async () => {
  look = never;
  void ticks.tick();
  pass(10 * minute + 1);
  expect((await ready())[0]).toBe(503);
});

it.each([
  [
    'refuses what is to be stored',
    async () => Promise.reject(new Error('read only')),
    'database unavailable',
  ],
  ['does not answer', never, 'database unavailable'],
])('is not ready where the database %s, and lives all the same', async (_, state, said) => {
  database = state;
  expect(await ready()).toEqual([503, said]);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { connection: 'close' } })).status).toBe(
    200,
  );
});

it('is not ready before it has started', async () => {
  started = false;
  expect(await ready()).toEqual([503, 'starting']);
});

it('is not ready where nobody is heard for more than ten seconds; that nothing is taken is another matter', async () => {
  links.set('slack', 'in', 'connection_lost');
  links.set('teams', 'out', 'no_answer');
  pass(10_000);
  expect(await ready()).toEqual([200, 'ready']);
  pass(1);
  expect(await ready()).toEqual([503, 'slack is not connected']);
  links.set('slack', 'in', undefined);
  expect(await ready()).toEqual([200, 'ready']);
});
