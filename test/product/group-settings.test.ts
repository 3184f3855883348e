import { addDays } from '../../src/domain/day.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { openStory, type Story } from '../support/product-story.ts';

/** The forms that change a group: each says what it would change before it is saved, and can be undone. */

const anna = contactOf('Klippan');
const nils = 'nils@klippan.example.org';

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

async function begin(): Promise<void> {
  const file = await groupOf(['Klippan', 'Lund']);
  story = await openStory(opened, file, { also: [nils] });
  await story.product.store.groups.import(file, 'digitalt-forst.yaml', story.now(), undefined, 'bot');
  await story.passTo('2019-06-03T12:00:00Z');
}

const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(story.id(email), values));
/** Opens a form from the group at a glance, fills it in, and gives what it would change. */
async function change(form: string, values: Record<string, string>, email = coordinator): Promise<string> {
  await story.say(email, '/avstamning grupp');
  await story.press(email, form);
  return fill(email, values);
}
const file = async () => {
  const [head] = await story.product.store.groups.all();
  return story.product.store.groups.asFile(head?.id ?? 0);
};

it('the group at a glance says who is in it, what comes next, and the ways on', async () => {
  await begin();
  const seen = await story.say(coordinator, '/avstamning grupp');
  expect(seen).toContain('3 parter, 4 områden. Gruppen sköts här.');
  expect(seen).toContain('Nästa påminnelse går tisdagen den 4 juni. 3 parter ska svara.');
  expect(seen).toContain(
    '{Parter} {Lägg till …} {Inför inbjudan} {Områden} {Mål} {Dagar} {Påminnelser} {Kanal} {Samordnare} {Överenskommelser} {Hämta som fil} {Logg}',
  );
  await story.passTo('2020-09-01T12:00:00Z');
  expect(await story.say(coordinator, '/avstamning grupp')).toContain(
    'Överenskommelser som går ut (2)\n• Klippan: 2019-000001, till och med 31 december 2020',
  );
});

it('other days say when people would be reminded, and nothing is other before Spara', async () => {
  await begin();
  const asked = await change('Dagar', { first: '25', quiet: 'v 27–31\n23/12-6/1' });
  expect(asked).toContain('Sista dag, fredagen i vecka: 24 och 50 → 25 och 50');
  expect(asked).toContain('Inga påminnelser under: vecka 27-32, 23/12-6/1 → vecka 27-31, 23/12-6/1');
  expect(asked).toContain('Sista dag för första halvåret 2019 är då fredagen den 21 juni 2019.');
  expect(asked).toContain('Nästa påminnelse går då tisdagen den 11 juni.');
  expect((await file()).checkIns.dueWeeks).toEqual([24, 50]);
  await story.press(coordinator, 'Avbryt');
  expect((await file()).checkIns.dueWeeks).toEqual([24, 50]);
  await change('Dagar', { first: '25' });
  await story.press(coordinator, 'Spara');
  expect((await file()).checkIns.dueWeeks).toEqual([25, 50]);
  await story.press(coordinator, 'Ångra');
  expect((await file()).checkIns).toMatchObject({ dueWeeks: [24, 50], quiet: ['W27-W32', '12-23..01-06'] });
  // What cannot be read stays in the form.
  await change('Dagar', { quiet: 'hela sommaren' });
  expect(story.client.form(story.id(coordinator))).toMatchObject({
    errors: ['Jag förstår inte «hela sommaren». Skriv vecka 27-32, eller 23/12-6/1.'],
    values: { quiet: 'hela sommaren' },
  });
});

it('other reminders are written as days before and after', async () => {
  await begin();
  const asked = await change('Påminnelser', { before: '21, 6 och 2', after: '', at: '8' });
  expect(asked).toContain(
    'Påminnelser till kontaktpersoner: 24, 10, 3 och 1 dagar före, 3 dagar efter → 21, 6 och 2 dagar före',
  );
  expect(asked).toContain('Nästa påminnelse går då onsdagen den 5 juni.');
  // A rung that is new, and whose day has been, is nothing that anybody has missed.
  const news = await story.news(anna, async () => {
    await story.press(coordinator, 'Spara');
    await story.app.tick();
    await story.app.idle();
  });
  expect(news).toBe('');
  expect((await file()).checkIns.remind).toEqual({
    contacts: [-21, -6, -2],
    coordinators: [-4, 1],
    at: '08:00',
  });
  await change('Påminnelser', { before: '', coordinatorsAfter: 'snart' });
  expect(story.client.form(story.id(coordinator))?.errors).toEqual([
    'Skriv antal dagar med komma emellan, som 24, 10, 3.',
    'Minst en påminnelse ska gå före sista dagen: den är inbjudan.',
  ]);
});

