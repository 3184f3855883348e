import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { pageBrowser } from '../support/page-browser.ts';
import { eventually } from '../support/process.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { slackDriver } from '../support/slack-client.ts';
import { teamsDriver } from '../support/teams-client.ts';

/** Somebody's own address becomes another, once a code from there has been typed. */

const { answerers, mail, page } = textsFor('sv');
const { own } = mail;
const old = 'contact@library-1.example.org';
const anew = 'anna@library-1.example.org';

let opened: TestStore;
let world: MailWorld;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
afterEach(() => world.close());

async function begin(keptIn: 'file' | 'bot' = 'bot', jar?: Map<string, string>) {
  const file = sampleGroup(1);
  world = await openMailWorld({ opened, file, at: '2019-05-20T06:00:00Z' });
  if (keptIn === 'bot')
    await world.product.store.groups.import(file, 'sample.yaml', world.now(), undefined, 'bot');
  await world.passTo('2019-05-21T07:00:30Z');
  const anna = pageBrowser(world, old, jar);
  await anna.visit(world.linkIn(old));
  await anna.press(answerers.who);
  return anna;
}

const group = async () => {
  const [head] = await world.product.store.groups.all();
  return world.product.store.groups.load(head?.id ?? 0);
};
const contact = async () =>
  (await group()).contacts.find(({ role, partyId }) => role === 'contact' && partyId !== 1)?.person;
const codeAt = (address: string) => eventually('a code', () => world.codeIn(address));
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000');

it('is changed after a typo, stays the same person, and the old address is told', async () => {
  const anna = await begin();
  const before = await contact();
  await anna.press(own.title);
  await anna.press(own.sendCode, { 'f.address': 'ana@library-1.example.org' });
  expect((await contact())?.email).toBe(old);
  await anna.press(own.other);
  const asked = await anna.press(own.sendCode, { 'f.address': ` Anna@library-1.example.org ` });
  expect(asked).toContain(own.asked(anew));
  const code = await codeAt(anew);
  await anna.press(own.typeCode);
  expect(await anna.press(own.change, { 'f.code': wrongFor(code) })).toContain(own.codeWrong);
  expect((await contact())?.email).toBe(old);
  expect(await anna.press(own.change, { 'f.code': code })).toContain(own.done(anew));
  expect(await contact()).toEqual({ ...before, email: anew });
  const told = await eventually('the letter', () =>
    world.smtp.to(old).find(({ mail: letter }) => letter.subject?.includes(own.changedTitle)),
  );
  expect(told?.mail.text).toContain('Var det inte du? Skriv till Convener (convener@example.org)');
  // What is mailed from now on goes to the new one, and the log tells neither.
  await world.passTo('2019-06-04T08:00:00Z');
  expect(world.linkIn(anew)).toContain('/svara/');
  const logged = JSON.stringify(await world.product.store.events((await group()).id, { limit: 200 }));
  expect(logged).toContain('address-changed');
  expect(logged).not.toContain('@library-1');
});

it('takes no code after five wrong ones, not even the right one', async () => {
  const anna = await begin();
  await anna.press(own.title);
  await anna.press(own.sendCode, { 'f.address': anew });
  const code = await codeAt(anew);
  await anna.press(own.typeCode);
  for (let n = 0; n < 5; n++) await anna.press(own.change, { 'f.code': wrongFor(code) });
  expect(await anna.press(own.change, { 'f.code': code })).toContain(own.codeWrong);
  expect((await contact())?.email).toBe(old);
});

it('refuses what is no address, one that somebody has, and one of another domain', async () => {
  const anna = await begin();
  const whom = 'Convener (convener@example.org)';
  await anna.press(own.title);
  expect(await anna.press(own.sendCode, { 'f.address': 'anna' })).toContain(own.bad);
  expect(await anna.press(own.sendCode, { 'f.address': old })).toContain(own.same);
  expect(await anna.press(own.sendCode, { 'f.address': 'anna@gmail.com' })).toContain(own.outside(whom));
  const taken = await anna.press(own.sendCode, { 'f.address': 'substitute@library-1.example.org' });
  expect(taken).toContain(own.taken(whom));
  expect(taken).not.toContain('Substitute of');
  expect(world.smtp.to('anna@gmail.com')).toEqual([]);
  expect(world.smtp.to('substitute@library-1.example.org').map((one) => one.mail.subject)).not.toContainEqual(
    expect.stringContaining('är din kod'),
  );
});

it('ends the code of one window when another asks for a code', async () => {
  const jar = new Map<string, string>();
  const anna = await begin('bot', jar);
  const other = 'anna.ek@library-1.example.org';
  await anna.press(own.title);
  await anna.press(own.sendCode, { 'f.address': anew });
  const first = await codeAt(anew);
  await anna.press(own.typeCode);
  const second = pageBrowser(world, old, jar);
  await second.visit(world.linkIn(old));
  await second.press(answerers.who);
  await second.press(own.title);
  await second.press(own.sendCode, { 'f.address': other });
  const code = await codeAt(other);
  await second.press(own.typeCode);
  expect(await anna.press(own.change, { 'f.code': first })).toContain(own.codeWrong);
  expect(await second.press(own.change, { 'f.code': code })).toContain(own.done(other));
  expect((await contact())?.email).toBe(other);
});

it('is refused in a group that is kept in its file, whose next import would take it back', async () => {
  const anna = await begin('file');
  expect(await anna.press(own.title)).toContain(own.inFile('Convener (convener@example.org)'));
  expect((await contact())?.email).toBe(old);
  expect(anna.html()).not.toContain(page.codeGo);
});

describe.each([
  ['slack', slackDriver, 'U0ANNA'],
  ['teams', teamsDriver, '00000000-0000-4000-8000-0000000000aa'],
] as const)('on %s', (platform, driver, user) => {
  it('is changed with a code from the mailbox, and they are who they were there', async () => {
    const file = sampleGroup(1);
    const people = [{ userId: user, email: old, locale: 'sv' as const }];
    world = await openMailWorld({
      opened,
      file,
      at: '2019-05-20T06:00:00Z',
      chat: { platform, driver, people },
    });
    await world.product.store.groups.import(file, 'sample.yaml', world.now(), undefined, 'bot');
    await world.passTo('2019-05-21T07:00:30Z');
    const chat = world.chat;
    if (!chat) throw new Error('There is no chat.');
    const before = await contact();
    await chat.say(user, 'vem svarar');
    await chat.press(user, own.title);
    await chat.fill(user, { address: 'ana' });
    expect(chat.form(user)?.errors).toEqual([expect.stringContaining(own.bad)]);
    await chat.fill(user, { address: anew });
    const code = await codeAt(anew);
    await chat.press(user, own.typeCode);
    await chat.fill(user, { code: wrongFor(code) });
    expect(chat.form(user)?.errors).toEqual([expect.stringContaining(own.codeWrong)]);
    await chat.fill(user, { code });
    expect(await chat.seen(user)).toContain(own.done(anew));
    expect(await contact()).toEqual({ ...before, email: anew });
    await chat.say(user, 'lägesrapport');
    expect(await chat.seen(user)).toContain('Area welcome');
  });
});
