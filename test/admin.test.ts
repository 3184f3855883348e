import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAdminArguments } from '../src/cli/admin-arguments.ts';
import { verifyFiles } from '../src/cli/verify-file.ts';
import { documentOf } from '../src/documents/document.ts';
import { type CheckInRecord, recordOfAgreement } from '../src/domain/record.ts';
import type { DocumentKind } from '../src/record/actions.ts';
import { textsFor } from '../src/texts/texts.ts';
import { libraryNames, recordOf } from './support/records.ts';

const lockedAt = new Date('2019-12-20T10:00:00Z');
const record = recordOf(libraryNames(2), { lockedAt });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'avstamning-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function save(kind: DocumentKind, of: CheckInRecord, change = (text: Buffer) => text): Promise<string> {
  const { name, bytes } = documentOf(kind, of, textsFor('sv'));
  const path = join(folder, name);
  await writeFile(path, change(Buffer.from(await bytes())));
  return path;
}

describe('verify', () => {
  it('finds that a file is as it was made', async () => {
    expect(await verifyFiles([await save('json', record)])).toMatchObject({
      right: true,
      lines: [
        'avstamning-2019-H2.json: kontrollsumman stämmer. Avstämning för andra halvåret 2019, Digitalt först med användaren i fokus. Låst 2019-12-20.',
      ],
    });
  });

  it('finds a single changed letter', async () => {
    const changed = await save('json', record, (bytes) =>
      Buffer.from(String(bytes).replace('workshops', 'workshopar')),
    );
    expect(await verifyFiles([changed])).toEqual({
      right: false,
      unchanged: [],
      lines: ['avstamning-2019-H2.json: kontrollsumman stämmer inte. Filen har ändrats sedan den gjordes.'],
    });
  });

  it('does not mind another order of the keys, or other spaces', async () => {
    const bytes = await documentOf('json', record, textsFor('sv')).bytes();
    const { sha256, record: inside } = JSON.parse(Buffer.from(bytes).toString());
    const path = join(folder, 'flyttad.json');
    await writeFile(
      path,
      JSON.stringify({ record: Object.fromEntries(Object.entries(inside).reverse()), sha256 }),
    );
    expect((await verifyFiles([path])).right).toBe(true);
  });

  it.each(['brief', 'minutes', 'table', 'register', 'xlsx', 'lists'] as const)(
    'tells which JSON a %s belongs to',
    async (kind) => {
      const { lines, right } = await verifyFiles([await save(kind, record), await save('json', record)]);
      // Notes to write in carry no checksum: they are not the record.
      if (kind === 'minutes') expect(right).toBe(false);
      else
        expect([lines[0], right]).toEqual([
          expect.stringMatching(/: hör till avstamning-2019-H2\.json\.$/),
          true,
        ]);
    },
  );

  it('knows a document of one agreement by the JSON of the whole group', async () => {
    const part = recordOfAgreement(record, '2019-000154');
    if (!part) throw new Error('there is no such agreement');
    const { lines, right } = await verifyFiles([await save('brief', part), await save('json', record)]);
    expect([lines[0], right]).toEqual([
      'motesunderlag-2019-H2-2019-000154.docx: hör till avstamning-2019-H2.json.',
      true,
    ]);
  });

  it('tells a document of another time apart', async () => {
    const { lines, right } = await verifyFiles([
      await save('table', recordOf(libraryNames(2))),
      await save('json', record),
    ]);
    expect(lines[0]).toBe('tabell-2019-H2-utkast.csv: hör inte till någon av JSON-filerna.');
    expect(right).toBe(false);
  });

  it('says what it cannot check', async () => {
    const path = join(folder, 'annat.txt');
    await writeFile(path, 'hej');
    const { lines, right } = await verifyFiles([path, join(folder, 'saknas.json')]);
    expect(right).toBe(false);
    expect(lines).toEqual([
      expect.stringContaining('ingen kontrollsumma hittades'),
      'saknas.json: går inte att läsa. Kontrollera sökvägen.',
    ]);
  });
});

describe('the words after npm run admin', () => {
  it.each([
    [['export', 'g', '2019-H1', 'brief'], { what: 'brief', of: 'group', to: '.' }],
    [['export', 'g', 'våren 2019', 'Mötesunderlag'], { halfYear: '2019-H1', what: 'brief' }],
    [
      ['export', 'g', '2019-H1', 'lagesrapporter', '2019-000153', '--to', '/tmp'],
      { what: 'register', of: { reference: '2019-000153' }, to: '/tmp' },
    ],
    [['export', 'g', '2019-H1', 'brief', '--each'], { what: 'brief', of: 'each' }],
    [['export', 'g', '2019-H1', 'XLSX'], { what: 'xlsx' }],
  ])('name a document: %j', (words, read) => {
    expect(readAdminArguments(words)).toMatchObject({
      kind: 'export',
      group: 'g',
      halfYear: '2019-H1',
      ...read,
    });
  });

  it('are understood', () => {
    expect(readAdminArguments(['erase', 'a@example.org', '--by', 'Eva', '--decision', 'Dnr 7'])).toEqual({
      kind: 'erase',
      email: 'a@example.org',
      by: 'Eva',
      decision: 'Dnr 7',
    });
    expect(
      readAdminArguments(['purge', '--before', 'våren 2019', '--by=Eva', '--decision=7', '--yes']),
    ).toMatchObject({
      before: '2019-H1',
      doIt: true,
    });
  });

  it.each([
    ['', 'Ett kommando saknas.'],
    ['radera', 'Kommandot «radera» finns inte.'],
    ['verify', 'En fil saknas.'],
    ['extract', 'E-postadressen saknas.'],
    ['export', 'Gruppens nyckel saknas.'],
    ['export digitalt-forst', 'Halvåret efter digitalt-forst saknas.'],
    ['export digitalt-forst 2019-H9 brief', '«2019-H9» är inget halvår.'],
    ['export digitalt-forst 2019-H1', 'Dokumentet saknas.'],
    [
      'export digitalt-forst 2019-H1 pdf',
      '«pdf» är inget dokument. Välj ett av brief, minutes, table, register, json, xlsx, lists, picture, group-picture.',
    ],
    ['export digitalt-forst 2019-H1 brief 7 --each', 'Skriv antingen 7 eller --each'],
    ['export digitalt-forst 2019-H1 brief a b', '«b» är för mycket.'],
    ['export digitalt-forst 2019-H1 brief --to', 'Skriv ett värde efter --to.'],
    ['erase a@example.org --by Eva', '--decision saknas.'],
    ['erase a@example.org --by', 'Skriv ett värde efter --by.'],
    ['erase a@example.org --yes', 'Flaggan --yes finns inte här.'],
    ['erase a@example.org b', '«b» är för mycket.'],
    ['purge --by Eva --decision 7', '--before saknas.'],
    ['purge --before 2019-H3 --by Eva --decision 7', '«2019-H3» är inget halvår.'],
    ['purge --yes=no --before 2019-H1', 'Flaggan --yes finns inte här.'],
  ])('“%s” is refused with a sentence and how it is written', (words, why) => {
    const read = () => readAdminArguments(words.split(' ').filter(Boolean));
    expect(read).toThrow(why);
    expect(read).toThrow('npm run admin -- extract E-POST');
  });
});
