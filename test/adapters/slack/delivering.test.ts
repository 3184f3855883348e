import { createServer } from 'node:net';
import { WebAPIRequestError } from '@slack/web-api';
import { faultOf } from '../../../adapters/slack/fault.ts';
import type { Delivery } from '../../../src/ports/chat-platform.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { sendBy } from '../../support/send-by.ts';
import { openSlackWorld, type SlackWorld } from '../../support/slack-client.ts';
import { seenMessage } from '../../support/slack-screen.ts';

const anna = 'U1ANNA';
const channel = 'C1GRUPP';
let world: SlackWorld;

beforeEach(async () => {
  world = await openSlackWorld({
    handle: async () => ({ kind: 'nothing' }),
    people: [{ userId: anna, email: 'anna@example.org', locale: 'sv-SE' }],
    channels: [channel],
  });
});
afterEach(() => world.close());

const identity = (userId = anna) => ({ platform: 'slack' as const, tenant: 'T0AVST', userId });
const delivery = (changes: Partial<Delivery> = {}): Delivery => ({
  id: '0d5f',
  to: { kind: 'person', identity: identity() },
  locale: 'sv',
  message: { parts: [{ kind: 'text', text: 'Dags för avstämning' }] },
  ...changes,
});
const calls = (method: string) => world.double.calls.filter((call) => call.method === method);

