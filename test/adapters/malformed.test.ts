import fc from 'fast-check';
import type { Handle } from '../../src/ports/chat-platform.ts';
import { openSlackWorld, type SlackWorld } from '../support/slack-client.ts';
import { slackSignature } from '../support/slack-people.ts';
import { openTeamsWorld, type TeamsWorld } from '../support/teams-client.ts';
import { tenantId } from '../support/teams-keys.ts';
import { botId } from '../support/teams-people.ts';

/*
 * Payloads in no shape that the platforms send, by the thousand and properly signed: each is refused or passed over,
 * and nothing of the product hears of it. FUZZ_SEED plays a run again; FUZZ_RUNS is the count for each endpoint.
 */

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(process.env.FUZZ_RUNS ?? 2_000);

const anna = '00000000-0000-4000-8000-00000000a44a';
let heard: unknown[];
const handle: Handle = async (incoming) => {
  heard.push(incoming);
  return { kind: 'nothing' };
};
beforeEach(() => {
  heard = [];
});

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, 42, -1.5e300, '', '\u0000', ' \u0007', [], {}, [[[]]], [null], { id: null }),
  fc.constantFrom(
    'x'.repeat(5_000),
    '\ud800',
    Array.from({ length: 500 }, () => ({})),
  ),
  fc.jsonValue().filter((value) => typeof value !== 'string'),
);

/** A payload with junk in the place of something that it cannot be without, or without it. */
function spoilt(payload: object, needed: string[]): fc.Arbitrary<unknown> {
  return fc.tuple(fc.constantFrom(...needed), fc.option(junk, { nil: undefined })).map(([path, value]) => {
    const copy = structuredClone(payload);
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const at = keys.reduce<object>((inner, key) => Reflect.get(inner, key), copy);
    if (value === undefined) Reflect.deleteProperty(at, last);
    else Reflect.set(at, last, value);
    return copy;
  });
}

const user = { id: 'U1ANNA', team_id: 'T0AVST' };
const command = {
  command: '/avstamning',
  text: 'hjälp',
  user_id: 'U1ANNA',
  channel_id: 'D1ANNA',
  trigger_id: '1.2',
};
const press = {
  type: 'block_actions',
  user,
  trigger_id: '1.2',
  actions: [{ type: 'button', action_id: 'a', value: 'v' }],
};
const submission = {
  type: 'view_submission',
  user,
  view: { id: 'V1', callback_id: 'form', private_metadata: '{}', state: { values: {} } },
};
const message = {
  type: 'event_callback',
  event_id: 'Ev1',
  event: { type: 'message', channel: 'D1ANNA', channel_type: 'im', user: 'U1ANNA', text: 'hej' },
};
const text = fc.oneof(
  fc.json(),
  fc.string(),
  fc.constantFrom(
    'null',
    '42',
    '"x"',
    '[]',
    '{}',
    '{',
    '',
    '[null]',
    '{"type":7}',
    '{"type":"event_callback"}',
  ),
);
const slackBodies = fc.oneof(
  fc.record({ type: fc.constant('application/json'), body: text }),
  fc.record({
    type: fc.constant('application/json'),
    body: spoilt(message, ['type', 'event_id', 'event', 'event.type', 'event.channel']).map((one) =>
      JSON.stringify(one),
    ),
  }),
  fc.record({
    type: fc.constantFrom(
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded; charset=utf-8',
    ),
    body: fc
      .oneof(
        text,
        spoilt(press, [
          'type',
          'user',
          'user.id',
          'trigger_id',
          'actions',
          'actions.0',
          'actions.0.action_id',
        ]).map((one) => JSON.stringify(one)),
        spoilt(submission, [
          'type',
          'user',
          'user.id',
          'view',
          'view.id',
          'view.state',
          'view.state.values',
        ]).map((one) => JSON.stringify(one)),
      )
      .map((payload) => new URLSearchParams({ payload }).toString()),
  }),
  fc.record({
    type: fc.constant('application/x-www-form-urlencoded'),
    body: spoilt(command, ['user_id', 'channel_id', 'trigger_id']).map((fields) =>
      new URLSearchParams(
        Object.entries(fields as object).map(([key, value]): [string, string] => [
          key,
          // A form has only text; what could be an id is made into none.
          typeof value === 'string' ? value : `{${JSON.stringify(value)}}`,
        ]),
      ).toString(),
    ),
  }),
);

