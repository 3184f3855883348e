import { get } from 'node:http';
import type { Credentials } from '../../adapters/teams/authentication.ts';
import { linkPeople } from '../../src/asking/link-people.ts';
import { createApp } from '../../src/entry/app.ts';
import { kinds } from '../../src/entry/features.ts';
import { importGroups } from '../../src/group-files/import-groups.ts';
import type { ChatPlatform, PlatformName } from '../../src/ports/chat-platform.ts';
import { noMeter } from '../../src/ports/meter.ts';
import type { Product } from '../../src/ports/product.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { type LocalServer, serveLocally } from '../support/local-server.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { openSlackWorld, type SlackWorld } from '../support/slack-client.ts';
import { openTeamsWorld, type TeamsWorld } from '../support/teams-client.ts';
import { appId } from '../support/teams-keys.ts';

/*
 * One platform takes calls and never answers. Microsoft's sign-in is asked for over a real connection, by a client that
 * has no time limit of its own, as the library's has none.
 */

const libraries = 30;
const contact = (n: number) => `contact@library-${n}.example.org`;
const inSlack = 'U1SLACK';
const inTeams = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

type SignIn = 'answers' | 'is silent' | 'breaks off half-way';

let opened: TestStore;
let microsoft: LocalServer;
let signIn: SignIn;
let slack: SlackWorld;
let teams: TeamsWorld;
let product: Product;
let app: ReturnType<typeof createApp>;
let now: Date;
let told: string[];
let links: Map<string, string | undefined>;

const credentials: Credentials = {
  isValidAppId: async (id) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    async signRequest(request) {
      const token = await new Promise<string>((resolve) => {
        // Whatever goes wrong is not heard of: that is what is tried here.
        get(microsoft.url, (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('error', () => {});
          response.on('end', () => resolve(text));
        }).on('error', () => {});
      });
      request.headers.set('authorization', `Bearer ${token}`);
      return request;
    },
  }),
};

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

/** The first library's contact is in Slack, all others in Teams. */
beforeEach(async () => {
  await opened.reset();
  signIn = 'answers';
  microsoft = await serveLocally((_, response) => {
    if (signIn === 'answers') return response.end('own-token');
    if (signIn === 'is silent') return;
    response.writeHead(200, { 'content-length': '5000' }).write('{"access_token":"ey');
  });
  now = new Date('2019-05-20T06:00:00Z');
  told = [];
  links = new Map();
  const platforms = new Map<PlatformName, ChatPlatform>();
  product = {
    store: opened.store,
    clock: { now: () => now },
    holidays: loadSwedishHolidays,
    platforms,
    log: { info() {}, warn() {}, error: (_, message) => void told.push(message) },
    kinds,
    meter: { ...noMeter, link: (platform, way, why) => void links.set(`${platform} ${way}`, why) },
  };
  app = createApp(product);
  const numbers = Array.from({ length: libraries - 1 }, (_, index) => index + 2);
  [slack, teams] = await Promise.all([
    openSlackWorld({
      handle: app.handle,
      people: [{ userId: inSlack, email: contact(1), locale: 'sv-SE' }],
    }),
    openTeamsWorld({
      handle: app.handle,
      people: numbers.map((n) => ({ userId: inTeams(n), email: contact(n), locale: 'sv-SE' })),
      credentials,
    }),
  ]);
  platforms.set('teams', teams.platform);
  platforms.set('slack', slack.platform);
  const file = sampleGroup(libraries);
  for (const n of numbers)
    for (const person of file.parties.flatMap(({ contacts }) => contacts))
      if (person.email === contact(n)) person.teams = inTeams(n);
  const read = { source: 'sample.yaml', text: JSON.stringify(file), key: 'sample', file, faults: [] };
  await importGroups(product, [read], () => 'faults');
  await linkPeople(product);
  await app.tick();
});
afterEach(async () => {
  await app.idle();
  await Promise.all([slack.close(), teams.close(), microsoft.close()]);
});

const seenInSlack = () => slack.double.shown(slack.double.dm(inSlack)).length;
const seenInTeams = () =>
  Array.from(
    { length: libraries - 1 },
    (_, index) => teams.double.shown(teams.double.personal(inTeams(index + 2))).length,
  ).reduce((sum, each) => sum + each, 0);

it.each<SignIn>(['is silent', 'breaks off half-way'])(
  'Slack’s people are reminded while the sign-in at Microsoft %s, the look ends, and Teams’ get theirs once afterwards',
  async (how) => {
    signIn = how;
    now = new Date('2019-05-21T07:00:00Z');
    const from = Date.now();
    const tick = app.tick();
    while (seenInSlack() === 0 && Date.now() - from < 30_000)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seenInSlack()).toBe(1);
    expect(Date.now() - from).toBeLessThan(20_000);
    await tick;
    expect(Date.now() - from).toBeLessThan(60_000);
    expect(app.beat().sinceWhole).toBeLessThan(5_000);
    expect(told).toContain('a platform does not answer: it is left alone for a while');
    expect(links.get('teams out')).toBe('no_answer');
    expect(seenInTeams()).toBe(0);
    // Of two kinds of silence, one is waited out.
    if (how !== 'is silent') return;

    signIn = 'answers';
    // The pause after the first silence, and the one for it that tries again.
    await new Promise((resolve) => setTimeout(resolve, 31_000));
    for (let left = 5; left > 0 && seenInTeams() < libraries - 1; left--) {
      await opened.endLeases();
      await app.tick();
      await app.idle();
    }
    expect(seenInTeams()).toBe(libraries - 1);
    expect(seenInSlack()).toBe(1);
    expect(links.get('teams out')).toBeUndefined();
    // What was given up while it waited for its sign-in is not sent by it later.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(seenInTeams()).toBe(libraries - 1);
  },
  180_000,
);

it('Teams’ people are reminded while Slack takes every call and never answers', async () => {
  for (const call of ['conversations.open', 'chat.postMessage', 'users.info', 'users.lookupByEmail'] as const)
    slack.double.fail(call, { delay: 30_000, times: 100 });
  now = new Date('2019-05-21T07:00:00Z');
  const from = Date.now();
  const tick = app.tick();
  while (seenInTeams() < libraries - 1 && Date.now() - from < 60_000)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seenInTeams()).toBe(libraries - 1);
  await tick;
  expect(Date.now() - from).toBeLessThan(60_000);
}, 180_000);
