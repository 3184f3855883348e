import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { documentOf } from '../../src/documents/document.ts';
import type { CheckInRecord } from '../../src/domain/record.ts';
import { sha256Of } from '../../src/domain/record-hash.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { libraryNames, recordOf } from '../support/records.ts';

/* The lists as Excel reads them: cells by their kind, not by their looks. */

type Found = { value: string | number; kind: 'text' | 'number' | 'date' };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  isArray: (name) => ['sheet', 'row', 'c', 'si', 'xf', 'numFmt'].includes(name),
});

async function open(record: CheckInRecord) {
  const files = unzipSync(await documentOf('xlsx', record, textsFor(record.group.locale)).bytes());
  const part = (name: string) => parser.parse(strFromU8(files[name] ?? new Uint8Array()));
  const strings: string[] = part('xl/sharedStrings.xml').sst.si.map(
    ({ t }: { t: string | { '#text': string } }) => (typeof t === 'string' ? t : t['#text']),
  );
  const { styleSheet } = part('xl/styles.xml');
  const formats = new Map<string, string>(
    (styleSheet.numFmts?.numFmt ?? []).map((one: { numFmtId: string; formatCode: string }) => [
      one.numFmtId,
      one.formatCode,
    ]),
  );
  const styles: { numFmtId: string }[] = styleSheet.cellXfs.xf;
  const names: string[] = part('xl/workbook.xml').workbook.sheets.sheet.map(
    (one: { name: string }) => one.name,
  );
  const sheets = names.map((name, i) => {
    const { worksheet } = part(`xl/worksheets/sheet${i + 1}.xml`);
    const rows: (Found | undefined)[][] = worksheet.sheetData.row.map(
      ({ c }: { c: { r: string; t?: string; s?: string; v?: string }[] }) => {
        const cells: (Found | undefined)[] = [];
        for (const cell of c) {
          if (cell.v === undefined) continue;
          const format = formats.get(styles[Number(cell.s ?? 0)]?.numFmtId ?? '') ?? '';
          cells[columnOf(cell.r)] =
            cell.t === 's'
              ? { value: strings[Number(cell.v)] ?? '', kind: 'text' }
              : { value: Number(cell.v), kind: /yyyy/.test(format) ? 'date' : 'number' };
        }
        return cells;
      },
    );
    return { name, rows, pane: worksheet.sheetViews.sheetView.pane };
  });
  return { sheets, files };
}

const columnOf = (reference: string) =>
  [...(/^[A-Z]+/.exec(reference)?.[0] ?? '')].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  ) - 1;

/** Excel's day 0 is 30 December 1899, and a day is 1. */
const inExcel = (day: string) => (Date.parse(day) - Date.parse('1899-12-30T00:00Z')) / 86_400_000;

const lockedAt = new Date('2019-12-20T10:00:00Z');

it.each([
  ['sv', ['Tabell', 'Lägesrapporter'], ['Inkom', 'Diarienummer']],
  ['en', ['Table', 'Status updates'], ['Received', 'Reference']],
] as const)(
  'has both lists, with a heading row that stays in view, in the group’s language: %s',
  async (locale, names, some) => {
    const { sheets } = await open(recordOf(libraryNames(3), { locale, lockedAt }));
    expect(sheets.map(({ name }) => name)).toEqual(names);
    for (const { pane } of sheets) expect(pane).toMatchObject({ ySplit: '1', state: 'frozen' });
    const heads = sheets[1]?.rows[0]?.map((cell) => cell?.value);
    expect(heads).toEqual(expect.arrayContaining([...some]));
  },
);

it.each(['2026-11', '1-2', '000153', '2019-000153', '1E5', '=1+1', '3/4', '２０１９-１'])(
  'keeps the reference %j as the text that it is',
  async (reference) => {
    const record = recordOf(['Klippan'], { lockedAt });
    for (const party of record.parties) party.references = [reference];
    const { sheets } = await open(record);
    for (const { rows } of sheets) {
      const column = rows[0]?.findIndex((cell) => cell?.value === 'Diarienummer') ?? -1;
      expect(rows.slice(1).map((row) => row[column])).toEqual(
        rows.slice(1).map(() => ({ value: reference, kind: 'text' })),
      );
    }
  },
);

it('spells a text that Excel would read as a character’s number', async () => {
  const record = recordOf(['Klippan'], { lockedAt });
  for (const party of record.parties) party.references = ['dnr_x0041_7', 'a_x00e5_'];
  const { files } = await open(record);
  const strings = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
  expect(strings).toContain('>dnr_x005F_x0041_7, a_x005F_x00e5_<');
});

it('has days and times that Excel counts with, in the group’s own time, and versions as numbers', async () => {
  const record = recordOf(['Klippan'], { lockedAt });
  const { sheets } = await open(record);
  const [head, first] = sheets[1]?.rows ?? [];
  const of = (name: string) => first?.[head?.findIndex((cell) => cell?.value === name) ?? -1];
  expect(of('Inkom')?.kind).toBe('date');
  expect(of('Inkom')?.value).toBeCloseTo(inExcel('2019-12-10T14:32Z'), 6);
  expect(of('Låst')).toEqual({ kind: 'date', value: inExcel('2019-12-20T00:00Z') });
  expect(of('Version')).toEqual({ kind: 'number', value: 1 });
  expect(of('SHA-256')).toEqual({ kind: 'text', value: sha256Of(record) });
});

it('leaves the cells of a draft’s lock empty, and those of a party that has not answered', async () => {
  const { sheets } = await open(recordOf(libraryNames(9)));
  const [head, ...rows] = sheets[0]?.rows ?? [];
  expect(rows).toHaveLength(10);
  const locked = head?.findIndex((cell) => cell?.value === 'Låst') ?? -1;
  expect(rows.map((row) => row[locked])).toEqual(rows.map(() => undefined));
  expect(sheets[1]?.rows).toHaveLength(10);
});

it('is named and typed as what it is', () => {
  const { name, type } = documentOf('xlsx', recordOf(['Klippan']), textsFor('sv'));
  expect(name).toBe('listor-2019-H2-utkast.xlsx');
  expect(type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
});
