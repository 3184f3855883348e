import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Bot,
  build,
  canMakeTerminal,
  cleanUp,
  eventually,
  runProgram,
  startBot,
  startInTerminal,
  temporaryFolder,
} from '../support/process.ts';

/* With no settings but a port and a folder: what somebody meets who only wants to see it. */

let settings: { DATA_DIR: string };
let bot: Bot;

beforeAll(async () => {
  await build();
  settings = { DATA_DIR: join(await temporaryFolder(), 'data') };
  bot = await startBot(settings);
});
afterAll(cleanUp);

const clockOf = ({ log }: Bot): Date =>
  new Date(String(log().find(({ msg }) => msg === 'the calendar is simulated')?.clock));

it('serves the page without any setting, on the morning before the first invitation, and says so', async () => {
  expect(await bot.get('/healthz')).toEqual({ status: 200, body: 'ok\n' });
  expect(await bot.get('/readyz')).toEqual({ status: 200, body: 'ready\n' });
  expect((await bot.get('/slack/events')).status).toBe(404);
  expect(clockOf(bot).toISOString()).toMatch(/^2019-05-20T06:00:/);
  expect((await bot.get('/')).body).toContain('<html lang="sv">');
  expect(bot.log().map(({ msg }) => msg)).toContain(
    `Öppna http://localhost:${bot.port} i en webbläsare på den här datorn. Det låtsade datumet är måndag 20 maj 2019 kl. 8.00.`,
  );
});

it('refuses a second process on the same folder with one sentence, and goes on', async () => {
  const second = await runProgram('src/main.ts', { ...settings, PORT: '0' });
  expect(second.code).toBe(1);
  expect(second.stderr.trim().split('\n')).toEqual([expect.stringContaining(settings.DATA_DIR)]);
  expect((await bot.get('/readyz')).status).toBe(200);
});

it('keeps the clock and the data over a restart', async () => {
  const before = clockOf(bot).getTime();
  const stopped = await bot.stop();
  expect(stopped).toMatchObject({ code: 0, stderr: '' });
  bot = await startBot(settings);
  expect(clockOf(bot).getTime()).toBeGreaterThan(before);
  expect(clockOf(bot).getTime()).toBeLessThan(before + 60_000);
  expect(bot.log().find(({ msg }) => msg === 'a working group is imported')).toMatchObject({
    key: 'digitalt-forst',
    first: false,
    changed: false,
  });
});

it('stops at once when somebody presses Ctrl-C', async () => {
  const stopped = await bot.stop('SIGINT');
  expect(stopped.code).toBe(0);
  // Less than what is under way is given to end in: it waits for nothing.
  expect(stopped.took).toBeLessThan(6_500);
});

it('starts with what was last right where the file is wrong later, and says so in the log', async () => {
  const file = join(await temporaryFolder(), 'grupp.yaml');
  const shipped = await readFile('db/seed/digitalt-forst.yaml', 'utf8');
  await writeFile(file, shipped.replace('validTo: 2020-12-31', 'validTo: 2020-12-32'));
  const later = await startBot({ ...settings, WORKING_GROUP_FILE: file });
  expect(later.log().find(({ level }) => level === 40)).toMatchObject({ source: 'grupp.yaml', faults: 1 });
  expect((await later.get('/readyz')).status).toBe(200);
  await eventually('the notice to the coordinator', async () =>
    (await later.get('/playground/state?as=kontakt.regionskane@example.org')).body.includes(
      'grupp.yaml:78:14',
    ),
  );
  await later.stop();
});

if (canMakeTerminal) {
  it('converses in a terminal, as any person, with days that pass, and goes on from there when it is restarted', async () => {
    const terminal = await startInTerminal({ ...settings, PORT: '0', TERM: 'dumb' });
    const says = (text: string) => eventually(text, () => terminal.stdout().includes(text));
    await says('Skriv ? för hjälp');
    expect(terminal.stdout()).toContain('20 maj 2019');
    terminal.type('nästa\n');
    await says('Dags för halvårets avstämning. Hur går det för Helsingborg');
    terminal.type('som helsingborg\n');
    await says('Nu talar du som Kontaktperson Helsingborg.');
    terminal.type('/lagesrapport bemötande gul Två workshops\n');
    await says('Sparat: Bemötande, 🔶 Behöver ändras.');
    terminal.type('sluta\n');
    await says('Hej då!');
    expect((await terminal.ended).code).toBe(0);

    const again = await startBot(settings);
    expect(clockOf(again).toISOString()).toMatch(/^2019-05-21T07:/);
    const { body } = await again.get('/playground/state');
    expect(JSON.parse(body).conversation).toEqual([]);
    await again.stop();
  });
} else {
  it('is not talked to in a terminal here, for there is no script (of util-linux) to make one', () => {
    expect(canMakeTerminal).toBeFalsy();
  });
}