it('an area is added to all agreements, moved, renamed and removed, and its answers stay', async () => {
  await begin();
  await story.say(coordinator, '/avstamning grupp');
  await story.press(coordinator, 'Områden');
  await story.press(coordinator, 'Nytt område');
  const asked = await fill(coordinator, {
    name: 'Öppna data',
    position: '2',
    questions: 'En fråga?\n\nEn till?',
  });
  expect(asked).toContain('• Nytt område: Öppna data\n');
  expect(asked).not.toContain('2019-000001');
  expect(asked).toContain('de som inte har skickat in ser ändringen direkt.');
  await story.press(coordinator, 'Spara');
  const made = await file();
  expect(made.areas.map(({ key }) => key)).toEqual([
    'arbetsgrupp',
    'oppna-data',
    'bemotande',
    'pedagogik',
    'spridning',
  ]);
  expect(made.areas[1]).toMatchObject({ name: 'Öppna data', questions: ['En fråga?', 'En till?'] });
  expect(made.agreements.every(({ areas }) => areas.includes('oppna-data'))).toBe(true);
  expect(await story.say(anna, '/lagesrapport')).toContain('Öppna data');
  await story.say(coordinator, '/avstamning grupp');
  await story.press(coordinator, 'Områden');
  await story.press(coordinator, 'Nytt område');
  await fill(coordinator, { name: 'bemötande' });
  expect(story.client.form(story.id(coordinator))?.errors.join()).toContain(
    'Det finns redan ett område som heter Bemötande.',
  );
  await story.pick(coordinator, 'Välj område', 'Öppna data');
  expect(await fill(coordinator, { remove: 'true' })).toContain('Området Öppna data tas bort');
  await story.press(coordinator, 'Spara');
  expect(await story.say(anna, '/lagesrapport')).not.toContain('Öppna data');
  await story.press(coordinator, 'Ångra');
  expect(await story.say(anna, '/lagesrapport')).toContain('Öppna data');
});

it('a coordinator is added and let go at once, but never the last one; who was a contact no more keeps the name', async () => {
  await begin();
  expect(await change('Samordnare', {}).catch(() => 'no form')).toBe('no form');
  await story.press(coordinator, 'Ny samordnare');
  expect(await fill(coordinator, { 'who.name': 'Nils Ny', 'who.email': nils })).toContain(
    'Nils Ny blir samordnare',
  );
  expect((await file()).workingGroup.coordinators).toEqual([coordinator, { name: 'Nils Ny', email: nils }]);
  const told = await story.news(nils, async () => {
    await story.app.tick();
    await story.app.idle();
  });
  expect(told).toContain('har gjort dig till samordnare för Digitalt först med användaren i fokus.');
  // The coordinator who is a contact too stops being that, and coordinates on.
  await story.say(nils, '/avstamning vem svarar Region Skåne');
  await story.press(nils, 'Byt kontaktperson');
  await fill(nils, { 'who.name': '', 'who.email': '' });
  expect((await file()).workingGroup.coordinators).toContainEqual({
    name: 'Kontaktperson Region Skåne',
    email: coordinator,
  });
  await story.say(coordinator, '/avstamning grupp');
  await story.press(coordinator, 'Samordnare');
  expect(await story.press(coordinator, 'Jag slutar')).toContain('Då kan du inte själv ångra det.');
  await story.press(coordinator, 'Spara');
  expect((await file()).workingGroup.coordinators).toEqual([{ name: 'Nils Ny', email: nils }]);
  expect(await story.say(coordinator, '/avstamning grupp')).toContain('Jag känner inte igen dig än.');
  await story.say(nils, '/avstamning grupp');
  expect(await story.press(nils, 'Samordnare')).toContain('Den sista samordnaren kan inte sluta.');
});

