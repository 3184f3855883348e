import fc from 'fast-check';
import { readParties } from '../../src/adding/read-parties.ts';
import { readTable } from '../../src/adding/read-table.ts';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { sv } from '../../src/texts/sv.ts';
import { groupOf } from '../support/product-groups.ts';

/** The same rows come out of whatever a spreadsheet, a mail program or a browser has made of them on the way. */

let group: WorkingGroupFile;
beforeAll(async () => {
  group = await groupOf(['Klippan']);
});

const word = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnoprstuvåäöÅÄÖéü'),
  minLength: 2,
  maxLength: 8,
});
/** A name, with what may stand in one that some dialect has a meaning for. */
const name = fc
  .tuple(word, fc.constantFrom(' ', ', ', '; ', ' & ', '-', ' "x" ', "'s ", ' | '), word)
  .map(([one, sign, other]) => `${one}${sign}${other}`);
const rows = fc.uniqueArray(
  fc.record({
    party: name,
    contact: name,
    year: fc.integer({ min: 2019, max: 2026 }),
    length: fc.integer({ min: 1, max: 4 }),
  }),
  {
    minLength: 1,
    maxLength: 12,
    selector: ({ party }) => party.normalize('NFD').replace(/\W/g, '').toLowerCase(),
  },
);

const headings = {
  party: ['Part', 'Bibliotek', 'BIBLIOTEKET'],
  contact: ['Kontaktperson', 'namn', 'Kontakt:'],
  email: ['E-post', 'E-postadress', 'mejl'],
  reference: ['Diarienummer', 'Dnr', 'diarienr.'],
  from: ['Gäller från', 'fr.o.m.', 'Från'],
  to: ['Gäller till', 'Gäller till och med', 'Till'],
};
type Column = keyof typeof headings;

const dialect = fc.record({
  sign: fc.constantFrom('\t', ';', ','),
  quoteAll: fc.boolean(),
  quotes: fc.constantFrom('""', '“”', '””'),
  order: fc.shuffledSubarray(Object.keys(headings) as Column[], { minLength: 6, maxLength: 6 }),
  heading: fc.boolean(),
  which: fc.integer({ min: 0, max: 2 }),
  breaks: fc.constantFrom('\n', '\r\n', '\r'),
  blank: fc.boolean(),
  form: fc.constantFrom('NFC', 'NFD'),
  space: fc.constantFrom(' ', '\u00a0'),
  encoding: fc.constantFrom('utf-8', 'utf-8 with a mark', 'utf-16le', 'windows-1252'),
});
type Dialect = typeof dialect extends fc.Arbitrary<infer D> ? D : never;

/** As the file is written in this encoding, and read again by a program that knows it. */
function through(encoding: Dialect['encoding'], text: string): string {
  switch (encoding) {
    case 'utf-16le':
      return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(Buffer.from(`\ufeff${text}`, 'utf16le'));
    case 'windows-1252':
      return new TextDecoder('windows-1252').decode(Buffer.from(text, 'latin1'));
    default:
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        Buffer.from(encoding === 'utf-8' ? text : `\ufeff${text}`, 'utf8'),
      );
  }
}

function written(cells: Record<Column, string>[], how: Dialect): string {
  const { sign, quoteAll, quotes, heading, which } = how;
  const order = heading ? how.order : (Object.keys(headings) as Column[]);
  // Only what a cell needs to be quoted for, in straight quotes; a word processor bends those around whole cells.
  const cell = (text: string) => {
    if (text.includes('"')) return `"${text.replaceAll('"', '""')}"`;
    const needs = quoteAll || [sign, '\n'].some((each) => text.includes(each));
    return needs ? `${quotes[0]}${text}${quotes[1]}` : text;
  };
  const lines = cells.map((row) => order.map((column) => cell(row[column])).join(sign));
  const head = order.map((column) => headings[column][which] ?? '').join(sign);
  const all = [...(heading ? [head] : []), ...lines];
  const text = all.join(how.blank ? how.breaks.repeat(2) : how.breaks);
  // The Windows code page has no letters in parts.
  const form = how.encoding === 'windows-1252' ? 'NFC' : how.form;
  const one = how.encoding === 'windows-1252' ? text.replaceAll('“', '"').replaceAll('”', '"') : text;
  return through(how.encoding, one.normalize(form).replaceAll(' ', how.space));
}

it('random rows, written in a random dialect, are the same rows', () => {
  fc.assert(
    fc.property(rows, dialect, (some, how) => {
      const cells = some.map(({ party, contact, year, length }, n) => ({
        party,
        contact,
        email: `anna.${n}@ort.example.org`,
        reference: `D-${n}`,
        from: `${year}-01-01`,
        to: `${year + length}-12-31`,
      }));
      const read = readParties(written(cells, how), group, sv);
      expect(read.faults).toEqual([]);
      const squeezed = (text: string) => text.replace(/\s+/g, ' ');
      expect(
        read.parties.map(({ name: party, contact, ...one }) => ({ party, contact, ...one })),
      ).toMatchObject(
        cells.map(({ party, contact, email, reference, from, to }) => ({
          party: squeezed(party),
          contact: { name: squeezed(contact), email },
          reference,
          validFrom: from,
          validTo: to,
        })),
      );
    }),
    { numRuns: 300 },
  );
});

it('whatever is pasted is read without a fault of ours, and line numbers stay within it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'aå";,|\t\n\r“” \u00a0\ufeff0-'), maxLength: 200 }),
      (text) => {
        const lines = text.split(/\r\n?|\n/).length;
        for (const { line } of readTable(text)) expect(line >= 1 && line <= lines).toBe(true);
        readParties(text, group, sv);
      },
    ),
    { numRuns: 500 },
  );
});
