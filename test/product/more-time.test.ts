import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { channel, inBrief, openStory, type Story } from '../support/product-story.ts';

/** More time for one party: given, asked for, undone; and what its people are sent. */

const anna = contactOf('Klippan');
const eva = substituteOf('Klippan');
const lund = contactOf('Lund');
const good = Array(4).fill('🟢 Går bra');

let opened: TestStore;
let story: Story;

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  story = await openStory(opened, await groupOf(['Klippan', 'Lund']));
});
afterEach(async () => {
  await story.close();
  expect(story.faults).toEqual([]);
});

const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(story.id(email), values));
const seen = (email: string) => story.client.seen(story.id(email));
const kinds = async () => (await opened.events()).map(({ kind }) => kind);

async function openParty(name: string) {
  await story.say(coordinator, '/avstamning');
  await story.press(coordinator, 'En part …');
  return story.pick(coordinator, 'Vilken part gäller det?', name);
}

describe('Ge mer tid', () => {
  beforeEach(() => story.passTo('2019-06-12T08:00:00Z'));

  it('is given under the party, with a choice of reason, and told to its people; all see until when', async () => {
    expect(await openParty('Klippan')).toContain(
      'Klippan har inte svarat än. Sista dag är fredagen den 14 juni.',
    );
    await story.press(coordinator, 'Ge mer tid');
    await fill(coordinator, { until: '2019-06-28' });
    expect(story.client.form(story.id(coordinator))?.errors).toEqual([
      'Välj ett skäl: tidsbrist, personalbyte eller annat.',
    ]);
    const told = await story.news(anna, () => fill(coordinator, { until: '2019-06-28', reason: 'staff' }));
    expect(told).toContain('Ni har fått mer tid. Klippan kan svara till och med fredagen den 28 juni.');
    expect(told).not.toContain('Personalbyte');
    expect(seen(coordinator)).toContain(
      'Klippan har till fredagen den 28 juni.\nAnna Klippan får veta det.\nNästa påminnelse går torsdagen den 27 juni.',
    );
    expect(await story.say(anna, '/lagesrapport')).toContain('Svara senast fredagen den 28 juni 2019.');
    expect(await story.say(coordinator, '/avstamning')).toContain('Klippan (har till den 28 juni)');
    expect(await openParty('Klippan')).toContain('Har till fredagen den 28 juni. Skäl: Personalbyte.');
    await story.say(coordinator, '/avstamning');
    const preview = await story.press(coordinator, 'Visa för gruppen');
    expect(preview).toContain('Har fått mer tid: Klippan (har till den 28 juni).');
    expect(preview).not.toContain('Saknas:');
    await story.press(coordinator, 'Visa nu');
    expect(story.client.channel(channel)).toContain('har till den 28 juni');
    for (const words of [story.client.channel(channel), await story.say(coordinator, 'logg')])
      expect(words).not.toContain('Personalbyte');
    const record = await recordNow();
    expect(record.schema).toBe('avstamning-record/2');
    expect(record.parties.find((party) => party.key === 'klippan')).toMatchObject({ dueOn: '2019-06-28' });
    expect(JSON.stringify(record)).not.toContain('staff');
  });

  it('makes the party’s reminders follow its own day, and none of the others’', async () => {
    await story.say(coordinator, 'mer tid Klippan 2019-06-20 tidsbrist');
    const brief = inBrief(await story.diary('2019-06-13', '2019-06-28'));
    expect(brief.filter((line) => line.includes('klippan'))).toEqual([
      `06-19 ${anna} reminder`,
      `06-24 ${anna} overdue`,
      `06-24 ${eva} overdue`,
    ]);
    expect(brief.filter((line) => line.includes('lund'))).toEqual([
      `06-13 ${lund} reminder`,
      `06-17 ${lund} overdue`,
      `06-17 ${substituteOf('Lund')} overdue`,
    ]);
    expect(seen(coordinator)).toMatch(/Saknas: .*Klippan \(har till den 20 juni\)/);
    await story.answer(anna, good);
  });

  it('never costs two messages more: given when the last one has been, that one comes again in the place of those after it', async () => {
    await story.passTo('2019-06-14T08:00:00Z');
    await story.say(coordinator, 'ge mer tid Klippan 2019-06-28 annat');
    const brief = inBrief(await story.diary('2019-06-15', '2019-07-05'));
    expect(brief.filter((line) => line.includes('klippan'))).toEqual([`06-27 ${anna} reminder`]);
    const sent = (await opened.deliveries()).filter(({ state, platform }) => state === 'sent' && platform);
    const person = sent.find(({ kind }) => kind === 'time-told')?.personId;
    expect(sent.filter(({ personId }) => personId === person)).toHaveLength(6);
  });

  it('is not late within its own time, and not reminded by hand before that', async () => {
    await story.say(coordinator, 'more time Klippan 2019-06-28 time');
    await story.passTo('2019-06-18T08:00:00Z');
    const reminded = await story.say(coordinator, 'påminn');
    expect(reminded).toContain('Får ingen påminnelse, för de har fått mer tid: Klippan.');
    expect(await story.answer(anna, good)).not.toContain('märkt som sen');
    expect((await recordNow()).parties.find((party) => party.key === 'klippan')?.answer?.late).toBe(false);
    expect(await story.answer(lund, good)).toContain('märkt som sen');
    expect(await story.say(coordinator, 'mer tid Klippan 2019-06-30 annat')).toContain(
      'Klippan har redan svarat.',
    );
  });

  it('is undone, also to what was given before, and the ladder is the others’ again', async () => {
    await story.say(coordinator, 'mer tid Klippan 2019-06-20 tidsbrist');
    await story.say(coordinator, 'mer tid Klippan 2019-06-28 tidsbrist');
    expect(await story.press(coordinator, 'Ångra')).toContain('Klippan har till torsdagen den 20 juni.');
    await openParty('Klippan');
    const told = await story.news(anna, () => story.press(coordinator, 'Ta bort mer tid'));
    expect(told).toContain('Klippan har inte längre mer tid än de andra. Sista dag är fredagen den 14 juni.');
    expect(await story.say(coordinator, '/avstamning')).not.toContain('har till den');
    expect(inBrief(await story.diary('2019-06-13', '2019-06-13'))).toContain(`06-13 ${anna} reminder`);
    expect((await kinds()).filter((kind) => kind.startsWith('time'))).toEqual([
      'time-given',
      'time-given',
      'time-given',
      'time-taken',
    ]);
  });

  it('says what is wrong, and changes nothing', async () => {
    for (const [words, said] of [
      ['mer tid', 'Vilken part gäller det?'],
      ['mer tid Klippan', 'Välj till och med vilken dag.'],
      ['mer tid Klippan 28/6', 'Jag förstår inte dagen «28/6».'],
      [
        'mer tid Klippan 2019-06-14 annat',
        'Mer tid går att ge till och med en dag från 15 juni 2019 till 30 september 2019.',
      ],
      ['mer tid Klippan 2019-06-28 sjukdom', 'Välj ett skäl'],
      ['mer tid Perstorp 2019-06-28', 'Jag hittar ingen part som «Perstorp 2019-06-28» börjar med.'],
    ] as const)
      expect(await story.say(coordinator, words)).toContain(said);
    await story.say(coordinator, 'lås');
    await story.press(coordinator, 'Lås alla svar');
    expect(await story.say(coordinator, 'mer tid Klippan 2019-06-28 annat')).toContain(
      'Svaren för första halvåret 2019 är låsta',
    );
    expect((await kinds()).filter((kind) => kind.startsWith('time'))).toEqual([]);
  });
});

