import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { eachStory } from '../support/product-story.ts';

/** Which half-year, and which day, somebody means. */

const anna = contactOf('Klippan');
const spring = 'första halvåret 2019';
const autumn = 'andra halvåret 2019';

const { opened, story } = eachStory(() => groupOf(['Klippan', 'Lund']));

const checkIn = (halfYear: '2019-H1' | '2019-H2' | '2020-H1') =>
  story.product.store.checkIns.find(1, halfYear);

/** The autumn is open beside the spring, which is still to be answered, and is locked by mistake. */
async function autumnLocked() {
  await story.passTo('2019-11-20T08:00:00Z');
  expect((await checkIn('2019-H1'))?.openedAt).toBeDefined();
  expect((await checkIn('2019-H2'))?.openedAt).toBeDefined();
  await story.say(coordinator, 'lås hösten 2019');
  await story.press(coordinator, 'Lås alla svar');
  expect((await checkIn('2019-H2'))?.lockedAt).toBeDefined();
}

describe('with two half-years open, of which the later is locked', () => {
  beforeEach(async () => {
    await story.passTo('2019-05-21T08:00:00Z');
    await autumnLocked();
  });

  it('commands mean the one that is still to be answered', async () => {
    expect(await story.say(coordinator, '/avstamning')).toContain(spring);
    expect(await story.say(coordinator, 'dokument')).toContain(spring);
    expect(await story.say(anna, '/lagesrapport bemötande grön Klart')).toContain('Sparat: Bemötande');
    const spoken = await checkIn('2019-H1');
    const group = await story.product.store.groups.load(1);
    const klippan = group.parties.find((one) => one.shortName === 'Klippan')?.id ?? 0;
    expect((await story.product.store.statusUpdates.read(spoken?.id ?? 0, klippan))?.draft).toBeDefined();
    expect(await story.say(coordinator, 'lås')).toContain(spring);
  });

  it('the locked one is meant by its name', async () => {
    expect(await story.say(coordinator, '/avstamning hösten 2019')).toContain(autumn);
    expect(await story.say(coordinator, 'historik hösten 2019')).toContain(autumn);
    expect(await story.say(coordinator, 'dokument hösten 2019')).toContain(autumn);
  });

  it('what is unlocked without a name is what is locked', async () => {
    await story.say(coordinator, 'lås upp alla Fel halvår');
    expect((await checkIn('2019-H2'))?.lockedAt).toBeUndefined();
  });
});

describe('with an earlier half-year that nobody has locked', () => {
  const left =
    'Svaren för första halvåret 2019 är inte låsta än och går fortfarande att ändra. Lås dem när de är klara.';

  it('the coordinator is told of it when the next one opens, and when that is locked', async () => {
    await story.passTo('2019-05-21T08:00:00Z');
    expect(story.client.seen(story.id(coordinator))).not.toContain('inte låsta än');
    const opening = await story.news(coordinator, () => story.passTo('2019-11-20T08:00:00Z'));
    expect(opening).toContain('Avstämningen för andra halvåret 2019 är öppen');
    expect(opening).toContain(left);
    expect(opening).toContain('{Lås första halvåret 2019}');
    await story.passTo('2019-12-16T10:00:00Z');
    await story.say(coordinator, 'lås');
    const locked = await story.press(coordinator, 'Lås alla svar');
    expect(locked).toContain('Svaren för andra halvåret 2019 är låsta.');
    expect(locked).toContain(left);
    expect(await story.say(coordinator, 'lås')).toContain(left);
    expect(await story.press(coordinator, 'Lås första halvåret 2019')).toContain(
      `Låsa svaren för ${spring}?`,
    );
    expect(await story.press(coordinator, 'Lås alla svar')).not.toContain('inte låsta än');
    expect((await checkIn('2019-H1'))?.lockedAt).toBeDefined();
  });

  it('commands mean the one that has run its course and is locked, and nothing goes into the earlier one', async () => {
    await story.passTo('2019-05-21T08:00:00Z');
    await story.answer(anna, Array(4).fill('🟢 Går bra'));
    await story.passTo('2019-12-16T10:00:00Z');
    await story.say(coordinator, 'lås');
    await story.press(coordinator, 'Lås alla svar');
    await story.passTo('2020-01-15T10:00:00Z');
    expect(await story.say(coordinator, '/avstamning')).toContain(autumn);
    expect(await story.say(coordinator, 'dokument')).toContain(autumn);
    expect(await story.say(coordinator, 'påminn')).not.toContain(spring);
    const refused = await story.say(anna, '/lagesrapport bemötande gul Två kurser i januari');
    expect(refused).toContain('Svaren för andra halvåret 2019 är låsta');
    expect(refused).toContain('bemötande gul Två kurser i januari');
    for (const words of ['skicka in', 'allt är som sist', 'till sist Film'])
      expect(await story.say(anna, words)).toContain('låst');
    const old = await checkIn('2019-H1');
    const group = await story.product.store.groups.load(1);
    const klippan = group.parties.find((one) => one.shortName === 'Klippan')?.id ?? 0;
    const kept = await story.product.store.statusUpdates.read(old?.id ?? 0, klippan);
    expect(kept).toMatchObject({ submitted: { n: 1 } });
    expect(kept?.draft).toBeUndefined();
    // By its name it is there still, and the one after takes its place as ever.
    expect(await story.say(coordinator, '/avstamning våren 2019')).toContain(spring);
    await story.passTo('2020-05-20T10:00:00Z');
    expect(await story.say(anna, '/lagesrapport bemötande gul Två kurser')).toContain('Sparat: Bemötande');
    expect(await checkIn('2020-H1')).toMatchObject({ openedAt: expect.any(Date) });
  });
});

