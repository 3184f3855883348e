import { createHash } from 'node:crypto';
import { consoleDriver } from '../support/console-client.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { playgroundDriver } from '../support/playground-client.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { slackDriver } from '../support/slack-client.ts';
import { teamsDriver } from '../support/teams-client.ts';
import { openProductWorld } from '../support/world.ts';

/** A course, from three answers to the line in the summary, in every chat: the same words, buttons and forms. */

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

const entra = (email: string) =>
  `00000000-0000-4000-8000-${createHash('sha256').update(email).digest('hex').slice(0, 12)}`;
const platforms = {
  slack: { driver: slackDriver, id: (email: string) => `U${email.replace(/[^a-z0-9]/g, '').toUpperCase()}` },
  teams: { driver: teamsDriver, id: entra },
  console: { driver: consoleDriver, id: (email: string) => email },
  playground: { driver: playgroundDriver(() => opened), id: (email: string) => email },
};

it.each(Object.keys(platforms) as (keyof typeof platforms)[])('on %s', async (platform) => {
  const { driver, id } = platforms[platform];
  const file = sampleGroup(2);
  const emails = file.parties.flatMap(({ contacts }) => contacts.map(({ email }) => email));
  const world = await openProductWorld({
    opened,
    driver,
    platform,
    files: [file],
    people: emails.map((email) => ({ userId: id(email), email, locale: 'sv' })),
    at: '2019-02-04T08:00:00Z',
    channels: platform === 'slack' ? ['C0SAMPLE'] : [],
  });
  const { client } = world;
  // The terminal is told a choice in words.
  const chosen = (word: string, value: string) => (platform === 'console' ? word : value);
  const anna = id('contact@library-1.example.org');
  const bo = id('contact@library-2.example.org');
  const convener = id('convener@example.org');
  // Teams knows nobody before they have said something.
  for (const person of [anna, bo, convener]) await client.say(person, 'hej');

  await client.say(anna, '/avstamning kurs');
  expect(client.seen(anna)).toContain('Skriv inte matallergier här.');
  await client.press(anna, 'Ny kurs eller träff');
  await client.fill(anna, { title: 'Digital handledning', day: '2019-05-28', open: chosen('Ja', 'yes') });
  expect(client.seen(anna)).toContain('Sparat: Digital handledning.');
  if (platform === 'slack')
    expect(client.channel('C0SAMPLE')).toContain('bjuder in till en kurs eller träff.');
  const [group] = await opened.store.groups.all();
  const areas = (await opened.store.groups.load(group?.id ?? 0)).areas;
  await client.press(anna, 'Lägg till mer');
  await client.fill(anna, {
    areaId: chosen('Area welcome', String(areas[0]?.id)),
    arrangement: chosen('Vi själva', 'own'),
    places: '5',
    from: '13:00',
  });
  expect(client.seen(anna)).toContain('Area welcome');

  await client.say(bo, '/avstamning kurser');
  await client.press(bo, 'Visa: Digital handledning');
  await client.press(bo, 'Anmäl antal');
  await client.fill(bo, { seats: '6' });
  expect(client.form(bo)?.errors.join()).toContain('Det finns bara 5 platser kvar.');
  await client.fill(bo, { seats: '2' });
  expect(client.seen(bo)).toContain('Ni har anmält 2 personer till Digital handledning.');
  await client.press(bo, 'Lägg i kalendern');
  expect(client.seen(bo)).toContain('kurs-2019-05-28.ics');

  await client.press(anna, 'Flytta');
  await client.fill(anna, { day: '2019-05-29' });
  await world.app.tick();
  await world.app.idle();
  expect(client.seen(bo)).toContain('är flyttad till onsdagen den 29 maj 2019 kl. 13.00. Ni har anmält 2.');

  // A working day later it is asked about, and what is said of it stands in the half-year.
  await world.passTo('2019-06-03T08:00:00Z');
  expect(client.seen(anna)).toContain(
    'Digital handledning var onsdagen den 29 maj 2019 kl. 13.00. Hur gick det?',
  );
  await client.press(anna, 'Den blev av');
  await client.fill(anna, { participants: '18', fromOthers: '2' });
  expect(client.seen(anna)).toContain('18 deltagare, varav 2 från andra bibliotek');
  await client.say(anna, '/lagesrapport');
  expect(client.seen(anna)).toContain('1 kurs, 18 deltagare ›');
  await client.press(anna, 'Skriv mer', 'Area welcome');
  await client.fill(anna, { 'take.courses': chosen('Ta med', 'take') });
  await client.press(anna, 'Skriv mer', 'Area welcome');
  expect(client.form(anna)?.values.done).toBe(
    'Kurser och träffar: Digital handledning den 29 maj (18 deltagare).',
  );
  await client.fill(anna, {});
  // Nothing new to say: a press for all, and one to send in; or a choice for each area.
  for (const { name } of areas) await client.choose(anna, name, '🟢 Går bra');
  await client.press(anna, 'Skicka in');
  await client.say(convener, '/avstamning');
  expect(client.seen(convener)).toContain('Kurser: 1 hållen, 18 deltagare, 2 från andra bibliotek.');
  await client.press(convener, 'Kurser och möten');
  expect(client.seen(convener)).toContain('Digital handledning');
  await world.close();
  expect(world.faults).toEqual([]);
});