it('an agreement is renewed, changed and removed, and says who is expected then', async () => {
  await begin();
  await story.passTo('2020-11-02T12:00:00Z');
  await story.say(coordinator, '/avstamning grupp');
  expect(await story.press(coordinator, 'Överenskommelser')).toContain(
    '{Förläng med Klippan} {Förläng med Lund}',
  );
  await story.press(coordinator, 'Förläng med Klippan');
  const form = story.client.form(story.id(coordinator));
  expect(form?.values).toMatchObject({ reference: '', from: '2021-01-01', to: '2022-12-31' });
  const asked = await fill(coordinator, { reference: '2020-000777' });
  expect(asked).toContain(
    'Ny överenskommelse 2020-000777 med Klippan, från 1 januari 2021 till och med 31 december 2022',
  );
  expect(asked).toContain('Klippan ska då svara för första halvåret 2021.');
  await story.press(coordinator, 'Spara');
  expect((await file()).agreements.at(-1)).toMatchObject({ reference: '2020-000777', renews: '2019-000001' });
  const left = await story.say(coordinator, '/avstamning grupp');
  expect(left).toContain('Överenskommelser som går ut (1)\n• Lund');
  await story.press(coordinator, 'Överenskommelser');
  await story.pick(coordinator, 'Välj överenskommelse', 'Klippan: 2020-000777');
  await fill(coordinator, { to: addDays('2021-01-01', -30) });
  expect(story.client.form(story.id(coordinator))?.errors).toEqual([
    'Sista dagen ligger före den första. Byt den ena.',
  ]);
  await fill(coordinator, { to: '2023-12-31', remove: 'true' });
  expect(await story.press(coordinator, 'Spara')).toContain(
    'Överenskommelsen 2020-000777 med Klippan tas bort',
  );
});

it('two coordinators who change the same thing at once see each other’s change', async () => {
  await begin();
  await story.say(coordinator, '/avstamning grupp');
  await story.press(coordinator, 'Samordnare');
  await story.press(coordinator, 'Ny samordnare');
  await fill(coordinator, { 'who.name': 'Nils Ny', 'who.email': nils });
  // Both open the same form; the second to send it sees what the first has saved.
  await story.say(coordinator, '/avstamning grupp');
  await story.press(coordinator, 'Dagar');
  await change('Dagar', { first: '22' }, nils);
  await story.press(nils, 'Spara');
  await fill(coordinator, { first: '23', quiet: 'vecka 27-33' });
  const form = story.client.form(story.id(coordinator));
  expect(form?.values.first).toBe('23');
  expect(story.slack.double.views.size).toBeGreaterThan(0);
  // Once more is to mean it. What only one of them has changed needs no second thought.
  await fill(coordinator, {});
  await story.press(coordinator, 'Spara');
  expect((await file()).checkIns).toMatchObject({ dueWeeks: [23, 50], quiet: ['W27-W33'] });
  // Asked about before somebody else has changed it: not made over their heads.
  await change('Dagar', { first: '20' });
  await change('Dagar', { first: '21' }, nils);
  await story.press(nils, 'Spara');
  expect(await story.press(coordinator, 'Spara')).toContain('Nils Ny har ändrat samma sak');
  expect((await file()).checkIns.dueWeeks).toEqual([21, 50]);
});

it('a party is renamed at once and removed with its agreements, when that has been asked', async () => {
  await begin();
  await story.say(coordinator, '/avstamning part Lund');
  await story.press(coordinator, 'Ändra parten');
  await fill(coordinator, { shortName: 'Klippan', municipality: '' });
  expect(story.client.form(story.id(coordinator))?.errors).toEqual([
    'En annan part heter också Klippan. Välj ett annat kort namn.',
  ]);
  expect(await fill(coordinator, { shortName: 'Lunds sb' })).toContain('korta namn: Lund → Lunds sb');
  await story.say(coordinator, '/avstamning part Lunds sb');
  expect(await story.press(coordinator, 'Ta bort parten')).toContain('Lunds sb är inte längre part');
  await story.press(coordinator, 'Spara');
  expect((await file()).parties.map(({ key }) => key)).toEqual(['region-skane', 'klippan']);
  await story.press(coordinator, 'Ångra');
  expect((await file()).parties).toHaveLength(3);
  await story.say(coordinator, '/avstamning part Region Skåne');
  expect(story.client.seen(story.id(coordinator)).split('\n').at(-1)).not.toContain('Ta bort parten');
});
