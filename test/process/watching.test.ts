import postgres from 'postgres';
import { textsFor } from '../../src/texts/texts.ts';
import { createOwnDatabase, describeOnPostgres, type OwnDatabase } from '../support/postgres.ts';
import { type Bot, build, cleanUp, eventually, freePort, startBot } from '../support/process.ts';
import { helsingborg, openSlackOfGroup, region, type SlackOfGroup } from '../support/process-slack.ts';
import { buttonWith, findElement, typeInto, viewOf } from '../support/slack-client.ts';
import type { SlackPeople } from '../support/slack-people.ts';
import { cardOf, findButton, sendingOf, sentBy } from '../support/teams-client.ts';
import { openTeamsDouble, type TeamsDouble } from '../support/teams-double.ts';
import { openTeamsKeys, type TeamsKeys } from '../support/teams-keys.ts';
import { createTeamsPeople } from '../support/teams-people.ts';
import { seenCard } from '../support/teams-screen.ts';

/* What whoever runs the bot sees of it, and what they must not see. */

const { report, messages } = textsFor('sv');
const words = 'Nagot hemligt om en kollega';
/** Helsingborg's contact as Teams knows them. */
const inTeams = '00000000-0000-4000-8000-000000000001';

describeOnPostgres('who watches the bot', (server) => {
  let group: SlackOfGroup;
  let database: OwnDatabase;
  let owner: postgres.Sql;
  let bot: Bot;
  let people: SlackPeople;
  let operations: number;
  let teams: TeamsDouble;
  let keys: TeamsKeys;

  const password = 'losenord/till@databasen';
  let role: string;

  beforeAll(async () => {
    await build();
    group = await openSlackOfGroup();
    database = await createOwnDatabase(server);
    operations = await freePort();
    teams = await openTeamsDouble('');
    keys = await openTeamsKeys(teams.serviceUrl);
    const email = 'kontakt.helsingborg@example.org';
    teams.people.set(inTeams, { id: inTeams, email, locale: 'sv-SE', installed: true });
    owner = postgres(database.url, { max: 1, onnotice: () => {} });
    const url = new URL(database.url);
    role = url.pathname.slice(1);
    await owner.unsafe(`create role ${role} login password '${password}'`);
    await owner.unsafe(`grant all on schema public to ${role}`);
    url.username = role;
    url.password = encodeURIComponent(password);
    group.double.fail('chat.postMessage', { error: 'fatal_error', times: 1 });
    bot = await startBot({
      ...group.settings,
      DATABASE_URL: url.href,
      TEAMS_AUTH: 'none',
      OPS_PORT: String(operations),
      CLOCK_START: '2019-05-21T09:30',
      LOG_LEVEL: 'debug',
    });
    people = group.peopleAt(bot.url);
  });
  afterAll(async () => {
    await cleanUp();
    await owner.end();
    await database.drop();
    const sql = postgres(server, { max: 1 });
    await sql.unsafe(`drop role if exists ${role}`);
    await sql.end();
    await group.double.close();
    await keys.close();
    await teams.close();
  });

  const metrics = async () => (await bot.get('/metrics', operations)).body;

  it('reads deliveries, latencies and the platform’s errors at the port of operations, and not at the public one', async () => {
    await people.command(region, '/avstamning hjälp');
    // One is in doubt: Slack's answer to it did not say.
    const sentOneDoubtful = [
      /avstamning_deliveries_total\{state="sent",platform="slack"\} \d/,
      /avstamning_deliveries_due\{state="in_doubt",platform="slack"\} 1/,
    ];
    const text = await eventually('two deliveries', async () => {
      const body = await metrics();
      return sentOneDoubtful.every((line) => line.test(body)) && body;
    });
    expect(text).toContain(
      'avstamning_command_seconds_count{platform="slack",kind="words",outcome="answered"} 1',
    );
    expect(text).toContain('avstamning_platform_errors_total{platform="slack",code="fatal_error"} 1');
    expect(text).toMatch(/avstamning_store_seconds_count\{part="deliveries"\} \d/);
    expect(Number(/^avstamning_oldest_due_seconds (.*)$/m.exec(text)?.[1])).toBeGreaterThan(0);
    for (const path of ['/metrics', '/healthz', '/readyz']) expect((await bot.get(path)).status).toBe(404);
  });

  const endSessions = () =>
    owner`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${role}`;

  function expectNothingTold(): void {
    const written = bot.stdout() + bot.stderr();
    for (const secret of [
      'Nagot hemligt',
      'kontakt.helsingborg@example.org',
      'Kontaktperson',
      group.settings.SLACK_BOT_TOKEN as string,
      group.settings.SLACK_SIGNING_SECRET as string,
      password,
      encodeURIComponent(password),
    ])
      expect(written).not.toContain(secret);
  }

  it('finds nothing in the log that anybody wrote, nobody’s name or address, and no secret', async () => {
    const sees = (text: string) =>
      eventually(text, () => group.seenBy(helsingborg).some((message) => message.includes(text)));
    const press = (label: string, area?: string) =>
      people.press(helsingborg, findElement({ double: group.double }, helsingborg, buttonWith(label), area));
    await people.command(helsingborg, '/lagesrapport');
    await sees(report.listTitle('Helsingborg', 'första halvåret 2019'));
    await press(report.write, 'Bemötande');
    const form = await eventually('the form', () => {
      const view = viewOf({ double: group.double }, helsingborg);
      return view?.values.has('done') && view;
    });

    // The database refuses it, and says in the detail of its fault what it refused.
    await owner`alter table area_report add constraint nothing_secret check (done not like 'Nagot%')`;
    typeInto(form, 'done', words);
    expect((await people.submit(form)).body).toContain(messages.cannotStore);
    await people.command(helsingborg, `/lagesrapport bemötande gul ${words}`);
    await owner`alter table area_report drop constraint nothing_secret`;
    expect((await people.submit(form)).body).not.toContain(messages.cannotStore);

    // Slack refuses what it is to show, and quotes it.
    group.double.fail('chat.update', { error: `invalid_blocks ${words}`, times: 9 });
    await people.command(helsingborg, `/lagesrapport spridning gul ${words}`);
    await people.type(helsingborg, words);
    await fetch(bot.url, { method: 'POST', body: words, headers: { 'content-type': 'text/plain' } });
    await endSessions();
    await people.command(helsingborg, `/lagesrapport spridning gul ${words}`);

    const log = bot.log();
    expect(log.some(({ msg }) => msg === 'could not answer')).toBe(true);
    expectNothingTold();
  });

  it('finds nothing of it either where it was written in Teams', async () => {
    const address = new URL('/api/messages', bot.url).href;
    const sender = createTeamsPeople(teams, keys, address);
    const written = `${words} i Teams`;
    const shown = () => teams.shown(teams.personal(inTeams));
    const type = (text: string) => sender.type(inTeams, text);
    const failed = (msg: string) => bot.log().filter((line) => line.msg === msg).length;
    await type('lägesrapport');
    const list = await eventually('the list', () =>
      shown().find(({ card }) => card && seenCard(card).includes('Bemötande')),
    );
    const found = findButton({ double: teams }, teams.personal(inTeams), report.write, 'Bemötande');
    await sender.execute(inTeams, found.message, sentBy(found));
    const form = cardOf(list);
    if (!form) throw new Error('no form is open');
    const send = async () => {
      const data = sentBy({ message: list, action: sendingOf(form) }, new Map([['done', written]]));
      return JSON.stringify((await sender.execute(inTeams, list, data)).body);
    };

    await owner`alter table area_report add constraint nothing_secret check (done not like 'Nagot%') not valid`;
    expect(await send()).toContain(messages.cannotStore);
    const before = failed('could not answer');
    await type(`lägesrapport bemötande gul ${written}`);
    await eventually('the fault in the log', () => failed('could not answer') > before);
    await owner`alter table area_report drop constraint nothing_secret`;
    expect(await send()).not.toContain(messages.cannotStore);

    // Teams refuses what it is to show, and quotes it.
    for (const call of ['update', 'post'] as const) teams.fail(call, { status: 400, code: 'BadSyntax' });
    await type(`lägesrapport spridning gul ${written}`);
    const refused = 'Teams refuses the form of a message; its words go alone';
    await eventually('the refusal in the log', () => failed(refused) > 0);
    await type(written);
    await fetch(address, { method: 'POST', body: written, headers: { 'content-type': 'application/json' } });
    const last = failed('could not answer');
    await owner`alter table area_report add constraint nothing_secret check (done not like 'Nagot%') not valid`;
    await endSessions();
    await type(`lägesrapport spridning gul ${written}`);
    await eventually('the last fault in the log', () => failed('could not answer') > last);
    await owner`alter table area_report drop constraint nothing_secret`;
    expectNothingTold();
  });

  it('finds every line of one ask by its name', async () => {
    await owner`alter table area_report add constraint nothing_more check (done not like 'Mer%')`;
    await people.command(helsingborg, '/lagesrapport bemötande gul Mer om det');
    await people.command(helsingborg, '/lagesrapport bemötande gul Mer om det');
    await owner`alter table area_report drop constraint nothing_more`;
    const named = bot.log().filter(({ msg }) => msg === 'could not answer');
    const last = named.slice(-2).map(({ request }) => request);
    expect(last[0]).toMatch(/^[0-9a-f]{12}$/);
    expect(last[1]).toMatch(/^[0-9a-f]{12}$/);
    expect(last[0]).not.toBe(last[1]);
  });
});
