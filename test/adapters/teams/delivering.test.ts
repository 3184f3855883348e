import { emailOf } from '../../../adapters/teams/profile.ts';
import type { Delivery } from '../../../src/ports/chat-platform.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { sendBy } from '../../support/send-by.ts';
import { openTeamsWorld, type TeamsWorld } from '../../support/teams-client.ts';
import { tenantId } from '../../support/teams-keys.ts';
import { botId } from '../../support/teams-people.ts';
import { seenCard } from '../../support/teams-screen.ts';

const anna = '00000000-0000-4000-8000-00000000a44a';
const nobody = '00000000-0000-4000-8000-00000000dead';
const channel = '19:grupp@thread.tacv2';
let world: TeamsWorld;

beforeEach(async () => {
  world = await openTeamsWorld({
    handle: async () => ({ kind: 'nothing' }),
    people: [{ userId: anna, email: 'anna@example.org', locale: 'sv-SE' }],
    channels: [channel],
    paced: true,
  });
  world.double.calls.length = 0;
});
afterEach(async () => {
  await world.close();
  expect(world.double.faults).toEqual([]);
});

const identity = (userId = anna) => ({ platform: 'teams' as const, tenant: tenantId, userId });
const kept = (conversation = world.double.personal(anna)) =>
  JSON.stringify({ serviceUrl: world.double.serviceUrl, conversation, bot: botId });
const delivery = (changes: Partial<Delivery> = {}): Delivery => ({
  id: '0d5f',
  to: { kind: 'person', identity: identity() },
  locale: 'sv',
  message: { parts: [{ kind: 'text', text: 'Dags för avstämning' }] },
  ...changes,
});
const calls = () => world.double.calls.map(({ call }) => call);
const place = { kind: 'channel' as const, conversation: channel };

