import type { HalfYear } from '../../src/domain/half-year.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { eachStory } from '../support/product-story.ts';

/** What a coordinator commands, and what becomes of it where somebody else does. */

const klippan = contactOf('Klippan');
const lund = contactOf('Lund');
const stranger = 'frammande@example.org';

const { opened, story, begin } = eachStory(() => groupOf(['Klippan', 'Lund']), {
  english: [lund],
  also: [stranger],
});

const seen = (email: string) => story.client.seen(story.id(email));
const dueOn = async (halfYear: HalfYear = '2019-H1') =>
  (await story.product.store.checkIns.find(1, halfYear))?.dueOn;

describe('starta', () => {
  beforeEach(() => story.set('2019-05-20T08:00:00Z'));
  const start = async (words: string) => {
    const asked = await story.say(coordinator, words);
    return asked.includes('{Starta}') ? story.press(coordinator, 'Starta') : asked;
  };

  it('says who would be invited when, asks, and does nothing before that is answered', async () => {
    const asked = await story.say(coordinator, 'starta hösten 2019');
    expect(asked).toContain('Starta avstämningen för andra halvåret 2019 nu?');
    expect(asked).toContain(
      'Om du startar går inbjudan nu till 3 parter: Region Skåne, Klippan och Lund. Sista dag att svara är fredagen den 13 december 2019.',
    );
    expect(asked).toContain('Annars öppnar den av sig själv den 19 november 2019.');
    expect(asked).toContain('{Starta} {Avbryt}');
    expect((await story.product.store.checkIns.find(1, '2019-H2'))?.openedAt).toBeUndefined();
    expect(await story.press(coordinator, 'Avbryt')).toBe('Avstämningen är inte startad. Inget har ändrats.');
    expect(seen(coordinator)).not.toContain('{Starta}');
    expect(seen(klippan)).toBe('');
  });

  it('asks likewise without a half-year, in English too', async () => {
    expect(await story.say(coordinator, '/avstamning start')).toContain(
      'Starta avstämningen för första halvåret 2019 nu?',
    );
    expect(seen(klippan)).toBe('');
  });

  it('opens the half-year that is under way and invites everybody at once, and not again on the day', async () => {
    const said = await start('/avstamning starta');
    expect(said).toContain(
      'Avstämningen för första halvåret 2019 är öppen. Inbjudan går nu till 3 parter. Sista dag är fredagen den 14 juni 2019.',
    );
    expect(seen(klippan)).toContain('Hej Anna Klippan!\nDags för halvårets avstämning.');
    expect(seen(substituteOf('Klippan'))).toBe('');
    expect(await story.diary('2019-05-21', '2019-06-03')).toEqual([]);
  });

  it('invites nobody outside working hours, and says when it will', async () => {
    story.set('2019-05-18T01:00:00Z');
    expect(await story.say(coordinator, 'starta')).toContain(
      'Om du startar går inbjudan ut måndagen den 20 maj kl. 9.00 till 3 parter',
    );
    await story.press(coordinator, 'Starta');
    await story.passTo('2019-05-20T06:59:00Z');
    expect(seen(klippan)).toBe('');
    await story.passTo('2019-05-20T07:00:30Z');
    expect(seen(klippan)).toContain('Hej Anna Klippan!');
  });

  it('can be undone until somebody has begun to answer, and then opens and invites on its day', async () => {
    await start('starta');
    expect(await story.press(coordinator, 'Ångra')).toBe(
      [
        'Avstämningen för första halvåret 2019 är inte längre öppen.',
        '3 personer har redan fått inbjudan. Knapparna i den svarar att den inte gäller längre.',
        'Den öppnar av sig själv den 21 maj 2019.',
      ].join('\n'),
    );
    expect(await story.press(klippan, 'Fyll i')).toContain('finns inte längre');
    await story.passTo('2019-05-21T07:00:30Z');
    expect(seen(klippan).split('Dags för halvårets avstämning').length).toBe(3);
  });

  it('sends nothing that waits for working hours once it is undone', async () => {
    story.set('2019-05-18T01:00:00Z');
    await start('starta hösten 2019');
    expect(await story.press(coordinator, 'Ångra')).not.toContain('redan fått');
    await story.passTo('2019-05-20T09:00:00Z');
    expect(seen(klippan)).toBe('');
  });

  it('cannot be undone once somebody has begun', async () => {
    await start('starta');
    await story.say(klippan, 'lägesrapport bemötande grön');
    expect(await story.press(coordinator, 'Ångra')).toContain('Någon har redan börjat svara');
    expect(await story.say(klippan, 'lägesrapport')).toContain('Bemötande: 🟢 Går bra');
  });

  it('says that it is open already, and invites nobody twice', async () => {
    await start('starta');
    const before = seen(klippan);
    expect(await story.say(coordinator, 'starta 2019-H1')).toContain('är redan öppen');
    expect(seen(klippan)).toBe(before);
  });

  it('says which check-in is still going on when a later one is opened', async () => {
    await start('starta');
    expect(await start('starta 2019-H2')).toContain(
      'Avstämningen för första halvåret 2019 pågår fortfarande.',
    );
  });

  it('opens a half-year by any of its names', async () => {
    for (const name of [
      '2019-H2',
      '2019:2',
      'hösten 2019',
      'ANDRA HALVÅRET 2019',
      'autumn 2019',
      'ht 2019',
    ]) {
      await story.close();
      await begin(await groupOf(['Klippan']));
      expect(await story.say(coordinator, `starta ${name}`)).toContain(
        'Starta avstämningen för andra halvåret 2019 nu?',
      );
    }
  });

  it('means the next half-year when the due date of this one has passed', async () => {
    story.set('2019-06-15T08:00:00Z');
    expect(await start('starta')).toContain('andra halvåret 2019 är öppen');
  });

  it('says how to move a due date that has passed, and opens nothing', async () => {
    story.set('2019-06-15T08:00:00Z');
    const said = await story.say(coordinator, 'starta våren 2019');
    expect(said).toContain('Flytta den först: /avstamning flytta 2019-H1 ÅÅÅÅ-MM-DD. Inget har ändrats.');
    expect((await story.product.store.checkIns.find(1, '2019-H1'))?.openedAt).toBeUndefined();
  });

  it('opens nothing where nobody is expected to answer, be it past or to come', async () => {
    for (const halfYear of ['2018-H1', '2030-H1'])
      expect(await story.say(coordinator, `starta ${halfYear}`)).toContain(
        'Ingen part har en överenskommelse',
      );
    expect(seen(klippan)).toBe('');
  });

  it('invites the substitute where the contact cannot be reached', async () => {
    await story.close();
    await begin(await groupOf(['Klippan', 'Lund']), {
      notInSlack: [klippan, lund, substituteOf('Lund')],
    });
    story.set('2019-05-20T08:00:00Z');
    const said = await start('starta');
    expect(said).toContain('Inbjudan går nu till 2 parter.');
    expect(said).toContain('Går inte att nå: Lund (e-postadressen finns inte i Slack).');
    expect(seen(substituteOf('Klippan'))).toContain('Hej Eva Klippan!');
  });
});

