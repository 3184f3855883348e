import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { textsFor } from '../../src/texts/texts.ts';
import { createOwnDatabase, describeOnPostgres, type OwnDatabase } from '../support/postgres.ts';
import { build, cleanUp, eventually, startBot, temporaryFolder } from '../support/process.ts';
import { helsingborg, openSlackOfGroup, region, type SlackOfGroup } from '../support/process-slack.ts';
import { pause } from '../support/slack-double.ts';

/* Starts, restarts and several processes on one database: what goes out, and that it goes out once. */

const { report } = textsFor('sv');

describeOnPostgres('Slack over HTTP, on a real PostgreSQL', (server) => {
  let group: SlackOfGroup;
  let database: OwnDatabase;
  const others: OwnDatabase[] = [];

  beforeAll(async () => {
    await build();
    group = await openSlackOfGroup();
    database = await createOwnDatabase(server);
  });
  afterAll(async () => {
    await cleanUp();
    for (const each of [database, ...others]) await each.drop();
    expect(group.double.faults).toEqual([]);
    await group.double.close();
  });

  const start = (clock: string, url = database.url) =>
    startBot({ ...group.settings, DATABASE_URL: url, CLOCK_START: clock });
  const posted = () => group.double.calls.filter(({ method }) => method === 'chat.postMessage').length;
  /** Resolves when nothing more comes. Stopping waits for what is under way, so look after that for what did not. */
  async function rest(): Promise<void> {
    await pause(300);
    await eventually('rest', () => group.double.quietFor() > 500);
  }
  const news = async (doing: () => Promise<unknown>) => {
    const before = [group.seenBy(helsingborg).length, group.seenBy(region).length] as const;
    await doing();
    return {
      helsingborg: group.seenBy(helsingborg).slice(before[0]),
      region: group.seenBy(region).slice(before[1]),
    };
  };

  it('sends nothing on the morning before the invitation', async () => {
    const bot = await start('2019-05-20T08:00');
    await rest();
    expect((await bot.stop()).code).toBe(0);
    expect(posted()).toBe(0);
  });

  it('sends the invitation as soon as it is ready on the day, and not again after a restart', async () => {
    const first = await news(async () => {
      const bot = await start('2019-05-21T09:30');
      await eventually('the invitations', () => posted() === 2, 10_000);
      await rest();
      await bot.stop();
    });
    const invitation = expect.stringContaining('Dags för halvårets avstämning.');
    expect(first).toEqual({ helsingborg: [invitation], region: [invitation] });

    const again = await news(async () => {
      const bot = await start('2019-05-21T09:40');
      await rest();
      await bot.stop();
    });
    expect(again).toEqual({ helsingborg: [], region: [] });
  });

  it('sends each reminder once where two processes share the database, and either answers', async () => {
    const [one, other] = await Promise.all([start('2019-06-04T09:05'), start('2019-06-04T09:05')]);
    await eventually('the reminders', () => posted() >= 4);
    await rest();
    expect(posted()).toBe(4);
    expect(group.seenBy(helsingborg).filter((text) => text.includes('är inte inskickad än'))).toHaveLength(1);
    expect(group.seenBy(region).filter((text) => text.includes('är inte inskickad än'))).toHaveLength(1);

    const line = '/lagesrapport spridning grön Två nyhetsbrev';
    const saved = await group.peopleAt(one.url).command(helsingborg, line);
    expect(saved.status).toBe(200);
    expect(saved.body).toContain('Sparat: Spridning');
    expect(saved.took).toBeLessThan(2_000);
    const seen = await group.peopleAt(other.url).command(helsingborg, '/avstamning');
    expect(seen.body).toContain('1 av 4 områden');
    expect((await Promise.all([one.stop(), other.stop()])).map(({ code }) => code)).toEqual([0, 0]);
  });

  it('answers what is under way before it ends, and takes nothing new', async () => {
    const bot = await start('2019-06-04T10:00');
    const people = group.peopleAt(bot.url);
    await rest();
    const before = group.seenBy(helsingborg).length;
    // The list is drawn in the conversation before the command is answered, and that takes its time here.
    group.double.fail('chat.postMessage', { delay: 2_500 });
    const under = people.command(helsingborg, '/lagesrapport');
    await pause(300);
    const stopping = bot.stop();
    await eventually('it takes nothing new', () =>
      people.command(helsingborg, '/avstamning').then(
        () => false,
        () => true,
      ),
    );
    expect((await under).status).toBe(200);
    const { code, took } = await stopping;
    expect(code).toBe(0);
    // And no later: the connection, which Slack keeps, is not waited for.
    expect(took).toBeLessThan(5_000);
    const list = report.listTitle('Helsingborg', 'första halvåret 2019');
    expect(
      group
        .seenBy(helsingborg)
        .slice(before)
        .filter((text) => text.includes(list)),
    ).toHaveLength(1);
  });

  it('sends nothing for the days before the first import, but what comes after', async () => {
    const late = await createOwnDatabase(server);
    others.push(late);
    const onTheDay = await news(async () => {
      const bot = await start('2019-06-12T08:00', late.url);
      await rest();
      await bot.stop();
    });
    expect(onTheDay).toEqual({ helsingborg: [], region: [] });
    const dayAfter = await news(async () => {
      const before = posted();
      const bot = await start('2019-06-13T09:00:30', late.url);
      await eventually('both reminders', () => posted() >= before + 2, 10_000);
      await rest();
      await bot.stop();
    });
    // The first that they hear of it, so it invites.
    const reminder = expect.stringContaining('Svara senast fredagen den 14 juni.');
    expect(dayAfter).toEqual({ helsingborg: [reminder], region: [reminder] });
  });

  it('is stopped in the middle of many reminders, and sends the rest when it is up again, each once', async () => {
    const many = await createOwnDatabase(server);
    others.push(many);
    const file = join(await temporaryFolder(), 'many.yaml');
    const shipped = await readFile('db/seed/digitalt-forst.yaml', 'utf8');
    const keys = Array.from({ length: 40 }, (_, index) => `bibliotek-${index + 1}`);
    const parties = keys.map((key) => {
      const id = `U2${key.replace(/\W/g, '').toUpperCase()}`;
      group.double.people.set(id, { id, email: `${key}@example.org`, locale: 'sv-SE' });
      return `  - { key: ${key}, name: ${key}, shortName: ${key}, contacts: [{ name: Anna, email: ${key}@example.org, slack: ${id} }] }\n`;
    });
    const agreements = keys.map(
      (key) =>
        `  - { reference: "${key}", title: Samarbete, parties: [region-skane, ${key}], validFrom: 2019-01-01, validTo: 2020-12-31 }\n`,
    );
    await writeFile(
      file,
      shipped.replace('agreements:\n', `${parties.join('')}agreements:\n${agreements.join('')}`),
    );
    const settings = {
      ...group.settings,
      DATABASE_URL: many.url,
      CLOCK_START: '2019-05-21T09:30',
      WORKING_GROUP_FILE: file,
    };
    const from = posted();
    group.double.fail('chat.postMessage', { delay: 400, times: 24 });
    const bot = await startBot(settings);
    await eventually('the first of them', () => posted() >= from + 10);
    const { code, took } = await bot.stop();
    expect(code).toBe(0);
    expect(took).toBeLessThan(10_000);
    // Those that it had taken are given back, so that whoever is up need not wait for the leases to run out.
    const sql = postgres(many.url, { max: 1 });
    const [left] =
      await sql`select count(*)::int as due, count(*) filter (where lease_until > now())::int as held
      from delivery where state in ('planned', 'claimed', 'in_doubt')`;
    await sql.end();
    expect(left?.due).toBeGreaterThan(0);
    expect(left?.held).toBe(0);
    const again = await startBot(settings);
    await eventually('all of them', () => posted() >= from + 42, 40_000);
    await rest();
    await again.stop();
    const received = [...group.double.people.keys()]
      .filter((id) => id.startsWith('U2'))
      .map((id) => group.seenBy(id).length);
    expect(received).toEqual(keys.map(() => 1));
  });
});
