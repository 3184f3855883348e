import { createHash } from 'node:crypto';
import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { cardOf, findButton, openTeamsClient, sendingOf, sentBy } from '../support/teams-client.ts';
import { openProductWorld, type ProductWorld } from '../support/world.ts';

/** Teams as it is on phones: cards that come without what stands in them, buttons that do nothing. */

const sv = textsFor('sv');
const { arranged, beginning, documents, form, goal, group, groupForms, initiative } = sv;
const { lock, messages, report, status, summary } = sv;
const idOf = (email: string) =>
  `00000000-0000-4000-8000-${createHash('sha256').update(email).digest('hex').slice(0, 12)}`;
const contact = idOf('contact@library-1.example.org');
const convener = idOf('convener@example.org');

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
      { userId: contact, email: 'contact@library-1.example.org', locale: 'sv' },
      { userId: convener, email: 'convener@example.org', locale: 'sv' },
    ],
    at: '2019-05-21T07:00:30Z',
  });
});
afterEach(() => world.close());

async function draft() {
  const { store } = world.product;
  const [head] = await store.groups.all();
  const group = await store.groups.load(head?.id ?? 0);
  const checkIn = await store.checkIns.current(group.id);
  const party = group.parties.find(({ key }) => key === 'library-1')?.id ?? 0;
  return (await store.statusUpdates.read(checkIn?.id ?? 0, party)).draft;
}

/** The card in which a form stands, and what sends it. */
function openForm(userId: string) {
  const { double } = client.world;
  const message = [...double.shown(double.personal(userId))].reverse().find((one) => {
    const card = cardOf(one);
    return card && JSON.stringify(card).includes('"form":');
  });
  const card = message && cardOf(message);
  if (!message || !card) throw new Error('no form is open');
  return { message, action: sendingOf(card) };
}

/** Presses as some phones do: what stands in the card does not come with it. */
async function pressWithoutInputs(
  userId: string,
  { message, action }: ReturnType<typeof openForm>,
  but: Record<string, string> = {},
): Promise<string> {
  const answer = await client.world.people.execute(userId, message, { ...action.data, ...but });
  expect(answer.status).toBe(200);
  await client.world.rest();
  return `${JSON.stringify(answer.body)}\n${client.seen(userId)}`;
}

describe('a card that comes without its inputs', () => {
  it('empties nothing of an area, and says that nothing came', async () => {
    await client.say(contact, 'lägesrapport');
    await client.press(contact, report.write, 'Area welcome');
    await client.fill(contact, { done: 'Två workshops', needs: 'Tid' });
    await client.press(contact, report.write, 'Area welcome');
    expect(await pressWithoutInputs(contact, openForm(contact))).toContain(form.nothingCame);
    expect((await draft())?.areas).toMatchObject([{ done: 'Två workshops', needs: 'Tid' }]);
    // What stands in the card stands there still.
    expect(client.form(contact)?.values).toEqual({ done: 'Två workshops', needs: 'Tid' });
  });

  it('leaves a single field that does not come as it was, and empties one that comes empty', async () => {
    await client.say(contact, 'lägesrapport');
    await client.press(contact, report.write, 'Area welcome');
    await client.fill(contact, { done: 'Två workshops', needs: 'Tid' });
    await client.press(contact, report.write, 'Area welcome');
    await pressWithoutInputs(contact, openForm(contact), { done: 'Tre workshops' });
    expect((await draft())?.areas).toMatchObject([{ done: 'Tre workshops', needs: 'Tid' }]);
    await client.press(contact, report.write, 'Area welcome');
    await pressWithoutInputs(contact, openForm(contact), { needs: '' });
    expect((await draft())?.areas).toMatchObject([{ done: 'Tre workshops', needs: '' }]);
  });

  it('empties nothing of Till sist', async () => {
    await client.say(contact, 'lägesrapport');
    await client.press(contact, report.overall);
    await client.fill(contact, { workedWell: 'Bokcirkeln', 'commitments.0.what': 'Workshop' });
    await client.press(contact, report.overall);
    expect(await pressWithoutInputs(contact, openForm(contact))).toContain(form.nothingCame);
    expect((await draft())?.overall).toMatchObject({
      workedWell: 'Bokcirkeln',
      commitments: [{ what: 'Workshop' }],
    });
  });

  it('unlocks nothing', async () => {
    await client.say(convener, 'lås');
    await client.press(convener, lock.lockAll);
    await client.say(convener, 'lås upp');
    await client.press(convener, lock.unlockAll);
    expect(await pressWithoutInputs(convener, openForm(convener))).toContain(form.nothingCame);
    expect((await world.product.store.checkIns.current(1))?.lockedAt).toBeDefined();
  });

  it('neither saves nor sends in a list whose choices did not come', async () => {
    await client.say(contact, 'lägesrapport');
    for (const area of ['Area welcome', 'Area teaching'])
      await client.choose(contact, area, status.going_well);
    const { double } = client.world;
    for (const label of [report.save, report.submit]) {
      const found = findButton(client.world, double.personal(contact), label);
      expect(await pressWithoutInputs(contact, found)).toContain(form.nothingCame);
    }
    expect((await draft())?.areas.map((area) => area.status)).toEqual(['going_well', 'going_well']);
  });
});

