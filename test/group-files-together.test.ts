import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readParty } from '../src/domain/find-party.ts';
import { withDistinctNames } from '../src/domain/short-name.ts';
import { importGroups } from '../src/group-files/import-groups.ts';
import { readWorkingGroupFiles } from '../src/group-files/working-group-files.ts';
import { openTestStore, type TestStore } from './support/database.ts';
import { openStory } from './support/product-story.ts';

/** What the groups' files must not say between them. */

type Person = { name?: string; email?: string; more?: string };

const file = (
  key: string,
  {
    channels = '',
    anna = '',
    bo = {},
    klippan = '',
    lund = '',
  }: {
    channels?: string;
    anna?: string;
    bo?: Person;
    klippan?: string;
    lund?: string;
  } = {},
) => `workingGroup:
  key: ${key}
  name: Gruppen ${key}
  convener: region
  coordinators: [anna@example.org]${channels}
areas:
  - { key: ett, name: Ett }
parties:
  - key: region
    name: Regionen
    shortName: Regionen
    contacts:
      - { name: Anna, email: anna@example.org${anna} }
  - key: klippan
    name: Klippans bibliotek
    shortName: Stadsbiblioteket${klippan}
    contacts:
      - { name: ${bo.name ?? 'Bo'}, email: ${bo.email ?? 'bo@example.org'}${bo.more ?? ''} }
  - key: lund
    name: Lunds bibliotek
    shortName: Lund${lund}
agreements:
  - { reference: "1", title: T, parties: [region, klippan], validFrom: 2019-01-01, validTo: 2028-12-31 }
  - { reference: "2", title: T, parties: [region, lund], validFrom: 2019-01-01, validTo: 2028-12-31 }
`;
const slack = '\n  channels: { slack: C0GRUPP }';
const teams = '\n  channels: { teams: "19:abc@thread.tacv2" }';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'avstamning-together-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(...texts: string[]) {
  for (const [i, text] of texts.entries()) await writeFile(join(folder, `${'abc'[i]}.yaml`), text);
  return readWorkingGroupFiles(folder);
}
const faultsIn = (files: Awaited<ReturnType<typeof read>>) =>
  files.flatMap(({ source, faults }) => faults.map(({ line, message }) => `${source}:${line} ${message}`));

const guid = '00000000-0000-4000-8000-00000000000a';
it.each<[string, string, string, string[]]>([
  [
    'one channel in Slack',
    file('a', { channels: slack }),
    file('b', { channels: slack }),
    ['b.yaml:6 Kanalen C0GRUPP hör redan till gruppen i a.yaml:6. En kanal kan bara höra till en grupp.'],
  ],
  [
    'one channel in Teams',
    file('a', { channels: teams }),
    file('b', { channels: teams }),
    [
      'b.yaml:6 Kanalen 19:abc@thread.tacv2 hör redan till gruppen i a.yaml:6. En kanal kan bara höra till en grupp.',
    ],
  ],
  [
    'two ids of one person',
    file('a', { anna: ', slack: U0ETT' }),
    file('b', { anna: ', slack: U0TVA' }),
    ['b.yaml:13 anna@example.org har U0ETT i a.yaml:13. Skriv samma id, eller ta bort det ena.'],
  ],
  [
    'one id of two people',
    file('a', { anna: `, teams: ${guid}` }),
    file('b', { bo: { more: `, teams: ${guid.toUpperCase()}` } }),
    [`b.yaml:18 ${guid.toUpperCase()} hör redan till anna@example.org i a.yaml:13.`],
  ],
  ['an id that the other leaves out', file('a', { anna: ', slack: U0ETT' }), file('b'), []],
  [
    'the same id, and a channel each',
    file('a', { anna: ', slack: U0ETT', channels: slack }),
    file('b', { anna: ', slack: U0ETT', channels: teams }),
    [],
  ],
])('of two files with %s', async (_, first, second, faults) => {
  expect(faultsIn(await read(first, second))).toEqual(faults);
});

