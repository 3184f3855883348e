import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { type Wanted, writeDocument } from '../../src/cli/write-document.ts';
import { documentKinds } from '../../src/record/actions.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { openStory, type Story, shippedGroup } from '../support/product-story.ts';

/** Documents as files, by the administrator's command, where chat cannot hand them over. */

const region = 'kontakt.regionskane@example.org';
const good = '🟢 Går bra';

let opened: TestStore;
let story: Story;
let folder: string;

beforeAll(async () => {
  opened = await openTestStore();
  story = await openStory(opened, await shippedGroup());
  await story.passTo('2019-06-18T08:00:00Z');
  await story.answer(region, [good, good, good, good]);
});
afterAll(async () => {
  await story.close();
  await opened.close();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'avstamning-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (more: Partial<Wanted> = {}) =>
  writeDocument(
    story.product.store,
    { group: 'digitalt-forst', halfYear: '2019-H1', what: 'json', of: 'group', to: folder, ...more },
    story.now(),
  );

it.each(documentKinds)('writes %s, and says where', async (what) => {
  const { path, draft } = await write({ what });
  expect(await readdir(folder)).toEqual([path.slice(folder.length + 1)]);
  expect(draft).toBe(true);
});

it('gives what chat gives', async () => {
  await story.say(region, 'dokument');
  await story.press(region, 'JSON');
  const { path } = await write();
  expect(await readFile(path)).toEqual(story.slack.double.files.get('avstamning-2019-H1-utkast.json'));
});

it('gives one agreement’s, by its reference', async () => {
  const { path } = await write({ what: 'table', of: { reference: '2019-000153' } });
  expect(path).toBe(join(folder, 'tabell-2019-H1-2019-000153-utkast.csv'));
});

it('gives each agreement’s by itself in a zip file', async () => {
  const { path } = await write({ what: 'json', of: 'each' });
  expect(path).toBe(join(folder, 'avstamning-2019-H1-utkast.zip'));
  const files = unzipSync(await readFile(path));
  expect(Object.keys(files)).toEqual(['avstamning-2019-H1-2019-000153-utkast.json']);
});

it('writes over no file', async () => {
  await write();
  const { path } = await write();
  expect(path).toBe(join(folder, 'avstamning-2019-H1-utkast-2.json'));
});

it('stands in the log, without a name of anybody', async () => {
  await write({ what: 'register' });
  expect(await story.say(region, '/avstamning logg')).toContain(
    'Administratören hämtade Lägesrapporter (första halvåret 2019)',
  );
});

it.each<[Partial<Wanted>, string]>([
  [{ group: 'annan' }, 'Ingen grupp har nyckeln annan. Det finns digitalt-forst.'],
  [{ halfYear: '2017-H1' }, 'digitalt-forst har ingen avstämning för 2017-H1. Det finns 2019-H1.'],
  [{ halfYear: '2019-H2' }, 'digitalt-forst har ingen avstämning för 2019-H2. Det finns 2019-H1.'],
  [
    { of: { reference: '1' } },
    'Diarienumret 1 finns inte i avstämningen för 2019-H1. Det finns 2019-000153.',
  ],
  [{ to: '/finns/inte' }, 'Filen går inte att skriva i /finns/inte.'],
])('%j gets one sentence and no file', async (wanted, why) => {
  await expect(write(wanted)).rejects.toThrow(why);
  expect(await readdir(folder)).toEqual([]);
});
