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
      return `${wrap(`${printableLine(part.label)}:`, width)}\n${flow(part.options.map(button), width)}`;
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
  const widths = heads.map((head, index) =>
    Math.max(columns(head), ...rows.map((row) => columns(row[index] ?? ''))),
  );
  const total = widths.reduce((sum, each) => sum + each, gap.length * (heads.length - 1));
  if (total > width || rows.some((row) => row.some((cell) => cell.includes('\n'))))
    return [...caption, ...rows.map((row) => rowAsBlock(heads, row, width))].join('\n\n');
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => padTo(widths[index] ?? 0, cell))
      .join(gap)
      .trimEnd();
  return [...caption, line(heads), widths.map((each) => '─'.repeat(each)).join(gap), ...rows.map(line)].join(
    '\n',
  );
}

function rowAsBlock(heads: string[], row: string[], width: number): string {
  return row
    .map((cell, index) => {
      const line = heads[index] ? `${heads[index]}: ${cell}` : cell;
      return index === 0 ? wrap(line, width) : wrap(line, width, gap);
    })
    .join('\n');
}
