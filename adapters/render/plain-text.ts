import type { Button, Message, Part, Rich } from '../../src/messages/message.ts';
import { printable, printableLine } from './printable.ts';
import { columns, flow, padTo, wrap } from './wrap.ts';

export type PlainTextOptions = {
  /** In columns of a terminal; default 100. */
  width?: number;
  /** How a button is shown; `index` counts those of this message from 0. Default: its label in brackets. */
  buttons?: (button: Button, index: number) => string;
};

export const defaultWidth = 100;

/**
 * A message as text for a terminal or a file, without a line break at its end. What people wrote is shown as typed,
 * made printable. A table that is wider than `width` becomes one block for each row.
 */
export function toPlainText(message: Message, options: PlainTextOptions = {}): string {
  const width = options.width ?? defaultWidth;
  const show = options.buttons ?? ((button: Button) => `[${printableLine(button.label)}]`);
  let shown = 0;
  let text = '';
  let previous: Part | undefined;
  for (const part of message.parts) {
    const drawn = drawPart(part, width, (button) => show(button, shown++));
    if (drawn === '') continue;
    if (previous) text += belongTogether(previous, part) ? '\n' : '\n\n';
    text += drawn;
    previous = part;
  }
  return text || printable(message.title ?? '');
}

/** A line with a rule under it. */
export function heading(text: string, width: number): string {
  const line = wrap(printableLine(text), width);
  const longest = Math.max(...line.split('\n').map(columns));
  return `${line}\n${'─'.repeat(longest)}`;
}

function belongTogether(above: Part, below: Part): boolean {
  if (above.kind === 'heading') return true;
  if (above.kind === below.kind) return above.kind === 'facts' || above.kind === 'list';
  return above.kind === 'text' && (below.kind === 'list' || below.kind === 'quote' || below.kind === 'facts');
}

function drawPart(part: Part, width: number, button: (button: Button) => string): string {
  switch (part.kind) {
    case 'heading':
      return heading(part.text, width);
    case 'text':
    case 'note':
      return wrap(plain(part.text), width);
    case 'list':
      return part.items.map((item) => wrap(plain(item), width, '• ')).join('\n');
    case 'quote':
      return wrap(printable(part.text), width, '» ', '» ');
    case 'facts':
      return part.facts
        .map(({ label, value }) =>
          wrap(`${printableLine(label)}: ${plain(value)}`, width, '', '  ').trimEnd(),
        )
        .join('\n');
    case 'table':
      return drawTable(part, width);
    case 'buttons':
      return flow(part.buttons.map(button), width);
    case 'choice':
      return `${wrap(`${printableLine(part.label).replace(/:$/, '')}:`, width)}\n${flow(part.options.map(button), width)}`;
  }
}

function plain(rich: Rich): string {
  if (typeof rich === 'string') return printable(rich);
  return rich
    .map((run) => {
      if (typeof run === 'string') return printable(run);
      return printable('strong' in run ? run.strong : run.code);
    })
    .join('');
}

const gap = '  ';

function drawTable(table: Extract<Part, { kind: 'table' }>, width: number): string {
  const heads = table.columns.map(printableLine);
  const rows = table.rows.map((row) => heads.map((_, index) => printable(row[index] ?? '')));
  const caption = table.caption ? [wrap(printableLine(table.caption), width)] : [];
  const widths = columnWidths([heads, ...rows], width);
  if (!widths || rows.some((row) => row.some((cell) => cell.includes('\n'))))
    return [...caption, ...rows.map((row) => rowAsBlock(heads, row, width))].join('\n\n');
  const line = (cells: string[]) => {
    const wrapped = cells.map((cell, index) => wrap(cell, widths[index] ?? 0).split('\n'));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, row) =>
      wrapped
        .map((lines, index) => padTo(widths[index] ?? 0, lines[row] ?? ''))
        .join(gap)
        .trimEnd(),
    ).join('\n');
  };
  return [...caption, line(heads), widths.map((each) => '─'.repeat(each)).join(gap), ...rows.map(line)].join(
    '\n',
  );
}

/** A column that must be narrower than this has no room for its words. */
const narrowest = 12;

/**
 * How wide each column is: as its widest cell, or where that is more than there is room for, the widest ones narrower,
 * so that their cells take several lines. Undefined: there is no room for so many columns.
 */
function columnWidths(rows: string[][], width: number): number[] | undefined {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => columns(row[index] ?? ''))));
  const longestWords = widths.map((_, index) =>
    Math.max(narrowest, ...rows.flatMap((row) => (row[index] ?? '').split(' ').map(columns))),
  );
  let over = widths.reduce((sum, each) => sum + each, gap.length * (widths.length - 1)) - width;
  for (; over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widest < 0 || (widths[widest] ?? 0) <= (longestWords[widest] ?? 0)) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function rowAsBlock(heads: string[], row: string[], width: number): string {
  return row
    .map((cell, index) => {
      const line = heads[index] ? `${heads[index]}: ${cell}` : cell;
      return index === 0 ? wrap(line, width) : wrap(line, width, gap);
    })
    .join('\n');
}
