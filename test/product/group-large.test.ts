import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { openStory, type Story } from '../support/product-story.ts';

/** Three hundred parties and twenty areas. That no message is larger than Slack takes is checked by the double. */

let opened: TestStore;
let story: Story;
const libraries = Array.from({ length: 299 }, (_, i) => `Åby nummer ${i + 1}`);

beforeAll(async () => {
  opened = await openTestStore();
  const file = await groupOf(libraries);
  file.areas = Array.from({ length: 20 }, (_, i) => ({
    key: `omrade-${i + 1}`,
    name: `Område nummer ${i + 1} med ett långt namn`,
    about: 'Vad det handlar om. '.repeat(20).trim(),
    questions: ['En fråga?'],
  }));
  const areas = file.areas.map(({ key }) => key);
  file.agreements = file.agreements.map((one) => ({ ...one, areas, validTo: '2019-10-31' }));
  // Nobody of theirs is in Slack, and some have nobody.
  for (const party of file.parties.slice(200)) party.contacts = [];
  story = await openStory(opened, file, {
    notInSlack: libraries.flatMap((name) => [contactOf(name), substituteOf(name)]),
  });
  await story.product.store.groups.import(file, 'digitalt-forst.yaml', story.now(), undefined, 'bot');
});
afterAll(async () => {
  await story.close();
  await opened.close();
});

it('are seen at a glance, one by one, and changed, within what the platform takes', async () => {
  const took: Record<string, number> = {};
  const timed = async (what: string, doing: () => Promise<string>) => {
    const begun = performance.now();
    const said = await doing();
    took[what] = Math.round(performance.now() - begun);
    return said;
  };
  const say = (words: string) => timed(words, () => story.say(coordinator, words));
  const press = (label: string) => timed(label, () => story.press(coordinator, label));
  const group = await say('/avstamning grupp');
  expect(group).toContain('300 parter, 20 områden.');
  expect(group).toContain('Saknar kontaktperson (100): Åby nummer 200, ');
  expect(group).toContain('och 88 till.');
  expect(group).toContain('Går inte att nå (199)');
  expect(group).toContain('Överenskommelser som går ut (299)');
  expect(await say('/avstamning part')).toContain('Skriv part och namnet'.slice(6, 10));
  expect(await say('/avstamning part åby nummer 250')).toContain('Kontaktperson: ingen');
  expect(await say('/avstamning part åby nummer 2500')).toContain('Menade du någon av de här?');
  await say('/avstamning vem svarar Åby nummer 250');
  await press('Byt kontaktperson');
  const changed = await timed('a contact', () =>
    story.news(coordinator, () =>
      story.client.fill(story.id(coordinator), {
        'who.name': 'Nils Ny',
        'who.email': 'nils@aby.example.org',
      }),
    ),
  );
  expect(changed).toContain('Åby nummer 250, kontaktperson: ingen → Nils Ny');
  await say('/avstamning grupp');
  await press('Områden');
  await timed('choose an area', () =>
    story.pick(coordinator, 'Välj område', 'Område nummer 1 med ett långt namn'),
  );
  await timed('an area', () =>
    story.news(coordinator, () => story.client.fill(story.id(coordinator), { remove: 'true' })),
  );
  expect(await press('Spara')).toContain('Området Område nummer 1 med ett långt namn tas bort');
  await press('Ångra');
  await say('/avstamning grupp');
  await press('Överenskommelser');
  const file = await timed('as a file', async () => {
    const [head] = await story.product.store.groups.all();
    return JSON.stringify(await story.product.store.groups.asFile(head?.id ?? 0));
  });
  expect(file.length).toBeGreaterThan(100_000);
  expect(story.faults).toEqual([]);
  if (process.env.SHOW_TIMES) process.stdout.write(`${JSON.stringify(took, null, 1)}\n`);
});
