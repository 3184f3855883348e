import { makeRecord } from '../../src/record/read-record.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { channel, eachStory, inBrief } from '../support/product-story.ts';

/** What a coordinator arranges for one party in one half-year, as everybody whom it concerns sees it. */

const anna = contactOf('Klippan');
const eva = substituteOf('Klippan');
const lund = contactOf('Lund');
const good = '🟢 Går bra';
const allGood = Array(4).fill(good);

const { opened, story } = eachStory(
  () => groupOf(['Klippan', 'Lund']),
  {},
  async () => {
    await story.passTo('2019-05-21T08:00:00Z');
  },
);

const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(story.id(email), values));
const form = (email: string) => story.client.form(story.id(email));
const seen = (email: string) => story.client.seen(story.id(email));
const kinds = async () => (await opened.events()).map(({ kind }) => kind);
const areas = async () => (await story.product.store.groups.load(1)).areas;

async function openParty(name: string) {
  await story.say(coordinator, '/avstamning');
  await story.press(coordinator, 'En part …');
  return story.pick(coordinator, 'Vilken part gäller det?', name);
}

async function partyNow(key: string) {
  const { store } = story.product;
  const checkIn = await store.checkIns.current(1);
  if (!checkIn) throw new Error('no check-in is open');
  const record = await makeRecord(store, await store.groups.load(1), checkIn, story.now());
  return record.parties.find((party) => party.key === key);
}

async function show() {
  await story.say(coordinator, '/avstamning');
  await story.press(coordinator, 'Visa för gruppen');
  await story.press(coordinator, 'Visa nu');
}

describe('Stäms av på annat sätt', () => {
  it('says how and when, ends the reminders, stands in summary and record, and is undone', async () => {
    await openParty('Klippan');
    await story.press(coordinator, 'Stäms av på annat sätt');
    await fill(coordinator, { how: 'phone' });
    expect(form(coordinator)?.errors).toEqual(['Välj vilken dag.']);
    const told = await story.news(anna, () => fill(coordinator, { how: 'phone', on: '2019-06-03' }));
    expect(told).toContain('Region Skåne stämmer av med Klippan på telefon måndagen den 3 juni.');
    expect(told).toContain('Överenskommelsen gäller som vanligt.');
    expect(await story.say(coordinator, '/avstamning')).toMatch(
      /Svar: 0 av 2 parter[\s\S]*Behöver inte svara: Klippan \(stäms av på telefon den 3 juni\)/,
    );
    expect(await story.say(anna, '/avstamning')).toContain(
      'behöver inte svara den här gången: stäms av på telefon den 3 juni',
    );
    expect(await partyNow('klippan')).toMatchObject({
      expected: false,
      notExpected: 'otherwise',
      otherwise: { how: 'phone', on: '2019-06-03' },
    });
    const reminded = inBrief(await story.diary('2019-06-04', '2019-06-04')).join();
    expect([reminded.includes(lund), reminded.includes(anna)]).toEqual([true, false]);
    await story.passTo('2019-06-05T08:00:00Z');
    await openParty('Klippan');
    expect(await story.news(anna, () => story.press(coordinator, 'Ska svara som vanligt'))).toContain(
      'Klippan svarar som vanligt ändå det här halvåret, med en lägesrapport. Sista dag är fredagen den 14 juni.',
    );
    expect(await story.press(coordinator, 'Ångra')).toContain(
      'Klippan stäms av på telefon måndagen den 3 juni',
    );
    expect(await story.say(coordinator, 'annat sätt Lund möte 2019-06-05')).toContain(
      'Lund stäms av på ett möte',
    );
    expect(await story.press(coordinator, 'Ångra')).toContain('Lund svarar som vanligt igen.');
    expect(inBrief(await story.diary('2019-06-11', '2019-06-11')).join()).toContain(lund);
    // Who answers all the same has answered.
    await story.answer(anna, allGood);
    expect(await story.say(coordinator, '/avstamning')).toContain('Svar: 1 av 3 parter');
    expect(await story.say(coordinator, 'annat sätt Klippan brev 2019-06-05')).toContain(
      'Klippan har redan svarat.',
    );
  });
});

