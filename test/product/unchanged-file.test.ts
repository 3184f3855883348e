import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kinds } from '../../src/entry/features.ts';
import { areImported, importGroups } from '../../src/group-files/import-groups.ts';
import {
  formatFaults,
  openWorkingGroupFiles,
  understandFiles,
} from '../../src/group-files/working-group-files.ts';
import { noMeter } from '../../src/ports/meter.ts';
import type { Product } from '../../src/ports/product.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';
import { openTestStore, type TestStore } from '../support/database.ts';

/** Which starts need not understand the groups' files, since an import would change nothing. */

let opened: TestStore;
let product: Product;
let folder: string;
let file: string;
const shipped = 'db/seed/digitalt-forst.yaml';

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

beforeEach(async () => {
  await opened.reset();
  folder = await mkdtemp(join(tmpdir(), 'avstamning-'));
  file = join(folder, 'group.yaml');
  await writeFile(file, await readFile(shipped));
  const quiet = () => undefined;
  product = {
    store: opened.store,
    clock: { now: () => new Date('2019-06-05T08:00:00Z') },
    holidays: loadSwedishHolidays,
    platforms: new Map(),
    log: { info: quiet, warn: quiet, error: quiet },
    kinds,
    meter: noMeter,
  };
});
afterEach(() => rm(folder, { recursive: true }));

const known = async () => areImported(product, await openWorkingGroupFiles(folder));
const start = async () =>
  importGroups(product, await understandFiles(await openWorkingGroupFiles(folder)), formatFaults);

async function change(from: string, to: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
}

it('A file that is not imported yet has to be understood, and the same file again has not', async () => {
  expect(await known()).toBe(false);
  await start();
  expect(await known()).toBe(true);
});

it('Whatever changes in a file, or its name, has it imported once more', async () => {
  await start();
  await change('# ', '# Another word. ');
  expect(await known()).toBe(false);
  expect((await start()).imported).toMatchObject([{ changed: false }]);
  expect(await known()).toBe(true);
  await rename(file, join(folder, 'other.yaml'));
  expect(await known()).toBe(false);
});

it('One new file in a folder has all understood, for two may have the same key', async () => {
  await start();
  await writeFile(join(folder, 'second.yaml'), await readFile(file));
  expect(await known()).toBe(false);
});

it('A faulty file is understood at each start, until it is as it was', async () => {
  await start();
  const good = await readFile(file);
  await change('workingGroup:', 'workinGroup:');
  await start();
  expect(await known()).toBe(false);
  await writeFile(file, good);
  expect(await known()).toBe(true);
});

it('A group that an older version, which keeps no digests, has changed since is imported once more', async () => {
  await start();
  await opened.type("update working_group set name = 'Another name', revision = revision + 1");
  expect(await known()).toBe(false);
  expect((await start()).imported).toMatchObject([{ changed: true }]);
  expect(await known()).toBe(true);
});
