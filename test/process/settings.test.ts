import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join, resolve } from 'node:path';
import {
  build,
  cleanUp,
  type Exit,
  eventually,
  freePort,
  runProgram,
  startBot,
  startedDataFolder,
  startProgram,
  temporaryFolder,
} from '../support/process.ts';
import { openSlackDouble, type SlackDouble } from '../support/slack-double.ts';

/* What an administrator sees who has set something wrong: one message with every fault, and the end. */

const secret = 'hemligt-9f3b';
let folder: string;
let data: string;
let slack: SlackDouble;
/** It takes ten seconds until Slack is given up: that time passes beside the other tests. */
let unreachable: Promise<Exit>;

beforeAll(async () => {
  await build();
  folder = await temporaryFolder();
  data = await startedDataFolder();
  slack = await openSlackDouble();
  await writeFile(join(folder, 'token'), 'xoxb-test\n');
  await writeFile(join(folder, 'empty'), '\n');
  const closed = await freePort();
  unreachable = runProgram('src/main.ts', {
    ...slackSettings(`http://127.0.0.1:${closed}/api/`),
    DATA_DIR: await startedDataFolder(),
  });
});
afterAll(async () => {
  await cleanUp();
  await slack.close();
});

const slackSettings = (apiUrl: string) => ({
  PORT: '0',
  DATA_DIR: data,
  SLACK_BOT_TOKEN: `xoxb-${secret}`,
  SLACK_SIGNING_SECRET: secret,
  SLACK_API_URL: apiUrl,
  WORKING_GROUP_FILE: resolve('db/seed/digitalt-forst.yaml'),
});

/** The lines of what is said, each of which begins with the setting that is at fault. */
const faultsOf = ({ stderr }: Exit) =>
  stderr
    .split('\n')
    .filter((line) => line.startsWith('  - '))
    .map((line) => /^ {2}- (\w+)/.exec(line)?.[1]);

const wrong: [what: string, settings: Record<string, string>, faults: string[]][] = [
  ['a bot token without a secret', { SLACK_BOT_TOKEN: `xoxb-${secret}` }, ['SLACK_SIGNING_SECRET']],
  [
    'a signing secret without a bot token',
    { SLACK_SIGNING_SECRET: secret, WORKING_GROUP_FILE: 'a.yaml' },
    ['SLACK_BOT_TOKEN'],
  ],
  [
    'the two tokens in each other’s place',
    {
      SLACK_BOT_TOKEN: `xapp-${secret}`,
      SLACK_APP_TOKEN: `xoxb-${secret}`,
      WORKING_GROUP_FILE: 'a.yaml',
    },
    ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
  ],
  [
    'values that are none, all at once',
    {
      PORT: 'tretusen',
      OPS_PORT: '70000',
      DATABASE_URL: `mysql://root:${secret}@db/avstamning`,
      SLACK_API_URL: 'slack.com/api',
      CLOCK_START: '2019-02-30T08:00',
      NODE_ENV: 'produktion',
      LOG_LEVEL: 'högt',
    },
    ['NODE_ENV', 'DATABASE_URL', 'PORT', 'OPS_PORT', 'SLACK_API_URL', 'LOG_LEVEL', 'CLOCK_START'],
  ],
  [
    'production without a database and with a simulated clock',
    { NODE_ENV: 'production', CLOCK_START: '2019-05-20T08:00' },
    ['CLOCK_START', 'DATABASE_URL'],
  ],
  [
    'another role for migrations but no database',
    { MIGRATE_DATABASE_URL: 'postgres://a@b/c' },
    ['DATABASE_URL'],
  ],
  ['one port for two servers', { PORT: '3456', OPS_PORT: '3456' }, ['OPS_PORT']],
  [
    'Teams both with and without authentication',
    { MicrosoftAppId: 'an-id', TEAMS_AUTH: 'none' },
    ['MicrosoftAppId', 'TEAMS_AUTH'],
  ],
  ['half of Teams', { MicrosoftAppPassword: secret }, ['MicrosoftAppId', 'MicrosoftAppTenantId']],
];

