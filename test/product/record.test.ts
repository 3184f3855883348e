import { checkInRecord } from '../../src/domain/record.ts';
import { makeRecord } from '../../src/record/read-record.ts';
import { eachStory, shippedGroup } from '../support/product-story.ts';

/** What a check-in becomes as a record. */

const region = 'kontakt.regionskane@example.org';
const helsingborg = 'kontakt.helsingborg@example.org';
const good = '🟢 Går bra';

const { story } = eachStory(
  () => shippedGroup(),
  {},
  async () => {
    await story.passTo('2019-06-11T08:00:00Z');
  },
);

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
