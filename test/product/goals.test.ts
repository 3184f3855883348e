import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { openStory, type Story } from '../support/product-story.ts';

/** A group's goals, as its coordinators put them in, change them and take them away. */

const anna = contactOf('Klippan');
const nils = 'nils@klippan.example.org';
const sentence = 'Fler bibliotek delar kunskap';

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

async function begin(keptIn: 'file' | 'bot' = 'bot', english?: string[]): Promise<void> {
  const file = { ...(await groupOf(['Klippan', 'Lund'])), goals: [] };
  file.workingGroup.coordinators.push({ name: 'Nils Ny', email: nils });
  story = await openStory(opened, file, { also: [nils], english });
  if (keptIn === 'bot')
    await story.product.store.groups.import(file, 'digitalt-forst.yaml', story.now(), undefined, 'bot');
}

const fill = (values: Record<string, string>, email = coordinator) =>
  story.news(email, () => story.client.fill(story.id(email), values));
const shown = (email = coordinator) => story.client.form(story.id(email));
async function openGoals(email = coordinator): Promise<string> {
  await story.say(email, '/avstamning grupp');
  return story.press(email, 'Mål');
}
async function add(values: Record<string, string>, email = coordinator): Promise<string> {
  await openGoals(email);
  await story.press(email, 'Lägg till mål');
  return fill(values, email);
}
async function change(goal: string, values: Record<string, string>, email = coordinator): Promise<string> {
  await openGoals(email);
  await story.pick(email, 'Ändra ett mål', goal);
  return fill(values, email);
}
async function goals() {
  const [head] = await story.product.store.groups.all();
  return (await story.product.store.groups.asFile(head?.id ?? 0)).goals;
}
const twelve = { measure: 'initiatives', target: 12, per: 'year' };

it('are added, changed and removed, each told in words and undone by a press', async () => {
  await begin();
  expect(await openGoals()).toContain('Mål\nGruppen har inga mål.\n{Lägg till mål} {Till gruppen}');
  await story.press(coordinator, 'Lägg till mål');
  expect(await fill({ sentence: ` ${sentence} `, source: 'Överenskommelsen' })).toContain(
    `Sparat:\n• Målet «${sentence}» läggs till`,
  );
  expect(await goals()).toEqual([
    { key: 'fler-bibliotek-delar-kunskap', text: sentence, source: 'Överenskommelsen' },
  ]);

  const counted = await change(sentence, { measure: 'initiatives', target: '12', source: '' });
  expect(counted).toContain(`• Målet «${sentence}», källa: Överenskommelsen → inget`);
  expect(counted).toContain(`• Målet «${sentence}», räknas: inget → 12 kurser om året`);
  expect(await goals()).toMatchObject([{ text: sentence, source: '', ...twelve }]);
  await story.press(coordinator, 'Ångra');
  expect(await goals()).toEqual([
    { key: 'fler-bibliotek-delar-kunskap', text: sentence, source: 'Överenskommelsen' },
  ]);
  await change(sentence, { measure: 'parties', target: '2', per: 'half-year' });
  expect(await openGoals()).toContain(
    `• ${sentence}: 2 parter som håller kurs per halvår. Källa: Överenskommelsen`,
  );
  // A sentence that has ended is followed by another.
  await change(sentence, { sentence: `${sentence}.` });
  expect(await openGoals()).toContain(`• ${sentence}. 2 parter som håller kurs per halvår. Källa:`);
  await change(`${sentence}.`, { sentence });
  // What is not to be counted any more needs no number; the number beside it is asked about.
  await change(sentence, { measure: 'nothing' });
  expect(shown()?.errors).toEqual(['Välj vad som ska räknas, eller ta bort antalet.']);
  expect(await fill({ target: '', sentence: 'Fler kurser' })).toContain(`• Mål: ${sentence} → Fler kurser`);
  expect(await goals()).toMatchObject([{ text: 'Fler kurser' }]);
  expect((await goals())[0]).not.toHaveProperty('measure');

  await openGoals();
  const asked = await story.news(coordinator, () =>
    story.pick(coordinator, 'Ta bort ett mål', 'Fler kurser'),
  );
  expect(asked).toContain('• Målet «Fler kurser» tas bort');
  expect(asked).toContain('Det som står om målet i tidigare avstämningar finns kvar.');
  expect(await goals()).toHaveLength(1);
  await story.press(coordinator, 'Spara');
  expect(await goals()).toEqual([]);
  await story.press(coordinator, 'Ångra');
  expect(await goals()).toMatchObject([{ text: 'Fler kurser' }]);
  expect(await story.say(coordinator, '/avstamning logg')).toContain(
    'ändrade gruppen (Slack). Det gällde mål.',
  );
});

