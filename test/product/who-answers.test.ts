import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { inBrief, openStory, type Story } from '../support/product-story.ts';

/** Who answers for a party: shown, handed over by the party, changed by the coordinator, and for a time. */

const anna = contactOf('Klippan');
const eva = substituteOf('Klippan');
const lund = contactOf('Lund');
const nils = 'nils@klippan.example.org';
const outside = 'nils.ny@gmail.com';

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

/** In the middle of the first half-year, with a group that is kept in the bot. */
async function begin(libraries = ['Klippan', 'Lund']): Promise<void> {
  const file = await groupOf(libraries);
  story = await openStory(opened, file, { also: [nils, outside] });
  await story.product.store.groups.import(file, 'digitalt-forst.yaml', story.now(), undefined, 'bot');
  await story.passTo('2019-06-05T08:00:00Z');
}

const tick = async () => {
  await story.app.tick();
  await story.app.idle();
};
const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(story.id(email), values));

/** Opens *Byt kontaktperson* and fills in who it is instead. */
async function handOver(email: string, who: { name: string; email: string }, more = {}): Promise<string> {
  await story.say(email, email === coordinator ? '/avstamning vem svarar Klippan' : '/avstamning vem svarar');
  await story.press(email, 'Byt kontaktperson');
  return fill(email, { 'who.name': who.name, 'who.email': who.email, ...more });
}

const contacts = async () => {
  const [head] = await story.product.store.groups.all();
  const group = await story.product.store.groups.load(head?.id ?? 0);
  const klippan = group.parties.find(({ key }) => key === 'klippan')?.id;
  return Object.fromEntries(
    group.contacts
      .filter(({ partyId }) => partyId === klippan)
      .map(({ role, person }) => [role, person.email]),
  );
};

