import { makeStartCode } from '../../src/cli/make-start-code.ts';
import { shippedGroup } from '../../src/group-files/shipped-group.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf } from '../support/product-groups.ts';
import { channel, openStory, type Story } from '../support/product-story.ts';

/**
 * A whole year of a group that never had a file, from the start code to the second lock, as its people meet it in Slack.
 * The steps follow on each other: each begins where the one before it ended.
 */

const anna = 'anna@region.example.org';
const bo = 'bo@region.example.org';
const [klippan, lund, hoor, ystad, astorp] = ['Klippan', 'Lund', 'Höör', 'Ystad', 'Åstorp'].map(
  contactOf,
) as [string, string, string, string, string];
/** Takes over for Klippan; stands in for Lund; takes over for Åstorp. */
const nils = 'nils@klippan.example.org';
const sara = 'sara@lund.example.org';
const moa = 'moa@astorp.example.org';
const everybody = [anna, bo, klippan, lund, hoor, ystad, astorp, nils, sara, moa];
const good = '🟢 Går bra';
const allGood = Array(4).fill(good);

let opened: TestStore;
let story: Story;
beforeAll(async () => {
  opened = await openTestStore();
  // What is loaded and compiled when it is first needed takes long on a busy machine; Slack waits two seconds.
  await opened.store.groups.import(await shippedGroup(), '', new Date());
  story = await openStory(opened, [], { at: '2019-05-06T08:00:00Z', also: everybody, channels: [channel] });
  (await story.product.holidays())(2019);
});
afterAll(async () => {
  await story.close();
  await opened.close();
});
afterEach(() => expect(story.faults.splice(0)).toEqual([]));

const seen = (email: string) => story.client.seen(story.id(email));
const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(story.id(email), values));
const group = async () => {
  const [head] = await story.product.store.groups.all();
  return story.product.store.groups.load(head?.id ?? 0);
};
const partyId = async (name: string) =>
  String((await group()).parties.find(({ shortName }) => shortName === name)?.id);
const contactsOf = async (name: string) => {
  const { contacts } = await group();
  const id = Number(await partyId(name));
  return contacts.filter((one) => one.partyId === id).map(({ role, person }) => `${role} ${person.email}`);
};
const tick = async () => {
  await story.app.tick();
  await story.app.idle();
};
/** The coordinator's view of one party in this half-year. */
async function openParty(name: string, email = anna): Promise<string> {
  await story.say(email, '/avstamning');
  await story.press(email, 'En part …');
  return story.pick(email, 'Vilken part gäller det?', name);
}

