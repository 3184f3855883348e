import { eachStory, shippedGroup } from '../support/product-story.ts';

/** What is exported of answers that are locked. */

const region = 'kontakt.regionskane@example.org';
const good = '🟢 Går bra';

const { opened, story } = eachStory(
  () => shippedGroup(),
  {},
  async () => {
    await story.passTo('2019-06-18T08:00:00Z');
    await story.answer(region, [good, good, good, good]);
    await story.say(region, '/avstamning lås');
    await story.press(region, 'Lås');
  },
);

async function json(): Promise<string> {
  await story.say(region, '/avstamning dokument 2019-H1');
  await story.press(region, 'JSON');
  const bytes = story.slack.double.files.get('avstamning-2019-H1.json');
  if (!bytes) throw new Error('there is no final JSON');
  return bytes.toString();
}

it('is the same bytes whenever it is made, though the group has changed since', async () => {
  const first = await json();
  const file = await shippedGroup();
  file.workingGroup.name = 'Ett annat namn';
  const [, library] = file.parties;
  if (library) library.name = 'Biblioteket i Helsingborg';
  await story.importAgain(file);
  await story.passTo('2019-09-02T08:00:00Z');
  expect(await json()).toBe(first);
  expect(first).toContain('"lockedAt": "2019-06-18T08:00:00.000Z"');
  expect((await opened.events()).filter(({ kind }) => kind === 'exported')).toHaveLength(2);
});

it('stands in the log by its name', async () => {
  await json();
  expect(await story.say(region, '/avstamning logg')).toContain('hämtade JSON (första halvåret 2019');
});
