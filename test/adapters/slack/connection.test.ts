import { createSlack, type SlackOptions } from '../../../adapters/slack/slack.ts';
import type { Incoming } from '../../../src/ports/chat-platform.ts';
import { noMeter } from '../../../src/ports/meter.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { serveLocally } from '../../support/local-server.ts';
import { eventually } from '../../support/process.ts';
import {
  buttonWith,
  findElement,
  openSlackWorld,
  type SlackWorld,
  typeInto,
  viewOf,
} from '../../support/slack-client.ts';
import { openSlackDouble, pause, type SlackDouble } from '../../support/slack-double.ts';
import { parsed, slackSignature } from '../../support/slack-people.ts';
import { sampleAreaForm, sampleList } from '../../support/slack-samples.ts';
import { seenMessage } from '../../support/slack-screen.ts';

const { report } = textsFor('sv');
const anna = 'U1ANNA';
const people = [{ userId: anna, email: 'anna@example.org', locale: 'sv-SE' }];

describe('what comes in over HTTP', () => {
  let world: SlackWorld;
  let heard: Incoming[];
  beforeEach(async () => {
    heard = [];
    world = await openSlackWorld({
      handle: async (incoming) => {
        heard.push(incoming);
        return { kind: 'messages', items: [{ parts: [{ kind: 'text', text: 'Hej!' }] }] };
      },
      people,
    });
  });
  afterEach(() => world.close());

  it('is refused with 401 when it is not signed with the secret', async () => {
    const { status } = await world.people.command(anna, '/avstamning', {}, { secret: 'another' });
    expect(status).toBe(401);
    expect(heard).toEqual([]);
  });

  it('is refused with 401 when it is older than five minutes', async () => {
    const { status } = await world.people.type(anna, 'hej', {}, { old: 6 * 60_000 });
    expect(status).toBe(401);
    expect(heard).toEqual([]);
  });

  it.each([
    ['another secret', { secret: 'another' }, '"why":"signature"', 'SLACK_SIGNING_SECRET'],
    ['a clock of ours that is 400 s ahead', { old: 400_000 }, '"why":"clock","seconds":400', 'NTP'],
  ])('is told of in the log by its reason and its mend: %s', async (_, how, reason, mend) => {
    expect((await world.people.type(anna, 'hej', {}, how)).status).toBe(401);
    const [line = '', ...others] = world.logged.filter((one) => one.includes('is refused'));
    expect(others).toEqual([]);
    expect(line).toContain(mend);
    expect(line.replace(/([34]\d\d)(?=})/, (n) => String(Math.round(Number(n) / 10) * 10))).toContain(reason);
  });

  it('is told of in the log where nobody has signed it', async () => {
    const response = await fetch(world.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(401);
    expect(world.logged.filter((one) => one.includes('"why":"no-signature"'))).toHaveLength(1);
  });

  it('answers at no address that is not of Slack, and in the 1:1 conversation instead', async () => {
    const hits: string[] = [];
    const other = await serveLocally(async (request, response) => {
      hits.push(request.url ?? '');
      response.end();
    });
    const urls = [`${other.url}/steal`, 'https://hooks.slack.com.example.org/x', 'file:///etc/passwd', 'x'];
    for (const response_url of urls) {
      const payload = {
        type: 'block_actions',
        user: { id: anna, team_id: 'T0AVST' },
        team: { id: 'T0AVST' },
        trigger_id: world.double.trigger(anna),
        response_url,
        container: { channel_id: 'C1GRUPP', message_ts: '1.1' },
        actions: [
          { type: 'button', action_id: 'a', action_ts: '1.1', value: '{"kind":"words","text":"hjälp"}' },
        ],
      };
      const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slackSignature(body) };
      expect((await fetch(world.url, { method: 'POST', body, headers })).status).toBe(200);
    }
    await world.rest();
    expect(hits).toEqual([]);
    expect(world.failed.filter((code) => code === 'foreign_response_url')).toHaveLength(urls.length);
    expect(world.double.shown(world.double.dm(anna)).map(seenMessage)).toEqual(
      urls.map(() => expect.any(String)),
    );
    await other.close();
  });

  it('has ids that the database can hold, or is an old button', async () => {
    const payload = (checkIn: number) => ({
      type: 'block_actions',
      user: { id: anna, team_id: 'T0AVST' },
      team: { id: 'T0AVST' },
      trigger_id: world.double.trigger(anna),
      container: { channel_id: world.double.dm(anna), message_ts: '1.1' },
      actions: [
        {
          type: 'button',
          action_id: 'a',
          action_ts: '1.1',
          value: JSON.stringify({ kind: 'summary', checkIn }),
        },
      ],
    });
    for (const checkIn of [2_147_483_648, 2 ** 53, 2_147_483_647]) {
      const body = new URLSearchParams({ payload: JSON.stringify(payload(checkIn)) }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slackSignature(body) };
      await fetch(world.url, { method: 'POST', body, headers });
    }
    await world.rest();
    expect(heard.map(({ ask }) => ask)).toEqual([
      { kind: 'press', action: { kind: 'summary', checkIn: 2_147_483_647 } },
    ]);
    const said = world.double.shown(world.double.dm(anna)).map(seenMessage);
    expect(said.filter((text) => text === report.oldButton)).toHaveLength(2);
  });

  it('is refused when it is larger than one megabyte', async () => {
    const { status } = await world.people.command(anna, `/avstamning ${'x'.repeat(1_100_000)}`);
    expect(status).toBe(413);
  });

  it('asks Slack who the bot is once, at the start', async () => {
    for (const words of ['a', 'b', 'c']) await world.people.type(anna, words);
    await world.rest();
    expect(world.double.calls.filter(({ method }) => method === 'auth.test').length).toBe(1);
    expect(world.platform.tenant()).toBe('T0AVST');
    expect(world.platform.inviteHint).toBe('/invite @avstamning');
  });

  it('is not taken any more once the bot is stopped', async () => {
    await world.platform.stop();
    const { status } = await world.people.command(anna, '/avstamning');
    expect(status).toBe(503);
    expect(heard).toEqual([]);
  });

  it('is served under exactly one path', () => {
    expect([...world.platform.routes.keys()]).toEqual(['/slack/events']);
  });
});