it.each([
  [{}, 'Skriv vad ni vill nå.'],
  [{ sentence: 'x'.repeat(301) }, 'Meningen är 301 tecken. Korta den till högst 300.'],
  [{ sentence, measure: 'participants' }, 'Skriv hur många det ska bli: ett heltal, 1 eller mer.'],
  [{ sentence, measure: 'participants', target: '0' }, 'Skriv ett helt tal från 1 till 1000000.'],
  [{ sentence, measure: 'participants', target: '1,5' }, 'Skriv ett helt tal från 1 till 1000000.'],
  [{ sentence, measure: 'parties', target: '-3' }, 'Skriv ett helt tal från 1 till 1000000.'],
  [{ sentence, target: '12' }, 'Välj vad som ska räknas, eller ta bort antalet.'],
])('say in one sentence what is wrong, and keep what was typed: %j', async (typed, words) => {
  await begin();
  await add(typed);
  expect(shown()).toMatchObject({ errors: [words], values: typed });
  expect(await goals()).toEqual([]);
});

it('are not there twice, and no more than there is room for', async () => {
  await begin();
  await add({ sentence });
  await add({ sentence: `${sentence.toUpperCase()} ` });
  expect(shown()?.errors).toEqual(['Det målet finns redan. Skriv ett annat, eller ändra det som finns.']);
  const [head] = await story.product.store.groups.all();
  const file = await story.product.store.groups.asFile(head?.id ?? 0);
  await openGoals();
  await story.press(coordinator, 'Lägg till mål');
  const many = Array.from({ length: 20 }, (_, i) => ({ key: `goal-${i}`, text: `Mål ${i}`, source: '' }));
  await story.product.store.groups.import({ ...file, goals: many }, 'x.yaml', story.now(), undefined, 'bot');
  await fill({ sentence: 'Ett till' });
  expect(shown()?.errors.join()).toContain('Gruppen har redan 20 mål');
  expect(await openGoals()).not.toContain('Lägg till mål');
});

it('of a group in a file are asked about: is it to be run here from now on?', async () => {
  await begin('file');
  const asked = await add({ sentence, measure: 'initiatives', target: '12' });
  expect(asked).toContain(`• Målet «${sentence}» (12 kurser om året) läggs till`);
  expect(asked).toContain('Gruppen sköts i filen digitalt-forst.yaml. Vill du sköta den här i stället?');
  expect(await goals()).toEqual([]);
  expect(await story.press(coordinator, 'Ja, sköt gruppen här')).toContain(
    'Från och med nu sköts gruppen här',
  );
  expect(await goals()).toMatchObject([{ text: sentence, ...twelve }]);
  expect(await change(sentence, { target: '15' })).toContain('12 kurser om året → 15 kurser om året');
});

it('are the coordinators’ to change', async () => {
  await begin();
  await add({ sentence });
  const [head] = await story.product.store.groups.all();
  const group = head?.id ?? 0;
  for (const action of [
    { kind: 'goals' as const, group },
    { kind: 'edit-goal' as const, group },
    { kind: 'remove-goal' as const, group, goal: 1 },
  ]) {
    const reply = await story.app.handle({
      key: `anna ${action.kind}`,
      from: { platform: 'slack', tenant: story.client.platform.tenant(), userId: story.id(anna) },
      answer: 'reply',
      within: 5_000,
      ask: { kind: 'press', action },
    });
    expect(JSON.stringify(reply)).toContain('Det kan bara gruppens samordnare göra.');
  }
  expect(await goals()).toHaveLength(1);
});

it('show two coordinators at once each other’s change', async () => {
  await begin();
  await add({ sentence });
  await openGoals();
  await story.pick(coordinator, 'Ändra ett mål', sentence);
  await change(sentence, { measure: 'initiatives', target: '12' }, nils);
  // Another field of the same goal: nobody is in the other's way.
  await fill({ source: 'Planen' });
  expect(await goals()).toMatchObject([{ source: 'Planen', ...twelve }]);
  await openGoals();
  await story.pick(coordinator, 'Ändra ett mål', sentence);
  await change(sentence, { target: '15' }, nils);
  await fill({ target: '20' });
  expect(shown()?.values.target).toBe('20');
  expect(await goals()).toMatchObject([{ target: 15 }]);
  await fill({});
  expect(await goals()).toMatchObject([{ target: 20 }]);
  // Taken away meanwhile: what was typed stays in the form.
  await openGoals();
  await story.pick(coordinator, 'Ändra ett mål', sentence);
  await openGoals(nils);
  await story.pick(nils, 'Ta bort ett mål', sentence);
  await story.press(nils, 'Spara');
  await fill({ target: '30' });
  expect(shown()).toMatchObject({
    errors: ['Målet finns inte längre. Inget har ändrats.'],
    values: { target: '30' },
  });
  expect(await goals()).toEqual([]);
});

it('are shown and changed in English too', async () => {
  await begin('bot', [coordinator]);
  await story.say(coordinator, '/avstamning group');
  await story.press(coordinator, 'Goals');
  await story.press(coordinator, 'Add a goal');
  await fill({ sentence: 'More courses', measure: 'participants-from-others', target: '1' });
  await story.say(coordinator, '/avstamning group');
  expect(await story.press(coordinator, 'Goals')).toContain(
    '• More courses: 1 participant from another library a year',
  );
});