it.each(wrong)('names what is at fault: %s', async (_, settings, faults) => {
  const exit = await runProgram('src/main.ts', settings);
  expect(exit.code).toBe(1);
  expect(faultsOf(exit).toSorted()).toEqual(faults.toSorted());
  expect(exit.stderr + exit.stdout).not.toContain(secret);
  expect(exit.stdout).toBe('');
  expect(exit.took).toBeLessThan(30_000);
});

it.each([
  ['no days', '0', 'skriv minst 30 dagar'],
  ['less than none', '-1', 'skriv ett antal dagar, till exempel 400'],
  ['words', 'ett år', 'skriv ett antal dagar, till exempel 400'],
  ['longer than anybody lives', '36501', 'skriv högst 36500 dagar'],
  ['more than a number holds', '9'.repeat(400), 'skriv högst 36500 dagar'],
])('says what to write instead of a retention time of %s', async (_, days, mend) => {
  const exit = await runProgram('src/main.ts', { RETENTION_DAYS: days });
  expect(exit.code).toBe(1);
  expect(exit.stderr.split('\n')).toContain(`  - RETENTION_DAYS: ${mend}.`);
  expect(faultsOf(exit)).toEqual(['RETENTION_DAYS']);
});

it('names the secrets’ files that are missing, empty, or one too many', async () => {
  const exit = await runProgram('src/main.ts', {
    SLACK_BOT_TOKEN_FILE: join(folder, 'missing'),
    SLACK_SIGNING_SECRET_FILE: join(folder, 'empty'),
    SLACK_APP_TOKEN: `xapp-${secret}`,
    SLACK_APP_TOKEN_FILE: join(folder, 'token'),
    WORKING_GROUP_FILE: 'a.yaml',
  });
  expect(exit.code).toBe(1);
  expect(faultsOf(exit)).toEqual(['SLACK_BOT_TOKEN_FILE', 'SLACK_SIGNING_SECRET_FILE', 'SLACK_APP_TOKEN']);
  expect(exit.stderr).not.toContain(secret);
});

it('names the database that does not answer, without its password', async () => {
  const port = await freePort();
  const exit = await runProgram('src/main.ts', {
    PORT: '0',
    DATABASE_URL: `postgres://avstamning:${secret}@127.0.0.1:${port}/avstamning`,
  });
  expect(exit.code).toBe(1);
  expect(exit.stderr.trim().split('\n')).toEqual([
    expect.stringContaining(`127.0.0.1:${port} (DATABASE_URL)`),
  ]);
  expect(exit.stderr + exit.stdout).not.toContain(secret);
});

describe('a port', () => {
  let taken: Server;
  let port: number;
  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const address = taken.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => new Promise((done) => taken.close(done)));

  it('that is in use is named, by the setting that gave it', async () => {
    const [one, other] = await Promise.all([
      runProgram('src/main.ts', { PORT: String(port), DATA_DIR: data }),
      runProgram('src/main.ts', { PORT: '0', OPS_PORT: String(port), DATA_DIR: await startedDataFolder() }),
    ]);
    expect([one.code, other.code]).toEqual([1, 1]);
    expect(one.stderr).toMatch(
      new RegExp(`^Port ${port} används redan på 127\\.0\\.0\\.1\\. .*sätt PORT .*\\n$`),
    );
    expect(other.stderr).toMatch(new RegExp(`^Port ${port} .*sätt OPS_PORT .*\\n$`));
  });

  it('is of the host that is set', async () => {
    const exit = await runProgram(
      'src/main.ts',
      { HOST: '203.0.113.7', PORT: String(port), DATA_DIR: data },
      '--terminal',
    );
    expect(exit.code).toBe(1);
    expect(exit.stderr).toBe('Adressen 203.0.113.7 finns inte på den här datorn. Rätta HOST.\n');
  });
});

