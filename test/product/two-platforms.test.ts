import { createHash } from 'node:crypto';
import { linkPeople } from '../../src/asking/link-people.ts';
import { type App, createApp } from '../../src/entry/app.ts';
import { kinds } from '../../src/entry/features.ts';
import { importGroups } from '../../src/group-files/import-groups.ts';
import type { ChatPlatform, PlatformName } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { noMeter } from '../../src/ports/meter.ts';
import type { Product } from '../../src/ports/product.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';
import { textsFor } from '../../src/texts/texts.ts';
import type { Client } from '../contracts/driver.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { slackDriver } from '../support/slack-client.ts';
import { openTeamsClient } from '../support/teams-client.ts';

const texts = textsFor('sv');
const { channelOn, report, summary, messages } = texts;
const slackChannel = 'C0SAMPLE';
const teamsChannel = '19:grupp@thread.tacv2';
const invitation = 'Dags för halvårets avstämning';

const inSlack = (email: string) => `U${email.replace(/[^a-z0-9]/g, '').toUpperCase()}`;
const inTeams = (email: string) =>
  `00000000-0000-4000-8000-${createHash('sha256').update(email).digest('hex').slice(0, 12)}`;
const contact = (n: number) => `contact@library-${n}.example.org`;
const coordinator = 'convener@example.org';

let opened: TestStore;
let app: App;
let slack: Client;
let teams: Awaited<ReturnType<typeof openTeamsClient>>;
let now: Date;
let faults: string[];
let product: Product;

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

/** Libraries 1 and 2 are in Slack, 3 and 4 in Teams, the coordinator in both. The file names the fourth's id in Teams. */
beforeEach(async () => {
  await opened.reset();
  now = new Date('2019-05-20T06:00:00Z');
  faults = [];
  const log: Log = {
    info() {},
    warn: (_, text) => void faults.push(text),
    error: (_, text) => void faults.push(text),
  };
  const platforms = new Map<PlatformName, ChatPlatform>();
  product = {
    store: opened.store,
    clock: { now: () => now },
    holidays: loadSwedishHolidays,
    platforms,
    log,
    kinds,
    meter: noMeter,
  };
  app = createApp(product);
  const people = (emails: string[], id: (email: string) => string) =>
    emails.map((email) => ({ userId: id(email), email, locale: 'sv' as const }));
  slack = await slackDriver.open({
    handle: app.handle,
    idle: app.idle,
    people: people([coordinator, contact(1), contact(2)], inSlack),
    channels: [slackChannel],
  });
  teams = await openTeamsClient({
    handle: app.handle,
    idle: app.idle,
    people: people([coordinator, contact(3), contact(4)], inTeams),
    channels: [teamsChannel],
  });
  platforms.set('slack', slack.platform);
  platforms.set('teams', teams.platform);

  const file = sampleGroup(4);
  file.workingGroup.channels = { slack: slackChannel, teams: teamsChannel };
  for (const person of file.parties.flatMap(({ contacts }) => contacts))
    if (person.email === contact(4)) person.teams = inTeams(contact(4));
  const text = JSON.stringify(file);
  await importGroups(
    product,
    [{ source: 'sample.yaml', text, key: 'sample', file, faults: [] }],
    () => 'faults',
  );
  await linkPeople(product);
  await app.tick();
});
afterEach(async () => {
  await app.idle();
  await slack.close();
  await teams.close();
});

async function passTo(moment: string): Promise<void> {
  const until = new Date(moment);
  for (;;) {
    const next = await opened.store.nextMoment(now);
    if (!next || next > until) break;
    now = next;
    await app.tick();
    await app.idle();
  }
  now = until;
  await app.tick();
  await app.idle();
}

const count = (text: string, wanted: string) => text.split(wanted).length - 1;
const areas = ['Area welcome', 'Area teaching'];