describe('flytta', () => {
  it('moves the due date and the reminders that are left, and back again', async () => {
    const moved = await story.say(coordinator, 'flytta 2019-06-20');
    expect(moved).toContain(
      'Sista dag för första halvåret 2019 är nu torsdagen den 20 juni 2019. Förut var den fredagen den 14 juni 2019.',
    );
    expect(moved).toContain('Påminnelser som är kvar: 27 maj, 10 juni, 17 juni, 19 juni och 24 juni.');
    expect(await story.diary('2019-05-21', '2019-05-26')).toEqual([]);
    expect(await story.press(coordinator, 'Ångra')).toContain('är nu fredagen den 14 juni 2019');
    expect(await dueOn()).toBe('2019-06-14');
  });

  it('says that a day off is one, and moves to it all the same', async () => {
    expect(await story.say(coordinator, 'flytta 2019-06-21')).toContain('Det är ingen arbetsdag.');
    expect(await dueOn()).toBe('2019-06-21');
  });

  it('takes a half-year that is not under way', async () => {
    expect(await story.say(coordinator, 'flytta hösten 2019 2019-12-06')).toContain(
      'är nu fredagen den 6 december 2019',
    );
    expect(await dueOn('2019-H2')).toBe('2019-12-06');
    expect(await dueOn()).toBe('2019-06-14');
  });

  it.each([
    ['flytta 2019-05-01', 'har redan varit'],
    ['flytta 2020-05-01', 'ska ligga mellan 1 januari 2019 och 30 september 2019'],
    ['flytta 2019-06-31', 'Jag förstår inte datumet «2019-06-31»'],
    ['flytta 20 juni', 'Jag förstår inte datumet «20 juni»'],
    ['flytta våren 2019', 'Skriv också vilken dag'],
    ['flytta', 'Skriv också vilken dag'],
    ['flytta snart 2019-06-20', 'Jag förstår inte halvåret «snart»'],
    ['flytta 2019-06-14', 'är redan fredagen den 14 juni 2019'],
  ])('changes nothing by «%s», and says why', async (words, why) => {
    const said = await story.say(coordinator, words);
    expect(said).toContain(why);
    expect(said).toContain('Inget har ändrats.');
    expect(await dueOn()).toBe('2019-06-14');
  });
});

