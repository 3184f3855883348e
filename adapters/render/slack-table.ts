import type { types } from '@slack/bolt';
import type { Part } from '../../src/messages/message.ts';
import { slackLimits } from './slack-limits.ts';
import { asTyped, splitText, weight } from './slack-text.ts';

/** Slack refuses an empty cell, and an empty label. */
export const emptyCell = '–';
type Cell = types.RawTextElement;

type Table = Extract<Part, { kind: 'table' }>;
/** One table block, and the same in words. */
export type SlackTable = { block: types.TableBlock; text: string };

/** JSON that the rows of one table may take. */
const largeTable = 7_500;

/** A table as the tables that Slack takes: each begins with the headings, and its rows with the first column. */
export function tablesOf(part: Table): SlackTable[] {
  if (part.columns.length === 0) return [];
  return columnGroups(part).flatMap(({ columns, rows }) => rowGroups(columns, rows));
}

/** The first column is the row's heading, and stands in every group of columns. */
function columnGroups(part: Table): { columns: string[]; rows: string[][] }[] {
  const width = part.columns.length;
  if (width <= slackLimits.tableColumns) return [{ columns: part.columns, rows: part.rows }];
  const groups: { columns: string[]; rows: string[][] }[] = [];
  for (let from = 1; from < width; from += slackLimits.tableColumns - 1) {
    const pick = (row: string[]) => [row[0] ?? '', ...row.slice(from, from + slackLimits.tableColumns - 1)];
    groups.push({ columns: pick(part.columns), rows: part.rows.map(pick) });
  }
  return groups;
}

function rowGroups(columns: string[], rows: string[][]): SlackTable[] {
  // A row of headings and one row must fit, so each cell gets a share of that; what is longer goes on in a row below.
  const share = Math.floor(1_800 / columns.length);
  const fitted = (row: string[]) =>
    continued(
      columns.map((_, index) => row[index] ?? ''),
      share,
    );
  const [head = [], ...moreHead] = fitted(columns);
  const tables: SlackTable[] = [];
  let body: string[][] = [];
  const size = (row: string[]) => row.reduce((sum, cell) => sum + weight(cell) + 35, 4);
  let json = size(head);
  let words = textOf(head).length;
  const close = () => {
    if (body.length > 0) tables.push(drawTable([head, ...body]));
    body = [];
    json = size(head);
    words = textOf(head).length;
  };
  for (const row of [...moreHead, ...rows.flatMap(fitted)]) {
    const full =
      body.length + 2 > slackLimits.tableRows ||
      json + size(row) > largeTable ||
      words + 1 + textOf(row).length > slackLimits.text - 200;
    if (full) close();
    body.push(row);
    json += size(row);
    words += 1 + textOf(row).length;
  }
  if (tables.length === 0 && body.length === 0) return [drawTable([head])];
  close();
  return tables;
}

function textOf(row: string[]): string {
  return asTyped(row.join(' | '));
}

function continued(row: string[], share: number): string[][] {
  const cells = row.map((cell) => splitText(cell, share, weight));
  const height = Math.max(1, ...cells.map((parts) => parts.length));
  return Array.from({ length: height }, (_, line) => cells.map((parts) => parts[line] ?? ''));
}

function drawTable(rows: string[][]): SlackTable {
  const cells: Cell[][] = rows.map((row) =>
    row.map((text) => ({ type: 'raw_text', text: text.trim() === '' ? emptyCell : text })),
  );
  return { block: { type: 'table', rows: cells }, text: rows.map(textOf).join('\n') };
}
