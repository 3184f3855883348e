import { stringify } from 'csv-stringify/sync';
import { documentText } from '../domain/plain-text.ts';
import type { Cell, Sheet } from './sheet.ts';

/** As Swedish Excel opens a file by itself: semicolons, and UTF-8 that says so. */
export function toCsv({ columns, rows }: Sheet): string {
  return stringify(
    [columns, ...rows].map((row) => row.map((cell) => defused(documentText(textOf(cell))))),
    {
      bom: true,
      delimiter: ';',
      record_delimiter: 'windows',
      quoted_match: /[\r\n]/,
    },
  );
}

function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if ('number' in cell) return String(cell.number);
  return cell.time === undefined ? cell.day : `${cell.day} ${cell.time}`;
}

/**
 * A cell that a spreadsheet would take for a formula becomes text by an apostrophe before it, also where spaces or
 * invisible marks stand first. The same for full-width signs, which some spreadsheets read as the plain ones.
 */
function defused(cell: string): string {
  return /^[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]*[=+\-@＝＋－＠]|^[\t\r]/u.test(cell)
    ? `'${cell}`
    : cell;
}