describe('a contact', () => {
  it('who is chosen in the picker goes by their name there', async () => {
    await begin();
    const chosen = story.slack.double.people.get(story.id(nils));
    if (chosen) chosen.name = 'Nils Ny';
    await story.say(anna, '/avstamning vem svarar');
    await story.press(anna, 'Byt kontaktperson');
    // What stands beside the picker is left as it was: the old one's.
    expect(await fill(anna, { who: story.id(nils) })).toContain(`Nils Ny får nu en inbjudan till ${nils}.`);
  });

  it('hands over to somebody of the same domain, who takes over when they open the bot; the draft stays', async () => {
    await begin();
    await story.say(anna, '/lagesrapport bemötande gul Två workshops');
    const asked = await handOver(anna, { name: 'Nils Ny', email: nils }, { appointedBy: 'Bibliotekschefen' });
    expect(asked).toContain(`Nils Ny får nu en inbjudan till ${nils}.`);
    // Until then the old one stays: a typo would lock nobody out.
    expect(await contacts()).toEqual({ contact: anna, substitute: eva });
    const invited = await story.news(nils, tick);
    for (const words of [
      'Hej Nils Ny!',
      'Anna Klippan lämnar över till dig: du är utsedd till kontaktperson för Klippan.',
      'Två gånger om året stämmer biblioteken',
      'Svara senast fredagen den 14 juni.',
      'Frågor? Kontaktperson Region Skåne, kontakt.regionskane@example.org.',
    ])
      expect(invited).toContain(words);
    const told = await story.news(coordinator, async () => {
      expect(await story.press(nils, 'Jag tar över')).toContain('Tack! Du är nu kontaktperson för Klippan.');
      await tick();
    });
    expect(told).toContain(
      `Nils Ny (${nils}) är nu kontaktperson för Klippan. Anna Klippan har lämnat över.`,
    );
    expect(told).toContain('Utsedd av: Bibliotekschefen.');
    expect(story.client.seen(story.id(anna))).toContain(
      'Nils Ny har tagit över som kontaktperson för Klippan.',
    );
    expect(await contacts()).toEqual({ contact: nils, substitute: eva });
    // What Anna began is the party's.
    expect(await story.press(nils, 'Fortsätt')).toContain('Två workshops');
    expect(await story.say(anna, '/lagesrapport')).toContain('Jag känner inte igen dig än.');
    // The welcome was this week's message: the ladder goes on with the next one, and the old contact gets none.
    const diary = inBrief(await story.diary('2019-06-05', '2019-06-17'));
    expect(diary.filter((line) => line.includes(nils))).toEqual([
      `06-11 ${nils} invitation`,
      `06-13 ${nils} reminder`,
      `06-17 ${nils} overdue`,
    ]);
    expect(diary.filter((line) => line.includes(anna))).toEqual([]);
    // And the coordinator can take it back, which all hear.
    const back = await story.news(anna, async () => {
      await story.press(coordinator, 'Ångra');
      await tick();
    });
    expect(back).toContain('har ångrat ett byte, så du är kontaktperson för Klippan igen.');
    expect(story.client.seen(story.id(nils))).toContain('Anna Klippan är kontaktperson nu');
    expect(await contacts()).toEqual({ contact: anna, substitute: eva });
    const kinds = (await opened.events()).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['handover-asked', 'handed-over', 'group-change-undone']));
    const logged = (await opened.events()).map(({ detail }) => JSON.stringify(detail)).join();
    expect(logged).not.toMatch(/nils|Nils|anna|Bibliotekschefen/);
  });

  it('needs the coordinator for another domain, who says no or yes', async () => {
    await begin();
    const asked = await handOver(anna, { name: 'Nils', email: outside });
    expect(asked).toContain('får bekräfta bytet innan Nils bjuds in.');
    expect(story.client.seen(story.id(coordinator))).toContain(
      `Anna Klippan vill lämna över: Nils (${outside}) ska bli kontaktperson för Klippan.`,
    );
    // Who is not confirmed is nobody, whatever they write.
    expect(await story.say(outside, 'hej')).toContain('Jag känner inte igen dig än.');
    expect(await story.say(coordinator, '/avstamning grupp')).toContain('Byten som väntar (1)');
    const told = await story.news(anna, () => story.press(coordinator, 'Nej'));
    expect(told).toContain('Bytet till Nils för Klippan blev inte av');
    await handOver(anna, { name: 'Nils', email: outside });
    await story.press(coordinator, 'Ja, lämna över');
    expect(await story.news(outside, tick)).toContain('Anna Klippan lämnar över till dig');
    // To open the bot is to take over.
    expect(await story.say(outside, 'lägesrapport')).toContain('Lägesrapport för Klippan');
    expect(await contacts()).toMatchObject({ contact: outside });
  });

  it('can take a handover back, and a later day waits for its day', async () => {
    await begin();
    await handOver(anna, { name: 'Nils Ny', email: nils }, { from: '2019-06-12' });
    await story.press(anna, 'Ångra');
    await tick();
    expect(story.client.seen(story.id(nils))).toBe('');
    await handOver(anna, { name: 'Nils Ny', email: nils }, { from: '2019-06-12' });
    await tick();
    expect(await story.press(nils, 'Jag tar över')).toContain(
      'Tack! Du är kontaktperson för Klippan från och med 12 juni 2019.',
    );
    expect(await contacts()).toMatchObject({ contact: anna });
    await story.passTo('2019-06-11T10:00:00Z');
    expect(await contacts()).toMatchObject({ contact: anna });
    await story.passTo('2019-06-12T10:00:00Z');
    expect(await contacts()).toMatchObject({ contact: nils });
    expect(story.client.seen(story.id(nils))).toContain('Du är nu kontaktperson för Klippan.');
  });

  it('who names nobody is told of to the coordinators, and may correct a name without a handover', async () => {
    await begin();
    await handOver(anna, { name: 'Anna Andersson', email: anna });
    expect(await story.say(anna, '/avstamning part')).toContain(`Kontaktperson: Anna Andersson (${anna})`);
    const told = await story.news(coordinator, () => handOver(anna, { name: '', email: '' }));
    expect(told).toContain(
      'Anna Andersson är inte längre kontaktperson för Klippan, och ingen ny är utsedd.',
    );
    expect(await contacts()).toEqual({ substitute: eva });
    expect(await story.say(coordinator, '/avstamning grupp')).toContain('Saknar kontaktperson (1): Klippan.');
  });

  it('who answers that they will not go on is asked who will; a day later the coordinators hear that nobody is named', async () => {
    await begin();
    await story.say(anna, '/lagesrapport');
    await story.press(anna, 'Till sist');
    await fill(anna, { contactNext: 'false' });
    await story.answer(anna, Array(4).fill('🟢 Går bra'));
    expect(await story.press(anna, 'Vem blir kontaktperson?')).toContain('Vem svarar för Klippan?');
    const told = await story.news(coordinator, () => story.passTo('2019-06-10T12:00:00Z'));
    expect(told).toContain('Anna Klippan har svarat att Klippan får en ny kontaktperson nästa halvår');
  });
});

