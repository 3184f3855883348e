import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  type Bot,
  build,
  cleanUp,
  eventually,
  freePort,
  startBot,
  startedDataFolder,
  temporaryFolder,
} from '../support/process.ts';
import { helsingborg, openSlackOfGroup, type SlackOfGroup } from '../support/process-slack.ts';

/* A bot whose machine's clock is wrong, is set, or has slept: it goes on reminding, at once and by itself. */

let group: SlackOfGroup;
let bot: Bot;
let operations: number;
let clock: string;

/** The machine's clock stands at this moment from now on. */
async function setClock(moment: string): Promise<void> {
  await writeFile(clock, String(new Date(moment).getTime() - Date.now()));
  bot?.signal('SIGUSR2');
}

beforeAll(async () => {
  await build();
  group = await openSlackOfGroup();
  operations = await freePort();
  clock = join(await temporaryFolder(), 'clock');
  // An hour ahead: it is eight.
  await setClock('2019-05-20T09:00:10+02:00');
  bot = await startBot({
    ...group.settings,
    DATA_DIR: await startedDataFolder(),
    OPS_PORT: String(operations),
    NODE_OPTIONS: `--import ${resolve('test/support/set-clock.js')}`,
    SYSTEM_CLOCK: clock,
  });
});
afterAll(async () => {
  await cleanUp();
  expect(group.double.faults).toEqual([]);
  await group.double.close();
});

const told = () =>
  bot.log().filter(({ msg }) => msg === 'the system clock was set: the beat is armed anew').length;

/** The clock is set, which is told of once; and a whole look for what is due ends after it. */
async function jumpTo(moment: string): Promise<void> {
  const before = told();
  const from = Date.now();
  await setClock(moment);
  await eventually('a line in the log', () => told() > before, 20_000);
  await eventually(
    'a beat',
    async () => (await gauge('avstamning_last_tick_seconds')) < (Date.now() - from) / 1_000,
    20_000,
  );
  expect(told()).toBe(before + 1);
}

const sees = (text: string) =>
  eventually(text, () => group.seenBy(helsingborg).some((message) => message.includes(text)), 20_000);
const gauge = async (name: string) => {
  const { body } = await bot.get('/metrics', operations);
  return Number(new RegExp(`^${name} (.*)$`, 'm').exec(body)?.[1]);
};

it('beats on by itself when it is put right, set forward, or wakes, and says so in one line each time', async () => {
  // Put right: the next full minute of the clock as it was is an hour away.
  await jumpTo('2019-05-20T08:00:20+02:00');
  expect(group.seenBy(helsingborg)).toEqual([]);
  // A night's sleep, and a fortnight's.
  await jumpTo('2019-05-21T09:10:00+02:00');
  await sees('Dags för halvårets avstämning');
  await jumpTo('2019-06-04T10:00:00+02:00');
  await sees('är inte inskickad än');
  // Back by an hour and at night: nobody is written to. Then the morning of the last reminder comes.
  await jumpTo('2019-06-04T02:59:30+02:00');
  const had = group.seenBy(helsingborg).length;
  await jumpTo('2019-06-13T08:59:50+02:00');
  await eventually('nine o’clock', () => group.seenBy(helsingborg).length > had, 30_000);
  expect(group.seenBy(helsingborg)).toHaveLength(had + 1);

  expect(told()).toBe(5);
  // Nothing of a library's own, however many minutes were skipped.
  expect(bot.stderr()).toBe('');
  expect(
    bot
      .stdout()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('{')),
  ).toEqual([]);
  expect(await gauge('avstamning_oldest_unplanned_seconds')).toBe(0);
  expect((await bot.get('/readyz', operations)).status).toBe(200);
}, 120_000);
