import { createHmac } from 'node:crypto';
import { textsFor } from '../../src/texts/texts.ts';
import {
  type Bot,
  build,
  cleanUp,
  eventually,
  freePort,
  startBot,
  startedDataFolder,
} from '../support/process.ts';
import {
  channel,
  helsingborg,
  openSlackOfGroup,
  region,
  type SlackOfGroup,
} from '../support/process-slack.ts';
import { buttonWith, findElement, typeInto, viewOf } from '../support/slack-client.ts';
import { appToken, type SlackDouble } from '../support/slack-double.ts';
import { createSlackPeople, signingSecret } from '../support/slack-people.ts';
import { seenMessage } from '../support/slack-screen.ts';

/* The same group first over HTTP and then over Socket Mode, on the embedded database. */

const { report, status } = textsFor('sv');
let group: SlackOfGroup;
let slack: SlackDouble;
let settings: Record<string, string>;

beforeAll(async () => {
  await build();
  group = await openSlackOfGroup();
  slack = group.double;
  settings = { ...group.settings, DATA_DIR: await startedDataFolder() };
});
afterAll(async () => {
  await cleanUp();
  expect(slack.faults).toEqual([]);
  await slack.close();
});

describe('over HTTP', () => {
  let bot: Bot;
  let operations: number;
  beforeAll(async () => {
    operations = await freePort();
    bot = await startBot({
      ...settings,
      CLOCK_START: '2019-05-20T08:00',
      OPS_PORT: String(operations),
    });
  });
  afterAll(async () => {
    expect((await bot.stop()).code).toBe(0);
  });

  const post = async (body: string, headers: Record<string, string>, within = 5_000) =>
    (await fetch(bot.url, { method: 'POST', body, headers, signal: AbortSignal.timeout(within) })).status;

  /** What nobody but Slack can have sent, and yet makes no sense. */
  function postSigned(type: string, body: string, within?: number): Promise<number> {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    };
    return post(body, headers, within);
  }

  it('answers a signed command, and no other', async () => {
    const people = createSlackPeople(slack, { url: bot.url });
    const answer = await people.command(region, '/avstamning hjälp');
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('/avstamning starta');
    expect((await people.command(region, '/avstamning', {}, { secret: 'another' })).status).toBe(401);
    expect((await people.command(region, '/avstamning', {}, { old: 360_000 })).status).toBe(401);
  });

  it('refuses what is too large or makes no sense, without a fault of its own', async () => {
    const people = createSlackPeople(slack, { url: bot.url });
    expect((await people.command(region, `/avstamning ${'x'.repeat(1_100_000)}`)).status).toBe(413);
    const senseless = [
      ['application/json', '{"type":'],
      ['application/json', ''],
      ['application/json', '{"type":"event_callback","event":{"type":"message"}}'],
      ['application/x-www-form-urlencoded', 'payload={'],
    ] as const;
    for (const [type, body] of senseless) expect(await post(body, { 'content-type': type })).toBe(401);
    expect(await post('hej', { 'content-type': 'text/plain' })).toBe(415);
    const answers = senseless.map(async ([type, body]) => ({ body, status: await postSigned(type, body) }));
    expect((await Promise.all(answers)).filter(({ status }) => status >= 500)).toEqual([]);
    // Not even what takes Slack's own library unawares ends the process.
    await postSigned('application/json', 'null', 300).catch(() => undefined);
    expect((await bot.get('/slack/events')).status).toBe(405);
    for (const path of ['/', '/slack/events/', '/slack', '/api/messages', '/%00', '//slack/events'])
      expect([path, (await bot.get(path)).status]).toEqual([path, 404]);
    expect((await people.command(region, '/avstamning hjälp')).status).toBe(200);
  });

  it('leaves only Slack’s path on the public port where there is another for operations', async () => {
    for (const path of ['/healthz', '/readyz']) {
      expect((await bot.get(path)).status).toBe(404);
      expect((await bot.get(path, operations)).status).toBe(200);
    }
    expect((await bot.get('/slack/events', operations)).status).toBe(404);
  });

  it('sends nothing before the day of the invitation', () => {
    expect(group.seenBy(helsingborg)).toEqual([]);
  });
});

describe('over Socket Mode', () => {
  let bot: Bot;
  beforeAll(async () => {
    // Socket Mode wins where both are set.
    bot = await startBot({
      ...settings,
      SLACK_APP_TOKEN: appToken,
      CLOCK_START: '2019-05-21T09:30',
    });
  });

  it('has no address for Slack', async () => {
    expect((await bot.get('/slack/events')).status).toBe(404);
    expect((await bot.get('/readyz')).status).toBe(200);
  });

  it('goes from the invitation to the summary in the group’s channel', async () => {
    const world = { double: slack };
    const people = createSlackPeople(slack, 'socket');
    const press = (userId: string, label: string, area?: string) =>
      people.press(userId, findElement(world, userId, buttonWith(label), area));
    const sees = (userId: string, text: string) =>
      eventually(text, () => group.seenBy(userId).some((message) => message.includes(text)));

    await sees(helsingborg, 'Dags för halvårets avstämning. Hur går det för Helsingborg');
    await press(helsingborg, 'Fyll i');
    await sees(helsingborg, report.listTitle('Helsingborg', 'första halvåret 2019'));
    for (const area of ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning']) {
      const found = findElement(world, helsingborg, ({ type }) => type === 'static_select', area);
      const options = found.element.type === 'static_select' ? (found.element.options ?? []) : [];
      await people.press(helsingborg, found, {
        option: options.find(({ text }) => text.text === status.needs_change)?.value,
      });
      await sees(helsingborg, `${area}: ${status.needs_change}`);
    }
    await press(helsingborg, report.write, 'Bemötande');
    const open = await eventually('the form', () => {
      const view = viewOf(world, helsingborg);
      return view?.values.has('done') && view;
    });
    typeInto(open, 'done', 'Två workshops & <!channel>');
    const stored = await people.submit(open);
    expect(stored.took).toBeLessThan(3_000);
    await sees(helsingborg, 'Två workshops & <!channel>');
    await press(helsingborg, report.submit);
    await sees(
      helsingborg,
      'Tack! Kontaktperson Helsingborg skickade in Helsingborgs lägesrapport den 21 maj 2019',
    );

    const { body } = await people.command(region, '/avstamning', { channel });
    expect(body).toContain('1 av 2');
    await people.type(region, 'avstämning');
    await sees(region, 'Svar: 1 av 2 parter');
    await press(region, textsFor('sv').summary.showToGroup);
    await eventually('the choice of parts', () =>
      group.seenBy(region).some((message) => message.includes(`{${textsFor('sv').summary.showNow}}`)),
    );
    await press(region, textsFor('sv').summary.showNow);
    await eventually('the summary in the channel', () =>
      slack.shown(channel).some((message) => seenMessage(message).includes('Svar: 1 av 2 parter')),
    );
  });

  it('leaves Slack when it is stopped', async () => {
    const { code, took } = await bot.stop();
    expect(code).toBe(0);
    expect(took).toBeLessThan(5_000);
    expect(slack.socket.connected()).toBe(false);
  });
});
