import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import { documentText } from '../domain/plain-text.ts';
import type { Cell, Sheet } from './sheet.ts';

/** What Excel takes in one cell, in UTF-16 units. A reference by Microsoft: Excel specifications and limits. */
const longestCell = 32_767;
/** Column widths, in characters. */
const narrowest = 10;
const widest = 50;

/** Draws lists as an Excel workbook, one a sheet, each with its heading row in bold, which stays in view. */
export async function toXlsx(sheets: Sheet[]): Promise<Uint8Array> {
  const written = writeExcelFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      data: [columns.map(heading), ...rows.map((row) => row.map(cellOf))],
      columns: columns.map((column, i) => ({ width: widthOf(column, rows, i) })),
      stickyRowsCount: 1,
    })),
  );
  return new Uint8Array(await written.toBuffer());
}

const heading = (column: string): CellObject => ({ value: inCell(column), type: String, fontWeight: 'bold' });

/** A text cell has the format of text too, so that it stays one when somebody edits it. */
function cellOf(cell: Cell): CellObject | null {
  if (cell === '') return null;
  if (typeof cell === 'string') {
    const value = inCell(cell);
    return { value, type: String, format: '@', ...(value.includes('\n') && { wrap: true }) };
  }
  if ('number' in cell) return { value: cell.number, type: Number };
  // Excel knows no time zones: what stands in the cell is the group's own day and time.
  const value = new Date(`${cell.day}T${cell.time ?? '00:00'}:00Z`);
  return { value, type: Date, format: cell.time === undefined ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' };
}

/** What the library would leave out without a trace, besides what no document can hold. */
const leftOut = /[^\P{Cc}\t\n\r]|\p{Noncharacter_Code_Point}/gu;

/**
 * A text as a workbook spells it: `_x0041_` stands for the character with that number, so a text that has such a thing
 * in it is spelt too (ECMA-376, ST_Xstring).
 */
function inCell(text: string): string {
  const whole = documentText(text).replace(leftOut, '\ufffd');
  const cut = whole.length > longestCell ? `${whole.slice(0, longestCell - 1)}…` : whole;
  return cut.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll('\ufffd', '_xFFFD_');
}

function widthOf(column: string, rows: Cell[][], index: number): number {
  const lengths = rows.map((row) => {
    const cell = row[index] ?? '';
    return typeof cell === 'string' ? cell.length : 17;
  });
  return Math.min(widest, Math.max(narrowest, column.length + 2, ...lengths));
}