describe('somebody else for a time', () => {
  const standIn = async (who: string, from: string, to: string) => {
    await story.say(anna, '/avstamning vem svarar');
    await story.press(anna, 'Någon annan en tid');
    return fill(anna, { 'who.name': 'Nils Ny', 'who.email': who, from, to });
  };

  it('answers, is reminded in the contact’s stead, and is done after the last day', async () => {
    await begin();
    const set = await standIn(nils, '2019-06-10', '2019-06-12');
    expect(set).toContain('Nils Ny svarar för Klippan från 10 juni 2019 till och med 12 juni 2019');
    expect(await story.news(nils, tick)).toContain(
      'Anna Klippan har bett dig svara för Klippan från 10 juni 2019',
    );
    expect(await story.say(nils, '/lagesrapport')).not.toContain('Lägesrapport för Klippan');
    const diary = inBrief(await story.diary('2019-06-06', '2019-06-14'));
    // Reminded on the day that it begins, since it has been on for long, and then as the contact would be.
    expect(diary.filter((line) => /nils|kontakt@klippan/.test(line))).toEqual([
      `06-10 ${nils} invitation`,
      `06-11 ${nils} reminder`,
      `06-13 ${anna} reminder`,
    ]);
    expect(await story.say(nils, '/lagesrapport')).not.toContain('Lägesrapport för Klippan');
    // Which was no change of the group.
    const [head] = await story.product.store.groups.all();
    expect(
      (await story.product.store.groups.asFile(head?.id ?? 0)).parties.find(({ key }) => key === 'klippan')
        ?.contacts,
    ).toHaveLength(2);
  });

  it('may answer and send in, but not say who answers; the contact ends it', async () => {
    await begin();
    await standIn(nils, '2019-06-05', '2019-06-12');
    await tick();
    expect(await story.answer(nils, Array(4).fill('🟢 Går bra'))).toContain('Tack! Nils Ny skickade in');
    expect(await story.say(nils, '/avstamning vem svarar')).not.toContain('Byt kontaktperson');
    await story.say(anna, '/avstamning vem svarar');
    await story.press(anna, 'Nils Ny svarar inte längre');
    expect(await story.say(nils, '/lagesrapport')).toContain('Jag känner inte igen dig än.');
  });

  it('is of the party’s own domain, unless a coordinator says otherwise, and not of before', async () => {
    await begin();
    await standIn(outside, '2019-06-10', '2019-06-12');
    expect(story.client.form(story.id(anna))?.errors.join()).toContain(`${outside} är en annan sorts adress`);
    expect(story.client.form(story.id(anna))?.values['who.name']).toBe('Nils Ny');
    await fill(anna, { 'who.email': nils, from: '2019-06-12', to: '2019-06-10' });
    expect(story.client.form(story.id(anna))?.errors).toEqual([
      'Sista dagen ligger före den första. Byt den ena.',
    ]);
  });
});

describe('a coordinator', () => {
  it('changes it at once, with the way back and messages to those concerned', async () => {
    await begin();
    const made = await handOver(coordinator, { name: 'Nils', email: outside });
    expect(made).toContain(`Klippan, kontaktperson: Anna Klippan (${anna}) → Nils (${outside})`);
    expect(await contacts()).toMatchObject({ contact: outside });
    const welcome = await story.news(outside, tick);
    expect(welcome).toContain('Du är nu kontaktperson för Klippan.');
    expect(welcome).toContain('{Fyll i}');
    expect(story.client.seen(story.id(anna))).toContain('Nils är kontaktperson nu');
    await story.press(coordinator, 'Ångra');
    await tick();
    expect(await contacts()).toMatchObject({ contact: anna });
  });

  it('sees what another has changed while they filled in the form', async () => {
    await begin();
    await story.say(coordinator, '/avstamning vem svarar Klippan');
    await story.press(coordinator, 'Byt kontaktperson');
    // Meanwhile the contact corrects their own name.
    await handOver(anna, { name: 'Anna Andersson', email: anna });
    await fill(coordinator, { 'who.name': 'Nils', 'who.email': outside });
    const form = story.client.form(story.id(coordinator));
    expect(form?.values['who.name']).toBe('Nils');
    expect(await contacts()).toMatchObject({ contact: anna });
    await fill(coordinator, {});
    expect(await contacts()).toMatchObject({ contact: outside });
  });

  it('finds a party by a name with å, ä and ö, and by one that is nearly it', async () => {
    await begin(['Klippan', 'Ängelholm', 'Höganäs', 'Östra Göinge']);
    for (const [typed, name] of [
      ['ängelholm', 'Ängelholms bibliotek'],
      ['Angelholm', 'Ängelholms bibliotek'],
      ['ÖSTRA GÖINGE', 'Östra Göinges bibliotek'],
    ])
      expect(await story.say(coordinator, `/avstamning part ${typed}`)).toContain(name);
    const near = await story.say(coordinator, '/avstamning part höganes');
    expect(near).toContain('Menade du någon av de här?\n{Höganäs}');
    expect(await story.press(coordinator, 'Höganäs')).toContain('Höganäss bibliotek');
    expect(await story.say(coordinator, '/avstamning part Mumindalen')).toContain('Jag hittar ingen part');
    // Others ask about their own.
    expect(await story.say(anna, '/avstamning part Höganäs')).toContain('Jag hittar ingen part');
    expect(await story.say(anna, '/avstamning part')).toContain('Klippans bibliotek');
  });
});

it('says so where the invitation to the new one does not arrive', async () => {
  await begin();
  const told = await story.news(coordinator, async () => {
    await handOver(anna, { name: 'Nils Ny', email: 'nisl@klippan.example.org' });
    await tick();
    await tick();
  });
  const words = 'Inbjudan till Nils Ny (nisl@klippan.example.org) att svara för Klippan kommer inte fram.';
  expect(told).toContain(words);
  expect(story.client.seen(story.id(anna))).toContain(words);
  expect(await contacts()).toMatchObject({ contact: anna });
  story.faults.splice(0);
});

it('is the party’s own: the other party’s contact neither sees nor changes it', async () => {
  await begin();
  expect(await story.say(lund, '/avstamning vem svarar Klippan')).toContain('Jag hittar ingen part');
  expect(await story.say(lund, '/avstamning grupp')).toContain('Det kan bara gruppens samordnare göra.');
});