async function answer(client: Client, userId: string): Promise<void> {
  await client.say(userId, 'lägesrapport');
  for (const area of areas) await client.choose(userId, area, texts.status.going_well);
  await client.press(userId, report.submit);
}

/** What is new in a conversation after doing this. */
async function news(seen: () => string, doing: () => Promise<void>): Promise<string> {
  const before = seen();
  await doing();
  await app.idle();
  return seen().startsWith(before) ? seen().slice(before.length) : seen();
}

describe('a group with members in Slack and in Teams', () => {
  it('is reminded where each one is, and once', async () => {
    await teams.say(inTeams(contact(3)), 'hej');
    await passTo('2019-05-21T07:00:30Z');
    for (const n of [1, 2]) expect(count(slack.seen(inSlack(contact(n))), invitation)).toBe(1);
    for (const n of [3, 4]) expect(count(teams.seen(inTeams(contact(n))), invitation)).toBe(1);
    expect(faults).toEqual([]);
  });

  it('writes to a person with both where they last spoke', async () => {
    await slack.say(inSlack(coordinator), 'hjälp');
    now = new Date('2019-05-20T06:30:00Z');
    await teams.say(inTeams(coordinator), 'hjälp');
    await passTo('2019-05-21T07:00:30Z');
    expect(count(teams.seen(inTeams(coordinator)), invitation)).toBe(1);
    expect(count(slack.seen(inSlack(coordinator)), invitation)).toBe(0);

    await slack.say(inSlack(coordinator), 'hjälp');
    const before = teams.seen(inTeams(coordinator));
    const reminded = await news(
      () => slack.seen(inSlack(coordinator)),
      () => passTo('2019-06-04T07:00:30Z'),
    );
    expect(reminded).toContain('Lägesrapporten från Region är inte inskickad än');
    expect(teams.seen(inTeams(coordinator))).toBe(before);
  });

  it('has one list of who has answered, the same second on both', async () => {
    await slack.say(inSlack(coordinator), 'hjälp');
    await teams.say(inTeams(coordinator), 'hjälp');
    await passTo('2019-05-21T07:00:30Z');
    await answer(teams, inTeams(contact(4)));
    const first = await news(
      () => slack.seen(inSlack(coordinator)),
      () => slack.say(inSlack(coordinator), 'avstämning'),
    );
    expect(first).toContain(summary.answers(1, 5));

    await answer(slack, inSlack(contact(1)));
    const second = await news(
      () => teams.seen(inTeams(coordinator)),
      () => teams.say(inTeams(coordinator), 'avstämning'),
    );
    expect(second).toContain(summary.answers(2, 5));
    await passTo('2019-06-04T07:00:30Z');
    expect(teams.seen(inTeams(contact(4)))).not.toContain('är inte inskickad än');
    expect(slack.seen(inSlack(contact(2)))).toContain('är inte inskickad än');
  });

  it('is shown the summary in both channels alike, and told when it is shown again', async () => {
    await slack.say(inSlack(coordinator), 'hjälp');
    await teams.say(inTeams(contact(3)), 'hjälp');
    await passTo('2019-05-21T07:00:30Z');
    await answer(teams, inTeams(contact(4)));
    const bare = (text: string) => text.replace(/\s+/g, '');
    const show = async () => {
      await slack.say(inSlack(coordinator), 'avstämning');
      await slack.press(inSlack(coordinator), summary.showToGroup);
      await slack.press(inSlack(coordinator), summary.showNow);
      await app.idle();
    };
    await show();
    const shown = teams.channel(teamsChannel);
    expect(shown).toContain(summary.answers(1, 5));
    expect(bare(shown)).toBe(bare(slack.channel(slackChannel)));

    await answer(slack, inSlack(contact(1)));
    const again = await news(() => teams.channel(teamsChannel), show);
    expect(again).toContain('Visas igen. Förra gången var den 21 maj 2019');
    expect(again).toContain(summary.answers(2, 5));
    expect(bare(teams.channel(teamsChannel))).toBe(bare(slack.channel(slackChannel)));
    expect(teams.channel(teamsChannel).startsWith(shown)).toBe(true);
  });

  it('says how to bring the bot into the channel in Teams where it is not there, and shows it in Slack', async () => {
    teams.world.double.channels.clear();
    await slack.say(inSlack(coordinator), 'hjälp');
    await passTo('2019-05-21T07:00:30Z');
    await slack.say(inSlack(coordinator), 'avstämning');
    await slack.press(inSlack(coordinator), summary.showToGroup);
    await slack.press(inSlack(coordinator), summary.showNow);
    await app.idle();
    const seen = slack.seen(inSlack(coordinator));
    expect(seen).toContain(summary.notInChannel(channelOn.teams, '@Avstämning'));
    expect(seen).toContain(summary.shown(channelOn.slack));
  });

  it('hears in its Teams channel of a party whose people have never been met, once at each reminder', async () => {
    await slack.say(inSlack(coordinator), 'hjälp');
    await passTo('2019-05-21T07:00:30Z');
    const said = teams.channel(teamsChannel);
    expect(count(said, 'Lägesrapporten från library-3')).toBe(1);
    expect(said).not.toContain(contact(3));
    // Of library-2 the contact is reached, and only the substitute never was.
    await passTo('2019-06-11T07:00:30Z');
    const later = teams.channel(teamsChannel);
    expect(count(later, 'Lägesrapporten från library-3')).toBe(3);
    expect(later).not.toContain('library-2');

    await teams.say(inTeams(contact(3)), 'hej');
    await passTo('2019-06-13T07:00:30Z');
    expect(teams.channel(teamsChannel)).toBe(later);
  });

  it('hears of it at a start before its time too, and not once more on the day of the invitation', async () => {
    await slack.say(inSlack(coordinator), 'starta');
    await slack.press(inSlack(coordinator), 'Starta');
    await passTo('2019-05-20T07:00:30Z');
    const said = teams.channel(teamsChannel);
    expect(count(said, 'Lägesrapporten från library-3')).toBe(1);
    await passTo('2019-05-21T07:00:30Z');
    expect(teams.channel(teamsChannel)).toBe(said);
  });

  it('names a party whose people have never been met in the channel when the coordinator reminds, once a day', async () => {
    await slack.say(inSlack(coordinator), 'hjälp');
    await passTo('2019-05-21T07:00:30Z');
    const remind = () =>
      news(
        () => slack.seen(inSlack(coordinator)),
        () => slack.say(inSlack(coordinator), 'påminn'),
      );
    const named = () => count(teams.channel(teamsChannel), 'Lägesrapporten från library-3');
    const where = channelOn.teams;
    // The calendar has named it this morning.
    expect(await remind()).toContain(messages.namedInChannelAlready('library-3', where));
    expect(named()).toBe(1);
    await passTo('2019-05-22T10:00:00Z');
    const told = await remind();
    expect(told).toContain(messages.namedInChannel('library-3', where));
    expect(told).toContain('Påminnelse skickad till Region, library-1, library-2 och library-4');
    expect(named()).toBe(2);
    expect(await remind()).toContain(messages.namedInChannelAlready('library-3', where));
    expect(named()).toBe(2);
    expect(teams.channel(teamsChannel)).not.toContain(contact(3));
    // Met since: reminded where they are, and named no more.
    await passTo('2019-05-23T10:00:00Z');
    await teams.say(inTeams(contact(3)), 'hej');
    expect(await remind()).not.toContain(where);
    expect(named()).toBe(2);
    expect(teams.seen(inTeams(contact(3)))).toContain(invitation);
  });

  it('tells the coordinator why each one cannot be reached, and what to do about it', async () => {
    await slack.say(inSlack(coordinator), 'hjälp');
    await passTo('2019-05-21T07:00:30Z');
    const told = () =>
      news(
        () => slack.seen(inSlack(coordinator)),
        () => slack.say(inSlack(coordinator), 'avstämning'),
      );
    const { unreachableWhy: why, unreachableMend: mend } = messages;
    const first = await told();
    expect(first).toContain(
      `library-3 (${why['not-found']('Slack', '')}, ${why['never-seen']('Teams', '')})`,
    );
    expect(first).toContain(mend['not-found']('Slack', ''));
    expect(first).toContain(mend['never-seen']('Teams', ''));
  });

  it('keeps what is owed in Teams while the tenant has the app switched off, and blames nobody', async () => {
    for (const email of [coordinator, contact(3), contact(4)]) await teams.say(inTeams(email), 'hjälp');
    teams.world.double.fail('post', { status: 403, code: 'BotDisabledByAdmin', times: 100 });
    await passTo('2019-05-21T07:00:30Z');
    await app.tick();
    await app.idle();
    expect(count(slack.seen(inSlack(coordinator)), messages.platformHeld('Teams'))).toBe(1);
    const rows = await opened.deliveries();
    expect(rows.filter(({ state }) => state === 'unreachable').map(({ platform }) => platform)).not.toContain(
      'teams',
    );
    expect(slack.seen(inSlack(coordinator))).not.toContain(`library-3 (`);
  });

  it('hears in its Teams channel of a party that cannot be reached there, not of the person', async () => {
    await slack.say(inSlack(coordinator), 'hjälp');
    await passTo('2019-05-21T07:00:30Z');
    const gone = teams.world.double.people.get(inTeams(contact(4)));
    if (gone) gone.installed = false;
    await passTo('2019-06-04T07:00:30Z');
    const said = teams.channel(teamsChannel);
    expect(count(said, 'Lägesrapporten från library-4')).toBe(1);
    expect(said).not.toContain('Contact of');
    expect(said).not.toContain(contact(4));

    await passTo('2019-06-10T07:00:30Z');
    expect(slack.seen(inSlack(coordinator))).toContain(
      `library-4 (${messages.unreachableWhy['never-seen']('Teams', '')})`,
    );

    const told = () =>
      news(
        () => slack.seen(inSlack(coordinator)),
        () => slack.say(inSlack(coordinator), 'avstämning'),
      );
    expect(await told()).toContain(`library-4 (${messages.unreachableWhy['never-seen']('Teams', '')})`);
    if (gone) gone.installed = true;
    await teams.say(inTeams(contact(4)), 'hej');
    await app.idle();
    expect(await told()).not.toContain('library-4 (');
    await passTo('2019-06-11T07:00:30Z');
    expect(count(teams.channel(teamsChannel), 'library-4')).toBe(count(said, 'library-4'));
    expect(teams.seen(inTeams(contact(4)))).toContain('Sista dag är');
  });
});

it('keeps what is owed in Teams while the bot is not let in there, and tells the coordinator in Slack once', async () => {
  // Everybody has spoken to the bot, so that it is known where they are.
  for (const email of [coordinator, contact(3)]) await teams.say(inTeams(email), 'hjälp');
  teams.world.double.fail('post', { status: 401, code: 'Unauthorized', times: 100 });
  await passTo('2019-05-21T07:00:30Z');
  const rows = await opened.deliveries();
  const third = rows.filter(({ platform, reason }) => platform === 'teams' || reason === 'paced');
  expect(third.length).toBeGreaterThan(0);
  expect(new Set(third.map(({ state }) => state))).toEqual(new Set(['planned']));
  await app.tick();
  await app.idle();
  const told = messages.platformStopped('Teams');
  expect(count(slack.seen(inSlack(coordinator)), told)).toBe(1);
  expect(slack.seen(inSlack(contact(1)))).toContain(invitation);
  expect(faults).toContain(
    'the platform takes nothing from the bot: mend its token or its app; what is owed there waits',
  );
});