describe('stopping', () => {
  it('waits until what is under way is answered', async () => {
    const world = await openSlackWorld({
      handle: async () => {
        await pause(300);
        return { kind: 'messages', items: [{ parts: [{ kind: 'text', text: 'Klart' }] }] };
      },
      people,
    });
    await world.people.type(anna, 'hej');
    await world.platform.stop();
    expect(world.double.shown(world.double.dm(anna)).map(seenMessage)).toEqual(['» hej', 'Klart']);
    await world.close();
  });
});

describe('Socket Mode', () => {
  let world: SlackWorld;
  beforeEach(async () => {
    world = await openSlackWorld({
      handle: async ({ ask }) => {
        if (ask.kind === 'words') return { kind: 'report', list: sampleList(), drawn: 'new' };
        if (ask.kind === 'press') return { kind: 'form', form: sampleAreaForm() };
        return { kind: 'refused', fields: { done: 'För långt' } };
      },
      people,
      channels: ['C1GRUPP'],
      over: 'socket',
    });
  });
  afterEach(async () => {
    await world.close();
    expect(world.double.faults).toEqual([]);
  });

  it('carries commands, words, presses and forms there and back, with no address of its own', async () => {
    expect([...world.platform.routes]).toEqual([]);
    const { body } = await world.people.command(anna, '/lagesrapport', { channel: 'C1GRUPP' });
    expect(JSON.stringify(parsed(body).blocks)).toContain(report.pointer);
    await world.people.type(anna, '/lagesrapport');
    await world.rest();
    await world.people.press(anna, findElement(world, anna, buttonWith(report.write), 'Bemötande'));
    await world.rest();
    const open = viewOf(world, anna);
    if (!open) throw new Error('no view is open');
    typeInto(open, 'done', 'Mina ord');
    await world.people.submit(open);
    expect(viewOf(world, anna)?.errors).toEqual({ done: 'För långt' });
  });

  it('is made anew where packets are dropped without a goodbye, as often as it takes, and meanwhile it is told', async () => {
    expect([...world.links]).toEqual([['in', undefined]]);
    world.double.socket.fallSilent();
    await eventually('the loss', () => world.links.get('in') === 'connection_lost', 15_000);
    // The network takes new connections, and swallows them as well.
    await eventually('an attempt in vain', () => world.links.get('in') === 'no_hello', 25_000);
    world.double.socket.letNewThrough();
    await eventually('the connection', () => world.links.get('in') === undefined, 40_000);
    const { body } = await world.people.command(anna, '/lagesrapport', { channel: 'C1GRUPP' });
    expect(JSON.stringify(parsed(body).blocks)).toContain(report.pointer);
  }, 90_000);

  it('is made anew also where Slack for a while gives no address for it', async () => {
    world.double.fail('apps.connections.open', { status: 503, times: 2 });
    world.double.socket.close();
    await eventually('the loss', () => world.links.get('in') !== undefined);
    await eventually('the connection', () => world.links.get('in') === undefined, 20_000);
    expect(world.double.socket.connected()).toBe(true);
  }, 40_000);

  it('is left when the bot stops', async () => {
    expect(world.double.socket.connected()).toBe(true);
    await world.platform.stop();
    await pause(50);
    expect(world.double.socket.connected()).toBe(false);
  });
});

