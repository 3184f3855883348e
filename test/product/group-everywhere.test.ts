import { createHash } from 'node:crypto';
import { consoleDriver } from '../support/console-client.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { playgroundDriver } from '../support/playground-client.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { slackDriver } from '../support/slack-client.ts';
import { teamsDriver } from '../support/teams-client.ts';
import { openProductWorld } from '../support/world.ts';

/** A group is run, and a party handed over, in every chat: the same words, buttons and forms. */

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

const entra = (email: string) =>
  `00000000-0000-4000-8000-${createHash('sha256').update(email).digest('hex').slice(0, 12)}`;
const platforms = {
  slack: { driver: slackDriver, id: (email: string) => `U${email.replace(/[^a-z]/g, '').toUpperCase()}` },
  teams: { driver: teamsDriver, id: entra },
  console: { driver: consoleDriver, id: (email: string) => email },
  playground: { driver: playgroundDriver(() => opened), id: (email: string) => email },
};

it.each(Object.keys(platforms) as (keyof typeof platforms)[])('on %s', async (platform) => {
  const { driver, id } = platforms[platform];
  const file = sampleGroup(1);
  const nils = 'nils@library-1.example.org';
  const people = [...file.parties.flatMap(({ contacts }) => contacts.map(({ email }) => email)), nils];
  const world = await openProductWorld({
    opened,
    driver,
    platform,
    files: [file],
    people: people.map((email) => ({ userId: id(email), email, locale: 'sv' })),
    at: '2019-05-20T06:00:00Z',
    channels: [],
  });
  await opened.store.groups.import(file, 'sample.yaml', world.now(), undefined, 'bot');
  await world.passTo('2019-06-05T08:00:00Z');
  const { client } = world;
  const [head] = await opened.store.groups.all();
  const now = () => opened.store.groups.asFile(head?.id ?? 0);
  const convener = id('convener@example.org');
  const anna = id('contact@library-1.example.org');

  await client.say(convener, '/avstamning grupp');
  expect(client.seen(convener)).toContain('2 parter, 2 områden. Gruppen sköts här.');
  await client.press(convener, 'Dagar');
  await client.fill(convener, { first: '25' });
  expect(client.seen(convener)).toContain('Sista dag, fredagen i vecka: 24 och 50 → 25 och 50');
  expect((await now()).checkIns.dueWeeks).toEqual([24, 50]);
  await client.press(convener, 'Spara');
  expect((await now()).checkIns.dueWeeks).toEqual([25, 50]);
  await client.press(convener, 'Ångra');
  expect((await now()).checkIns.dueWeeks).toEqual([24, 50]);

  await client.say(convener, '/avstamning grupp');
  await client.press(convener, 'Mål');
  await client.press(convener, 'Lägg till mål');
  // A menu is answered by number in the terminal.
  const courses = platform === 'console' ? '2' : 'initiatives';
  await client.fill(convener, { sentence: 'Fler kurser', measure: courses });
  expect(client.form(convener)?.errors.join()).toContain('Skriv hur många det ska bli');
  await client.fill(convener, { target: '12' });
  expect((await now()).goals).toEqual([
    { key: 'fler-kurser', text: 'Fler kurser', source: '', measure: 'initiatives', target: 12, per: 'year' },
  ]);
  await client.press(convener, 'Ångra');
  expect((await now()).goals).toEqual([]);

  await client.say(anna, '/avstamning vem svarar');
  await client.press(anna, 'Byt kontaktperson');
  await client.fill(anna, { 'who.name': 'Nils Ny', 'who.email': nils, appointedBy: 'Chefen' });
  expect(client.seen(anna)).toContain('Nils Ny får nu en inbjudan');
  await world.app.tick();
  await world.app.idle();
  // In Teams nobody can be written to before they have the app: to write to it is to have it, and to take over.
  if (platform === 'teams') await client.say(id(nils), 'lägesrapport');
  else {
    expect(client.seen(id(nils))).toContain('lämnar över till dig');
    await client.press(id(nils), 'Jag tar över');
    expect(client.seen(id(nils))).toContain('Tack! Du är nu kontaktperson för library-1.');
  }
  const library = (await now()).parties.find(({ key }) => key === 'library-1');
  expect(library?.contacts.map(({ email }) => email)).toEqual([nils, 'substitute@library-1.example.org']);
  await world.close();
  expect(world.faults.filter((fault) => !fault.includes('a delivery cannot arrive'))).toEqual([]);
});
