import { createHash } from 'node:crypto';
import { platformNames } from '../src/domain/platform-name.ts';
import { chatPlatformContract } from './contracts/chat-platform.ts';
import { consoleDriver } from './support/console-client.ts';
import { openTestStore, type TestStore } from './support/database.ts';
import { mailDriver } from './support/mail-client.ts';
import { playgroundDriver } from './support/playground-client.ts';
import { sampleGroup } from './support/sample-group.ts';
import { slackDriver } from './support/slack-client.ts';
import { teamsDriver } from './support/teams-client.ts';
import { openProductWorld } from './support/world.ts';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

/** The group's people, by what the platform calls them. */
const idsOn = {
  console: (email: string) => email,
  mail: (email: string) => email,
  playground: (email: string) => email,
  slack: (email: string) => `U${email.replace(/[^a-z]/g, '').toUpperCase()}`,
  teams: (email: string) =>
    `00000000-0000-4000-8000-${createHash('sha256').update(email).digest('hex').slice(0, 12)}`,
};

chatPlatformContract(
  {
    console: consoleDriver,
    playground: playgroundDriver(() => opened),
    mail: mailDriver,
    slack: slackDriver,
    teams: teamsDriver,
  },
  async (driver, platform) => {
    const file = sampleGroup(1);
    file.areas = ['Bemötande', 'Pedagogik och handledning', 'Spridning'].map((name, i) => ({
      key: `area-${i}`,
      name,
      about: '',
      questions: [],
    }));
    for (const agreement of file.agreements) agreement.areas = file.areas.map((area) => area.key);
    const people = file.parties
      .flatMap((party) => party.contacts)
      .map(({ email }) => ({ userId: idsOn[platform](email), email, locale: 'sv' as const }));
    const world = await openProductWorld({
      opened,
      driver,
      platform,
      files: [file],
      people,
      at: '2019-05-20T06:00:00Z',
    });
    await world.passTo('2019-05-21T07:00:30Z');
    const email = 'contact@library-1.example.org';
    const [head] = await opened.store.groups.all();
    const group = await opened.store.groups.load(head?.id ?? 0);
    const checkIn = (await opened.store.checkIns.current(group.id))?.id ?? 0;
    const party = group.parties.find(({ key }) => key === 'library-1')?.id ?? 0;
    return {
      list: { kind: 'report', checkIn, party },
      client: world.client,
      contact: idsOn[platform](email),
      substitute: idsOn[platform]('substitute@library-1.example.org'),
      nobody: idsOn[platform]('nobody@example.org'),
      email,
      party: 'library-1',
      halfYear: '2019-H1',
      areas: file.areas.map((area) => area.name),
      pass: (minutes) => world.set(new Date(world.now().getTime() + minutes * 60_000).toISOString()),
      async close() {
        await world.close();
        if (world.faults.length > 0) throw new Error(world.faults.join('\n'));
      },
    };
  },
);

it('runs for every platform that there is an adapter for', () => {
  expect([...platformNames].sort()).toEqual(['console', 'mail', 'playground', 'slack', 'teams']);
});