describe('starting', () => {
  let double: SlackDouble;
  beforeEach(async () => {
    double = await openSlackDouble();
  });
  afterEach(() => double.close());

  const platform = (changes: Partial<SlackOptions> = {}) =>
    createSlack({
      botToken: 'xoxb-test',
      signingSecret: 'secret',
      meter: noMeter,
      apiUrl: double.apiUrl,
      slots: { find: async () => undefined, keep: async () => {} },
      log: { info() {}, warn() {}, error() {} },
      ...changes,
    });
  const start = (changes: Partial<SlackOptions> = {}) =>
    platform(changes).start(async () => ({ kind: 'nothing' }));

  it('names the token that Slack refuses, without showing it', async () => {
    const fault = await start({ botToken: 'xoxb-wrong' }).catch((error: Error) => error.message);
    expect(fault).toBe(report.slackTokenRefused('invalid_auth'));
    expect(fault).toContain('SLACK_BOT_TOKEN');
    expect(fault).not.toContain('xoxb');
  });

  it('says of each right that the token lacks, as Slack tells with its first answer', async () => {
    const said: string[] = [];
    const lacked: string[] = [];
    double.scopes.splice(0, double.scopes.length, 'commands', 'chat:write', 'im:history', 'users:read');
    const slack = platform({
      log: { info() {}, warn() {}, error: (_, text) => void said.push(text) },
      meter: { ...noMeter, lacked: (_, scope) => void lacked.push(scope) },
    });
    await slack.start(async () => ({ kind: 'nothing' }));
    const missing = ['im:write', 'channels:history', 'groups:history', 'users:read.email', 'files:write'];
    expect(lacked).toEqual(missing);
    for (const scope of missing)
      expect(said.filter((line) => line.includes(`right ${scope},`))).toHaveLength(1);
    expect(slack.lacking()).toEqual([
      { scope: 'im:write', keepsFrom: 'writing' },
      { scope: 'users:read.email', keepsFrom: 'finding' },
    ]);
    // Given meanwhile: the next answer shows it.
    double.scopes.push('im:write', 'users:read.email');
    await slack.profile({ userId: anna });
    expect(slack.lacking()).toEqual([]);
  });

  it('names the token of Socket Mode that Slack refuses', async () => {
    await expect(start({ appToken: 'xapp-wrong' })).rejects.toThrow('SLACK_APP_TOKEN');
  });

  it('says which right a token of Socket Mode lacks, at once', async () => {
    double.fail('apps.connections.open', { error: 'missing_scope', times: 100 });
    const from = Date.now();
    await expect(start({ appToken: 'xapp-test' })).rejects.toThrow(
      report.slackAppTokenLacks('connections:write'),
    );
    expect(Date.now() - from).toBeLessThan(3_000);
  });

  it('tries again where Slack does not answer at first', async () => {
    double.fail('auth.test', { status: 503, times: 2 });
    await start();
    expect(double.calls.filter(({ method }) => method === 'auth.test').length).toBe(3);
  });

  it('names the address that does not answer, after ten seconds at most', async () => {
    double.fail('auth.test', { drop: 'before', times: 100 });
    const from = Date.now();
    await expect(start()).rejects.toThrow('SLACK_API_URL');
    expect(Date.now() - from).toBeLessThan(10_500);
  });

  it('knows no workspace before it', () => {
    expect(() => platform().tenant()).toThrow();
  });
});
