import { createSlack, type SlackOptions } from '../../../adapters/slack/slack.ts';
import type { Incoming } from '../../../src/ports/chat-platform.ts';
import { noMeter } from '../../../src/ports/meter.ts';
import { textsFor } from '../../../src/texts/texts.ts';
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
import { parsed } from '../../support/slack-people.ts';
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
        if (ask.kind === 'words') return { kind: 'report', list: sampleList(), place: 'new' };
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

  it('names the token of Socket Mode that Slack refuses', async () => {
    await expect(start({ appToken: 'xapp-wrong' })).rejects.toThrow('SLACK_APP_TOKEN');
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