describe('May 2019: from nothing to an invitation', () => {
  it('the administrator prints a start code, and whoever types it in Slack makes the group', async () => {
    const printed = await makeStartCode(story.product.store, story.now(), undefined);
    const code = /Startkod: (\S+)/.exec(printed)?.[1] ?? '';
    await story.slack.people.command(story.id(anna), `/avstamning installera ${code}`);
    await story.slack.rest();
    expect(await seen(anna)).toContain('Koden stämmer.');
    await story.press(anna, 'Skapa gruppen');
    const started = await fill(anna, {
      name: 'Läsfrämjande i Skåne',
      convener: 'Region Skåne',
      template: 'digitalt-forst',
      person: 'Anna Ek',
      email: anna,
    });
    expect(started).toContain('Läsfrämjande i Skåne finns nu, och du är samordnare.');
    expect(started).toContain('Första inbjudan går ut tisdagen den 21 maj 2019');
    expect((await group()).areas).toHaveLength(4);
  });

  it('parties are pasted out of a spreadsheet, with two faults that are mended and nothing typed again', async () => {
    await story.press(anna, 'Klistra in parter');
    const row = (name: string, email: string, reference: string, to = '2021-12-31') =>
      [reference, name, `Kontakt ${name}`, email, '2019-01-01', to].join('\t');
    const shown = await fill(anna, {
      lines: [
        'Dnr\tBibliotek\tKontaktperson\tE-post\tGäller från\tGäller till',
        row('Klippan', klippan, '2019-1'),
        row('Lund', lund, '2019-2'),
        row('Höör', hoor, '2019-3', '31/12 2021'),
        row('Ystad', ystad.replace('@', ' at '), '2019-4'),
        row('Åstorp', astorp, '2019-5'),
      ].join('\n'),
    });
    expect(shown).toContain('3 parter kan läggas till.');
    expect(shown).toContain('Rad 4: «31/12 2021» (gäller till)');
    expect(shown).toContain('Rad 5:');
    await story.press(anna, 'Rätta raderna');
    expect(story.client.form(story.id(anna))?.values.lines?.split('\n')).toHaveLength(2);
    const mended = await fill(anna, {
      lines: [row('Höör', hoor, '2019-3'), row('Ystad', ystad, '2019-4')].join('\n'),
    });
    expect(mended).toContain('5 parter kan läggas till.');
    expect(await story.press(anna, 'Lägg till 5 parter')).toContain('Ny part: Åstorp');
    expect((await group()).parties).toHaveLength(6);
    // Nobody hears anything of it before the invitation.
    await tick();
    expect(await seen(klippan)).toBe('');
  });

  it('last half-year’s statuses are brought over from the old spreadsheet', async () => {
    await story.press(anna, 'Förra halvårets läge');
    const shown = await fill(anna, {
      lines: [
        'Part\tRegional arbetsgrupp\tBemötande\tPedagogik och handledning\tSpridning',
        'Klippan\tGår bra\tgul\tej påbörjat\tGår bra',
        'Lund\tGår bra\tGår bra\tGår bra\tGår bra',
      ].join('\n'),
    });
    expect(shown).toContain('8 svar från 2 parter kan föras över till andra halvåret 2018.');
    expect(await story.press(anna, 'För över 2 parter')).toContain('märkt som överfört av dig');
  });

  it('the coordinator gets a trial, lets three parties begin, and then invites all', async () => {
    story.set('2019-05-14T08:00:00Z');
    expect(await story.say(anna, '/avstamning bjud in')).toContain(
      'går ut tisdagen den 21 maj 2019 till 6 parter.',
    );
    const trial = await story.news(anna, async () => {
      await story.press(anna, 'Skicka prov till mig');
      await story.app.idle();
    });
    expect(trial).toContain('Det här är ett prov, som bara du får.');
    await story.say(anna, '/avstamning bjud in');
    await story.press(anna, 'Börja med tre parter');
    const first = await Promise.all(['Region Skåne', 'Klippan', 'Lund'].map(partyId));
    expect(await fill(anna, { parties: first.join(',') })).toContain(
      '3 parter väntar tills du trycker Bjud in alla: Höör, Ystad och Åstorp.',
    );
    await story.passTo('2019-05-22T08:00:00Z');
    expect(await seen(klippan)).toContain('Dags för halvårets avstämning');
    expect(await seen(hoor)).toBe('');
    await story.say(anna, '/avstamning bjud in');
    expect(await story.press(anna, 'Bjud in alla')).toContain('Slack: 3 (Höör, Ystad och Åstorp)');
    await story.press(anna, 'Ja, bjud in alla');
    await story.passTo('2019-05-22T08:02:00Z');
    for (const email of [hoor, ystad, astorp])
      expect(await seen(email)).toContain('Dags för halvårets avstämning');
  });
});

