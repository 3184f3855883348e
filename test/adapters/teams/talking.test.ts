import type { Reply } from '../../../src/messages/report.ts';
import type { Incoming } from '../../../src/ports/chat-platform.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { cardOf, openTeamsWorld, type TeamsWorld } from '../../support/teams-client.ts';
import { tenantId } from '../../support/teams-keys.ts';
import { botId } from '../../support/teams-people.ts';
import { seenCard } from '../../support/teams-screen.ts';

const anna = '00000000-0000-4000-8000-00000000a44a';
const channel = '19:grupp@thread.tacv2';
const { teams } = textsFor('sv');

let world: TeamsWorld;
let asked: Incoming[];
let reply: (incoming: Incoming) => Promise<Reply>;

beforeEach(async () => {
  asked = [];
  reply = async () => ({ kind: 'messages', items: [{ parts: [{ kind: 'text', text: 'Bara för dig' }] }] });
  world = await openTeamsWorld({
    handle: async (incoming) => {
      asked.push(incoming);
      return reply(incoming);
    },
    people: [{ userId: anna, email: 'anna@example.org', locale: 'sv-SE' }],
    channels: [channel],
  });
});
afterEach(() => world.close());

const said = () => asked.map(({ ask }) => (ask.kind === 'words' ? ask.text : ask.kind));
const seen = (conversation: string) =>
  world.double
    .shown(conversation)
    .filter(({ by }) => by === 'bot')
    .map((message) => {
      const card = cardOf(message);
      return card ? seenCard(card) : message.text;
    });
const own = () => seen(world.double.personal(anna));

async function type(text: string, more: Record<string, unknown> = {}, where = {}) {
  const answer = await world.people.type(anna, text, more, where);
  await world.rest();
  return answer;
}

const mention = {
  type: 'mention',
  text: '<at>Avstämning</at>',
  mentioned: { id: botId, name: 'Avstämning' },
};

describe('words typed in Teams', () => {
  it('are asked with who, where and the place to write to', async () => {
    expect((await type('avstämning')).status).toBe(200);
    expect(asked).toEqual([
      {
        key: expect.stringMatching(/^teams:.+:17001:/),
        from: { platform: 'teams', tenant: tenantId, userId: anna },
        conversation: JSON.stringify({
          serviceUrl: world.double.serviceUrl,
          conversation: world.double.personal(anna),
          bot: botId,
        }),
        answer: 'post',
        within: expect.any(Number),
        ask: { kind: 'words', text: 'avstämning' },
      },
    ]);
    expect(own()).toEqual(['Bara för dig']);
  });

  it.each([
    ['<at>Avstämning</at> lägesrapport', {}, 'lägesrapport'],
    ['<at>Avstämning</at>&nbsp;/avstamning <at>Avstämning</at>', {}, '/avstamning'],
    ['\u00a0 hjälp\u200b ', {}, 'hjälp'],
    ['<p><at>Avstämning</at>&nbsp;lägesrapport <b>bemötande</b> gul</p>', {}, 'lägesrapport bemötande gul'],
    ['<div>påminn &amp; hälsa</div>', { textFormat: 'xml' }, 'påminn & hälsa'],
    ['rapport <b> och 1 < 2', {}, 'rapport <b> och 1 < 2'],
  ])('%j are read as they were meant', async (text, more, words) => {
    await type(text, { entities: [mention, { type: 'clientInfo', locale: 'sv-SE' }], ...more });
    expect(said()).toEqual([words]);
  });

  it('keep the name of somebody else who is mentioned', async () => {
    const other = { type: 'mention', text: '<at>Eva Ek</at>', mentioned: { id: '29:eva', name: 'Eva Ek' } };
    await type('<at>Avstämning</at> fråga <at>Eva Ek</at>', { entities: [mention, other] });
    expect(said()).toEqual(['fråga Eva Ek']);
  });

  it('are answered 1:1 when they were typed in a channel, where only a pointer is left', async () => {
    await type('<at>Avstämning</at> avstämning', { entities: [mention] }, { channel, thread: '123' });
    expect(asked[0]).toMatchObject({ channel, ask: { kind: 'words', text: 'avstämning' } });
    expect(asked[0]).not.toHaveProperty('conversation');
    expect(own()).toEqual(['Bara för dig']);
    expect(seen(`${channel};messageid=123`)).toEqual([teams.pointer]);
  });

  it('are not answered in front of others where the app is not in place for the asker', async () => {
    const person = world.double.people.get(anna);
    if (person) person.installed = false;
    await type('avstämning', {}, { channel });
    expect(seen(channel)).toEqual([teams.notInstalled]);
    expect(own()).toEqual([]);
  });

  it('are answered in plain words where Teams says that the card is too large, the apology too', async () => {
    world.double.fail('post', { status: 413, code: 'MessageSizeTooBig' });
    await type('avstämning');
    expect(world.double.shown(world.double.personal(anna)).at(-1)).toMatchObject({
      text: 'Bara för dig',
      card: undefined,
    });
    expect(world.logged.filter((line) => line.includes('MessageSizeTooBig'))).toHaveLength(1);

    world.double.fail('post', { status: 500, code: 'Broken' });
    world.double.fail('post', { status: 413, code: 'MessageSizeTooBig' });
    await type('avstämning');
    expect(world.double.shown(world.double.personal(anna)).at(-1)?.text).toBe(textsFor('sv').report.notShown);
  });

  it('get no content in a shared channel, where some are of other tenants and cannot be written to', async () => {
    const shared = '19:delad@thread.tacv2';
    world.double.channels.add(shared);
    const outsider = '00000000-0000-4000-8000-0000000ab0de';
    const mine = { tenant: { id: tenantId } };
    const theirs = { tenant: { id: '99999999-2222-4333-8444-555555555555' } };
    const words = { type: 'message', text: 'avstämning' };
    const say = async (channelData: object) => {
      const { status } = await world.people.send(outsider, { ...words, channelData }, { channel: shared });
      await world.rest();
      return status;
    };
    // Where Teams names the tenant that the channel is in: a sentence, and nothing of what was asked.
    expect(await say(mine)).toBe(200);
    expect(seen(shared)).toEqual([teams.notInstalled]);
    expect(await world.platform.profile({ userId: outsider })).toBeUndefined();
    // Where it names their own: not heard.
    expect(await say(theirs)).toBe(403);
    expect(asked).toHaveLength(1);
  });

  it('are answered in the language of Teams, where we speak it', async () => {
    reply = async () => {
      throw new Error('broken');
    };
    await type('help', { locale: 'en-GB' });
    expect(own()).toEqual([textsFor('en').report.noAnswer]);
  });

  it('go by the id in Teams where there is none of Entra', async () => {
    await world.people.send(anna, { type: 'message', text: 'hej', from: { id: '29:GUEST' } });
    await world.rest();
    expect(asked[0]?.from.userId).toBe('29:guest');
  });
});