describe('delivering in Slack', () => {
  it('sends to a person in their 1:1 conversation and says which that is', async () => {
    const receipt = await sendBy(world.platform, delivery());
    const [message] = world.double.shown(world.double.dm(anna));
    expect(receipt).toEqual({ kind: 'sent', conversation: world.double.dm(anna), messageIds: [message?.ts] });
    expect(message && seenMessage(message)).toBe('Dags för avstämning');
  });

  it('asks for no conversation that is known', async () => {
    const conversation = world.double.dm(anna);
    await sendBy(world.platform, delivery({ to: { kind: 'person', identity: identity(), conversation } }));
    expect(calls('conversations.open')).toEqual([]);
  });

  it('carries its id on the first message only, and finds it there again', async () => {
    const text = 'Ett ord till. '.repeat(1_000);
    const long = delivery({ message: { parts: [{ kind: 'text', text }] } });
    expect(await world.platform.settle(long)).toMatchObject({ kind: 'absent' });
    const receipt = await sendBy(world.platform, long);
    expect(receipt.kind === 'sent' && receipt.messageIds.length).toBeGreaterThan(1);
    const carrying = world.double.shown(world.double.dm(anna)).filter(({ metadata }) => metadata);
    expect(carrying.map(({ metadata }) => metadata)).toEqual([
      { event_type: 'avstamning_delivery', event_payload: { id: '0d5f' } },
    ]);
    expect(await world.platform.settle(long)).toMatchObject({ kind: 'arrived' });
    expect(await world.platform.settle(delivery({ id: 'another' }))).toMatchObject({ kind: 'absent' });
  });

  it('is settled when the answer was lost after Slack had taken it', async () => {
    world.double.fail('chat.postMessage', { drop: 'after' });
    expect(await sendBy(world.platform, delivery())).toMatchObject({ kind: 'unknown' });
    expect(await world.platform.settle(delivery())).toMatchObject({ kind: 'arrived' });
  });

  it('cannot be settled where the history may not be read', async () => {
    world.double.fail('conversations.history', { error: 'missing_scope' });
    expect(await world.platform.settle(delivery())).toMatchObject({ kind: 'unknowable' });
  });

  it('throws where the history cannot be read just now', async () => {
    world.double.fail('conversations.history', { status: 503 });
    await expect(world.platform.settle(delivery())).rejects.toThrow('http_503');
  });

  it('waits as long as Slack asks, without calling again', async () => {
    world.double.fail('chat.postMessage', { status: 429, retryAfter: 17 });
    expect(await sendBy(world.platform, delivery())).toEqual({
      kind: 'later',
      wait: 17_000,
      why: 'paced',
    });
    expect(await sendBy(world.platform, delivery())).toMatchObject({ kind: 'later', why: 'paced' });
    expect(calls('chat.postMessage').length).toBe(1);
    // Another conversation is not held up by it, until Slack refuses there too.
    const place = delivery({ to: { kind: 'channel', conversation: channel } });
    expect(await sendBy(world.platform, place)).toMatchObject({ kind: 'sent' });
    world.double.fail('chat.postMessage', { status: 429, retryAfter: 9 });
    expect(await sendBy(world.platform, place)).toMatchObject({ kind: 'later', wait: 9_000 });
    const bo = { kind: 'person' as const, identity: identity('U2BO'), conversation: 'D2BO' };
    expect(await sendBy(world.platform, delivery({ to: bo }))).toMatchObject({ kind: 'later', why: 'paced' });
    expect(calls('chat.postMessage').length).toBe(3);
  });

  it.each(['invalid_auth', 'token_revoked', 'account_inactive'])(
    'is stopped when Slack says %s, and calls no more for a minute',
    async (error) => {
      world.double.fail('chat.postMessage', { error });
      const stopped = { kind: 'stopped', wait: 60_000, why: 'no-access' };
      expect(await sendBy(world.platform, delivery())).toEqual(stopped);
      const place = delivery({ to: { kind: 'channel', conversation: channel } });
      expect(await sendBy(world.platform, place)).toMatchObject({ kind: 'later' });
      expect(calls('chat.postMessage').length).toBe(1);
    },
  );

  it.each([
    ['channel_not_found', 'gone'],
    ['user_not_found', 'gone'],
    ['user_disabled', 'gone'],
    ['cannot_dm_bot', 'blocked'],
    ['is_archived', 'blocked'],
    ['not_in_channel', 'blocked'],
    ['restricted_action', 'blocked'],
  ])('cannot arrive at a person when Slack says %s: %s', async (error, why) => {
    world.double.fail('chat.postMessage', { error });
    expect(await sendBy(world.platform, delivery())).toEqual({ kind: 'unreachable', why });
  });

  it.each([
    ['channel_not_found', 'no-such-channel'],
    ['not_in_channel', 'not-a-member'],
    ['is_archived', 'archived'],
    ['restricted_action', 'closed'],
    ['restricted_action_read_only_channel', 'closed'],
    ['posting_to_general_channel_denied', 'closed'],
  ])('cannot arrive in a channel when Slack says %s: %s', async (error, why) => {
    world.double.fail('chat.postMessage', { error });
    const to = { kind: 'channel' as const, conversation: channel };
    expect(await sendBy(world.platform, delivery({ to }))).toEqual({ kind: 'unreachable', why });
  });

  it.each([
    'team_added_to_org',
    'org_login_required',
    'message_limit_exceeded',
    'team_is_restricted',
    'enterprise_is_restricted',
    'ekm_access_denied',
    'two_factor_setup_required',
    'accesslimited',
  ])('is held when Slack says %s: that is about the workspace and nobody in it', async (error) => {
    world.double.fail('chat.postMessage', { error });
    expect(await sendBy(world.platform, delivery())).toEqual({ kind: 'stopped', wait: 60_000, why: 'held' });
    const place = delivery({ to: { kind: 'channel', conversation: channel } });
    expect(await sendBy(world.platform, place)).toMatchObject({ kind: 'later', why: 'paced' });
  });

  it('waits where Slack says what is not known here, and says so in the log', async () => {
    world.double.fail('chat.postMessage', { error: 'a_word_of_tomorrow' });
    expect(await sendBy(world.platform, delivery())).toEqual({ kind: 'later', wait: 600_000, why: 'held' });
    expect(world.logged.filter((line) => line.includes('a_word_of_tomorrow'))).toHaveLength(1);
  });

  it('waits some seconds where Slack asks to wait and does not say for how long', async () => {
    world.double.fail('chat.postMessage', { status: 429 });
    expect(await sendBy(world.platform, delivery())).toEqual({ kind: 'later', wait: 5_000, why: 'paced' });
    expect(calls('chat.postMessage').length).toBe(1);
  });

  it.each(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'too_many_attachments'])(
    'sends the words alone when Slack says %s, and blames nobody',
    async (error) => {
      world.double.fail('chat.postMessage', { error });
      const buttons = [{ label: 'Fyll i', action: { kind: 'words' as const, text: 'lägesrapport' } }];
      const { message } = delivery();
      const receipt = await sendBy(
        world.platform,
        delivery({ message: { parts: [...message.parts, { kind: 'buttons', buttons }] } }),
      );
      expect(receipt).toMatchObject({ kind: 'sent' });
      const shown = world.double.shown(world.double.dm(anna));
      expect(shown.map(({ text, blocks }) => [text, blocks])).toEqual([
        [`Dags för avstämning\n${textsFor('sv').messages.buttonsGone}`, []],
      ]);
      expect(shown[0]?.metadata).toBeDefined();
      expect(world.logged.filter((line) => line.includes(error))).toHaveLength(1);
    },
  );

  it('is settled by what Slack shows from shortly before the attempt, fifteen at a time', async () => {
    await sendBy(world.platform, delivery());
    const attemptedAt = new Date('2027-06-01T09:00:00Z');
    await world.platform.settle({ ...delivery(), attemptedAt });
    const [call] = calls('conversations.history');
    expect(Number(call?.args.limit)).toBe(15);
    const before = attemptedAt.getTime() / 1_000 - Number(call?.args.oldest);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThanOrEqual(600);
  });

  it('cannot arrive at a person whom Slack does not know', async () => {
    const to = { kind: 'person' as const, identity: identity('U9NOBODY') };
    expect(await sendBy(world.platform, delivery({ to }))).toEqual({
      kind: 'unreachable',
      why: 'gone',
    });
  });

  it('cannot arrive in a channel that the bot is not in', async () => {
    world.double.channels.set(channel, false);
    const to = { kind: 'channel' as const, conversation: channel };
    expect(await sendBy(world.platform, delivery({ to }))).toEqual({
      kind: 'unreachable',
      why: 'not-a-member',
    });
  });

  it.each([
    ['missing_scope', { why: 'missing-scope', scope: 'chat:write' }],
    ['messages_tab_disabled', { why: 'held' }],
  ])(
    'waits a minute when Slack says %s, which is about the bot and not about the receiver',
    async (error, why) => {
      world.double.fail('chat.postMessage', { error });
      expect(await sendBy(world.platform, delivery())).toEqual({ kind: 'later', wait: 60_000, ...why });
    },
  );

  it('says of a right that is missing once what does not work, and knows it until it is there', async () => {
    const said = () => world.logged.filter((line) => line.includes('im:write'));
    for (const conversation of [1, 2]) {
      world.double.fail('conversations.open', { error: 'missing_scope' });
      const to = { kind: 'person' as const, identity: identity(`U${conversation}NEW`) };
      expect(await sendBy(world.platform, delivery({ to }))).toMatchObject({
        kind: 'later',
        why: 'missing-scope',
        scope: 'im:write',
      });
    }
    expect(said()).toHaveLength(1);
    expect(said()[0]).toContain('Reinstall to Workspace');
    expect(world.platform.lacking()).toEqual([{ scope: 'im:write', keepsFrom: 'writing' }]);
    expect(world.lacked).toEqual(['im:write', 'im:write']);
  });

  it('understands the words that an earlier version has kept', () => {
    expect(
      ['user_not_found', 'restricted_action', 'team_added_to_org', 'what_is_this'].map(
        world.platform.meaning,
      ),
    ).toEqual(['gone', 'blocked', 'held', 'blocked']);
  });

  it.each([{ status: 500 }, { drop: 'before' as const }, { error: 'internal_error' }])(
    'is in doubt after %j while sending, and made once',
    async (failure) => {
      world.double.fail('chat.postMessage', failure);
      expect(await sendBy(world.platform, delivery())).toEqual({ kind: 'unknown', why: expect.any(String) });
      expect(calls('chat.postMessage').length).toBe(1);
    },
  );

  it('is certainly not sent where the conversation could not even be opened', async () => {
    world.double.fail('conversations.open', { status: 503 });
    expect(await sendBy(world.platform, delivery())).toEqual({
      kind: 'later',
      wait: 5_000,
      why: 'no-answer',
    });
  });

  it('is certainly not sent where nothing listens at the address', async () => {
    const url = `http://127.0.0.1:${await freePort()}/`;
    const refused = await fetch(url).catch((error: Error) => error);
    // Thrown as the SDK does it: inside a test it cannot tell the system's errors from other values.
    const fault = faultOf(new WebAPIRequestError(Object(refused)));
    expect(fault).toEqual({ kind: 'not-sent', why: 'ECONNREFUSED' });
  });

  it('sends the end of a long message though Slack asks to wait in the middle', async () => {
    const text = 'Ett ord till. '.repeat(1_000);
    const first = delivery({ message: { parts: [{ kind: 'text', text }] } });
    await sendBy(world.platform, first);
    const whole = world.double.shown(world.double.dm(anna)).length;
    const sending = sendBy(world.platform, { ...first, id: 'second' });
    await waitFor(() => world.double.shown(world.double.dm(anna)).length > whole);
    world.double.fail('chat.postMessage', { status: 429, retryAfter: 1 });
    expect(await sending).toMatchObject({ kind: 'sent' });
    expect(world.double.shown(world.double.dm(anna)).length).toBe(2 * whole);
  });

  describe('a long message whose beginning has arrived', () => {
    const long = delivery({ message: { parts: [{ kind: 'text', text: 'Ett ord till. '.repeat(1_000) }] } });
    const shown = () => world.double.shown(world.double.dm(anna)).map(({ text }) => text);
    const missing = () => world.logged.filter((line) => /long message|nor was/.test(line));
    const sendMeeting = async (...failures: Parameters<typeof world.double.fail>[1][]) => {
      const sending = sendBy(world.platform, long);
      await waitFor(() => shown().length > 0);
      for (const failure of failures) world.double.fail('chat.postMessage', failure);
      return sending;
    };

    it('goes on where Slack fails in the middle', async () => {
      await sendMeeting({ status: 500 }, { drop: 'before' });
      expect(shown().join(' ').split('Ett ord till').length - 1).toBe(1_000);
      expect(missing()).toEqual([]);
    });

    it('ends with a sentence that says so where the rest is refused', async () => {
      const receipt = await sendMeeting({ error: 'msg_too_long', times: 2 });
      expect(shown().slice(1)).toEqual([textsFor('sv').messages.cutShort]);
      expect(receipt).toMatchObject({ kind: 'sent', messageIds: [expect.any(String), expect.any(String)] });
      expect(missing()).toEqual([expect.stringContaining('msg_too_long')]);
    });

    it('is told of in the log where not even that is taken', async () => {
      expect(await sendMeeting({ error: 'is_archived', times: 2 })).toMatchObject({ kind: 'sent' });
      expect(shown()).toHaveLength(1);
      expect(missing()).toHaveLength(2);
    });
  });
});

