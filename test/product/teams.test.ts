import { createHash } from 'node:crypto';
import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { cardOf, findButton, openTeamsClient, sentBy } from '../support/teams-client.ts';
import { botId } from '../support/teams-people.ts';
import { openProductWorld, type ProductWorld } from '../support/world.ts';

const texts = textsFor('sv');
const { report } = texts;
const idOf = (email: string) =>
  `00000000-0000-4000-8000-${createHash('sha256').update(email).digest('hex').slice(0, 12)}`;
const contact = idOf('contact@library-1.example.org');
const stranger = idOf('stranger@example.org');

let opened: TestStore;
let world: ProductWorld;
let client: Awaited<ReturnType<typeof openTeamsClient>>;

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  const file = sampleGroup(1);
  file.workingGroup.channels = {};
  world = await openProductWorld({
    opened,
    driver: {
      findsByEmail: false,
      async open(options) {
        client = await openTeamsClient(options);
        return client;
      },
    },
    platform: 'teams',
    files: [file],
    people: [
      { userId: contact, email: 'Contact@Library-1.example.org', locale: 'sv' },
      { userId: stranger, email: 'stranger@example.org', locale: 'sv' },
    ],
    at: '2019-05-20T06:00:00Z',
  });
  await world.passTo('2019-05-21T07:00:30Z');
});
afterEach(() => world.close());

const last = (userId: string) => {
  const { double } = client.world;
  return double.shown(double.personal(userId)).at(-1);
};