describe('delivering in Teams', () => {
  it('opens the 1:1 conversation with somebody who has not spoken, and says which that is', async () => {
    const receipt = await sendBy(world.platform, delivery());
    const [message] = world.double.shown(world.double.personal(anna));
    expect(receipt).toEqual({ kind: 'sent', conversation: kept(), messageIds: [message?.id] });
    expect(message?.text).toBe('Dags för avstämning');
    expect(calls()).toEqual(['create', 'post']);
  });

  it('writes where the person is known to be, without asking Teams', async () => {
    const to = { kind: 'person' as const, identity: identity(), conversation: kept() };
    await sendBy(world.platform, delivery({ to }));
    expect(calls()).toEqual(['post']);
  });

  it('follows a conversation whose address has changed', async () => {
    const to = {
      kind: 'person' as const,
      identity: identity(),
      conversation: JSON.stringify({ serviceUrl: 'http://127.0.0.1:1/', conversation: 'a:old', bot: botId }),
    };
    await world.people.type(anna, 'hej');
    await world.rest();
    expect(await sendBy(world.platform, delivery({ to }))).toMatchObject({
      kind: 'sent',
      conversation: kept(),
    });
  });

  it('posts in a channel, at the address last heard, which is kept over restarts', async () => {
    expect(await sendBy(world.platform, delivery({ to: place }))).toMatchObject({
      kind: 'sent',
      conversation: channel,
    });
    await world.people.type(anna, 'hej');
    await world.rest();
    expect(world.slots.get(`teams:service-url ${tenantId}`)).toEqual([world.double.serviceUrl]);
  });

  it.each([
    [403, 'MessageWritesBlocked', 'blocked'],
    [403, 'ConversationBlockedByUser', 'blocked'],
    [403, 'BotNotInConversationRoster', 'never-seen'],
    [403, 'SomethingElse', 'blocked'],
  ])('cannot arrive at a person when Teams says %i %s: %s', async (status, code, why) => {
    world.double.fail('post', { status, code });
    expect(await sendBy(world.platform, delivery())).toEqual({ kind: 'unreachable', why });
    expect(calls()).toEqual(['create', 'post']);
  });

  it.each([
    [403, 'MessageWritesBlocked', 'closed'],
    [403, 'BotNotInConversationRoster', 'not-a-member'],
    [404, 'ConversationNotFound', 'not-a-member'],
  ])('cannot arrive in a channel when Teams says %i %s: %s', async (status, code, why) => {
    world.double.fail('post', { status, code });
    expect(await sendBy(world.platform, delivery({ to: place }))).toEqual({ kind: 'unreachable', why });
  });

  it.each(['BotDisabledByAdmin', 'AppBlockedByTenantAdmin', 'TenantPolicyDenied'])(
    'is held when Teams says 403 %s: the tenant has switched the app off, to all',
    async (code) => {
      world.double.fail('post', { status: 403, code });
      expect(await sendBy(world.platform, delivery())).toEqual({
        kind: 'stopped',
        wait: 60_000,
        why: 'held',
      });
      expect(await sendBy(world.platform, delivery({ to: place }))).toMatchObject({ kind: 'later' });
    },
  );

  it('opens the conversation anew where Teams knows the kept one no more, and says which it is', async () => {
    const to = { kind: 'person' as const, identity: identity(), conversation: kept('a:dead') };
    expect(await sendBy(world.platform, delivery({ to }))).toMatchObject({
      kind: 'sent',
      conversation: expect.stringContaining(world.double.personal(anna)),
    });
    expect(calls()).toEqual(['post', 'create', 'post']);
    expect(world.double.shown(world.double.personal(anna))).toHaveLength(1);
  });

  it('is gone where there is nobody to open it anew with', async () => {
    const to = { kind: 'person' as const, identity: identity(nobody), conversation: kept('a:dead') };
    expect(await sendBy(world.platform, delivery({ to }))).toEqual({ kind: 'unreachable', why: 'gone' });
  });

  it("writes at the newest address of the tenant's, whoever it was heard from", async () => {
    const bo = '00000000-0000-4000-8000-0000000000b0';
    world.double.people.set(bo, { id: bo, locale: 'sv-SE', installed: true });
    await world.people.type(bo, 'hej');
    await world.rest();
    const conversation = JSON.stringify({
      serviceUrl: 'http://127.0.0.1:1/',
      conversation: world.double.personal(anna),
      bot: botId,
    });
    const to = { kind: 'person' as const, identity: identity(), conversation };
    expect(await sendBy(world.platform, delivery({ to }))).toMatchObject({
      kind: 'sent',
      conversation: expect.stringContaining(world.double.serviceUrl),
    });
  });

  it.each([413, 400])('sends the words alone when Teams says %i, and blames nobody', async (status) => {
    world.double.fail('post', { status, code: 'MessageSizeTooBig' });
    const buttons = [{ label: 'Fyll i', action: { kind: 'words' as const, text: 'lägesrapport' } }];
    const receipt = await sendBy(
      world.platform,
      delivery({
        message: {
          parts: [
            { kind: 'text', text: 'Dags!' },
            { kind: 'buttons', buttons },
          ],
        },
      }),
    );
    expect(receipt).toMatchObject({ kind: 'sent' });
    const [message] = world.double.shown(world.double.personal(anna));
    expect(message).toMatchObject({
      card: undefined,
      text: `Dags!\n\n${textsFor('sv').messages.buttonsGone}`,
    });
    expect(world.logged.filter((line) => line.includes('MessageSizeTooBig'))).toHaveLength(1);
  });

  it('cannot arrive at somebody who has not got the app, or is not there', async () => {
    const person = world.double.people.get(anna);
    if (person) person.installed = false;
    expect(await sendBy(world.platform, delivery())).toEqual({
      kind: 'unreachable',
      why: 'never-seen',
    });
    const to = { kind: 'person' as const, identity: identity(nobody) };
    expect(await sendBy(world.platform, delivery({ to }))).toEqual({ kind: 'unreachable', why: 'gone' });
  });

  it.each([
    [429, '1', 1_000],
    [503, undefined, 5_000],
    [502, undefined, 5_000],
    [504, undefined, 5_000],
    [412, undefined, 2_000],
  ])('waits when Teams says %i, without calling again', async (status, retryAfter, wait) => {
    world.double.fail('post', { status, code: 'Failed', retryAfter });
    expect(await sendBy(world.platform, delivery())).toEqual({ kind: 'later', wait, why: 'paced' });
    expect(await sendBy(world.platform, delivery())).toMatchObject({ kind: 'later', why: 'paced' });
    expect(calls()).toEqual(['create', 'post']);
    expect(await sendBy(world.platform, delivery({ to: place }))).toMatchObject({ kind: 'sent' });
  });

  it('is stopped where Teams does not take the bot for who it is, and calls no more for a minute', async () => {
    world.double.fail('post', { status: 401, code: 'Unauthorized' });
    const stopped = { kind: 'stopped', wait: 60_000, why: 'no-access' };
    expect(await sendBy(world.platform, delivery())).toEqual(stopped);
    expect(await sendBy(world.platform, delivery({ to: place }))).toMatchObject({ kind: 'later' });
    expect(calls()).toEqual(['create', 'post']);
  });

  it.each([{ status: 500 }, { drop: 'before' as const }, { drop: 'after' as const }])(
    'is in doubt after %j while sending, has called once, and cannot be settled',
    async (failure) => {
      world.double.fail('post', failure);
      expect(await sendBy(world.platform, delivery())).toEqual({ kind: 'unknown', why: expect.any(String) });
      expect(calls()).toEqual(['create', 'post']);
      expect(await world.platform.settle(delivery())).toMatchObject({ kind: 'unknowable' });
    },
  );

  it('is certainly not sent where the conversation could not even be opened', async () => {
    world.double.fail('create', { drop: 'before' });
    expect(await sendBy(world.platform, delivery())).toMatchObject({ kind: 'later', wait: 5_000 });
  });

  it('is certainly not sent where nothing listens at the address', async () => {
    const conversation = JSON.stringify({
      serviceUrl: 'http://127.0.0.1:1/',
      conversation: 'a:1',
      bot: botId,
    });
    const to = { kind: 'person' as const, identity: identity(nobody), conversation };
    expect(await sendBy(world.platform, delivery({ to }))).toEqual({
      kind: 'later',
      wait: 5_000,
      why: 'no-answer',
    });
  });

  it('calls no more than twenty times a second', async () => {
    const from = Date.now();
    const to = (n: number) => ({ kind: 'channel' as const, conversation: `19:${n}@thread.tacv2` });
    await Promise.all(
      Array.from({ length: 11 }, (_, n) => {
        world.double.channels.add(to(n).conversation);
        return sendBy(world.platform, delivery({ to: to(n) }));
      }),
    );
    expect(Date.now() - from).toBeGreaterThanOrEqual(490);
    expect(calls().length).toBe(11);
  });

  it('calls no more than seven times a second in one conversation, and loses nothing of a long message', async () => {
    const text = Array.from({ length: 9 }, (_, n) => `${n} ${'x'.repeat(20_000)}`).join('\n');
    await sendBy(world.platform, delivery({ message: { parts: [{ kind: 'text', text }] } }));
    const times = world.double.calls.filter(({ call }) => call === 'post').map(({ at }) => at);
    expect(times.length).toBeGreaterThan(7);
    for (const [n, at] of times.slice(7).entries()) expect(at - (times[n] ?? 0)).toBeGreaterThanOrEqual(950);
  });

  it('sends the end of a long message though Teams asks to wait in the middle', async () => {
    const text = 'x'.repeat(60_000);
    const sending = sendBy(world.platform, delivery({ message: { parts: [{ kind: 'text', text }] } }));
    while (world.double.shown(world.double.personal(anna)).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    world.double.fail('post', { status: 429, retryAfter: '1' });
    expect(await sending).toMatchObject({ kind: 'sent' });
    const shown = world.double.shown(world.double.personal(anna));
    expect(
      shown.map(({ card }) => JSON.stringify(card).split('x').length - 1).reduce((a, b) => a + b),
    ).toBeGreaterThanOrEqual(60_000);
  });

  describe('a long message whose beginning has arrived', () => {
    const long = delivery({ message: { parts: [{ kind: 'text', text: 'Ett ord till. '.repeat(4_000) }] } });
    const shown = () => world.double.shown(world.double.personal(anna));
    const sendMeeting = async (...failures: Parameters<typeof world.double.fail>[1][]) => {
      const sending = sendBy(world.platform, long);
      while (shown().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      for (const failure of failures) world.double.fail('post', failure);
      return sending;
    };

    it('goes on where Teams fails in the middle', async () => {
      await sendMeeting({ status: 500 }, { drop: 'before' });
      const said = shown().map(({ card }) => (card ? seenCard(card) : ''));
      expect(said.join(' ').split('Ett ord till').length - 1).toBe(4_000);
      expect(world.logged.filter((line) => line.includes('long message'))).toEqual([]);
    });

    it('ends with a sentence that says so where the rest is refused', async () => {
      const receipt = await sendMeeting({ status: 413, code: 'MessageSizeTooBig', times: 2 });
      const [, ...rest] = shown().map(({ text }) => text);
      expect(rest).toEqual([textsFor('sv').messages.cutShort]);
      expect(receipt).toMatchObject({ kind: 'sent', messageIds: [expect.any(String), expect.any(String)] });
      expect(world.logged.filter((line) => line.includes('the end of a long message'))).toHaveLength(1);
    });
  });
});

describe('finding a person in Teams', () => {
  it('works by object id, with the e-mail that the roster vouches for', async () => {
    expect(await world.platform.profile({ userId: anna.toUpperCase() })).toEqual({
      identity: identity(),
      name: 'Någon',
      email: 'anna@example.org',
    });
    await world.people.type(anna, 'hej', { locale: 'en-US' });
    await world.rest();
    expect((await world.platform.profile({ userId: anna }))?.locale).toBe('en');
  });

  it('finds nobody by e-mail, nor who is not there', async () => {
    expect(await world.platform.profile({ email: 'anna@example.org' })).toBeUndefined();
    expect(await world.platform.profile({ userId: nobody })).toBeUndefined();
    expect(calls()).toEqual(['create']);
  });

  it('throws where Teams does not answer', async () => {
    world.double.fail('member', { status: 503 });
    await expect(world.platform.profile({ userId: anna })).rejects.toThrow('Failed');
  });

  it.each([
    [{ email: 'anna@kommun.se' }, 'anna@kommun.se'],
    [{ email: 'anna@kommun.se', principalName: 'anna01@Kommun.se' }, 'anna@kommun.se'],
    // The field can say anything: only the principal name is of a domain that the tenant has proved.
    [{ email: 'anna@kommun.se', principalName: 'a@x.se' }, 'a@x.se'],
    [{ email: 'anna@kommun.se', principalName: 'anna' }, null],
    [
      { email: 'anna@annan.se', principalName: 'anna_kommun.se#EXT#@region.onmicrosoft.com' },
      'anna@kommun.se',
    ],
    [
      { email: 'anna.berg@kommun.se', principalName: 'anna_kommun.se#EXT#@region.onmicrosoft.com' },
      'anna.berg@kommun.se',
    ],
    [{ principalName: 'anna@kommun.se' }, 'anna@kommun.se'],
    [{ principalName: 'anna_kommun.se#EXT#@region.onmicrosoft.com' }, 'anna@kommun.se'],
    [{ principalName: 'anna_maria_bibl.kommun.se#EXT#@region.onmicrosoft.com' }, 'anna_maria@bibl.kommun.se'],
    [{ email: 'anna_kommun.se#ext#@region.onmicrosoft.com' }, 'anna@kommun.se'],
    [{ principalName: 'anna' }, undefined],
    [{ principalName: '#EXT#@region.onmicrosoft.com' }, undefined],
    [{}, undefined],
  ])('reads the e-mail out of %j', (member, email) => {
    expect(emailOf(member)).toBe(email);
  });
});