describe('finding a person in Slack', () => {
  const find = (who: Parameters<typeof world.platform.profile>[0]) => world.platform.profile(who);
  const add = (id: string, more: object) =>
    world.double.people.set(id, { id, email: `${id}@example.org`, locale: 'sv-SE', ...more });

  it('works by e-mail and by id, with the language where we speak it', async () => {
    const expected = { identity: identity(), email: 'anna@example.org', locale: 'sv' };
    expect(await find({ email: 'anna@example.org' })).toEqual(expected);
    expect(await find({ userId: anna })).toEqual(expected);
    add('U3ENGLISH', { locale: 'en-US' });
    add('U4GERMAN', { locale: 'de-DE' });
    expect((await find({ userId: 'U3ENGLISH' }))?.locale).toBe('en');
    expect(await find({ userId: 'U4GERMAN' })).not.toHaveProperty('locale');
  });

  it('tells the name that the person has there', async () => {
    add('U8NAMED', { name: 'Nils Ny' });
    expect((await find({ userId: 'U8NAMED' }))?.name).toBe('Nils Ny');
  });

  it('finds nobody where there is nobody, or a bot, or a former member', async () => {
    add('U5BOT', { bot: true });
    add('U6LEFT', { deleted: true });
    for (const who of [
      { email: 'ingen@example.org' },
      { userId: 'U9' },
      { userId: 'U5BOT' },
      { userId: 'U6LEFT' },
    ])
      expect(await find(who)).toBeUndefined();
  });

  it('takes no e-mail from another workspace', async () => {
    add('U7OTHER', { team: 'T9OTHER' });
    expect(await find({ email: 'U7OTHER@example.org' })).toBeUndefined();
    expect(await find({ userId: 'U7OTHER' })).toEqual({
      identity: { platform: 'slack', tenant: 'T9OTHER', userId: 'U7OTHER' },
      locale: 'sv',
    });
  });

  it('tries again when Slack asks to wait a little, and throws when it does not answer', async () => {
    world.double.fail('users.info', { status: 429, retryAfter: 1 });
    expect((await find({ userId: anna }))?.identity.userId).toBe(anna);
    world.double.fail('users.info', { status: 500 });
    await expect(find({ userId: anna })).rejects.toThrow('http_500');
    world.double.fail('users.lookupByEmail', { error: 'missing_scope' });
    await expect(find({ email: 'anna@example.org' })).rejects.toThrow('missing_scope');
  });
});

async function waitFor(true_: () => boolean): Promise<void> {
  while (!true_()) await new Promise((resolve) => setImmediate(resolve));
}

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
