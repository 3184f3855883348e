import { unzipSync } from 'fflate';
import { documentOf, documentsOfEach } from '../../src/documents/document.ts';
import type { CheckInRecord } from '../../src/domain/record.ts';
import { sha256Of } from '../../src/domain/record-hash.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { libraryNames, recordOf } from '../support/records.ts';

const lockedAt = new Date('2019-12-20T10:00:00Z');
const t = textsFor('sv');

async function lines(kind: 'table' | 'register', record: CheckInRecord): Promise<string[]> {
  const text = Buffer.from(await documentOf(kind, record, t).bytes()).toString('utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  return text.slice(1).trimEnd().split('\r\n');
}

describe('the list for the registrar', () => {
  it('has a line for each status update sent in, with what it is registered by', async () => {
    const record = recordOf(libraryNames(9), { lockedAt });
    const [head, first, second, ...rest] = await lines('register', record);
    expect(head).toBe('Inkom;Avsändare;Lämnat av;Mottagare;Diarienummer;Ärende;Version;Sen;Låst;SHA-256');
    expect(first).toContain(
      '2019-12-10 14:32;Region Skånes kulturförvaltning;Kontaktperson Region Skåne, kontaktperson;Digitalt först med användaren i fokus;2019-000153, ',
    );
    expect(second).toBe(
      `2019-12-10 14:32;Bibliotek 1s bibliotek;Kontaktperson Bibliotek 1, ersättare;Region Skånes kulturförvaltning;2019-000153;${record.subject};1;Nej;2019-12-20;${sha256Of(record)}`,
    );
    expect(rest).toHaveLength(7);
  });
});

describe('the table', () => {
  it('has a line for each party, also one that has not answered, and a column for each area', async () => {
    const [head, ...rows] = await lines('table', recordOf(libraryNames(9)));
    expect(head).toContain(';Regional arbetsgrupp;Bemötande;Pedagogik och handledning;Spridning;');
    expect(rows).toHaveLength(10);
    expect(rows.filter((row) => row.includes(';Nej;;;;;'))).toHaveLength(1);
  });
});

describe('what is arranged for one party', () => {
  const note = {
    sender: 'Region Skånes kulturförvaltning',
    by: 'Eva Samordnare',
    notedAt: '2019-12-11T09:00:00.000Z',
    informant: 'Karin Ek',
    on: '2019-12-11',
    areas: [{ area: 'area-2', status: 'stalled' as const }],
    said: '',
    reference: '2019-000777',
  };

  it('has columns of its own, and a note is listed as the convener’s', async () => {
    const record = recordOf(['Klippan', 'Lund', 'Perstorp']);
    const [, klippan, lund, perstorp] = record.parties;
    if (!klippan || !lund || !perstorp) throw new Error('there are too few parties');
    klippan.dueOn = '2019-12-20';
    delete lund.answer;
    lund.note = { ...note, confirmed: { by: 'Anna Lund', at: '2019-12-12T09:00:00.000Z' } };
    Object.assign(perstorp, { expected: false, notExpected: 'otherwise', answer: undefined });
    perstorp.otherwise = { how: 'phone', on: '2019-12-03' };
    const [head, ...rows] = await lines('table', record);
    expect(head).toContain(';Version;Sista dag;Stäms av på annat sätt;Antecknat från samtal;Låst;');
    const row = (name: string) => rows.find((one) => one.startsWith(`${name}s bibliotek`));
    expect(row('Klippan')).toContain(';1;2019-12-20;;;;');
    expect(row('Lund')).toContain(';Står stilla;');
    expect(row('Lund')).toContain(';;;2019-12-13;;Karin Ek 2019-12-11, bekräftat, 2019-000777;;');
    expect(row('Perstorp')).toContain(';Nej;;;;;;;;På telefon 2019-12-03;;;');
    expect((await lines('register', record)).slice(1).filter((one) => one.includes('Karin Ek'))).toEqual([
      expect.stringMatching(
        /^2019-12-11 10:00;Region Skånes kulturförvaltning;Eva Samordnare;;"?2019-000154, 2019-000777"?;/,
      ),
    ]);
  });

  it('is listed also where the party has sent in its own since: the note is the convener’s all the same', async () => {
    const record = recordOf(['Klippan']);
    const [, klippan] = record.parties;
    if (!klippan?.answer) throw new Error('there is no answer');
    klippan.note = note;
    const rows = (await lines('register', record)).slice(1).filter((one) => one.includes('Klippan'));
    expect(rows).toEqual([
      expect.stringContaining(';Klippans bibliotek;Kontaktperson Klippan'),
      expect.stringContaining('. Anteckning om Klippans bibliotek efter samtal med Karin Ek;'),
    ]);
  });

  it('is in no list of a record that was locked before there was any: that has the columns that it had', async () => {
    const [head, row] = await lines('table', {
      ...recordOf(['Klippan'], { lockedAt }),
      schema: 'avstamning-record/1',
    });
    expect(head).toMatch(/;Sen;Version;Låst;Ärende;SHA-256$/);
    expect(row?.split(';')).toHaveLength(head?.split(';').length ?? 0);
  });
});

describe('a cell that a spreadsheet would compute', () => {
  it.each(['=1+1', '+46 40', '-1', '@SUM(A1)', '\t=1', ' =HYPERLINK("http://x")', '＝1'])(
    '%j becomes text',
    async (name) => {
      const record = recordOf(['Klippan']);
      const [, party] = record.parties;
      if (!party) throw new Error('there is no party');
      party.name = name;
      const row = (await lines('table', record)).at(-1) ?? '';
      expect(row.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('keeps a semicolon, a quotation mark and a line break inside the cell', async () => {
    const record = recordOf(['Klippan']);
    const [, party] = record.parties;
    if (!party) throw new Error('there is no party');
    party.name = 'A;"B"\nC';
    expect((await lines('table', record)).at(-1)).toContain('"A;""B""\nC";');
  });
});

describe('a file’s name', () => {
  it('says what it is, of which half-year, and whether it is a draft, in letters that every system takes', () => {
    expect(documentOf('brief', recordOf(['Klippan']), t).name).toBe('motesunderlag-2019-H2-utkast.docx');
    const odd = { ...recordOf(['Klippan'], { lockedAt }), agreement: 'Dnr 2019/153:Å' };
    expect(documentOf('register', odd, t).name).toBe('lagesrapporter-2019-H2-Dnr-2019-153-A.csv');
  });
});

describe('a document for each agreement', () => {
  it('comes as one zip file, the same bytes for the same record', async () => {
    const record = recordOf(libraryNames(3), { lockedAt });
    const make = () => documentsOfEach('json', record, t);
    const bytes = await make().bytes();
    expect(Object.keys(unzipSync(bytes))).toEqual([
      'avstamning-2019-H2-2019-000153.json',
      'avstamning-2019-H2-2019-000154.json',
      'avstamning-2019-H2-2019-000155.json',
    ]);
    expect(Buffer.compare(await make().bytes(), bytes)).toBe(0);
  });

  it('has an entry for each, though references differ in nothing that a file’s name can hold', async () => {
    const record = recordOf(libraryNames(3), { lockedAt });
    const names = ['2019/1', '2019-1', '2-2019-1'];
    for (const [i, agreement] of record.agreements.entries()) agreement.reference = names[i] ?? '';
    const entries = unzipSync(await documentsOfEach('json', record, t).bytes());
    const about = Object.values(entries).map((bytes) => JSON.parse(Buffer.from(bytes).toString()).record);
    expect(about.map(({ agreement }) => agreement)).toEqual(names);
  });
});