describe('the product in Teams', () => {
  it('knows somebody by the e-mail that the roster vouches for, and keeps where they are', async () => {
    await client.say(contact, 'avstämning');
    await world.app.idle();
    const group = (await world.product.store.groups.all())[0];
    const { contacts } = await world.product.store.groups.load(group?.id ?? 0);
    const person = contacts.find(({ person: { email } }) => email.startsWith('contact@'))?.person.id ?? 0;
    const address = async () => (await world.product.store.people.addresses([person], ['teams'])).get(person);
    const { double, people } = client.world;
    expect(await address()).toMatchObject({
      identity: { platform: 'teams', userId: contact },
      conversation: JSON.stringify({
        serviceUrl: double.serviceUrl,
        conversation: double.personal(contact),
        bot: botId,
      }),
    });
    // From now on Teams has another address for them.
    await people.send(contact, { type: 'message', text: 'hjälp', conversation: { id: 'a:another' } });
    await client.world.rest();
    await world.app.idle();
    expect((await address())?.conversation).toContain('a:another');
    world.faults.length = 0;
  });

  it('tells a stranger whom to ask, and the line that makes them known', async () => {
    await client.world.people.send(stranger, { type: 'installationUpdate', action: 'add' });
    await client.world.rest();
    expect(client.seen(stranger)).toContain('convener@example.org');
    expect(client.seen(stranger)).toContain(`teams: ${stranger}`);
  });

  describe('somebody who gets the app after the invitation', () => {
    const added = { type: 'installationUpdate', action: 'add' };
    const member = { type: 'conversationUpdate', membersAdded: [{ id: botId }] };
    const arrive = async (...activities: Record<string, unknown>[]) => {
      for (const activity of activities) await client.world.people.send(contact, activity);
      await client.world.rest();
      await world.app.idle();
    };
    const fillIn = `{${texts.messages.fillIn}}`;
    const times = () => client.seen(contact).split(fillIn).length - 1;
    const unreachable = async () => {
      const [group] = await world.product.store.groups.all();
      const { contacts } = await world.product.store.groups.load(group?.id ?? 0);
      const person = contacts.find(({ person: { email } }) => email.startsWith('contact@'))?.person.id ?? 0;
      return (await world.product.store.people.addresses([person], ['teams'])).get(person)?.unreachable;
    };

    it.each([[[added]], [[member]], [[added, member]], [[added, member, added, member]]])(
      'is told once what is asked, with the button, by %j',
      async (activities) => {
        await arrive(...activities);
        const seen = client.seen(contact);
        expect(seen).toContain(texts.messages.ownNotBegun('library-1'));
        expect(times()).toBe(1);
        expect(seen).toContain(texts.messages.help.title);
        await client.press(contact, texts.messages.fillIn);
        expect(client.seen(contact)).toContain('Area welcome');
      },
    );

    it('is reached again, and told again, when it is removed and added in the same hour', async () => {
      await arrive(added, member);
      const person = client.world.double.people.get(contact);
      if (person) person.installed = false;
      await arrive({ type: 'installationUpdate', action: 'remove' });
      await world.passTo('2019-06-04T07:00:30Z');
      expect(await unreachable()).toBe('never-seen');
      if (person) person.installed = true;
      await arrive(added, member, added);
      expect(await unreachable()).toBeUndefined();
      expect(times()).toBe(2);
      world.faults.length = 0;
    });

    it('can be reached again as soon as they write, within a minute too', async () => {
      await client.say(contact, 'hej');
      const person = client.world.double.people.get(contact);
      if (person) person.installed = false;
      await world.passTo('2019-06-04T07:00:30Z');
      await client.say(contact, 'hej');
      if (person) person.installed = true;
      await client.say(contact, 'hej');
      await world.app.idle();
      expect(await unreachable()).toBeUndefined();
      world.faults.length = 0;
    });

    it('is asked nothing where the answer is in, and told what one may do', async () => {
      await client.say(contact, 'lägesrapport');
      await client.choose(contact, 'Area welcome', texts.status.going_well);
      await client.choose(contact, 'Area teaching', texts.status.going_well);
      await client.press(contact, report.submit);
      await arrive(added);
      expect(client.seen(contact)).toContain('skickade in');
      expect(times()).toBe(0);
    });
  });

  it('keeps the conversation that was opened anew, and writes there the next time', async () => {
    await client.say(contact, 'hej');
    await world.app.idle();
    const [group] = await world.product.store.groups.all();
    const { contacts } = await world.product.store.groups.load(group?.id ?? 0);
    const person = contacts.find(({ person: { email } }) => email.startsWith('contact@'))?.person.id ?? 0;
    const address = async () => (await world.product.store.people.addresses([person], ['teams'])).get(person);
    const known = await address();
    if (!known) throw new Error('nobody is known');
    // As after a restart: what is kept is of a conversation that is no more.
    const { double } = client.world;
    const dead = JSON.stringify({ serviceUrl: double.serviceUrl, conversation: 'a:dead', bot: botId });
    await world.product.store.people.reached(known.identity, dead);
    double.fail('post', { status: 404, code: 'ConversationNotFound' });
    await world.passTo('2019-06-04T07:00:30Z');
    expect((await address())?.conversation).toContain(double.personal(contact));
    expect((await address())?.unreachable).toBeUndefined();
    expect(client.seen(contact)).toContain('Dags för halvårets avstämning');
    world.faults.length = 0;
  });

  it('has one effect of one invoke, however often Teams sends it', async () => {
    await client.say(contact, 'lägesrapport');
    const { double, people, rest } = client.world;
    const found = findButton(client.world, double.personal(contact), report.save);
    const [first = ''] = Object.keys(sentBy(found)).filter((key) => key.startsWith('status~'));
    const stalled = { ...sentBy(found), [first]: 'stalled' };
    await people.execute(contact, found.message, stalled, { id: 'f:1' });
    await rest();
    await client.choose(contact, 'Area welcome', texts.status.going_well);
    const before = cardOf(last(contact) ?? found.message);
    const again = await people.execute(contact, found.message, stalled, { id: 'f:1' });
    await rest();
    expect(again).toMatchObject({ status: 200, body: { type: 'application/vnd.microsoft.card.adaptive' } });
    expect(cardOf(last(contact) ?? found.message)).toEqual(before);
    expect(JSON.stringify(again.body.value)).toContain('"value":"going_well"');
  });

  it('answers in two presses where all is chosen, and says in the card what is missing where it is not', async () => {
    await client.say(contact, 'lägesrapport');
    await client.choose(contact, 'Area welcome', texts.status.going_well);
    await client.press(contact, report.submit);
    expect(client.seen(contact)).toContain(texts.messages.chooseFor('Area teaching'));
    const { double, people, rest } = client.world;
    const found = findButton(client.world, double.personal(contact), report.submit);
    const [missing = ''] = Object.keys(sentBy(found)).filter((key) => /^status~\d+~$/.test(key));
    await people.execute(contact, found.message, { ...sentBy(found), [missing]: 'stalled' });
    await rest();
    expect(client.seen(contact)).toContain('Tack! Contact of library-1 skickade in');
  });

  describe('who somebody is', () => {
    const unknown = 'Jag känner inte igen dig än.';
    const account = (userId: string) => client.world.double.people.get(userId) ?? { id: '' };
    const said = async (userId: string, words = 'lägesrapport') => {
      const { double } = client.world;
      const before = double.shown(double.personal(userId)).length;
      await client.say(userId, words);
      return JSON.stringify(double.shown(double.personal(userId)).slice(before));
    };

    it.each([
      ['the old account', true],
      ['the new account', false],
    ])('is the account that has the address now, where %s writes first', async (_, first) => {
      await said(contact);
      Object.assign(account(stranger), { email: 'contact@library-1.example.org' });
      Object.assign(account(contact), { email: 'new@example.org' });
      world.set('2019-05-22T08:00:00Z');
      if (!first) expect(await said(stranger)).not.toContain(unknown);
      expect(await said(contact)).toContain(unknown);
      expect(await said(stranger)).not.toContain(unknown);
      expect(await said(contact)).toContain(unknown);
    });

    it('is not told by a field that is not checked', async () => {
      const address = 'contact@library-1.example.org';
      Object.assign(account(stranger), { email: address, principalName: 'someone@evil.example' });
      world.set('2019-05-22T08:00:00Z');
      expect(await said(stranger)).toContain(unknown);
      Object.assign(account(stranger), { principalName: 'c01@library-1.example.org' });
      world.set('2019-05-24T08:00:00Z');
      expect(await said(stranger)).not.toContain(unknown);
    });

    it.each(['by address', 'by id'])('is known at once when a file names them %s', async (how) => {
      expect(await said(stranger)).toContain(unknown);
      const file = sampleGroup(1);
      file.workingGroup.channels = {};
      const [person] = file.parties[1]?.contacts ?? [];
      if (person && how === 'by id') person.teams = stranger.toUpperCase();
      if (person && how === 'by address') person.email = 'stranger@example.org';
      await world.product.store.groups.import(file, 'sample.yaml', world.now());
      expect(await said(stranger)).not.toContain(unknown);
    });
  });
});
