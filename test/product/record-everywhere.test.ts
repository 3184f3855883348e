import { createHash } from 'node:crypto';
import { recordFile, sha256Of } from '../../src/domain/record-hash.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { playgroundDriver } from '../support/playground-client.ts';
import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { type CardClient, openTeamsClient } from '../support/teams-client.ts';
import { openProductWorld, type ProductWorld } from '../support/world.ts';

/** What locking.test.ts and documents.test.ts tell of Slack, by way of cards: in Teams and in the playground. */

const klippan = contactOf('Klippan');
const lund = contactOf('Lund');
const areas = ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning'];
const good = '🟢 Går bra';
const stalled = '🔺 Står stilla';
const lockedWords = 'Svaren för första halvåret 2019 är låsta och går inte längre att ändra.';

type Options = Parameters<typeof openTeamsClient>[0];
let teams: Awaited<ReturnType<typeof openTeamsClient>>;
const places = {
  teams: {
    id: (email: string) =>
      `00000000-0000-4000-8000-${createHash('sha256').update(email).digest('hex').slice(0, 12)}`,
    async open(options: Options) {
      teams = await openTeamsClient({ ...options, local: true });
      return teams;
    },
  },
  playground: {
    id: (email: string) => email,
    open: (options: Options) => playgroundDriver(() => opened).open(options),
  },
};

let opened: TestStore;
let world: ProductWorld;
let client: CardClient;
let id: (email: string) => string;

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

async function open(platform: keyof typeof places) {
  const place = places[platform];
  id = place.id;
  const file = await groupOf(['Klippan', 'Lund']);
  file.workingGroup.channels = {};
  world = await openProductWorld({
    opened,
    driver: {
      findsByEmail: platform === 'playground',
      async open(options) {
        client = await place.open(options);
        return client;
      },
    },
    platform,
    files: [file],
    people: [coordinator, klippan, lund].map((email) => ({ userId: id(email), email, locale: 'sv' })),
    at: '2019-05-20T06:00:00Z',
  });
  // Teams knows nobody before they have said something.
  for (const email of [coordinator, klippan, lund]) await say(email, 'hej');
  await world.passTo('2019-05-21T08:00:00Z');
}

/** What is new to the person, or drawn anew, after this. */
async function news(email: string, doing: () => Promise<void>): Promise<string> {
  const before = client.seen(id(email)).split('\n\n');
  await doing();
  await world.app.idle();
  const after = client.seen(id(email)).split('\n\n');
  const isNew = (message: string) => {
    const at = before.indexOf(message);
    if (at !== -1) before.splice(at, 1);
    return at === -1;
  };
  return after.filter(isNew).join('\n\n');
}
const say = (email: string, words: string) => news(email, () => client.say(id(email), words));
const press = (email: string, label: string, area?: string) =>
  news(email, () => client.press(id(email), label, area));
const choose = (email: string, area: string, status: string) =>
  news(email, () => client.choose(id(email), area, status));
const pick = (email: string, option: string) => news(email, () => client.pick(id(email), option));
const fill = (email: string, values: Record<string, string>) =>
  news(email, () => client.fill(id(email), values));
const form = (email: string) => client.form(id(email));

async function answer(email: string) {
  await say(email, '/lagesrapport');
  for (const area of areas) await choose(email, area, good);
  return press(email, 'Skicka in');
}
const exported = async () => (await opened.events()).filter(({ kind }) => kind === 'exported');
async function lockAll() {
  await say(coordinator, '/avstamning lås');
  return press(coordinator, 'Lås alla svar');
}