/** How often each status was given. */
async function play<T>(what: string, bodies: fc.Arbitrary<T>, send: (body: T) => Promise<Response>) {
  const given = new Map<number, number>();
  for (const body of fc.sample(bodies, { seed, numRuns: runs })) {
    const response = await send(body);
    await response.arrayBuffer();
    given.set(response.status, (given.get(response.status) ?? 0) + 1);
    if (response.status >= 500) throw new Error(`${response.status} for ${JSON.stringify(body)}`);
  }
  process.stdout.write(
    `${what}: ${runs} malformed payloads, FUZZ_SEED=${seed}: ${JSON.stringify([...given])}\n`,
  );
  return given;
}

describe('what is malformed in Slack', () => {
  let world: SlackWorld;
  beforeEach(async () => {
    world = await openSlackWorld({ handle, people: [] });
  });
  afterEach(() => world.close());

  const post = (body: string, headers: Record<string, string>) =>
    fetch(world.url, { method: 'POST', body, headers, signal: AbortSignal.timeout(2_500) });

  it('is answered, never as our fault, and nothing is done about it', async () => {
    const given = await play('Slack', slackBodies, ({ type, body }) =>
      post(body, { 'content-type': type, ...slackSignature(body) }),
    );
    expect(given.get(400)).toBeGreaterThan(runs / 2);
    expect(heard).toEqual([]);
  }, 120_000);

  it.each([
    ['another method', 405, { method: 'PUT' }],
    ['another type', 415, { headers: { 'content-type': 'text/plain', ...slackSignature('{}') } }],
    ['no signature', 401, { headers: { 'content-type': 'application/json' } }],
    [
      'two signatures',
      401,
      { headers: { 'content-type': 'application/json', 'x-slack-signature': 'v0=,v0=' } },
    ],
  ])('is refused for %s with %i', async (_, status, init) => {
    const response = await fetch(world.url, { method: 'POST', body: '{}', ...init });
    expect(response.status).toBe(status);
    expect(heard).toEqual([]);
  });
});

describe('what is malformed in Teams', () => {
  let world: TeamsWorld;
  beforeEach(async () => {
    world = await openTeamsWorld({
      handle,
      people: [{ userId: anna, email: 'anna@example.org', locale: 'sv-SE' }],
    });
  });
  afterEach(() => world.close());

  it('is answered, never as our fault, and nothing is done about it', async () => {
    const activity = {
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl: world.double.serviceUrl,
      from: { id: world.double.teamsId(anna), aadObjectId: anna },
      recipient: { id: botId },
      conversation: { id: world.double.personal(anna), conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      text: 'hej',
    };
    const press = {
      ...activity,
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
      value: { action: { type: 'Action.Execute', data: { action: {} } } },
    };
    const needed = ['serviceUrl', 'from', 'from.id', 'conversation', 'channelId', 'channelData.tenant'];
    const bodies = fc.oneof(
      text,
      spoilt(activity, needed.slice(0, -1)).map((one) => JSON.stringify(one)),
      spoilt(press, [...needed.slice(0, -1), 'value', 'value.action', 'value.action.data']).map((one) =>
        JSON.stringify(one),
      ),
    );
    const given = await play('Teams', bodies, (body) =>
      fetch(world.url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${world.keys.token()}` },
        signal: AbortSignal.timeout(5_000),
      }),
    );
    const refused = [400, 401, 403].reduce((sum, status) => sum + (given.get(status) ?? 0), 0);
    expect(refused).toBeGreaterThan(runs / 2);
    await world.rest();
    expect(heard).toEqual([]);
  }, 180_000);

  it.each([
    ['another method', 405, { method: 'PUT' }],
    ['another type', 415, { headers: { 'content-type': 'text/plain' } }],
    ['no token', 401, {}],
  ])('is refused for %s with %i', async (_, status, init) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(world.url, { method: 'POST', body: '{}', headers, ...init });
    expect(response.status).toBe(status);
    expect(heard).toEqual([]);
  });

  it('is refused when it is larger than one megabyte', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(1_100_000) });
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(world.url, { method: 'POST', body, headers })).status).toBe(413);
  });
});