describe('what comes after the showing', () => {
  it('is told to the coordinators the next working day at nine, once, by name, with Visa igen', async () => {
    await story.answer(anna, allGood);
    await show();
    await story.passTo('2019-06-14T14:00:00Z');
    await story.say(anna, '/lagesrapport spridning röd');
    await story.press(anna, 'Skicka in');
    await story.answer(lund, allGood);
    await story.passTo('2019-06-17T06:59:00Z');
    expect(seen(coordinator)).not.toContain('har det kommit mer');
    const told = await story.news(coordinator, () => story.passTo('2019-06-17T07:01:00Z'));
    expect(told).toContain(
      'Sedan sammanställningen för första halvåret 2019 visades för gruppen, den 21 maj kl. 10.00, har det kommit mer.',
    );
    expect(told).toContain('Nya svar: Lund.\nÄndrade svar: Klippan.');
    expect(await story.press(coordinator, 'Visa igen')).toContain('Så här ser det ut för gruppen');
    await story.press(coordinator, 'Visa nu');
    expect(story.client.channel(channel)).toContain('Visas igen.');
    await story.passTo('2019-06-19T12:00:00Z');
    expect(seen(coordinator)).not.toContain('har det kommit mer');
  });

  it('is not told where it has been shown again meanwhile, or never', async () => {
    await story.answer(lund, allGood);
    await show();
    await story.answer(anna, allGood);
    await show();
    await story.passTo('2019-05-23T12:00:00Z');
    expect(seen(coordinator)).not.toContain('har det kommit mer');
    const rows = (await opened.deliveries()).filter(({ kind }) => kind === 'after-showing');
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([['skipped', 'nothing-owed']]);
  });
});