describe('the address of Teams', () => {
  const raw = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    fetch(world.url, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${world.keys.token()}`, ...headers },
    }).then(({ status }) => status);

  it('takes nothing but JSON of at most a megabyte, by POST', async () => {
    expect((await fetch(world.url)).status).toBe(405);
    expect(await raw('x=1', { 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
    expect(await raw('{"type"')).toBe(400);
    expect(await raw('{}')).toBe(400);
    expect(await raw(JSON.stringify({ text: 'x'.repeat(1024 * 1024) })).catch(() => 413)).toBe(413);
    expect(asked).toEqual([]);
  });

  it('greets once who has got the app, however often Teams tells of it', async () => {
    await world.people.send(anna, { type: 'installationUpdate', action: 'add' });
    await world.people.send(anna, { type: 'conversationUpdate', membersAdded: [{ id: botId }] });
    await world.rest();
    expect(said()).toEqual(['arrival']);
  });

  it('says nothing in a team that has got the app, nor when a person comes', async () => {
    await world.people.send(anna, { type: 'conversationUpdate', membersAdded: [{ id: botId }] }, { channel });
    await world.people.send(anna, { type: 'conversationUpdate', membersAdded: [{ id: '29:eva' }] });
    await world.people.send(anna, { type: 'messageReaction' });
    await world.rest();
    expect(asked).toEqual([]);
  });

  it('gives every invoke a response', async () => {
    const answer = await world.people.send(anna, { type: 'invoke', name: 'task/fetch', value: {} });
    expect(answer.status).toBe(400);
    const old = await world.people.send(anna, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { data: { action: { kind: 'gone' } } } },
    });
    expect(old).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message' },
    });
    expect(old.body.value).toBe(textsFor('sv').report.oldButton);
  });

  it('says that what a press gave could not be shown, not that it could not be done', async () => {
    world.double.fail('post', { status: 500, code: 'Broken' });
    await world.people.send(anna, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { data: { action: { kind: 'remind', checkIn: 7 } } } },
    });
    await world.rest();
    expect(asked).toHaveLength(1);
    expect(own()).toEqual([textsFor('sv').report.notShown]);
  });

  it('answers an invoke within ten seconds though the product never does, with what was typed', async () => {
    reply = () => new Promise(() => {});
    const form = { kind: 'area', checkIn: 7, party: 3, area: 1, base: 'abc' };
    const answer = await world.people.send(anna, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { data: { form, done: 'Mina ord', needs: '' } } },
    });
    expect(answer).toMatchObject({ status: 200, body: { type: 'application/vnd.microsoft.card.adaptive' } });
    expect(JSON.stringify(answer.body)).toContain('Mina ord');
    expect(JSON.stringify(answer.body)).toContain(textsFor('sv').report.notSaved);
    expect(answer.took).toBeLessThan(10_000);
    reply = async () => ({ kind: 'nothing' });
  });

  it('takes nothing after it is stopped', async () => {
    await world.platform.stop();
    expect(await raw('{}')).toBe(503);
  });
});
