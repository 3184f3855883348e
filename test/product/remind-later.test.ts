import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { inBrief, openStory, type Story } from '../support/product-story.ts';

/** A reminder on another day: it takes the place of the next one, and nobody gets more for it. */

const anna = contactOf('Klippan');
const eva = substituteOf('Klippan');

let opened: TestStore;
let story: Story;

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  story = await openStory(opened, await groupOf(['Klippan']));
  await story.passTo('2019-05-21T08:00:00Z');
});
afterEach(async () => {
  await story.close();
  expect(story.faults).toEqual([]);
});

const klippan = async (from: string, to: string) =>
  inBrief(await story.diary(from, to)).filter((line) => line.includes('klippan'));

describe('Påminn mig senare', () => {
  it('stands in every reminder before the last day, offers two days, and takes the place of the next one', async () => {
    const asked = await story.press(anna, 'Påminn mig senare');
    expect(asked).toContain('När ska jag påminna dig om Klippans lägesrapport?');
    expect(asked).toContain('{I morgon, onsdagen den 22 maj} {Måndagen den 27 maj}');
    expect(await story.press(anna, 'Måndagen den 27 maj')).toContain(
      'Jag påminner dig måndagen den 27 maj, i stället för tisdagen den 4 juni.',
    );
    expect(await klippan('2019-05-22', '2019-06-10')).toEqual([`05-27 ${anna} reminder`]);
    // Friday and Monday are the same; the squeeze day after National Day is none.
    await story.passTo('2019-06-11T08:00:00Z');
    expect(await story.press(anna, 'Påminn mig senare')).toContain('{I morgon, onsdagen den 12 juni}');
    await story.press(anna, 'I morgon, onsdagen den 12 juni');
    const brief = await klippan('2019-06-12', '2019-06-28');
    expect(brief).toEqual([`06-12 ${anna} reminder`, `06-17 ${anna} overdue`, `06-17 ${eva} overdue`]);
  });

  it('adds none, however often it is pressed: the ladder is as long as it was', async () => {
    const before = 5;
    for (const day of ['2019-05-21', '2019-05-22', '2019-06-04', '2019-06-05', '2019-06-12', '2019-06-13']) {
      await story.passTo(`${day}T12:00:00Z`);
      await story.say(anna, 'påminn mig i morgon');
    }
    await story.diary('2019-06-14', '2019-06-28');
    const sent = (await opened.deliveries()).filter(({ state }) => state === 'sent');
    const annas = sent.filter(({ kind, userId }) => kind === 'reminder' && userId === story.id(anna));
    expect(annas.length).toBeLessThanOrEqual(before);
    expect(new Set(annas.map(({ dedupe }) => dedupe)).size).toBe(annas.length);
  });

  it('is never later than the last day, and not for what is sent in; the words do what the buttons do', async () => {
    expect(await story.say(anna, 'påminn mig på tisdag')).toContain('Jag förstår inte «på tisdag».');
    expect(await story.say(anna, 'remind me on Monday')).toContain('Jag påminner dig måndagen den 27 maj');
    expect(await story.say(anna, 'påminn mig 2019-06-20')).toContain(
      'Jag kan påminna dig onsdagen den 22 maj eller måndagen den 27 maj.',
    );
    await story.passTo('2019-06-13T08:00:00Z');
    expect(await story.say(anna, 'påminn mig på måndag')).toContain(
      'Jag kan påminna dig fredagen den 14 juni.',
    );
    await story.passTo('2019-06-17T08:00:00Z');
    expect(await story.say(anna, 'påminn mig senare')).toContain('ingen påminnelse kvar att flytta');
    expect(story.client.seen(story.id(anna)).split('Vi saknar')[1]).not.toContain('{Påminn mig senare}');
    await story.answer(anna, Array(4).fill('🟢 Går bra'));
    expect(await story.say(anna, 'påminn mig i morgon')).toContain('det kommer inga fler påminnelser');
  });

  it('is undone, and moved again in the place of the first', async () => {
    await story.say(anna, 'påminn mig på måndag');
    await story.say(anna, 'påminn mig i morgon');
    expect(await klippan('2019-05-22', '2019-05-28')).toEqual([`05-22 ${anna} reminder`]);
    await story.passTo('2019-06-10T08:00:00Z');
    await story.say(anna, 'påminn mig i morgon');
    expect(await story.press(anna, 'Ångra')).toContain('Nästa påminnelse kommer tisdagen den 11 juni.');
    expect(await klippan('2019-06-11', '2019-06-12')).toEqual([
      `06-11 ${anna} reminder`,
      `06-11 ${eva} invitation`,
    ]);
    expect(await story.say(coordinator, 'logg')).toContain('Anna Klippan flyttade sin nästa påminnelse');
  });
});
