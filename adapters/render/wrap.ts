import stringWidth from 'string-width';
import { graphemePieces } from '../../src/domain/graphemes.ts';

/** Each of these takes one column, whatever stands beside it: most of what is written here, at a glance. */
const single = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]*$/;

/** How many columns a terminal gives the text: an emoji or a wide East Asian character takes two. */
export function columns(text: string): number {
  if (single.test(text)) return text.length;
  if (text.length <= 1_000) return stringWidth(text);
  let sum = 0;
  for (const piece of graphemePieces(text)) sum += stringWidth(piece);
  return sum;
}

export function padTo(width: number, text: string): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/**
 * Breaks lines between words so that none takes more than `width` columns; a single longer word stays whole.
 * The first line begins with `first`, the others with `rest`; both take the same number of columns.
 */
export function wrap(text: string, width: number, first = '', rest = ' '.repeat(columns(first))): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, width - columns(rest)))
    .map((line, index) => ((index === 0 ? first : rest) + line).trimEnd())
    .join('\n');
}

function wrapLine(line: string, width: number): string[] {
  if (columns(line) <= width) return [line];
  const lines: string[] = [];
  let current = '';
  let taken = 0;
  for (const word of line.split(/(?<= )(?=[^ ])/)) {
    if (current !== '' && taken + columns(word.trimEnd()) > width) {
      lines.push(current);
      current = '';
      taken = 0;
    }
    current += word;
    taken += columns(word);
  }
  return [...lines, current];
}

/** Puts whole items side by side, two spaces apart, and on as many lines as they need. */
export function flow(items: string[], width: number): string {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && columns(last) + 2 + columns(item) <= width)
      lines[lines.length - 1] = `${last}  ${item}`;
    else lines.push(item);
  }
  return lines.join('\n');
}
