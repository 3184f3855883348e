import { createHash } from 'node:crypto';
import { textsFor } from '../../src/texts/texts.ts';
import { readScene } from '../../src/trial/playground-scene.ts';
import type { Driver } from '../contracts/driver.ts';
import { consoleDriver } from '../support/console-client.ts';
import { openCoordinatorPage } from '../support/coordinator-page.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { openMailWorld } from '../support/mail-world.ts';
import { playgroundDriver } from '../support/playground-client.ts';
import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { teamsDriver } from '../support/teams-client.ts';
import { openProductWorld } from '../support/world.ts';

/* What meeting.test.ts tells of Slack and meeting-mail.test.ts of letters, by the other ways. */

const { meeting: m, page: words } = textsFor('sv');
const klippan = contactOf('Klippan');
const lund = contactOf('Lund');

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

const idIn = {
  teams: (email: string) =>
    `00000000-0000-4000-8000-${createHash('sha256').update(email).digest('hex').slice(0, 12)}`,
  playground: (email: string) => email,
  console: (email: string) => email,
};
const drivers: Record<keyof typeof idIn, () => Driver> = {
  teams: () => teamsDriver,
  playground: () => playgroundDriver(() => opened),
  console: () => consoleDriver,
};

it.each(['teams', 'playground', 'console'] as const)(
  'in %s a meeting is planned, answered, prepared and written up',
  async (platform) => {
    const id = idIn[platform];
    const file = await groupOf(['Klippan', 'Lund', 'Höör']);
    file.workingGroup.channels = {};
    const people = [coordinator, klippan, lund];
    const world = await openProductWorld({
      opened,
      driver: drivers[platform](),
      platform,
      files: [file],
      people: people.map((email) => ({ userId: id(email), email, locale: 'sv' })),
      at: '2019-05-22T06:00:00Z',
    });
    const { client } = world;
    const seen = (email: string) => client.seen(id(email));
    const say = async (email: string, text: string) => {
      await client.say(id(email), text);
      return seen(email);
    };
    const press = async (email: string, label: string) => {
      await client.press(id(email), label);
      return seen(email);
    };
    const fill = async (email: string, values: Record<string, string>) => {
      await client.fill(id(email), values);
      return seen(email);
    };
    // Teams knows nobody before they have said something.
    for (const email of people) await say(email, 'hej');
    expect(await say(coordinator, '/avstamning möte 2019-05-29 13–15 Malmö stadsbibliotek')).toContain(
      'Möte onsdagen den 29 maj 2019 kl. 13.00–15.00',
    );
    expect(await press(coordinator, m.invite)).toContain(m.whoGets);
    const sent = await press(coordinator, 'Skicka inbjudan');
    // Substitutes, and all of one library, are not on the platform.
    expect(sent).toContain(m.invited(3));
    expect(sent).toContain(m.missed('Höör'));
    await world.app.idle();
    expect(seen(klippan)).toContain('Hej Anna Klippan! Du är bjuden till möte');
    // It stands in the playground's half-year.
    const [head] = await opened.store.groups.all();
    const { strip } = await readScene(world.product, await opened.store.groups.load(head?.id ?? 0));
    expect(strip?.marks.filter(({ label }) => label.includes('möte')).map(({ day }) => day)).toEqual([
      '2019-05-28',
      '2019-05-29',
    ]);
    // A terminal's person types it: there one button's words begin another's.
    const come = platform === 'console' ? say(klippan, m.typed.coming) : press(klippan, m.coming);
    expect(await come).toContain(m.thanks.coming);
    await press(lund, m.colleague);
    expect(await fill(lund, { name: 'Ulla Berg' })).toContain(m.thanksColleague('Ulla Berg'));
    expect(await say(coordinator, '/avstamning möte')).toContain('En kollega kommer: Lund (Ulla Berg).');
    await press(coordinator, m.changeAgenda);
    expect(await fill(coordinator, { 'items.0.title': 'Höstens workshops' })).toContain('Höstens workshops');
    await press(klippan, m.propose);
    expect(await fill(klippan, { question: 'Legitimation?' })).toContain(m.questionSaved);
    await world.passTo('2019-05-28T08:00:00Z');
    expect(seen(klippan)).toMatch(
      /Mötet är onsdagen den 29 maj[\s\S]*2\. Legitimation\? \(Fråga från Klippan\)/,
    );
    await world.passTo('2019-05-29T13:05:00Z');
    await press(coordinator, m.after);
    expect(await fill(coordinator, { 'tasks.0.what': 'Dela checklistan' })).toContain('Dela checklistan');
    await press(coordinator, m.sendMinutes);
    await press(coordinator, 'Skicka till');
    await world.app.idle();
    expect(seen(lund)).toContain('Här är anteckningarna från mötet onsdagen den 29 maj 2019');
    await world.close();
    expect(world.faults).toEqual([]);
  },
);

it('on the coordinator’s page a meeting is planned from the menu, and who gets what is shown before it goes', async () => {
  const world = await openMailWorld({ opened, file: sampleGroup(2), at: '2019-05-22T06:00:00Z' });
  const page = openCoordinatorPage('convener@example.org', {
    url: world.page.url,
    codeIn: world.codeIn,
    rest: world.app.idle,
  });
  await page.signIn();
  await page.home();
  await page.press(words.wordsLabel.meeting);
  expect(page.seen()).toContain(m.none);
  await page.press(m.plan);
  await page.fill({ day: '2019-06-18', from: '13:00', to: '12:00' });
  expect(page.seen()).toContain(m.backwards);
  await page.fill({ to: '15:00', place: 'Lund' });
  expect(page.seen()).toContain('Möte tisdagen den 18 juni 2019 kl. 13.00–15.00');
  await page.press(m.invite);
  expect(page.seen()).toContain(m.whoGets);
  const before = world.smtp.to('contact@library-1.example.org').length;
  await page.press('Skicka inbjudan');
  await world.app.idle();
  expect(page.seen()).toContain('Inbjudan är skickad');
  expect(world.smtp.to('contact@library-1.example.org')).toHaveLength(before + 1);
  await world.close();
});
