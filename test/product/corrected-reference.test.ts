import { unzipSync } from 'fflate';
import { coordinator, groupOf } from '../support/product-groups.ts';
import { eachStory, shippedGroup } from '../support/product-story.ts';

/** A reference that was wrong in the file and is corrected there after the answers were locked. */

const region = 'kontakt.regionskane@example.org';
const good = '🟢 Går bra';
const before = '2019-000153';
const after = '2018/4711';

const { story, begin } = eachStory(
  () => shippedGroup(),
  {},
  async () => {
    await story.passTo('2019-06-18T08:00:00Z');
    await story.answer(region, [good, good, good, good]);
  },
);

async function lock() {
  await story.say(region, '/avstamning lås');
  await story.press(region, 'Lås');
}

/** Imports the file with what is changed in its only agreement. */
async function correct(change: { reference?: string; validTo?: string }) {
  const file = await shippedGroup();
  const [agreement] = file.agreements;
  if (agreement) Object.assign(agreement, change);
  await story.importAgain(file);
}

async function fileFor(reference: string, name: string) {
  story.slack.double.files.clear();
  expect(await story.say(region, `dokument 2019-H1 ${reference}`)).toContain(
    `Dokumenten gäller överenskommelse ${reference}.`,
  );
  await story.press(region, 'Lägesrapporter');
  return String(story.slack.double.files.get(name) ?? [...story.slack.double.files.keys()]);
}

it.each([before, after])(
  'the locked document is found under %s, and says what it said',
  async (reference) => {
    await lock();
    await correct({ reference: after });
    const csv = await fileFor(reference, `lagesrapporter-2019-H1-${before}.csv`);
    expect(csv).toContain(`;${before};`);
    expect(csv).toContain(';Kontaktperson Region Skåne, kontaktperson;');
  },
);

it('is found although its last day is corrected too', async () => {
  await lock();
  await correct({ reference: after, validTo: '2021-12-31' });
  expect(await fileFor(after, `lagesrapporter-2019-H1-${before}.csv`)).toContain(`;${before};`);
});

it.each([before, after])(
  'a draft has the reference as it is now, also for who asks for %s',
  async (reference) => {
    await correct({ reference: after });
    expect(await fileFor(reference, 'lagesrapporter-2019-H1-2018-4711-utkast.csv')).toContain(`;${after};`);
  },
);

it('a button of before the correction gives the document', async () => {
  await lock();
  await story.say(region, `dokument 2019-H1 ${before}`);
  await correct({ reference: after });
  await story.press(region, 'JSON');
  expect([...story.slack.double.files.keys()]).toEqual([`avstamning-2019-H1-${before}.json`]);
});

it('a renewal is another agreement: it has no document before its time', async () => {
  await lock();
  const file = await shippedGroup();
  const [agreement] = file.agreements;
  if (agreement)
    file.agreements.push({
      ...agreement,
      reference: after,
      validFrom: '2020-06-01',
      validTo: '2022-12-31',
      renews: before,
    });
  await story.importAgain(file);
  expect(await story.say(region, `dokument 2019-H1 ${after}`)).toContain(
    'gäller inte under första halvåret 2019',
  );
  expect(await fileFor(before, `lagesrapporter-2019-H1-${before}.csv`)).toContain(`;${before};`);
});

describe('in a group of several agreements', () => {
  /** Locked with two; afterwards Klippan's reference is another, and Lund has left the file. */
  beforeEach(async () => {
    await story.close();
    const file = await groupOf(['Klippan', 'Lund']);
    await begin(file);
    await story.passTo('2019-06-18T08:00:00Z');
    await story.say(coordinator, 'lås');
    await story.press(coordinator, 'Lås alla svar');
    file.agreements = file.agreements.slice(0, 1).map((one) => ({ ...one, reference: after }));
    file.parties = file.parties.filter(({ shortName }) => shortName !== 'Lund');
    await story.importAgain(file);
    await story.say(coordinator, 'dokument våren 2019');
  });

  it.each([
    ['Klippan, 2019-000001', '2019-000001', 'Klippan'],
    ['Lund, 2019-000002', '2019-000002', 'Lund'],
  ])('the menu has what was locked, under its reference there: %s', async (option, reference, party) => {
    expect(await story.pick(coordinator, 'Vad gäller det?', option)).toContain(
      `Dokumenten gäller överenskommelse ${reference}.`,
    );
    await story.press(coordinator, 'Tabell');
    const csv = String(story.slack.double.files.get(`tabell-2019-H1-${reference}.csv`));
    expect(csv).toContain(`${party}s bibliotek`);
  });

  it('each agreement has an entry of its own in one file', async () => {
    await story.pick(coordinator, 'Vad gäller det?', 'Varje överenskommelse för sig');
    await story.press(coordinator, 'Mötesunderlag');
    const zip = story.slack.double.files.get('motesunderlag-2019-H1.zip');
    expect(Object.keys(unzipSync(zip ?? new Uint8Array()))).toEqual([
      'motesunderlag-2019-H1-2019-000001.docx',
      'motesunderlag-2019-H1-2019-000002.docx',
    ]);
  });
});
