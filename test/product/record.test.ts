import { checkInRecord } from '../../src/domain/record.ts';
import { makeRecord } from '../../src/record/read-record.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { openStory, type Story, shippedGroup } from '../support/product-story.ts';

/** What a check-in becomes as a record. */

const region = 'kontakt.regionskane@example.org';
const helsingborg = 'kontakt.helsingborg@example.org';
const good = '🟢 Går bra';

let opened: TestStore;
let story: Story;

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  story = await openStory(opened, await shippedGroup());
  await story.passTo('2019-06-11T08:00:00Z');
});
afterEach(async () => {
  await story.close();
  expect(story.faults).toEqual([]);
});

async function record() {
  const { store } = story.product;
  const [head] = await store.groups.all();
  const group = await store.groups.load(head?.id ?? 0);
  const checkIn = await store.checkIns.current(group.id);
  if (!checkIn) throw new Error('no check-in is open');
  return makeRecord(store, group, checkIn, story.now());
}

it('holds what was sent in, by whom and in what role, and nothing of a draft', async () => {
  await story.answer(region, [good, good, good, good]);
  await story.say(helsingborg, '/lagesrapport bemötande gul Hemligt än så länge');
  const made = await record();
  expect(checkInRecord.parse(made)).toEqual(made);
  expect(made).toMatchObject({
    subject: 'Avstämning för första halvåret 2019, Digitalt först med användaren i fokus',
    halfYear: '2019-H1',
    dueOn: '2019-06-14',
    agreements: [{ reference: '2019-000153', validTo: '2020-12-31' }],
  });
  expect(made.parties.map(({ shortName, answer }) => [shortName, answer?.sender])).toEqual([
    ['Region Skåne', { name: 'Kontaktperson Region Skåne', role: 'contact' }],
    ['Helsingborg', undefined],
  ]);
  expect(JSON.stringify(made)).not.toContain('Hemligt');
});
