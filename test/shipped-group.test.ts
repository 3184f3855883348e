import type { WorkingGroupFile } from '../src/domain/working-group-file.ts';
import { readWorkingGroupFiles } from '../src/group-files/working-group-files.ts';

/* The group that comes with the product says what the agreement of 2018 says, and nothing that it does not. */

let file: WorkingGroupFile;
beforeAll(async () => {
  const [read] = await readWorkingGroupFiles('db/seed/digitalt-forst.yaml');
  if (!read?.file) throw new Error('The shipped file has faults.');
  file = read.file;
});

it('names the two parties and their agreement', () => {
  expect(file.workingGroup).toMatchObject({
    name: 'Digitalt först med användaren i fokus',
    convener: 'region-skane',
  });
  expect(file.parties.map(({ name }) => name)).toEqual([
    'Region Skånes kulturförvaltning',
    'Helsingborgs stadsbibliotek',
  ]);
  expect(file.agreements).toMatchObject([
    { reference: '2019-000153', validFrom: '2018-12-05', validTo: '2020-12-31' },
  ]);
  expect(file.agreements[0]?.purpose).toBe(
    'Synliggöra relationerna mellan parterna samt tydliggöra gemensamt identifierade samverkansområden.',
  );
});

it('has the areas of cooperation, with the questions under each', () => {
  expect(file.areas.map(({ name, questions }) => [name, questions.length])).toEqual([
    ['Regional arbetsgrupp', 0],
    ['Bemötande', 3],
    ['Pedagogik och handledning', 3],
    ['Spridning', 0],
  ]);
  expect(file.areas.flatMap(({ questions }) => questions).join(' ')).toMatch(
    /olika kulturer och olika synsätt.*olika lärstilar.*hjälp till självhjälp/,
  );
});

it('has courses in the two subjects, and in no other area', () => {
  expect(file.areas.filter(({ courses }) => courses).map(({ name }) => name)).toEqual([
    'Bemötande',
    'Pedagogik och handledning',
  ]);
});

it('has the goals that it names, with where they stand, and no numbers that it has not', () => {
  expect(file.goals.map(({ text }) => text)).toEqual([
    'Fler kunskapsdelande och kompetensutvecklande aktiviteter mellan folkbiblioteken.',
    'Rätt kompetens i en digital samtid.',
    'Samarbeten och metoder för att inkludera fler i det digitala samhället.',
  ]);
  for (const goal of file.goals) {
    expect(goal.source).toMatch(/^Överenskommelse 2019-000153, Bakgrund: Regional (kultur|biblioteks)plan/);
    expect([goal.measure, goal.target, goal.per]).toEqual([undefined, undefined, undefined]);
  }
});

it('keeps who signed apart from who answers', () => {
  const signed = Object.values(file.agreements[0]?.signed?.by ?? {});
  expect(signed).toHaveLength(2);
  const contacts = file.parties.flatMap((party) => party.contacts.map(({ name }) => name));
  expect(contacts.filter((name) => signed.includes(name))).toEqual([]);
});
