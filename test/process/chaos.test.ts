import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { openDatabase } from '../../db/client.ts';
import { readWorkingGroupFiles } from '../../src/group-files/working-group-files.ts';
import { createOwnDatabase, describeOnPostgres, type OwnDatabase } from '../support/postgres.ts';
import { type Bot, build, cleanUp, eventually, startBot, temporaryFolder } from '../support/process.ts';
import { botToken, openSlackDouble, pause, type SlackDouble, team } from '../support/slack-double.ts';
import { signingSecret } from '../support/slack-people.ts';
import { openTeamsDouble, type TeamsDouble } from '../support/teams-double.ts';

/*
 * Three processes of the built program send 500 invitations while they are killed, and while the platforms are slow,
 * refuse, break, and lose answers to what they have taken. CHAOS_SEED plays the same failures and moments again; what
 * meets what is up to the machine.
 */

const seed = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const recipients = 500;
const replicas = 3;
const kills = 10;
/** As many as one process has under way; see send-deliveries.ts. */
const underWay = 20;

/** Mulberry32: small, and the same everywhere. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = randomFrom(seed);

type Trouble = { delay: number; status?: number; retryAfter?: number; drop?: 'before' | 'after' };

/** What each of a platform's first calls meets, in order; those that come back later meet nothing more. */
const troubles: Record<'slack' | 'teams', Trouble[]> = { slack: [], teams: [] };
for (const list of Object.values(troubles))
  for (let n = 0; n < recipients / 2; n++) {
    const delay = Math.round(200 + random() * 2_000);
    const kind = random();
    if (kind < 0.05) list.push({ delay, status: 429, retryAfter: 1 });
    else if (kind < 0.09) list.push({ delay, status: 500 });
    else if (kind < 0.11) list.push({ delay, status: 503 });
    else if (kind < 0.14) list.push({ delay, drop: 'before' });
    else if (kind < 0.2) list.push({ delay, drop: 'after' });
    else list.push({ delay });
  }

const libraries = Array.from({ length: recipients }, (_, n) => {
  const inTeams = n % 2 === 1;
  const number = String(n).padStart(4, '0');
  return {
    key: `bibliotek-${number}`,
    email: `bibliotek-${number}@example.org`,
    platform: inTeams ? ('teams' as const) : ('slack' as const),
    userId: inTeams ? `00000000-0000-4000-8000-00000000${number}` : `U2${number}`,
  };
});

