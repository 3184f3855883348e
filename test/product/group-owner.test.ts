import { editsBetween } from '../../src/domain/group-edits.ts';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { importGroups } from '../../src/group-files/import-groups.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { channel, openStory, type Story } from '../support/product-story.ts';
import { buttonWith } from '../support/slack-client.ts';
import { seenMessage } from '../support/slack-screen.ts';

/** A group is kept in its file or in the bot, never half in each. */

const anna = contactOf('Klippan');
const other = 'C0NYKANAL';

let opened: TestStore;
let story: Story;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
afterEach(async () => {
  await story.close();
  expect(story.faults.splice(0)).toEqual([]);
});

/** Types a command in a channel; what comes there for this person alone. */
async function typeIn(where: string, line: string, email = coordinator): Promise<string> {
  await story.slack.people.command(story.id(email), line, { channel: where });
  await story.slack.rest();
  return seenIn(where, email);
}

const shownIn = (where: string, email: string) =>
  story.slack.double.shown(where).filter((message) => message.onlyFor === story.id(email));
const seenIn = (where: string, email: string) => shownIn(where, email).map(seenMessage).at(-1) ?? '';

async function pressIn(where: string, label: string, email = coordinator): Promise<string> {
  for (const message of shownIn(where, email).reverse())
    for (const block of message.blocks) {
      if (block.type !== 'actions') continue;
      const element = block.elements.find(
        (one) => (one.type === 'button' || one.type === 'static_select') && buttonWith(label)(one),
      );
      if (element?.type !== 'button') continue;
      await story.slack.people.press(story.id(email), { conversation: where, message, block, element });
      await story.slack.rest();
      return seenIn(where, email);
    }
  throw new Error(`there is no ${label}`);
}

const head = async () => {
  const [found] = await story.product.store.groups.all();
  if (!found) throw new Error('there is no group');
  return found;
};

const imported = (file: WorkingGroupFile, options?: { replace: boolean }) =>
  importGroups(
    story.product,
    [
      {
        source: 'digitalt-forst.yaml',
        text: JSON.stringify(file),
        key: file.workingGroup.key,
        file,
        faults: [],
      },
    ],
    () => 'faults',
    options,
  );

it('is asked about at the first change, which then goes on; later ones are just made, and undone', async () => {
  const file = await groupOf(['Klippan', 'Lund']);
  story = await openStory(opened, file, { channels: [channel, other] });
  const asked = await typeIn(other, '/avstamning kanal');
  expect(asked).toContain(`Kanal i Slack: ${channel} → ${other}`);
  expect(asked).toContain('Gruppen sköts i filen digitalt-forst.yaml. Vill du sköta den här i stället?');
  expect(await head()).toMatchObject({ keptIn: 'file', channels: { slack: channel } });

  const made = await pressIn(other, 'Ja, sköt gruppen här');
  expect(made).toContain('Från och med nu sköts gruppen här');
  expect(await head()).toMatchObject({ keptIn: 'bot', channels: { slack: other } });
  // The old message's button has had its effect.
  expect(await typeIn(other, '/avstamning kanal')).toContain('Det är redan så. Inget har ändrats.');
  expect(await typeIn(channel, '/avstamning kanal')).toContain(`Kanal i Slack: ${other} → ${channel}`);
  await pressIn(channel, 'Ångra');
  expect(await head()).toMatchObject({ keptIn: 'bot', channels: { slack: other } });
  const logged = (await opened.events()).filter(({ kind }) => kind.startsWith('group-change'));
  expect(logged.map(({ kind }) => kind)).toEqual(['group-changed', 'group-changed', 'group-change-undone']);
  expect(JSON.stringify(logged)).not.toContain(other);
  expect(await story.say(coordinator, '/avstamning logg')).toContain('ändrade gruppen');
  // Nobody else comes so far.
  expect(await typeIn(channel, '/avstamning kanal', anna)).toContain(
    'Det kan bara gruppens samordnare göra.',
  );
});

it('is not undone over what has been changed since', async () => {
  story = await openStory(opened, await groupOf(['Klippan']), { channels: [channel, other, 'C0TREDJE'] });
  await typeIn(other, '/avstamning kanal');
  await pressIn(other, 'Ja, sköt gruppen här');
  await typeIn('C0TREDJE', '/avstamning kanal');
  expect(await pressIn(other, 'Ångra')).toContain('har ändrat samma sak');
  expect(await head()).toMatchObject({ channels: { slack: 'C0TREDJE' } });
});