it('ends with exit code 0 when it is stopped before it is ready', async () => {
  const program = await startProgram('src/main.ts', { PORT: '0', DATA_DIR: join(folder, 'interrupted') });
  await eventually('a start', () => program.stdout().includes('Den inbyggda databasen startar'));
  expect((await program.stop()).code).toBe(0);
});

describe('the group’s file', () => {
  it('with faults stops the first start, and nothing of it is imported', async () => {
    const groups = join(folder, 'groups');
    await mkdir(groups);
    const shipped = await readFile('db/seed/digitalt-forst.yaml', 'utf8');
    const file = shipped
      .replace('key: digitalt-forst', 'key: en-annan')
      .replace('dueWeeks', 'dueWeek')
      .replace('validFrom: 2018-12-05', 'validFrom: 2018-13-05');
    await writeFile(join(groups, 'a-right.yaml'), shipped);
    await writeFile(join(groups, 'b-wrong.yaml'), file);
    // With the line break that comes along when a value is pasted.
    const settings = { ...slackSettings(slack.apiUrl), SLACK_BOT_TOKEN: 'xoxb-test\n' };
    const exit = await runProgram('src/main.ts', { ...settings, WORKING_GROUP_FILE: groups });
    expect(exit.code).toBe(1);
    const [first, ...faults] = exit.stderr.trim().split('\n');
    expect(first).toBe('Inget importerades från b-wrong.yaml: 2 fel.');
    const lines = file.split('\n');
    const place = (words: string, value = '') => {
      const line = lines.findIndex((each) => each.includes(words));
      return `b-wrong.yaml:${line + 1}:${(lines[line] ?? '').indexOf(words) + value.length + 1}  `;
    };
    expect(faults).toEqual([
      expect.stringContaining(place('dueWeek:')),
      expect.stringContaining(place('validFrom: 2018-13-05', 'validFrom: ')),
    ]);

    // The right file beside it was not imported either: it is now, for the first time.
    await writeFile(join(groups, 'b-wrong.yaml'), shipped.replace('key: digitalt-forst', 'key: en-annan'));
    const bot = await startBot({
      ...settings,
      WORKING_GROUP_FILE: groups,
      SLACK_BOT_TOKEN: undefined,
      SLACK_BOT_TOKEN_FILE: join(folder, 'token'),
    });
    const imported = bot.log().filter(({ msg }) => msg === 'a working group is imported');
    expect(imported.map(({ key, first: isFirst }) => [key, isFirst])).toEqual([
      ['digitalt-forst', true],
      ['en-annan', true],
    ]);
    const { code, stdout } = await bot.stop();
    expect(code).toBe(0);
    expect(stdout).not.toContain(secret);
    expect(stdout).not.toContain('xoxb-test');
  });

  it('that is not there is named', async () => {
    const exit = await runProgram('src/main.ts', {
      ...slackSettings(slack.apiUrl),
      WORKING_GROUP_FILE: join(folder, 'borta.yaml'),
    });
    expect(exit.code).toBe(1);
    expect(exit.stderr).toBe(
      `Arbetsgruppens fil ${join(folder, 'borta.yaml')} finns inte. Kontrollera sökvägen.\n`,
    );
  });
});

describe('Slack', () => {
  it('that refuses the token stops the start, and the token is not shown', async () => {
    const exit = await runProgram('src/main.ts', slackSettings(slack.apiUrl));
    expect(exit.code).toBe(1);
    expect(exit.stderr).toMatch(/^Slack godtar inte SLACK_BOT_TOKEN \(invalid_auth\)\..*\n$/);
    expect(exit.stderr + exit.stdout).not.toContain(secret);
  });

  it('that cannot be reached stops the start, after some seconds', async () => {
    const exit = await unreachable;
    expect(exit.code).toBe(1);
    expect(exit.stderr).toMatch(
      /^Slack svarar inte på http:\/\/127\.0\.0\.1:\d+\/api\/ \(ECONNREFUSED\)\..*\n$/,
    );
    expect(exit.stderr + exit.stdout).not.toContain(secret);
  });
});