describe('Fråga om svaret', () => {
  it('is asked of one area, marks it until it is answered, and the coordinator is told', async () => {
    expect(await story.say(coordinator, 'fråga Klippan bemötande Hur många kom?')).toContain(
      'Klippan har inte svarat än.',
    );
    await story.answer(anna, allGood);
    await openParty('Klippan');
    await story.press(coordinator, 'Fråga om svaret');
    const bemotande = (await areas())[1]?.id ?? 0;
    const asked = await story.news(anna, () =>
      fill(coordinator, { area: String(bemotande), text: 'Hur många kom?' }),
    );
    expect(asked).toContain('Kontaktperson Region Skåne har en fråga om Klippans svar på Bemötande:');
    expect(asked).toContain('Hur många kom?');
    expect(await story.say(anna, '/lagesrapport')).toMatch(/Bemötande: 🟢 Går bra \(❓ Fråga från/);
    expect(await story.say(coordinator, '/avstamning')).toContain('Frågor utan svar: Klippan om Bemötande.');
    expect(await story.press(coordinator, 'Hela tabellen')).toContain('🟢 Går bra (fråga ställd)');
    await story.press(anna, 'Svara om Bemötande');
    const told = await story.news(coordinator, () => fill(anna, { text: 'Trettiofem' }));
    expect(told).toContain('Anna Klippan på Klippan har svarat på frågan om Bemötande.');
    expect(told).toContain('Trettiofem');
    expect(await story.say(anna, '/lagesrapport')).not.toContain('❓');
    expect(await story.say(coordinator, '/avstamning')).not.toContain('Frågor utan svar');
    expect((await partyNow('klippan'))?.questions).toEqual([
      expect.objectContaining({
        area: expect.any(String),
        text: 'Hur många kom?',
        answer: expect.objectContaining({ text: 'Trettiofem' }),
      }),
    ]);
    await story.press(anna, 'Svara');
    expect(JSON.stringify([...story.slack.double.views.values()])).toContain('Frågan är redan besvarad');
  });

  it('is answered by sending in anew, and by typed words; it is withdrawn, and nothing is asked of what is locked', async () => {
    await story.answer(anna, allGood);
    await story.say(coordinator, 'fråga Klippan bemötande Hur många kom?');
    await story.say(anna, '/lagesrapport bemötande gul Trettiofem kom');
    const told = await story.news(coordinator, async () => {
      await story.press(anna, 'Skicka in');
      await story.passTo('2019-05-21T08:01:00Z');
    });
    expect(told).toContain('har skickat in lägesrapporten på nytt efter frågan om Bemötande.');
    await story.say(coordinator, 'fråga Klippan spridning: Vilka fick veta?');
    expect(await story.news(coordinator, () => story.say(anna, 'svara Alla grannar'))).toContain(
      'Alla grannar',
    );
    await story.say(coordinator, 'fråga Klippan spridning När?');
    expect(await story.press(coordinator, 'Ångra')).toContain('Frågan är tillbakatagen.');
    expect(await story.say(anna, 'svara I går')).toContain('Det finns ingen fråga att svara på.');
    expect(await story.say(lund, 'svara I går')).toContain('I går');
    expect(await story.say(coordinator, 'fråga Klippan Vilka?')).toContain(
      'Välj vilket område frågan gäller.',
    );
    await story.say(coordinator, 'lås');
    await story.press(coordinator, 'Lås alla svar');
    expect(await story.say(coordinator, 'fråga Klippan spridning Nu då?')).toContain(
      'Svaren för första halvåret 2019 är låsta',
    );
  });
});

describe('Anteckna svar från samtal', () => {
  it('is the region’s note, not confirmed until the contact says so, and never shows or touches the draft', async () => {
    await story.say(anna, '/lagesrapport spridning röd Hemligt utkast');
    await openParty('Klippan');
    await story.press(coordinator, 'Anteckna svar från samtal');
    expect(JSON.stringify(form(coordinator))).not.toContain('Hemligt');
    await fill(coordinator, { informant: 'Karin Ek' });
    expect(form(coordinator)?.errors).toEqual(['Skriv vad som sades, eller välj läge för något område.']);
    const [first] = await areas();
    const told = await story.news(anna, () =>
      fill(coordinator, {
        informant: 'Karin Ek',
        said: 'Allt rullar på',
        reference: '2019-000777',
        [`statuses.${first?.id}`]: 'going_well',
      }),
    );
    expect(told).toContain(
      'Region Skåne har antecknat det här om Klippan, efter ett samtal med Karin Ek tisdagen den 21 maj:',
    );
    expect(told).toContain('Allt rullar på');
    expect(told).toContain('Diarienummer 2019-000777');
    expect(told).toContain('{Stämmer} {Fyll i själva}');
    expect(seen(coordinator)).toContain('Det är inte bekräftat av Klippan än.');
    const before = await story.say(coordinator, '/avstamning');
    expect(before).toContain('Svar: 0 av 3 parter');
    expect(before).toContain('Klippan (samtal, inte bekräftat)');
    expect(await story.press(coordinator, 'Hela tabellen')).toContain('🟢 Går bra (samtal, inte bekräftat)');
    expect(await openParty('Klippan')).toContain('Inte bekräftat av Klippan.');
    expect(seen(coordinator)).not.toContain('Hemligt');
    // Reminded still, with the way out.
    const reminder = await story.news(anna, () => story.passTo('2019-06-04T08:00:00Z'));
    expect(reminder).toContain('Region Skåne har antecknat ett samtal. Stämmer det, så är ni klara.');
    await story.press(anna, 'Läs anteckningen');
    expect(await story.news(coordinator, () => story.press(anna, 'Stämmer'))).toContain(
      'Anna Klippan på Klippan har bekräftat anteckningen.',
    );
    const after = await story.say(coordinator, '/avstamning');
    expect(after).toContain('Svar: 1 av 3 parter');
    expect(after).toContain('Antecknat från samtal: Klippan.');
    expect(
      inBrief(await story.diary('2019-06-11', '2019-06-18')).filter((line) => line.includes('klippan')),
    ).toEqual([]);
    const party = await partyNow('klippan');
    expect(party?.answer).toBeUndefined();
    expect(party?.note).toMatchObject({
      sender: 'Region Skånes kulturförvaltning',
      informant: 'Karin Ek',
      on: '2019-05-21',
      reference: '2019-000777',
      confirmed: { by: 'Anna Klippan' },
    });
    // The draft is as it was, and sent in it stands before the note.
    expect(await story.say(anna, '/lagesrapport')).toContain('Hemligt utkast');
    for (const area of ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning'])
      await story.choose(anna, area, good);
    await story.press(anna, 'Skicka in');
    expect(await story.say(coordinator, '/avstamning')).not.toContain('Antecknat från samtal');
    expect(JSON.stringify(await opened.events())).not.toMatch(/Karin|rullar/);
  });

  it('is written, corrected, confirmed, taken back and removed by typed words and Ångra', async () => {
    await story.say(coordinator, 'anteckna Klippan Karin Ek: Allt går bra');
    const old = await story.say(coordinator, 'anteckna Klippan Karin Ek: Nästan allt går bra');
    expect(old).toContain('Samtalet är antecknat.');
    // The button of the first note confirms no later one: that is in the second message.
    expect(await story.say(eva, 'stämmer')).toContain('anteckning gäller som svar från Klippan');
    expect(await story.press(eva, 'Ångra')).toContain('Anteckningen är inte längre bekräftad av Klippan.');
    expect(await story.say(lund, 'stämmer')).toContain('Det finns ingen anteckning att läsa.');
    await openParty('Klippan');
    expect(await story.press(coordinator, 'Ta bort anteckningen')).toContain(
      'Anteckningen om Klippan är borttagen.',
    );
    expect((await partyNow('klippan'))?.note?.said).toBe('Allt går bra');
    expect(await story.say(coordinator, 'anteckna Klippan utan kolon')).toContain(
      'Det här skrev du:\nutan kolon',
    );
    await story.answer(anna, allGood);
    expect(await story.say(coordinator, 'anteckna Klippan Karin: Nej')).toContain(
      'Klippan har redan svarat.',
    );
    expect((await kinds()).filter((kind) => kind.includes('note'))).toEqual([
      'call-noted',
      'call-noted',
      'note-confirmed',
      'note-unconfirmed',
      'note-withdrawn',
    ]);
  });
});