describe('Be om mer tid', () => {
  beforeEach(() => story.passTo('2019-06-11T08:00:00Z'));

  it('asks the coordinators with two buttons, and answers the contact: yes', async () => {
    await story.press(anna, 'Be om mer tid');
    const asked = await story.news(coordinator, () => fill(anna, { until: '2019-06-28', reason: 'time' }));
    expect(asked).toContain(
      'Anna Klippan ber om mer tid för Klippan, till och med fredagen den 28 juni. Skäl: Tidsbrist.',
    );
    expect(asked).toContain('{Ja, till 28 juni} {Nej}');
    expect(seen(anna)).toContain('Svaret kommer hit.');
    expect(await story.say(coordinator, '/avstamning')).toContain(
      'Ber om mer tid: Klippan (till den 28 juni).',
    );
    expect(await story.news(anna, () => story.press(coordinator, 'Ja, till 28 juni'))).toContain(
      'Ni har fått mer tid.',
    );
    expect(await story.say(coordinator, '/avstamning')).not.toContain('Ber om mer tid');
  });

  it('answers the contact: no, and the other coordinator’s press is told that it is answered', async () => {
    await story.say(eva, 'be om mer tid 2019-06-28 personalbyte');
    const told = await story.news(eva, () => story.press(coordinator, 'Nej'));
    expect(told).toContain(
      'Det gick inte att få mer tid den här gången. Sista dag för Klippan är fredagen den 14 juni.',
    );
    expect(seen(anna)).not.toContain('Det gick inte att få mer tid');
    expect(seen(coordinator)).toContain('Svaret är nej: Klippan får inte mer tid.');
    expect(await story.press(coordinator, 'Ge mer tid ändå')).toContain(
      'Klippan har till fredagen den 28 juni.',
    );
  });

  it('is taken back, and then nothing is answered; nobody else asks for the party', async () => {
    await story.say(anna, 'mer tid 2019-06-28 annat');
    expect(await story.press(anna, 'Ångra')).toContain('Frågan är tillbakatagen.');
    expect(await story.press(coordinator, 'Ja, till 28 juni')).toContain(
      'Frågan är redan besvarad eller tillbakatagen.',
    );
    expect(await story.say(lund, 'mer tid Klippan 2019-06-28 annat')).toContain(
      'Jag förstår inte dagen «Klippan»',
    );
    expect((await kinds()).filter((kind) => kind.startsWith('time'))).toEqual(['time-asked', 'time-unasked']);
  });

  it('is asked once for one day, and not for what the party has', async () => {
    const again = async (words: string) => {
      let said = '';
      const told = await story.news(coordinator, async () => {
        said = await story.say(anna, words);
        await story.passTo(story.now().toISOString());
      });
      return { said, told };
    };
    expect((await again('mer tid 2019-06-28 annat')).told).toContain('ber om mer tid');
    expect(await again('mer tid 2019-06-28 annat')).toEqual({
      said: expect.stringContaining('Svaret kommer hit.'),
      told: '',
    });
    expect((await again('mer tid 2019-06-27 annat')).told).toContain('till och med torsdagen den 27 juni');
    await story.press(coordinator, 'Ja, till 27 juni');
    for (const day of ['2019-06-26', '2019-06-27'])
      expect(await again(`mer tid ${day} annat`)).toEqual({
        said: expect.stringContaining('Klippan har till torsdagen den 27 juni.'),
        told: '',
      });
    const given = await story.news(anna, () => story.say(coordinator, 'mer tid Klippan 2019-06-27 annat'));
    expect(given).toBe('');
  });

  it('waits for working hours to be asked and answered', async () => {
    story.set('2019-06-11T20:00:00Z');
    expect(await story.news(coordinator, () => story.say(anna, 'mer tid 2019-06-28 annat'))).toBe('');
    expect(await story.news(coordinator, () => story.passTo('2019-06-12T07:30:00Z'))).toContain(
      'ber om mer tid',
    );
  });
});

async function recordNow() {
  const { makeRecord } = await import('../../src/record/read-record.ts');
  const { store } = story.product;
  const group = await store.groups.load(1);
  const checkIn = await store.checkIns.current(1);
  if (!checkIn) throw new Error('no check-in is open');
  return makeRecord(store, group, checkIn, story.now());
}