describe.each(['teams', 'playground'] as const)('in %s', (platform) => {
  beforeEach(async () => {
    await open(platform);
    await answer(klippan);
  });
  afterEach(async () => {
    await world.close();
    expect(world.faults).toEqual([]);
  });

  it('one party’s answer is locked from a menu, and then all; a list from before that changes nothing', async () => {
    await say(lund, '/lagesrapport');
    await choose(lund, 'Spridning', good);
    await press(klippan, 'Ändra');
    await say(coordinator, '/avstamning');
    expect(await press(coordinator, 'Lås svaren')).toContain('Eller lås bara en part');
    expect(await pick(coordinator, 'Klippan')).toContain('Låsa Klippans svar för första halvåret 2019?');
    expect(await press(coordinator, 'Lås Klippan')).toContain(
      'Klippans svar för första halvåret 2019 är låst.',
    );
    expect(await choose(klippan, 'Spridning', stalled)).toContain(lockedWords);
    expect(await choose(lund, 'Bemötande', stalled)).not.toContain(lockedWords);
    expect(await lockAll()).toContain('Svaren för första halvåret 2019 är låsta.');
    expect(await press(lund, 'Skicka in')).toContain(lockedWords);
    expect(await press(coordinator, 'Visa sammanställningen')).toContain('Låst 21 maj 2019.');
    expect(await say(coordinator, '/avstamning historik')).toContain('Första halvåret 2019');
    expect(await press(coordinator, 'Första halvåret 2019')).toContain('Låst 21 maj 2019.');
  });

  it('a form that was open when the answers were locked keeps what was typed', async () => {
    await press(klippan, 'Ändra');
    await press(klippan, 'Skriv mer', 'Bemötande');
    await lockAll();
    await fill(klippan, { done: 'För sent' });
    expect(form(klippan)?.errors.join()).toContain(lockedWords);
    expect(form(klippan)?.values.done).toBe('För sent');
  });

  it('an answer is unlocked with a reason, changed, and read version by version; all of it is in the log', async () => {
    await lockAll();
    await say(coordinator, '/avstamning');
    const asked = await press(coordinator, 'Lås upp');
    expect(asked).toContain('Låsa upp svar för första halvåret 2019?');
    expect(asked).toContain('Vems svar vill du låsa upp?');
    await pick(coordinator, 'Klippan');
    expect(await press(coordinator, 'Avbryt')).toContain('Låst 21 maj 2019.');
    expect(form(coordinator)).toBeUndefined();
    await press(coordinator, 'Lås upp');
    await pick(coordinator, 'Klippan');
    await fill(coordinator, { reason: '  ' });
    expect(form(coordinator)?.errors).toEqual(['⚠ Skriv ett skäl. Det sparas i loggen.']);
    const told = await news(klippan, async () => {
      expect(await fill(coordinator, { reason: 'Fel *siffra*' })).toContain(
        'Klippans svar för första halvåret 2019 är upplåst.',
      );
    });
    expect(form(coordinator)).toBeUndefined();
    expect(told).toContain('har låst upp Klippans lägesrapport för första halvåret 2019');
    expect(told).toContain('Fel *siffra*');

    await press(klippan, 'Ändra');
    await choose(klippan, 'Spridning', stalled);
    await press(klippan, 'Skicka in');
    await press(klippan, 'Visa');
    expect(await press(klippan, 'Visa tidigare versioner')).toContain(`Spridning ${good} → ${stalled}`);
    expect(await press(klippan, 'Visa hela version 1')).toContain(`Spridning ${good}`);

    await say(coordinator, '/avstamning');
    await press(coordinator, 'Hela tabellen');
    expect(await pick(coordinator, 'Klippan')).toContain(`Spridning: ${stalled}`);
    expect(await press(coordinator, 'Visa tidigare versioner')).toContain('Version 2: Anna Klippan');
    const where = { teams: 'Teams', playground: 'webbläsaren' }[platform];
    expect(await say(coordinator, '/avstamning logg')).toContain(
      `låste upp (Klippan, första halvåret 2019, ${where}). Skäl: Fel *siffra*`,
    );
  });

  it('Blev det av? is asked of what was agreed, in the half-year after', async () => {
    await press(klippan, 'Ändra');
    await press(klippan, 'Till sist');
    await fill(klippan, { 'commitments.0.what': 'Workshop', 'commitments.0.who': 'Anna' });
    await press(klippan, 'Skicka in');
    await lockAll();
    await world.passTo('2019-11-20T12:00:00Z');
    await say(klippan, '/lagesrapport');
    for (const area of areas) await choose(klippan, area, good);
    expect(await press(klippan, 'Till sist')).toContain('Det här bestämde ni tidigare. Blev det av?');
    const outcome = () =>
      Object.keys(form(klippan)?.values ?? {}).find((field) => field.startsWith('outcomes.')) ?? '';
    expect(await fill(klippan, { [outcome()]: 'partly' })).toContain('Workshop – Anna – Delvis');
    await press(klippan, 'Till sist');
    expect(form(klippan)?.values[outcome()]).toBe('partly');
    await fill(klippan, {});
    await press(klippan, 'Skicka in');
    expect(await press(klippan, 'Visa')).toContain('Workshop – Anna – Delvis');
  });

  it('the picture comes as a file, with its words beside it at once', async () => {
    await say(coordinator, '/avstamning');
    const seen = await press(coordinator, 'Bild');
    expect(seen).toContain('Läget, första halvåret 2019. Utkast 21 maj 2019. Svar: 1 av');
    expect(seen).toMatch(/Bemötande: 1 svarar Går bra \(Klippan\)/);
    const { name, bytes } = await client.take(id(coordinator));
    expect(name).toBe('bild-2019-H1-utkast.png');
    expect(bytes?.subarray(1, 4).toString()).toBe('PNG');
    expect(await exported()).toMatchObject([{ platform, detail: { what: 'picture', of: 'group' } }]);
  });

  it('the picture comes by words too', async () => {
    expect(await say(coordinator, '/avstamning bild')).toContain('Läget, första halvåret 2019. Utkast');
    expect((await client.take(id(coordinator))).name).toBe('bild-2019-H1-utkast.png');
  });

  it('a document comes as the file itself, as a draft before the lock', async () => {
    await say(coordinator, '/avstamning');
    expect(await press(coordinator, 'Dokument')).toContain('Dokumenten märks som utkast.');
    await press(coordinator, 'JSON');
    expect(await exported()).toEqual([]);
    expect((await client.take(id(coordinator))).name).toBe('avstamning-2019-H1-utkast.json');
    expect(await exported()).toMatchObject([{ platform, detail: { what: 'json', of: 'group' } }]);
    await lockAll();
    await say(coordinator, '/avstamning dokument');
    await press(coordinator, 'JSON');
    const { name, bytes } = await client.take(id(coordinator));
    expect(name).toBe('avstamning-2019-H1.json');
    const { sha256, record } = recordFile.parse(JSON.parse(String(bytes)));
    expect(sha256Of(record)).toBe(sha256);
    expect(client.seen(id(coordinator))).toContain(`Här är ${name}.`);
    expect(await exported()).toMatchObject([{}, { detail: { sha256 } }]);
  });
});

it('a file that is declined in Teams is not put anywhere', async () => {
  await open('teams');
  await say(coordinator, '/avstamning dokument');
  await press(coordinator, 'Tabell');
  const { double, people, rest } = teams.world;
  const offer = double.shown(double.personal(id(coordinator))).findLast(({ file }) => file);
  if (!offer) throw new Error('no file is offered');
  await people.consent(id(coordinator), offer, 'decline');
  await rest();
  expect(client.seen(id(coordinator))).toContain(`tabell-2019-H1-utkast.csv är inte skickad.`);
  expect(double.oneDrive.size).toBe(0);
  expect(await exported()).toEqual([]);
  await world.close();
});
