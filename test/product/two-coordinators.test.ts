import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { coordinator as anna, groupOf } from '../support/product-groups.ts';
import { channel, eachStory } from '../support/product-story.ts';

/** Two coordinators who change the same thing at once, in every form of the group: neither writes over the other unseen. */

const nils = 'nils@region.example.org';
const other = 'C0ANNAN';

const { story, begin } = eachStory();
beforeEach(async () => {
  const file = await groupOf(['Klippan', 'Lund']);
  const both = {
    ...file,
    workingGroup: {
      ...file.workingGroup,
      coordinators: [...file.workingGroup.coordinators, { name: 'Nils Ny', email: nils }],
    },
  };
  await begin(both, { also: [nils], channels: [channel, other] });
  await story.product.store.groups.import(both, 'digitalt-forst.yaml', story.now(), undefined, 'bot');
});

const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(story.id(email), values));
const view = (email: string) =>
  JSON.stringify([...story.slack.double.views.values()].filter(({ userId }) => userId === story.id(email)));
async function file(): Promise<WorkingGroupFile> {
  const [head] = await story.product.store.groups.all();
  return story.product.store.groups.asFile(head?.id ?? 0);
}

type Way = (email: string) => Promise<unknown>;
const fromGroup =
  (...labels: string[]): Way =>
  async (email) => {
    await story.say(email, '/avstamning grupp');
    for (const label of labels) await story.press(email, label);
  };

/** How each form is reached, what the two write in it, and what the second one is then shown of the first one's. */
const forms: Record<
  string,
  {
    open: Way;
    first: Record<string, string>;
    second: Record<string, string>;
    shown: string;
    asks: boolean;
    now(saved: WorkingGroupFile): unknown;
    is: unknown;
  }
> = {
  Dagar: {
    open: fromGroup('Dagar'),
    first: { first: '22' },
    second: { first: '23' },
    shown: '22',
    asks: true,
    now: ({ checkIns }) => checkIns.dueWeeks,
    is: [23, 50],
  },
  Påminnelser: {
    open: fromGroup('Påminnelser'),
    first: { before: '21, 7' },
    second: { before: '20, 6' },
    shown: '21, 7',
    asks: true,
    now: ({ checkIns }) => checkIns.remind.contacts,
    is: [-20, -6, 3],
  },
  Områden: {
    open: async (email) => {
      await fromGroup('Områden')(email);
      await story.pick(email, 'Välj område', 'Bemötande');
    },
    first: { name: 'Bemötande och service' },
    second: { name: 'Gott bemötande' },
    shown: 'Bemötande och service',
    asks: true,
    now: ({ areas }) => areas.find(({ key }) => key === 'bemotande')?.name,
    is: 'Gott bemötande',
  },
  Överenskommelser: {
    open: async (email) => {
      await fromGroup('Överenskommelser')(email);
      await story.pick(email, 'Välj överenskommelse', 'Klippan: 2019-000001');
    },
    first: { to: '2022-12-31' },
    second: { to: '2023-12-31' },
    shown: '31 december 2022',
    asks: true,
    now: ({ agreements }) => agreements.find(({ reference }) => reference === '2019-000001')?.validTo,
    is: '2023-12-31',
  },
  'Ändra parten': {
    open: async (email) => {
      await story.say(email, '/avstamning part Lund');
      await story.press(email, 'Ändra parten');
    },
    first: { name: 'Lunds stadsbibliotek' },
    second: { name: 'Biblioteken i Lund' },
    shown: 'Lunds stadsbibliotek',
    asks: false,
    now: ({ parties }) => parties.find(({ key }) => key === 'lund')?.name,
    is: 'Biblioteken i Lund',
  },
  'Byt kontaktperson': {
    open: async (email) => {
      await story.say(email, '/avstamning vem svarar Lund');
      await story.press(email, 'Byt kontaktperson');
    },
    first: { 'who.name': 'Lisa Lind', 'who.email': 'lisa@lund.example.org' },
    second: { 'who.name': 'Lars Lo', 'who.email': 'lars@lund.example.org' },
    shown: 'Lisa Lind',
    asks: false,
    now: ({ parties }) =>
      parties.find(({ key }) => key === 'lund')?.contacts.find(({ role }) => role === 'contact')?.email,
    is: 'lars@lund.example.org',
  },
};

it.each(Object.entries(forms))(
  'in %s the second one sees what the first has saved, keeps what they wrote, and means it by sending it again',
  async (_, { open, first, second, shown, asks, now, is }) => {
    await open(anna);
    await open(nils);
    await fill(nils, first);
    if (asks) await story.press(nils, 'Spara');
    await fill(anna, second);
    const contested = view(anna);
    expect(contested).toContain('Nils Ny');
    expect(contested).toContain(shown);
    expect(story.client.form(story.id(anna))?.values).toMatchObject(second);
    expect(now(await file())).not.toEqual(is);
    await fill(anna, {});
    if (asks) await story.press(anna, 'Spara');
    expect(now(await file())).toEqual(is);
  },
);

it('each add a coordinator of their own, and both are there', async () => {
  for (const email of [anna, nils]) await fromGroup('Samordnare', 'Ny samordnare')(email);
  await fill(nils, { 'who.name': 'Lisa Lind', 'who.email': 'lisa@region.example.org' });
  await fill(anna, { 'who.name': 'Lars Lo', 'who.email': 'lars@region.example.org' });
  expect((await file()).workingGroup.coordinators).toHaveLength(4);
  // The two who are left cannot both go by presses of messages that stood there before.
  for (const name of ['Lisa Lind', 'Lars Lo']) {
    await fromGroup('Samordnare')(anna);
    await story.press(anna, `${name} slutar som samordnare`);
  }
  for (const email of [anna, nils]) {
    await fromGroup('Samordnare')(email);
    await story.press(email, 'Jag slutar');
  }
  await story.press(anna, 'Spara');
  await story.press(nils, 'Spara');
  expect((await file()).workingGroup.coordinators).toEqual([{ name: 'Nils Ny', email: nils }]);
});

it('each move the channel, and the later one is told from where', async () => {
  const typeIn = async (where: string, email: string) => {
    await story.slack.people.command(story.id(email), '/avstamning kanal', { channel: where });
    await story.slack.rest();
    return JSON.stringify(story.slack.double.shown(where).filter((one) => one.onlyFor === story.id(email)));
  };
  expect(await typeIn(other, nils)).toContain(`Kanal i Slack: ${channel} → ${other}`);
  expect(await typeIn(channel, anna)).toContain(`Kanal i Slack: ${other} → ${channel}`);
  // Taking the first one back would undo the second unseen.
  expect((await file()).workingGroup.channels).toEqual({ slack: channel });
});
