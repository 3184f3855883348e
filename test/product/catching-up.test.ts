import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { eachStory, inBrief } from '../support/product-story.ts';

/** What is sent when the bot was away, or when the calendar or the due date says otherwise. */

const anna = contactOf('Klippan');
const eva = substituteOf('Klippan');

const { story, begin } = eachStory(() => groupOf(['Klippan']));

/** The bot was down until this moment. */
async function upAgain(moment: string): Promise<void> {
  story.set(moment);
  await story.app.tick();
  await story.app.idle();
}
const upAgainAt = (email: string, moment: string) => story.news(email, () => upAgain(moment));
const to = (email: string, lines: string[]) => lines.filter((line) => line.includes(email));

describe('after the bot was down', () => {
  it('sends what was due at once, until five in the afternoon', async () => {
    await story.passTo('2019-06-10T08:00:00Z');
    expect(await upAgainAt(anna, '2019-06-11T14:59:00Z')).toContain('är inte inskickad än');
    expect(await upAgainAt(anna, '2019-06-11T15:30:00Z')).toBe('');
  });

  it('waits for nine the next working day where it comes up in the evening', async () => {
    await story.passTo('2019-06-10T08:00:00Z');
    expect(await upAgainAt(anna, '2019-06-11T15:01:00Z')).toBe('');
    expect(await upAgainAt(anna, '2019-06-12T06:59:00Z')).toBe('');
    await story.passTo('2019-06-12T07:00:00Z');
    expect(story.client.seen(story.id(anna))).toContain('är inte inskickad än');
    expect(to(anna, inBrief(await story.diary('2019-06-12', '2019-06-13')))).toEqual([
      `06-13 ${anna} reminder`,
    ]);
  });

  it('sends the latest only over several reminder days, and it invites who has heard nothing', async () => {
    const seen = await upAgainAt(anna, '2019-06-12T10:00:00Z');
    expect(seen.match(/Hej Anna/g)).toHaveLength(1);
    expect(seen).toContain('Dags för halvårets avstämning.');
    expect(story.client.seen(story.id(eva))).toContain('Hej Eva Klippan!');
  });

  it('lets a week-end pass', async () => {
    await story.passTo('2019-06-12T08:00:00Z');
    expect(await upAgainAt(anna, '2019-06-15T10:00:00Z')).toBe('');
    expect(to(anna, inBrief(await story.diary('2019-06-16', '2019-06-21')))).toEqual([
      `06-17 ${anna} overdue`,
    ]);
  });

  it('lets the quiet weeks pass', async () => {
    await story.passTo('2019-06-14T08:00:00Z');
    expect(await upAgainAt(anna, '2019-07-03T10:00:00Z')).toBe('');
    expect(to(anna, inBrief(await story.diary('2019-07-04', '2019-08-20')))).toEqual([
      `08-12 ${anna} overdue`,
    ]);
  });

  it('sends nothing to who has answered before it was sent', async () => {
    await story.passTo('2019-06-10T08:00:00Z');
    story.set('2019-06-11T15:30:00Z');
    await story.answer(anna, Array(4).fill('🟢 Går bra'));
    expect(to(anna, inBrief(await story.diary('2019-06-12', '2019-06-20')))).toEqual([]);
  });
});

describe('a first import in the middle of a half-year', () => {
  it('sends nothing for the days before it', async () => {
    await story.close();
    await begin(await groupOf(['Klippan']), { at: '2019-06-05T06:00:00Z' });
    const diary = inBrief(await story.diary('2019-06-05', '2019-06-18'));
    expect(to(anna, diary)).toEqual([
      `06-11 ${anna} invitation`,
      `06-13 ${anna} reminder`,
      `06-17 ${anna} overdue`,
    ]);
  });

  it('says when the next check-in opens where all its days have been', async () => {
    await story.close();
    await begin(await groupOf(['Klippan']), { at: '2019-07-01T06:00:00Z' });
    expect(await story.say(anna, '/lagesrapport')).toContain('Nästa öppnar den 19 november 2019.');
  });
});

describe('a due date moved after some were sent', () => {
  it('moves what is left, repeats nothing, and keeps off days off', async () => {
    await story.passTo('2019-06-05T08:00:00Z');
    const moved = await story.say(coordinator, 'flytta 2019-06-26');
    expect(moved).toContain('Påminnelser som är kvar: 20 juni, 25 juni och 12 augusti.');
    expect(to(anna, inBrief(await story.diary('2019-06-05', '2019-08-20')))).toEqual([
      `06-20 ${anna} reminder`,
      `06-25 ${anna} reminder`,
      `08-12 ${anna} overdue`,
    ]);
  });

  it('catches up with the one whose day has been by the new date, and says so', async () => {
    await story.passTo('2019-06-05T08:00:00Z');
    const moved = await story.say(coordinator, 'flytta 2019-06-07');
    expect(moved).toContain('De som inte har svarat får en påminnelse så snart det är arbetstid.');
    expect(to(anna, inBrief(await story.diary('2019-06-05', '2019-06-12')))).toEqual([
      `06-05 ${anna} reminder`,
      `06-10 ${anna} overdue`,
    ]);
  });

  it('names the new day in what is sent after it, and in the old list', async () => {
    await story.passTo('2019-06-04T08:00:00Z');
    await story.say(coordinator, 'flytta 2019-06-26');
    expect(await story.say(anna, '/lagesrapport')).toContain('Svara senast onsdagen den 26 juni 2019.');
    const [reminder] = (await story.diary('2019-06-20', '2019-06-20')).filter(({ email }) => email === anna);
    expect(reminder?.seen).toContain('Sista dag är onsdagen den 26 juni.');
  });
});