describe('a form of somebody who has left meanwhile', () => {
  it('stays with what was typed and says why', async () => {
    await client.say(contact, 'lägesrapport');
    await client.press(contact, report.write, 'Area welcome');
    const { store } = world.product;
    const file = sampleGroup(1);
    for (const party of file.parties)
      party.contacts = party.contacts.map((one) =>
        one.email.startsWith('contact@') ? { ...one, name: 'Karin', email: 'karin@example.org' } : one,
      );
    await store.groups.import(file, 'sample.yaml', world.now(), 'another');
    const { message, action } = openForm(contact);
    const answer = await client.world.people.execute(contact, message, {
      ...action.data,
      done: 'Två workshops',
      needs: '',
    });
    await client.world.rest();
    expect(JSON.stringify(answer.body)).toContain('Två workshops');
    expect(JSON.stringify(answer.body)).toContain(messages.formGone);
  });
});

describe('words where no button works', () => {
  /** All that somebody sees after it. */
  async function typed(userId: string, words: string): Promise<string> {
    await client.say(userId, words);
    return client.seen(userId);
  }

  it('go all the way', async () => {
    await client.say(contact, 'lägesrapport area welcome grön Två workshops');
    expect(client.seen(contact)).toContain(
      `Läge saknas för Area teaching. {${messages.goOn}}`.split(' {')[0],
    );
    await client.say(contact, 'skicka in');
    expect(client.seen(contact)).toContain(messages.chooseFor('Area teaching'));
    await client.say(contact, 'lägesrapport area teaching grön');
    await client.say(contact, 'till sist Bokcirkeln');
    await client.say(contact, 'Skicka in!');
    expect(client.seen(contact)).toContain('Tack! Contact of library-1 skickade in');
  });

  it.each([
    messages.fillIn,
    messages.goOn,
    report.change,
    report.changeSomething,
    'Fill in',
    'Change something',
  ])('open what is to be filled in, also once it is sent in: %s', async (words) => {
    for (const area of ['welcome', 'teaching']) await client.say(contact, `lägesrapport area ${area} grön`);
    await client.say(contact, 'skicka in');
    expect(await typed(contact, words)).toContain(`{${report.write}}`);
  });

  it.each([report.write, `${report.write} area welcome`, report.save])(
    'say how it is written in one line, where a card would be filled in: %s',
    async (words) => {
      expect(await typed(contact, words)).toContain('«lägesrapport area welcome gul Två workshops»');
    },
  );

  it('are given back as they were typed where more follows', async () => {
    expect(await typed(contact, 'andra halvåret 2019')).toContain('Det här skrev du:\nandra halvåret 2019');
    expect(await typed(convener, 'Hela tabellen våren')).toContain('Det här skrev du:\nHela tabellen våren');
  });

  it.each([
    [groupForms.ways.areas, 'Area welcome'],
    [goal.title, `{${group.toGroup}}`],
    [groupForms.ways.coordinators, 'convener@example.org'],
    [groupForms.ways.days, `{${groupForms.ways.days}}`],
    [groupForms.ways.parties, 'library-1'],
    [group.file, '.yaml'],
    [group.toGroup, `{${groupForms.ways.days}}`],
    [beginning.trial, 'prov'],
    [initiative.newButton, `{${initiative.newButton}}`],
  ])('do for the coordinator what the button of the group does: %s', async (words, answer) => {
    await client.say(convener, words);
    const seen = client.seen(convener).split(`» ${words}`).at(-1);
    expect(seen).not.toContain('Jag förstår inte');
    expect(seen).toContain(answer);
  });

  it('do for the coordinator what the buttons of the summary do', async () => {
    for (const area of ['welcome', 'teaching']) await client.say(contact, `lägesrapport area ${area} röd`);
    await client.say(contact, 'skicka in');
    expect(await typed(convener, messages.summaryButton)).toContain(`{${summary.showToGroup}}`);
    for (const words of [summary.showToGroup, summary.showAgain])
      expect(await typed(convener, words)).toContain(summary.noChannel);
    expect(await typed(convener, summary.wholeTable)).toContain(`{${summary.onlyStalled}}`);
    expect(await typed(convener, `${summary.wholeTable} våren 2019`)).toContain('Inget har ändrats.');
    expect(await typed(convener, summary.allAnswers)).toContain(`• Area welcome: ${status.stalled}`);
    for (const words of ['en part', arranged.oneParty])
      expect((await typed(convener, words)).split('»').at(-1)).toContain(arranged.whichPart);
    expect(await typed(convener, documents.kinds.brief)).toContain('motesunderlag-2019-H1-utkast.docx');
    expect(await typed(contact, summary.allAnswers)).toContain('samordnare');
  });
});