describeOnPostgres('three processes that are killed ten times', (server) => {
  let database: OwnDatabase;
  let slack: SlackDouble;
  let teams: TeamsDouble;
  let settings: Record<string, string>;

  beforeAll(async () => {
    await build();
    slack = await openSlackDouble();
    teams = await openTeamsDouble('');
    database = await createOwnDatabase(server);
    const folder = await writeGroups();
    settings = {
      DATABASE_URL: database.url,
      WORKING_GROUP_FILE: folder,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
      TEAMS_AUTH: 'none',
      CLOCK_START: '2019-05-21T09:30',
    };
    await meetEverybody(folder);
    for (const { delay, status, retryAfter, drop } of troubles.slack)
      slack.fail('chat.postMessage', { delay, status, retryAfter, drop });
    for (const { delay, status, retryAfter, drop } of troubles.teams)
      teams.fail('post', {
        delay,
        status,
        drop,
        ...(retryAfter === undefined ? {} : { retryAfter: String(retryAfter) }),
      });
  });
  afterAll(async () => {
    await cleanUp();
    await slack.close();
    await teams.close();
    await database.drop();
  });

  /** Two groups like the shipped one, with half of the libraries each: a group holds 300 parties at most. */
  async function writeGroups(): Promise<string> {
    const shipped = await readFile('db/seed/digitalt-forst.yaml', 'utf8');
    const folder = await temporaryFolder();
    for (const [n, half] of [libraries.slice(0, recipients / 2), libraries.slice(recipients / 2)].entries()) {
      const parties = half.map(
        ({ key, email }) =>
          `  - { key: ${key}, name: ${key}, shortName: ${key}, contacts: [{ name: Anna, email: ${email} }] }\n`,
      );
      const agreements = half.map(
        ({ key }) =>
          `  - { reference: "${key}", title: Samarbete, parties: [region-skane, ${key}], validFrom: 2019-01-01, validTo: 2020-12-31 }\n`,
      );
      const text = shipped
        .replace('key: digitalt-forst', `key: grupp-${n}`)
        .replace('agreements:\n', `${parties.join('')}agreements:\n${agreements.join('')}`);
      await writeFile(join(folder, `grupp-${n}.yaml`), text);
    }
    return folder;
  }

  /** The day before, with everybody known where they are. */
  async function meetEverybody(folder: string): Promise<void> {
    const { store } = await openDatabase({ kind: 'postgres', url: database.url });
    const at = new Date('2019-05-20T06:00:00Z');
    for (const { file, source, faults } of await readWorkingGroupFiles(folder)) {
      if (!file) throw new Error(JSON.stringify(faults));
      await store.groups.import(file, source, at);
    }
    for (const { email, platform, userId } of libraries) {
      const tenant = platform === 'slack' ? team : 'emulator';
      if (platform === 'slack') slack.people.set(userId, { id: userId, email, locale: 'sv-SE' });
      else teams.people.set(userId, { id: userId, email, locale: 'sv-SE', installed: true });
      const identity = { platform, tenant, userId };
      await store.people.remember({ identity, email, locale: 'sv' }, at, { tenant: identity.tenant });
      const conversation =
        platform === 'slack'
          ? slack.dm(userId)
          : JSON.stringify({
              serviceUrl: teams.serviceUrl,
              conversation: teams.personal(userId),
              bot: '28:',
            });
      await store.people.seen(identity, at, conversation);
    }
    await store.close();
  }

  /** How many messages each of a platform's recipients has. */
  const received = (platform: 'slack' | 'teams') =>
    libraries
      .filter((library) => library.platform === platform)
      .map(({ userId }) =>
        platform === 'slack'
          ? slack.shown(slack.dm(userId)).length
          : teams.shown(teams.personal(userId)).length,
      );

  async function states(): Promise<Record<string, number>> {
    const sql = postgres(database.url, { max: 1 });
    try {
      const rows = await sql<{ state: string; count: number }[]>`
        select state, count(*)::int as count from delivery
        where person_id in (select person_id from identity) group by state`;
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    } finally {
      await sql.end();
    }
  }

  it('remind everybody, in Slack nobody twice, in Teams no more often than answers were lost', async () => {
    const began = Date.now();
    const bots: Bot[] = await Promise.all(Array.from({ length: replicas }, () => startBot(settings)));
    for (let kill = 0; kill < kills; kill++) {
      await pause(300 + random() * 1_200);
      const [victim] = bots.splice(Math.floor(random() * bots.length), 1);
      await victim?.stop('SIGKILL');
      bots.push(await startBot(settings));
    }
    const killedFor = Date.now() - began;
    await eventually('everything is settled', async () => (await states()).sent === recipients, 240_000);
    const stopped = await Promise.all(bots.map((bot) => bot.stop()));

    const calls = teams.calls.filter(({ call }) => call === 'post').length;
    const lost = troubles.teams.slice(0, calls).filter(({ drop }) => drop === 'after').length;
    const repeats = received('teams').reduce((sum, count) => sum + count - 1, 0);
    const seconds = (time: number) => `${Math.round(time / 1_000)} s`;
    process.stdout.write(
      `CHAOS_SEED=${seed}: ${recipients} recipients, ${replicas} processes, ${kills} SIGKILL in ${seconds(killedFor)}, all settled after ${seconds(Date.now() - began)}. ` +
        `Teams: ${repeats} repeats, ${lost} answers lost; at most ${underWay} more under way at each kill.\n`,
    );
    expect(await states()).toEqual({ sent: recipients });
    expect(received('slack').filter((count) => count !== 1)).toEqual([]);
    expect(received('teams').filter((count) => count < 1)).toEqual([]);
    expect(repeats).toBeLessThanOrEqual(lost + kills * underWay);
    expect(stopped.map(({ code }) => code)).toEqual(stopped.map(() => 0));
    expect([...slack.faults, ...teams.faults]).toEqual([]);
  }, 600_000);
});
