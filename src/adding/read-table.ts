import { parse } from 'csv-parse/sync';
import { fold } from '../domain/fold.ts';

/*
 * Lines as they come out of a spreadsheet, a letter or another program: with tabs, semicolons, bars or commas, with quotes
 * or without, in whatever form a browser or a chat hands letters and spaces over.
 */

/** One line that is not empty. `line`: where it begins in what was pasted, from 1; `raw`: as it stands there, cleaned. */
export type Row = { line: number; cells: string[]; raw: string };

const delimiters = ['\t', ';', '|', ','] as const;

/** What nobody sees and nobody means: zero-width signs, soft hyphens, marks of writing direction, the mark before UTF-8. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** Spaces of other widths, and those that do not break; never the tab. */
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Line breaks of all programs. */
const breaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Composed letters, plain spaces, one kind of line break, nothing unseen. */
export function cleaned(text: string): string {
  return text.normalize('NFC').replace(breaks, '\n').replace(unseen, '').replace(spaces, ' ');
}

/**
 * Whether letters have been taken for others on the way: UTF-8 read as Latin 1 or Windows 1252 (`Ã¥` for å, `â€“` for a
 * dash), or put in place of what could not be read.
 */
export function isGarbled(text: string): boolean {
  return /\ufffd|Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€/u.test(
    text,
  );
}

/** Splits what was pasted in lines and cells. Never throws: a quote that nobody closed is a sign like others. */
export function readTable(pasted: string): Row[] {
  const text = cleaned(pasted);
  const delimiter = delimiterOf(text);
  const even = delimiter === undefined ? text.replace(/ {2,}/g, '\t') : text;
  const by = delimiter ?? '\t';
  return split(straightQuotes(even, by), by, true) ?? split(even, by, false) ?? [];
}

/**
 * The sign that stands in most lines, in what is not quoted. Of several the one that least likely belongs to a name,
 * unless another stands there more than twice as often: then that is what parts the cells, and the first is in the names.
 */
function delimiterOf(text: string): (typeof delimiters)[number] | undefined {
  const lines = text
    .replace(/"[^"]*"|[“”][^“”\n]*”/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const typical = (sign: string) =>
    lines.map((line) => line.split(sign).length - 1).sort((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0;
  const counted = delimiters.map((sign) => ({ sign, count: typical(sign) }));
  const most = Math.max(...counted.map(({ count }) => count));
  return counted.find(({ count }) => count > 0 && count * 2 >= most)?.sign;
}

/** Quotes as Word writes them, where they stand around a cell. */
function straightQuotes(text: string, by: string): string {
  const edge = by === '|' ? '\\|' : by;
  return text
    .replace(new RegExp(`(^|${edge}) *[“”„‟«»]`, 'gm'), '$1"')
    .replace(new RegExp(`[“”‟«»] *(?=$|${edge})`, 'gm'), '"');
}

type Parsed = { record: string[]; raw: string; info: { lines: number } }[];

function split(text: string, delimiter: string, quoted: boolean): Row[] | undefined {
  let parsed: Parsed;
  try {
    parsed = parse(text, {
      delimiter,
      quote: quoted ? '"' : false,
      escape: quoted ? '"' : null,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      info: true,
      raw: true,
    }) as unknown as Parsed;
  } catch {
    return undefined;
  }
  let counted = 0;
  return parsed.flatMap(({ record, raw }) => {
    const line = counted + 1;
    const body = raw.endsWith('\n') ? raw.slice(0, -1) : raw;
    counted += body.split('\n').length;
    const cells = record.map((cell) => cell.replace(/\s+/g, ' ').trim());
    // A table that was written out with bars has one before the first cell and one behind the last.
    if (delimiter === '|' && cells[0] === '') cells.shift();
    while (cells.at(-1) === '') cells.pop();
    const bare = cells.every((cell) => /^[-=: ]*$/.test(cell));
    return bare ? [] : [{ line, cells, raw: body }];
  });
}

/** Which column is which, by the words that may stand above each, folded. */
export type Columns<K extends string> = Readonly<Record<K, readonly string[]>>;

export type Placed<K extends string> = {
  /** Where each column is, from 0. */
  at: Partial<Record<K, number>>;
  /** Headings of columns that are not read. */
  others: string[];
  rows: Row[];
  /** The line of headings, where there is one. */
  heading?: Row;
};

/**
 * Finds the columns by their headings, in any order; without headings they are as they are named here. A first line of
 * which two cells, or all, are headings is one.
 */
export function placeColumns<K extends string>(rows: readonly Row[], columns: Columns<K>): Placed<K> {
  const names = Object.keys(columns) as K[];
  const [first, ...rest] = rows;
  const plain = {
    at: Object.fromEntries(names.map((name, i) => [name, i])) as Record<K, number>,
    others: [],
  };
  if (!first) return { ...plain, rows: [] };
  const known = first.cells.map((cell) => names.find((name) => columns[name].includes(headingOf(cell))));
  const found = known.filter((name) => name !== undefined);
  const isHeading = found.length >= 2 || (found.length > 0 && found.length === first.cells.length);
  if (!isHeading) return { ...plain, rows: [...rows] };
  const at: Partial<Record<K, number>> = {};
  const others: string[] = [];
  for (const [i, name] of known.entries()) {
    if (name !== undefined && at[name] === undefined) at[name] = i;
    else if (first.cells[i]) others.push(first.cells[i]);
  }
  return { at, others, rows: rest, heading: first };
}

/** A heading as it is compared: `E-postadress:` and `e postadress` are one. */
const headingOf = (cell: string) => fold(cell).replace(/[^a-z0-9]/g, '');