describe('June 2019: the answers', () => {
  it('a party changes its contact in the middle of a draft, which stays the party’s own', async () => {
    await story.passTo('2019-06-03T08:00:00Z');
    await story.say(klippan, '/lagesrapport bemötande gul Två workshops');
    await story.say(klippan, '/avstamning vem svarar');
    await story.press(klippan, 'Byt kontaktperson');
    expect(
      await fill(klippan, { 'who.name': 'Nils Ny', 'who.email': nils, appointedBy: 'Bibliotekschefen' }),
    ).toContain(`Nils Ny får nu en inbjudan till ${nils}.`);
    expect(await contactsOf('Klippan')).toEqual([`contact ${klippan}`]);
    expect(await story.news(nils, tick)).toContain('Kontakt Klippan lämnar över till dig');
    // Opening is taking over.
    const list = await story.say(nils, '/lagesrapport');
    expect(list).toContain('Två workshops');
    expect(list).toContain('Kontakt Klippan sparade');
    expect(await contactsOf('Klippan')).toEqual([`contact ${nils}`]);
    await tick();
    expect(await seen(anna)).toContain(`Nils Ny (${nils}) är nu kontaktperson för Klippan.`);
    expect(await story.say(klippan, '/lagesrapport')).toContain('Jag känner inte igen dig än.');
    expect(await seen(anna)).not.toContain('Två workshops');
    const sent = await story.answer(nils, allGood);
    expect(sent).toContain('Nils Ny skickade in');
  });

  it('one party asks for more time and gets it, another is given it, and takes it back by Ångra', async () => {
    await story.passTo('2019-06-11T08:00:00Z');
    await story.press(lund, 'Be om mer tid');
    const asked = await story.news(anna, () => fill(lund, { until: '2019-06-28', reason: 'time' }));
    expect(asked).toContain('ber om mer tid för Lund, till och med fredagen den 28 juni.');
    expect(await story.news(lund, () => story.press(anna, 'Ja, till 28 juni'))).toContain(
      'Ni har fått mer tid.',
    );
    await openParty('Åstorp');
    await story.press(anna, 'Ge mer tid');
    await fill(anna, { until: '2019-06-20', reason: 'staff' });
    expect(await story.say(anna, '/avstamning')).toContain('Åstorp (har till den 20 juni)');
    await openParty('Åstorp');
    await story.press(anna, 'Ta bort mer tid');
    expect(await story.say(anna, '/avstamning')).not.toContain('Åstorp (har till');
  });

  it('what somebody says on the telephone is noted, and counts when the contact says that it is right', async () => {
    await openParty('Höör');
    await story.press(anna, 'Anteckna svar från samtal');
    await fill(anna, { informant: 'Karin Ek', said: 'Allt rullar på' });
    expect(await seen(hoor)).toContain('{Stämmer} {Fyll i själva}');
    expect(await story.say(anna, '/avstamning')).toContain('Höör (samtal, inte bekräftat)');
    await story.press(hoor, 'Stämmer');
    expect(await story.say(anna, '/avstamning')).toContain('Antecknat från samtal: Höör.');
  });

  it('an area is asked about, and the answer comes to the coordinator', async () => {
    await openParty('Klippan');
    await story.press(anna, 'Fråga om svaret');
    const area = (await group()).areas[1]?.id ?? 0;
    expect(
      await story.news(nils, () => fill(anna, { area: String(area), text: 'Hur många kom?' })),
    ).toContain('Hur många kom?');
    await story.press(nils, 'Svara');
    expect(await story.news(anna, () => fill(nils, { text: 'Trettiofem' }))).toContain('Trettiofem');
  });

  it('the summary is shown, and a late answer is told at nine the next working day, with Visa igen', async () => {
    await story.slack.people.command(story.id(anna), '/avstamning kanal', { channel });
    await story.slack.rest();
    await story.answer(astorp, allGood);
    await story.passTo('2019-06-17T08:00:00Z');
    expect(await seen(ystad)).toContain('Vi saknar lägesrapporten från Ystad');
    await story.say(anna, '/avstamning');
    await story.press(anna, 'Visa för gruppen');
    await story.press(anna, 'Visa nu');
    expect(await story.client.channel(channel)).toContain('har till den 28 juni');
    await story.passTo('2019-06-17T12:00:00Z');
    expect(await story.answer(ystad, allGood)).toContain('märkt som sen');
    await story.passTo('2019-06-18T06:59:00Z');
    expect(await seen(anna)).not.toContain('har det kommit mer');
    const told = await story.news(anna, () => story.passTo('2019-06-18T07:01:00Z'));
    expect(told).toContain('Nya svar: Ystad.');
    await story.press(anna, 'Visa igen');
    await story.press(anna, 'Visa nu');
    expect(await story.client.channel(channel)).toContain('Visas igen.');
  });

  it('all are in and the answers are locked', async () => {
    await story.passTo('2019-06-27T08:00:00Z');
    expect(await story.answer(lund, allGood)).not.toContain('märkt som sen');
    await story.say(anna, '/avstamning');
    await story.press(anna, 'Lås svaren');
    expect(await story.press(anna, 'Lås alla svar')).toContain('låst');
  });
});

