import postgres from 'postgres';
import { textsFor } from '../../src/texts/texts.ts';
import { createOwnDatabase, describeOnPostgres, type OwnDatabase } from '../support/postgres.ts';
import { type Bot, build, cleanUp, eventually, startBot } from '../support/process.ts';
import { helsingborg, openSlackOfGroup, region, type SlackOfGroup } from '../support/process-slack.ts';
import { buttonWith, findElement, typeInto, viewOf } from '../support/slack-client.ts';
import { type OpenView, pause, type SlackDouble } from '../support/slack-double.ts';
import { parsed, type SlackPeople } from '../support/slack-people.ts';
import { openStallingProxy, type StallingProxy } from '../support/stalling-proxy.ts';

/* What people meet while the database hangs or is gone, and that the bot goes on by itself when it is back. */

const { report, messages } = textsFor('sv');
const reminding = 'är inte inskickad än';

describeOnPostgres('while the database is away', (server) => {
  let group: SlackOfGroup;
  let slack: SlackDouble;
  let database: OwnDatabase;
  let proxy: StallingProxy;
  let bot: Bot;
  let people: SlackPeople;
  let asking: postgres.Sql;

  beforeAll(async () => {
    await build();
    group = await openSlackOfGroup();
    slack = group.double;
    database = await createOwnDatabase(server);
    asking = postgres(server, { max: 1, onnotice: () => {} });
    const { hostname, port } = new URL(server);
    proxy = await openStallingProxy(hostname, Number(port || 5432));
    await start('2019-05-21T09:30');
    await sees(helsingborg, 'Dags för halvårets avstämning');
    await press('Fyll i');
    await sees(helsingborg, report.listTitle('Helsingborg', 'första halvåret 2019'));
  });
  afterAll(async () => {
    await cleanUp();
    await proxy.close();
    await asking.end();
    await database.drop();
    expect(slack.faults).toEqual([]);
    await slack.close();
  });

  async function start(clock: string): Promise<void> {
    const through = new URL(database.url);
    through.host = `127.0.0.1:${proxy.port}`;
    bot = await startBot({ ...group.settings, DATABASE_URL: through.href, CLOCK_START: clock });
    people = group.peopleAt(bot.url);
  }

  const sees = (userId: string, text: string, within?: number) =>
    eventually(text, () => group.seenBy(userId).some((message) => message.includes(text)), within);
  const press = (label: string, area?: string) =>
    people.press(helsingborg, findElement({ double: slack }, helsingborg, buttonWith(label), area));
  const timesSeen = (userId: string, text: string) =>
    group.seenBy(userId).filter((message) => message.includes(text)).length;

  async function openForm(area: string): Promise<OpenView> {
    slack.views.clear();
    await press(report.write, area);
    return eventually('the form', () => {
      const view = viewOf({ double: slack }, helsingborg);
      return view?.values.has('done') && view;
    });
  }

  /** How often these words are stored, whatever the bot says. */
  async function stored(words: string): Promise<number> {
    const sql = postgres(database.url, { max: 1 });
    try {
      const [found] = await sql`select count(*)::int as times from area_report where done = ${words}`;
      return found?.times;
    } finally {
      await sql.end();
    }
  }

  const formsBut = (form: OpenView) => [...slack.views.values()].filter(({ id }) => id !== form.id);
  const readiness = () => bot.get('/readyz').then(({ status }) => status);

  /** The same for a database that hangs and one that is gone. */
  async function meetsIt(area: string, words: string): Promise<void> {
    const form = viewOf({ double: slack }, helsingborg);
    if (!form) throw new Error('no form is open');
    typeInto(form, 'done', words);
    const said = [timesSeen(region, messages.cannotAnswer), timesSeen(helsingborg, words)] as const;

    const from = Date.now();
    const opening = press(report.write, area).then(async () => {
      const opened = await eventually('the view', () => formsBut(form).at(-1), 2_000);
      expect(Date.now() - from).toBeLessThan(2_000);
      return opened.id;
    });
    const [command, line, submission, ready, opened] = await Promise.all([
      people.command(region, '/avstamning'),
      people.command(helsingborg, `/lagesrapport spridning röd ${words}`),
      people.submit(form),
      readiness(),
      opening,
    ]);
    for (const answer of [command, line, submission]) {
      expect(answer.status).toBe(200);
      expect(answer.took).toBeLessThan(3_000);
    }
    expect(ready).toBe(503);
    expect((await bot.get('/healthz')).status).toBe(200);

    // The form stays open, with what was typed.
    expect(parsed(submission.body)).toEqual({
      response_action: 'errors',
      errors: { done: messages.cannotStore },
    });
    expect(slack.views.get(form.id)?.values.get('done')).toBe(words);
    // Commands are answered with a plain sentence, and a line is given back.
    await eventually('the sentence', () => timesSeen(region, messages.cannotAnswer) > said[0]);
    await eventually('the line', () => timesSeen(helsingborg, words) > said[1]);
    // The form that could be opened but not filled says so.
    await eventually('the words in the view', () =>
      JSON.stringify(slack.views.get(opened)?.view).includes(messages.cannotAnswer),
    );
  }

  /** The same form, sent in again, is stored once. */
  async function goesOn(area: string, words: string): Promise<void> {
    await eventually('readiness', async () => (await readiness()) === 200);
    expect(await stored(words)).toBe(0);
    const form = await openForm(area);
    expect(form.values.get('done')).not.toBe(words);
    typeInto(form, 'done', words);
    expect(parsed((await people.submit(form)).body)).toEqual({});
    expect(await stored(words)).toBe(1);
    expect((await people.command(region, '/avstamning')).body).toContain('Svar: 0 av 2 parter');
  }

  it('hangs: people are told in time, nothing is stored, and afterwards it goes on', async () => {
    await openForm('Bemötande');
    proxy.stall();
    await meetsIt('Bemötande', 'Sagt medan databasen hängde');
    proxy.resume();
    // What was held back arrives now: it must not be stored even so.
    await pause(500);
    await goesOn('Bemötande', 'Sagt medan databasen hängde');
  });

  it('is gone: people are told in time, nothing is stored, and afterwards it goes on', async () => {
    const name = new URL(database.url).pathname.slice(1);
    await openForm('Spridning');
    await asking.unsafe(`alter database ${name} allow_connections false`);
    await asking`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    await meetsIt('Spridning', 'Sagt medan databasen var borta');
    await asking.unsafe(`alter database ${name} allow_connections true`);
    await goesOn('Spridning', 'Sagt medan databasen var borta');
    await sees(helsingborg, 'Sagt medan databasen var borta');
  });

  it('is swallowed with its connections when reminders are due: new ones are used, and each gets one', async () => {
    await bot.stop();
    // The reminders' hour comes some seconds before the bot's next look for what is due, which the silence meets.
    const minute = 60_000;
    if (minute - (Date.now() % minute) < 25_000) await pause(25_000);
    const look = Math.ceil(Date.now() / minute) * minute;
    const reminders = Date.UTC(2019, 5, 4, 9);
    const clock = new Date(reminders - (look - Date.now()) + 10_000).toISOString().slice(0, 19);
    const reminded = [timesSeen(helsingborg, reminding), timesSeen(region, reminding)] as const;
    await start(clock);
    await openForm('Bemötande');
    proxy.stall();
    await meetsIt('Bemötande', 'Sagt medan nätet teg');
    await eventually('the look', () => Date.now() > look + 5_000, minute);
    expect(await readiness()).toBe(503);
    expect([timesSeen(helsingborg, reminding), timesSeen(region, reminding)]).toEqual(reminded);

    proxy.letNewThrough();
    await eventually('readiness', async () => (await readiness()) === 200, 20_000);
    expect(bot.log().some(({ msg }) => msg === 'could not look for what is due')).toBe(true);
    await goesOn('Bemötande', 'Sagt medan nätet teg');
    await sees(helsingborg, reminding, 70_000);
    await eventually('both', () => timesSeen(region, reminding) > reminded[1]);
    // What was held back arrives now.
    proxy.resume();
    await pause(1_000);
    expect(await stored('Sagt medan nätet teg')).toBe(1);
    const once = [reminded[0] + 1, reminded[1] + 1];
    expect([timesSeen(helsingborg, reminding), timesSeen(region, reminding)]).toEqual(once);
  }, 240_000);

  it('hangs while the bot is stopped: it ends within ten seconds even so', async () => {
    proxy.stall();
    void people.command(region, '/avstamning').catch(() => undefined);
    await pause(100);
    const { code, took } = await bot.stop();
    expect(code).toBe(0);
    expect(took).toBeLessThan(10_000);
  });
});