it('leaves a file unread for a group that is kept in the bot, however wrong, until it is taken back', async () => {
  const file = await groupOf(['Klippan', 'Lund']);
  story = await openStory(opened, file, { channels: [channel, other] });
  await typeIn(other, '/avstamning kanal');
  await pressIn(other, 'Ja, sköt gruppen här');
  const { id, key, revision } = await head();

  const renamed = { ...file, workingGroup: { ...file.workingGroup, name: 'Ett annat namn' } };
  const left = { imported: [], refused: [], left: [{ key, source: 'digitalt-forst.yaml' }] };
  expect(await imported(renamed)).toEqual(left);
  await story.importAgain({ wrong: 'x', source: 'digitalt-forst.yaml' });
  expect(await story.client.seen(story.id(coordinator))).not.toContain('har fel och lästes inte in');
  expect(await head()).toMatchObject({ revision, keptIn: 'bot', channels: { slack: other } });

  // What a dry run lists.
  const undone = editsBetween(await story.product.store.groups.asFile(id), file);
  expect(undone).toEqual([{ path: ['channel', 'slack'], before: other, after: channel }]);
  expect(await imported(file, { replace: true })).toMatchObject({ imported: [{ key, changed: true }] });
  expect(await head()).toMatchObject({ keptIn: 'file', channels: { slack: channel } });
  // An old way back has nothing to take back.
  expect(await pressIn(other, 'Ångra')).toContain('Det är redan så. Inget har ändrats.');
});

it('goes on in the bot with the very change also where others have changed other things since it was asked', async () => {
  story = await openStory(opened, await groupOf(['Klippan']), { channels: [channel, other] });
  await typeIn(other, '/avstamning kanal');
  const file = await groupOf(['Klippan', 'Lund']);
  await imported(file);
  await pressIn(other, 'Ja, sköt gruppen här');
  const { id } = await head();
  expect(editsBetween(file, await story.product.store.groups.asFile(id))).toMatchObject([
    { path: ['channel', 'slack'], after: other },
  ]);
});

it('stays in its file whatever is arranged for one half-year', async () => {
  story = await openStory(opened, await groupOf(['Klippan', 'Lund']), { also: ['sara@klippan.example.org'] });
  await story.passTo('2019-06-05T08:00:00Z');
  for (const words of [
    '/avstamning flytta 2019-06-19',
    'mer tid Klippan 2019-06-28 tidsbrist',
    'annat sätt Lund telefon 2019-06-10',
  ])
    await story.say(coordinator, words);
  await story.say(anna, '/avstamning vem svarar');
  await story.press(anna, 'Någon annan en tid');
  const standIn = { 'who.name': 'Sara Sol', 'who.email': 'sara@klippan.example.org' };
  await story.client.fill(story.id(anna), { ...standIn, from: '2019-06-10', to: '2019-06-12' });
  await story.answer(anna, Array(4).fill('🟢 Går bra'));
  await story.say(coordinator, 'fråga Klippan bemötande Hur många kom?');
  expect((await opened.events()).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['due-moved', 'time-given', 'otherwise-set', 'stand-in-set', 'question-asked']),
  );
  expect(await head()).toMatchObject({ keptIn: 'file' });
});

it('hands itself over as a file', async () => {
  story = await openStory(opened, await groupOf(['Klippan']));
  const { id } = await head();
  const { identity } = {
    identity: {
      platform: 'slack' as const,
      tenant: story.client.platform.tenant(),
      userId: story.id(coordinator),
    },
  };
  const reply = await story.app.handle({
    key: 'file',
    from: identity,
    answer: 'reply',
    within: 5_000,
    ask: { kind: 'press', action: { kind: 'group-file', group: id } },
  });
  if (reply.kind !== 'file') throw new Error(JSON.stringify(reply));
  const text = Buffer.from(await reply.bytes()).toString();
  expect(reply.name).toBe('digitalt-forst-2019-05-20.yaml');
  expect(text).toContain('# Digitalt först med användaren i fokus, som gruppen såg ut den 20 maj 2019.');
  expect(text).toContain('name: "Anna Klippan"');
  expect((await opened.events()).at(-1)?.kind).toBe('group-exported');
});