describe('autumn 2019: somebody else coordinates', () => {
  it('a new coordinator comes and the old one goes, and whoever is left as the last cannot', async () => {
    await story.passTo('2019-09-02T08:00:00Z');
    await story.say(anna, '/avstamning grupp');
    await story.press(anna, 'Samordnare');
    await story.press(anna, 'Ny samordnare');
    expect(await fill(anna, { 'who.name': 'Bo Berg', 'who.email': bo })).toContain('Bo Berg blir samordnare');
    expect(await story.news(bo, tick)).toContain('har gjort dig till samordnare för Läsfrämjande i Skåne.');
    await story.say(anna, '/avstamning grupp');
    await story.press(anna, 'Samordnare');
    await story.press(anna, 'Jag slutar');
    await story.press(anna, 'Spara');
    expect((await group()).coordinators).toMatchObject([{ email: bo }]);
    expect(await story.say(anna, '/avstamning grupp')).toContain('Det kan bara gruppens samordnare göra.');
    await story.say(bo, '/avstamning grupp');
    expect(await story.press(bo, 'Samordnare')).toContain('Den sista samordnaren kan inte sluta.');
  });

  it('a party without a contact is told of, shown until there is one, and then welcomed', async () => {
    await story.say(astorp, '/avstamning vem svarar');
    await story.press(astorp, 'Byt kontaktperson');
    const told = await story.news(bo, () => fill(astorp, { 'who.name': '', 'who.email': '' }));
    expect(told).toContain('är inte längre kontaktperson för Åstorp, och ingen ny är utsedd.');
    expect(await story.say(bo, '/avstamning grupp')).toContain('Saknar kontaktperson (1): Åstorp.');
    await story.say(bo, '/avstamning vem svarar Åstorp');
    await story.press(bo, 'Byt kontaktperson');
    await fill(bo, { 'who.name': 'Moa Ny', 'who.email': moa });
    expect(await story.news(moa, tick)).toContain('Du är nu kontaktperson för Åstorp.');
    expect(await story.say(bo, '/avstamning grupp')).not.toContain('Saknar kontaktperson');
  });

  it('somebody else answers for a time, and gets the invitation in the contact’s stead', async () => {
    await story.passTo('2019-11-11T09:00:00Z');
    await story.say(lund, '/avstamning vem svarar');
    await story.press(lund, 'Någon annan en tid');
    await fill(lund, { 'who.name': 'Sara Sol', 'who.email': sara, from: '2019-11-18', to: '2019-12-06' });
    await tick();
    const before = await seen(lund);
    await story.passTo('2019-11-19T09:00:00Z');
    expect(await seen(sara)).toContain('Dags för halvårets avstämning');
    expect(await seen(lund)).toBe(before);
    await story.press(sara, 'Allt är som sist');
    expect(await story.press(sara, 'Skicka in')).toContain('Sara Sol skickade in');
  });

  it('one party is checked in with in another way, which is taken back and done again', async () => {
    await openParty('Ystad', bo);
    await story.press(bo, 'Stäms av på annat sätt');
    expect(await story.news(ystad, () => fill(bo, { how: 'meeting', on: '2019-12-03' }))).toContain(
      'stämmer av med Ystad på ett möte tisdagen den 3 december.',
    );
    expect(await story.press(bo, 'Ångra')).toContain('Ystad svarar som vanligt igen.');
    await story.say(bo, 'annat sätt Ystad telefon 2019-12-03');
    expect(await story.say(bo, '/avstamning')).toContain('Behöver inte svara: Ystad (stäms av på telefon');
  });

  it('what was changed by mistake is taken back by Ångra', async () => {
    await story.say(bo, `lägg till\nBjuv;;;2019-6;2019-01-01;2021-12-31`);
    await story.press(bo, 'Lägg till en part');
    expect(await story.press(bo, 'Ångra')).toContain('Bjuv är inte längre part');
    await story.say(bo, '/avstamning part Höör');
    await story.press(bo, 'Ändra parten');
    await fill(bo, { shortName: 'Hör' });
    expect(await story.press(bo, 'Ångra')).toContain('korta namn: Hör → Höör');
    await story.say(bo, 'mer tid Höör 2019-12-20 tidsbrist');
    expect(await story.press(bo, 'Ångra')).toContain('Höör');
    expect(await story.say(bo, '/avstamning')).not.toContain('Höör (har till');
  });

  it('the half-year is answered, shown and locked', async () => {
    await story.passTo('2019-12-03T09:00:00Z');
    for (const email of [nils, moa]) {
      await story.press(email, 'Allt är som sist');
      expect(await story.press(email, 'Skicka in')).toContain('skickade in');
    }
    await story.passTo('2019-12-10T09:00:00Z');
    await story.answer(hoor, allGood);
    await story.passTo('2019-12-16T09:00:00Z');
    expect(await seen(bo)).toContain('har svarat');
    await story.say(bo, '/avstamning');
    await story.press(bo, 'Visa för gruppen');
    await story.press(bo, 'Visa nu');
    await story.say(bo, '/avstamning');
    await story.press(bo, 'Lås svaren');
    await story.press(bo, 'Lås alla svar');
    expect(await story.say(ystad, '/avstamning historik')).toContain('andra halvåret 2019');
  });
});

describe('when the year is over', () => {
  it('nobody who answers for a library has got more than eight messages in a half-year', async () => {
    const people = (await opened.rows()).filter(({ table }) => table === 'person').map(({ row }) => row);
    const emailOf = (personId: number | null) => String(people.find(({ id }) => id === personId)?.email);
    const sent = (await opened.deliveries()).filter(({ state, personId }) => state === 'sent' && personId);
    const counts = new Map<string, number>();
    for (const { personId, settledAt } of sent) {
      const email = emailOf(personId);
      if (email === anna || email === bo) continue;
      const key = `${email} ${(settledAt?.toISOString() ?? '') < '2019-07' ? 'spring' : 'autumn'}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBeGreaterThan(8);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(8);
  });

  it('the log tells what was done and by whom, and what is stored of it has no name, address or text', async () => {
    const events = await opened.events();
    expect(JSON.stringify(events)).not.toMatch(
      /example\.org|Anna|Nils|Karin|Kontakt|Klippan|workshops|Trettiofem/,
    );
    expect(await story.say(bo, '/avstamning logg')).toContain('låste');
  });
});
