import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { eachStory } from '../support/product-story.ts';

/* What a coordinator is offered works when it is pressed, or is not offered and it says why. */

const offered = /Påminn \d+ (?:bibliotek|part)/;
const why = 'De som saknas och går att nå har redan fått en påminnelse i dag.';

const { story, begin } = eachStory(() => groupOf(['Klippan', 'Lund', 'Perstorp']));

/** What the coordinator is told of how it stands on a day. */
async function standingOn(day: string): Promise<string> {
  const [entry] = (await story.diary(day, day)).filter(
    ({ email, seen }) => email === coordinator && seen.includes('har svarat'),
  );
  return entry?.seen ?? '';
}

it('the day after the due date, when all have just been reminded, says so in place of the button', async () => {
  await story.passTo('2019-06-16T08:00:00Z');
  const seen = await standingOn('2019-06-17');
  expect(seen).toContain('Saknas:');
  expect(seen).not.toMatch(offered);
  expect(seen).toContain(why);
  // The same in the summary, on the same day; and the day after it is offered, and works.
  const summary = await story.say(coordinator, '/avstamning');
  expect(summary).not.toMatch(offered);
  expect(summary).toContain(why);
  story.set('2019-06-18T08:00:00Z');
  const next = await story.say(coordinator, '/avstamning');
  expect(next).toMatch(offered);
  expect(next).not.toContain(why);
  const pressed = await story.press(coordinator, 'Påminn');
  expect(pressed).toContain('Påminnelse skickad till');
  expect(pressed).not.toContain('Har redan fått');
});

it('four days before, when nobody has been reminded that day, the button is there and works', async () => {
  await story.passTo('2019-06-09T08:00:00Z');
  expect(await standingOn('2019-06-10')).toMatch(/Påminn 4 parter/);
  expect(await story.press(coordinator, 'Påminn')).toContain('Påminnelse skickad till');
  const after = await story.say(coordinator, '/avstamning');
  expect(after).not.toMatch(offered);
  expect(after).toContain(why);
});

it('offers only those who have not been reminded, and says how many have', async () => {
  await story.close();
  const file = await groupOf(['Klippan', 'Lund', 'Perstorp']);
  // Lund comes to the group after the day's reminders.
  const lund = file.parties.find(({ shortName }) => shortName === 'Lund');
  const contacts = lund?.contacts.splice(0) ?? [];
  await begin(file, { also: [contactOf('Lund'), substituteOf('Lund')] });
  await story.passTo('2019-06-17T08:00:00Z');
  lund?.contacts.push(...contacts);
  story.set('2019-06-17T15:30:00Z');
  await story.importAgain(file);
  const summary = await story.say(coordinator, '/avstamning');
  expect(summary).toMatch(/Påminn 1 bibliotek/);
  expect(summary).toContain('3 parter har redan fått en påminnelse i dag.');
  expect(await story.press(coordinator, 'Påminn 1')).toContain('Påminnelse skickad till Lund.');
});