describe('påminn', () => {
  it('reminds those missing once a day each, and names whom it cannot reach', async () => {
    await story.close();
    const gone = [klippan, substituteOf('Klippan')];
    await begin(await groupOf(['Klippan', 'Lund']), { notInSlack: gone });
    await story.passTo('2019-05-22T08:00:00Z');
    const said = await story.say(coordinator, '/avstamning påminn');
    expect(said).toContain('Påminnelse skickad till Region Skåne och Lund.');
    expect(said).toContain('Går inte att nå: Klippan (e-postadressen finns inte i Slack).');
    const before = seen(lund);
    expect(await story.say(coordinator, 'påminn')).toContain(
      'Har redan fått ett meddelande i dag: Region Skåne och Lund.',
    );
    expect(seen(lund)).toBe(before);
    story.set('2019-05-23T08:00:00Z');
    expect(await story.say(coordinator, 'påminn')).toContain(
      'Påminnelse skickad till Region Skåne och Lund.',
    );
    expect(seen(lund)).not.toBe(before);
  });

  it('has nobody to remind where all have answered', async () => {
    await story.passTo('2019-05-22T08:00:00Z');
    for (const email of [coordinator, klippan]) await story.answer(email, Array(4).fill('🟢 Går bra'));
    await story.answer(lund, Array(4).fill('🟢 Going well'), 'Send in');
    expect(await story.say(coordinator, 'påminn')).toContain('Alla har svarat. Ingen behöver påminnas.');
  });

  it('says when the next check-in opens where none is open', async () => {
    expect(await story.say(coordinator, 'påminn')).toContain(
      'Just nu pågår ingen avstämning. Nästa öppnar den 21 maj 2019.',
    );
  });
});

describe('somebody else', () => {
  it.each(['starta', 'starta 2019-H2', 'flytta 2019-06-20', 'påminn'])(
    'may not «%s», and nothing is changed',
    async (words) => {
      const refused = await story.say(klippan, words);
      expect(refused).toContain('Det kan bara gruppens samordnare göra. Fråga Kontaktperson Region Skåne');
      expect(refused).toContain('Inget har ändrats.');
      expect(await story.say(stranger, words)).toContain('Jag känner inte igen dig än.');
      expect(await dueOn()).toBe('2019-06-14');
      expect((await opened.events()).map((event) => event.kind)).toEqual(['group-imported']);
      expect(seen(coordinator)).toBe('');
    },
  );

  it('sees in the help what one may do, and no more', async () => {
    const own = await story.say(klippan, 'hjälp');
    expect(own).toContain('/lagesrapport');
    for (const word of ['starta', 'flytta', 'påminn']) expect(own).not.toContain(`/avstamning ${word}`);
    const all = await story.say(coordinator, '/avstamning hjälp');
    for (const word of ['starta', 'flytta', 'påminn', 'historik', 'hjälp', '/lagesrapport'])
      expect(all).toContain(word);
  });

  it('is told as a stranger whom to ask, with the line for the file', async () => {
    const said = await story.say(stranger, 'hej');
    expect(said).toContain('Hör av dig till Kontaktperson Region Skåne (kontakt.regionskane@example.org)');
    expect(said).toContain(`slack: ${story.id(stranger)}`);
    expect(said).not.toContain('/avstamning');
  });

  it('is spoken to in English who has it as language', async () => {
    expect(await story.say(lund, 'help')).toContain('What you can do here');
    await story.passTo('2019-05-21T08:00:00Z');
    expect(seen(lund)).toContain('Hello Anna Lund!');
    expect(await story.say(lund, '/lagesrapport')).toContain(
      'Status update for Lund, the first half of 2019',
    );
    expect(seen(substituteOf('Lund'))).not.toContain('Hello');
  });
});

describe('words that are not known', () => {
  it('get the nearest one, and nothing happens', async () => {
    expect(await story.say(coordinator, 'strata')).toContain(
      'Jag förstår inte «strata». Menade du starta? Inget har ändrats.',
    );
    expect(await story.say(coordinator, 'xyzzy')).toContain(
      'Skriv hjälp så visar jag vad du kan göra. Inget har ändrats.',
    );
    expect(await story.say(coordinator, 'historik våras')).toContain('Jag förstår inte halvåret «våras».');
    expect((await opened.events()).map((event) => event.kind)).toEqual(['group-imported']);
  });
});
