import { strFromU8, unzipSync } from 'fflate';
import { documentOf } from '../../src/documents/document.ts';
import type { CheckInRecord } from '../../src/domain/record.ts';
import { recordFile, recordToJson, sha256Of } from '../../src/domain/record-hash.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { recordOf } from '../support/records.ts';

/* What the parties do together, in every document that a check-in can be had as. */

const t = textsFor('sv');
const record: CheckInRecord = {
  ...recordOf(['Klippan', 'Lund'], { lockedAt: new Date('2019-12-20T10:00:00Z') }),
  initiatives: [
    {
      party: 'party-2',
      title: 'Bemötande vid disken',
      day: '2019-10-02',
      lastDay: '2019-10-03',
      from: '09:00',
      to: '15:00',
      state: 'held',
      open: 'yes',
      area: 'area-2',
      where: 'Klippans bibliotek',
      about: 'Två dagar om mötet vid disken',
      arrangement: 'funded',
      separateAgreement: '2019-000321',
      places: 30,
      participants: 24,
      fromOthers: 11,
      applyBy: '2019-09-20',
      applyAt: 'https://www.example.org/anmalan',
      ask: 'Biblioteket i Klippan',
      signedUp: 12,
      told: ['party-1', 'party-3'],
      version: 3,
    },
    {
      party: 'party-3',
      title: 'Lärstilar',
      day: '2019-12-30',
      state: 'planned',
      open: 'undecided',
      where: '',
      about: '',
      signedUp: 0,
      told: [],
      version: 1,
    },
  ],
  separateAgreements: [
    {
      reference: '2019-000321',
      title: 'Digital handledning',
      parties: ['party-1', 'party-2'],
      aims: 'Fler handledare',
      purposes: 'Fler får hjälp',
      funding: 'grant',
      fundingAbout: 'Vikarier',
      grantDecision: 'Beslut om bidrag',
      grantReference: '2019-000322',
      implementation: 'Tre träffar',
      validFrom: '2019-03-01',
      validTo: '2019-12-31',
      signedOn: '2019-02-20',
      signedBy: 'Eva Ek',
    },
  ],
  goals: [
    { key: 'fler', text: 'Fler kurser tillsammans.', source: 'Biblioteksplanen' },
    {
      key: 'tolv',
      text: 'Tolv kurser om året.',
      source: '',
      measure: 'initiatives',
      target: 12,
      per: 'year',
      reached: 7,
    },
  ],
};

const course = [
  '2019-10-02;2019-10-03;09:00;15:00;Bemötande vid disken;Klippans bibliotek',
  'Klippans bibliotek, med pengar från Region Skånes kulturförvaltning;Ja;Bemötande;Klippans bibliotek;hållen',
  '24;11;30;12;Region Skånes kulturförvaltning och Lunds bibliotek;2019-09-20;https://www.example.org/anmalan',
  'Två dagar om mötet vid disken;Biblioteket i Klippan;2019-000321;3',
].join(';');
const agreement = [
  '2019-000321;Digital handledning;Region Skånes kulturförvaltning och Klippans bibliotek;Fler handledare',
  'Fler får hjälp;Bidrag;Vikarier;Beslut om bidrag;2019-000322;Tre träffar;2019-03-01;2019-12-31;2019-02-20;Eva Ek;',
].join(';');

it('are lists of their own as CSV, each with the record’s checksum, beside the others', async () => {
  const { name, bytes } = documentOf('lists', record, t);
  expect(name).toBe('listor-csv-2019-H2.zip');
  const files = unzipSync(await bytes());
  expect(Object.keys(files)).toEqual([
    'tabell-2019-H2.csv',
    'lagesrapporter-2019-H2.csv',
    'kurser-och-traffar-2019-H2.csv',
    'sarskilda-avtal-2019-H2.csv',
    'mal-2019-H2.csv',
  ]);
  const lines = (file: string) => strFromU8(files[file] ?? new Uint8Array()).split('\r\n');
  const rest = `;${record.subject};${sha256Of(record)}`;
  const [heads, held, planned] = lines('kurser-och-traffar-2019-H2.csv');
  expect(held).toBe(course + rest);
  expect(planned).toContain('Lärstilar');
  // By the lock: it was still to come then.
  expect(planned).toContain(';planerad;');
  expect(held?.split(';')).toHaveLength(heads?.split(';').length ?? 0);
  expect(lines('sarskilda-avtal-2019-H2.csv')[1]).toBe(agreement + rest);
  expect(lines('mal-2019-H2.csv').slice(1, 3)).toEqual([
    `Fler kurser tillsammans.;Biblioteksplanen;;;;${rest}`,
    `Tolv kurser om året.;;kurser;12;året;7${rest}`,
  ]);
});

it('are sheets of the Excel file', async () => {
  const files = unzipSync(await documentOf('xlsx', record, t).bytes());
  const workbook = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array());
  expect([...workbook.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
    'Tabell',
    'Lägesrapporter',
    'Kurser och träffar',
    'Särskilda avtal',
    'Mål',
  ]);
  const words = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
  for (const one of ['Bemötande vid disken', 'Fler handledare', 'Tre träffar', 'Tolv kurser om året.'])
    expect(words).toContain(one);
});

it('are read in the brief: how many, which, the agreements’ four parts, the goals and how far they are reached', async () => {
  const files = unzipSync(await documentOf('brief', record, t).bytes());
  const text = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '|');
  for (const one of [
    '1 hållen, 24 deltagare, 11 från andra bibliotek; 1 planerad.',
    '2019-10-02 – 2019-10-03',
    '24 deltagare, varav 11 från andra bibliotek',
    'Fler kurser tillsammans. Källa: Biblioteksplanen.',
    'Tolv kurser om året. 12 kurser om året: 7 hittills.',
    'Digital handledning, 2019-000321',
    'Fler får hjälp',
    'Bidrag. Vikarier. Beslut om bidrag, 2019-000322',
    '2019-02-20, Eva Ek',
  ])
    expect(text).toContain(one);
});

it('are in the JSON file as they are, and the file is as it was made', () => {
  const file = recordFile.parse(JSON.parse(recordToJson(record)));
  expect(file.record).toEqual(JSON.parse(JSON.stringify(record)));
  expect(file.sha256).toBe(sha256Of(record));
});

it('are in no document of a half-year that has none of them', async () => {
  const none = recordOf(['Klippan']);
  expect(Object.keys(unzipSync(await documentOf('lists', none, t).bytes()))).toEqual([
    'tabell-2019-H2.csv',
    'lagesrapporter-2019-H2.csv',
  ]);
  const files = unzipSync(await documentOf('brief', none, t).bytes());
  const text = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  for (const heading of [t.documents.courses, t.documents.separateAgreements, t.goal.title])
    expect(text).not.toContain(`>${heading}<`);
});