describe('the words after lås', () => {
  beforeEach(() => story.passTo('2019-05-21T08:00:00Z'));

  it.each([
    'lås våren 2019',
    'lås 2019-H1',
    'lås vt 2019',
    'lås första halvåret 2019.',
    'lås alla svar för våren 2019',
    '/avstamning lås svaren våren 2019',
    'lock spring 2019',
  ])('“%s” means the half-year', async (words) => {
    const asked = await story.say(coordinator, words);
    expect(asked).toContain(spring);
    expect(asked).toContain('{Lås alla svar}');
  });

  it.each(['lås våren 2019 Klippan', 'lås Klippan våren 2019', 'lås Klippan'])(
    '“%s” means one party of it',
    async (words) => {
      const asked = await story.say(coordinator, words);
      expect(asked).toContain('Klippan');
      expect(asked).toContain(spring);
      expect(asked).not.toContain('{Lås alla svar}');
    },
  );

  it.each(['lås hösten 2018', 'lås upp hösten 2018 Klippan'])('“%s”: there is none', async (words) => {
    expect(await story.say(coordinator, words)).toContain('andra halvåret 2018');
  });

  it.each(['lås 2019-H9', 'lås våren'])('“%s” is no half-year, and no party', async (words) => {
    const said = await story.say(coordinator, words);
    expect(said).toContain(`«${words.slice(4)}»`);
    expect(said).not.toContain('part som heter');
  });

  it('unlocks one party of a half-year that is named', async () => {
    await story.say(coordinator, 'lås Klippan');
    await story.press(coordinator, 'Lås');
    await story.say(coordinator, 'lås upp våren 2019 Klippan Fel siffra');
    expect((await opened.events()).map(({ kind }) => kind)).toContain('unlocked');
  });
});

describe('a day that somebody writes', () => {
  beforeEach(() => story.passTo('2019-05-21T08:00:00Z'));

  async function commit(by: string) {
    await story.say(anna, '/lagesrapport');
    await story.press(anna, 'Till sist');
    await story.news(anna, () =>
      story.client.fill(story.id(anna), {
        'commitments.0.what': 'Workshop',
        'commitments.0.who': 'Anna',
        'commitments.0.by': by,
      }),
    );
    return story.client.form(story.id(anna));
  }
  const saved = async () => {
    const found = await checkIn('2019-H1');
    const group = await story.product.store.groups.load(1);
    const klippan = group.parties.find((one) => one.shortName === 'Klippan')?.id ?? 0;
    return (
      (await story.product.store.statusUpdates.read(found?.id ?? 0, klippan))?.draft?.overall.commitments ??
      []
    );
  };

  it.each([
    ['2018-01-01', 'Skriv en dag från 1 januari 2019 till 31 december 2029.'],
    ['2018-12-31', 'Skriv en dag från 1 januari 2019'],
    ['0019-06-01', 'Skriv en dag från 1 januari 2019'],
    ['2030-01-01', 'till 31 december 2029.'],
    ['2026-02-30', 'Skriv ett datum som finns, som 2019-12-31.'],
    ['2019-13-01', 'Skriv ett datum som finns, som 2019-12-31.'],
    ['2019-06-00', 'Skriv ett datum som finns, som 2019-12-31.'],
    ['snart', 'Skriv ett datum som finns, som 2019-12-31.'],
  ])('%s for a commitment is refused at the field, and what was typed stays', async (by, why) => {
    const form = await commit(by);
    expect(form?.errors.join()).toContain(why);
    expect(form?.values).toMatchObject({ 'commitments.0.what': 'Workshop' });
    expect(await saved()).toEqual([]);
  });

  it.each(['2019-01-01', '2019-05-01', '2020-02-29', '2029-12-31'])(
    '%s for a commitment is kept',
    async (by) => {
      expect(await commit(by)).toBeUndefined();
      expect(await saved()).toMatchObject([{ what: 'Workshop', by }]);
    },
  );

  it.each(['2026-02-30', '2019-06-31', '9999-99-99', '2019-06-14T10:00', '14/6'])(
    '%s for the due date moves nothing, and is answered',
    async (day) => {
      expect(await story.say(coordinator, `flytta ${day}`)).toContain(day);
      expect((await checkIn('2019-H1'))?.dueOn).toBe('2019-06-14');
    },
  );
});