describe('the list as a card', () => {
  it('says what is missing by the button and in the notification', async () => {
    await client.say(contact, 'lägesrapport');
    await client.press(contact, report.submit);
    const hindrance = messages.chooseFor('Area welcome och Area teaching');
    expect(client.seen(contact)).toContain(`⚠ ${hindrance}\n{${report.submit}} {${report.save}}`);
    const { double } = client.world;
    expect(
      double.shown(double.personal(contact)).some((one) => cardOf(one)?.fallbackText.includes('Välj läge')),
    ).toBe(true);
  });

  it('has one line an area after Allt är som sist, and two buttons', async () => {
    await client.say(contact, 'lägesrapport');
    for (const area of ['Area welcome', 'Area teaching'])
      await client.choose(contact, area, status.going_well);
    await client.press(contact, report.submit);
    await world.passTo('2019-11-19T09:00:00Z');
    await client.press(contact, report.asLast);
    const { double } = client.world;
    const shown = double.shown(double.personal(contact)).at(-1);
    const card = shown && cardOf(shown);
    const kinds = (card?.body ?? []).map(({ type }) => type);
    expect(kinds.filter((type) => type === 'ActionSet')).toHaveLength(1);
    expect(kinds.filter((type) => type.startsWith('Input'))).toEqual([]);
    expect(client.seen(contact)).toContain(
      `Area welcome: ${status.going_well}\nArea teaching: ${status.going_well}\n{${report.submit}} {${report.changeSomething}}`,
    );
    const found = findButton(client.world, double.personal(contact), report.submit);
    await client.world.people.execute(contact, found.message, sentBy(found));
    await client.world.rest();
    expect(client.seen(contact)).toContain('Tack! Contact of library-1 skickade in');
  });
});
