import { recordFile, sha256Of } from '../../src/domain/record-hash.ts';
import { eachStory, shippedGroup } from '../support/product-story.ts';

/** The coordinator asks for documents, in Slack. */

const region = 'kontakt.regionskane@example.org';
const helsingborg = 'kontakt.helsingborg@example.org';
const good = '🟢 Går bra';

const { story } = eachStory(
  () => shippedGroup(),
  { faulty: true },
  async () => {
    await story.passTo('2019-06-11T08:00:00Z');
    await story.answer(region, [good, good, good, good]);
  },
);

const json = () => {
  const bytes = story.slack.double.files.get('avstamning-2019-H1-utkast.json');
  return recordFile.parse(JSON.parse(String(bytes)));
};

it('offers the documents from the summary, and puts the chosen one in the direct message', async () => {
  await story.say(region, '/avstamning');
  const menu = await story.press(region, 'Dokument');
  expect(menu).toContain('Dokument – första halvåret 2019');
  expect(menu).toContain('Svaren är inte låsta än. Dokumenten märks som utkast.');
  expect(menu).toContain('{Mötesunderlag} {Mötesanteckningar} {Tabell} {Lägesrapporter} {JSON}');
  await story.press(region, 'Mötesunderlag');
  // Nothing reaches Slack while the document is drawn, so that rest does not tell when it is there.
  const uploaded = () => story.slack.double.files.get('motesunderlag-2019-H1-utkast.docx');
  for (let left = 500; left > 0 && !uploaded(); left--) await new Promise((done) => setTimeout(done, 20));
  const bytes = uploaded();
  expect(bytes?.subarray(0, 2).toString()).toBe('PK');
  expect(story.faults).toEqual([]);
});

it('gives JSON whose checksum holds, and which says nothing of a draft', async () => {
  await story.say(helsingborg, '/lagesrapport bemötande gul Hemligt än så länge');
  await story.say(region, '/avstamning dokument');
  await story.press(region, 'JSON');
  const { sha256, record } = json();
  expect(sha256Of(record)).toBe(sha256);
  expect(record.parties.map(({ shortName, answer }) => [shortName, answer?.sender.name])).toEqual([
    ['Region Skåne', 'Kontaktperson Region Skåne'],
    ['Helsingborg', undefined],
  ]);
  expect(JSON.stringify(record)).not.toContain('Hemligt');
});

it.each([
  ['/avstamning dokument våren 2019', 'hela arbetsgruppen'],
  ['/avstamning dokument 2019-000153', 'överenskommelse 2019-000153'],
  ['/avstamning documents 2019-H1 2019-000153', 'överenskommelse 2019-000153'],
])('understands “%s”', async (words, what) => {
  expect(await story.say(region, words)).toContain(`Dokumenten gäller ${what}.`);
});

it('says what it does not understand, or does not have', async () => {
  expect(await story.say(region, '/avstamning dokument 2019-H9')).toContain('känner inte igen «2019-H9»');
  expect(await story.say(region, '/avstamning dokument 2017-H1')).toContain(
    'ingen avstämning för första halvåret 2017',
  );
});

it('gives one agreement’s document to whoever asks for it', async () => {
  await story.say(region, '/avstamning dokument 2019-000153');
  await story.press(region, 'Lägesrapporter');
  const csv = String(story.slack.double.files.get('lagesrapporter-2019-H1-2019-000153-utkast.csv'));
  expect(csv).toContain(
    ';Region Skånes kulturförvaltning;Kontaktperson Region Skåne, kontaktperson;Helsingborgs stadsbibliotek;2019-000153;',
  );
});

it('gives documents to coordinators alone', async () => {
  expect(await story.say(helsingborg, '/avstamning dokument')).toContain(
    'Det kan bara gruppens samordnare göra.',
  );
  expect(await story.say(helsingborg, '/avstamning hjälp')).not.toContain('dokument');
  expect(await story.say(region, '/avstamning hjälp')).toContain('/avstamning dokument');
});

it.each([
  ['missing_scope', 'files:write'],
  ['internal_error', 'Det gick inte att skicka avstamning-2019-H1-utkast.json just nu.'],
])('says so when Slack takes no file: %s', async (error, said) => {
  story.slack.double.fail('files.getUploadURLExternal', { error });
  await story.say(region, '/avstamning dokument');
  expect(await story.press(region, 'JSON')).toContain(said);
  expect(story.slack.double.files.size).toBe(0);
});