it('has one id a person in one file too, and says both places', async () => {
  const twice = file('a', {
    anna: ', slack: U0ETT',
    bo: { name: 'Anna', email: 'anna@example.org', more: ', slack: U0TVA' },
  });
  expect(faultsIn(await read(twice))).toEqual([
    'a.yaml:18 anna@example.org har redan U0ETT. Skriv samma id. Se även rad 13.',
  ]);
  const once = twice.replace(', slack: U0TVA', '');
  expect(faultsIn(await read(once))).toEqual([]);
});

describe('two parties with the same short name', () => {
  const same = (one: string, other: string) =>
    file('a', { klippan: one, lund: other }).replace('shortName: Lund', 'shortName: stadsbiblioteket');

  it.each([
    ['no municipality', '', ''],
    ['one that has no municipality', '\n    municipality: Klippan', ''],
    ['the same municipality', '\n    municipality: Klippan', '\n    municipality: klippan'],
  ])('are a fault with %s, and both places are said', async (_, one, other) => {
    const [first] = faultsIn(await read(same(one, other)));
    const line = one ? 22 : 21;
    expect(first).toBe(
      `a.yaml:${line} stadsbiblioteket heter en annan part också. Ge dem olika shortName, eller var sin kommun (municipality). Se även rad 16.`,
    );
  });

  it('are told apart by their municipalities, and neither is meant by the name alone', async () => {
    expect(faultsIn(await read(same('\n    municipality: Klippan', '\n    municipality: Lund')))).toEqual([]);
    const party = (id: number, municipality: string) => ({
      id,
      key: `p${id}`,
      name: 'Stadsbiblioteket',
      shortName: 'Stadsbiblioteket',
      municipality,
      removed: false,
    });
    const parties = withDistinctNames([
      party(1, 'Klippan'),
      party(2, 'Lund'),
      { ...party(3, 'Eslöv'), shortName: 'Eslöv' },
    ]);
    expect(parties.map(({ shortName }) => shortName)).toEqual([
      'Stadsbiblioteket (Klippan)',
      'Stadsbiblioteket (Lund)',
      'Eslöv',
    ]);
    expect(readParty('stadsbiblioteket', parties)).toBeUndefined();
    expect(readParty('Stadsbiblioteket (Lund) för sent', parties)).toEqual({ partyId: 2, rest: 'för sent' });
    expect(readParty('stadsbiblioteket klippan', parties)).toEqual({ partyId: 1, rest: '' });
  });
});

describe('a file of a group beside those that are stored', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  });
  afterAll(() => opened.close());

  it('is refused where it takes another’s channel or account, and taken where its own file has let go of it', async () => {
    const [a, b] = await read(
      file('a', { channels: slack, anna: ', slack: U0ETT' }),
      file('b', { channels: slack, anna: ', slack: U0TVA' }),
    );
    const [alone] = await readWorkingGroupFiles(join(folder, 'b.yaml'));
    if (!a?.file || !b || !alone) throw new Error('a file is not read');
    const story = await openStory(opened, a.file);
    const describe = (source: string, faults: { line: number; message: string }[]) =>
      faults.map(({ line, message }) => `${source}:${line} ${message}`).join('\n');
    await expect(importGroups(story.product, [alone], describe)).rejects.toThrow(
      'b.yaml:6 Kanalen C0GRUPP hör redan till gruppen i a.yaml.',
    );
    await expect(importGroups(story.product, [alone], describe)).rejects.toThrow(
      'b.yaml:14 anna@example.org har U0ETT i a.yaml.',
    );
    const [free, taking] = await read(file('a'), file('b', { channels: slack, anna: ', slack: U0TVA' }));
    if (!free || !taking) throw new Error('a file is not read');
    const { refused } = await importGroups(story.product, [free, taking], describe);
    expect(refused).toEqual([]);
    await story.close();
  });
});
