import { fold } from '../../src/domain/fold.ts';
import type { ReportList, ReportRow } from '../../src/messages/report.ts';

/*
 * How one line at a terminal is read: digits alone press a button, a letter alone or before a space is an area's row,
 * and what is neither goes to the bot. So a number never means an area and a letter never a button.
 */

/** The letter of an area's row, from 0; a list has at most twenty areas. */
export function letterOf(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}

/** The number that was typed, also in the brackets that it is shown in. */
export function pressedNumber(line: string): number | undefined {
  const digits = /^\[?(\d{1,4})[\].]?$/.exec(line.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export type RowLine = { row: ReportRow; rest: string };

/** The row that the line begins with, and what follows its letter. */
export function rowLine(list: ReportList, line: string): RowLine | undefined {
  const [, letter, rest = ''] = /^([a-z])(?:[.:)]?\s+(\S.*))?[.:)]?$/i.exec(line.trim()) ?? [];
  const row = letter && list.areas[letter.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0)];
  return row ? { row, rest } : undefined;
}

/** Whether the typed words are the label; the shape before a status's words may be left out. */
export function sameLabel(typed: string, label: string): boolean {
  const words = fold(label).replace(/^[^\p{L}\p{N}]+/u, '');
  return words !== '' && fold(typed).replace(/^[^\p{L}\p{N}]+/u, '') === words;
}
