import type { Rich } from '../../src/messages/message.ts';
import type { CardElement, TextRun } from './card-element.ts';
import { splitText } from './slack-text.ts';

export type RunStyle = Partial<Pick<TextRun, 'weight' | 'size' | 'color' | 'fontType' | 'isSubtle'>>;
type Run = { text: string; style?: RunStyle };

/** The longest text of one block, in bytes of JSON. */
const longestBlock = 4_000;
/** What a further block for a line adds to its text, in bytes of JSON. */
const aroundLine = 100;

/** Bytes of JSON in UTF-8 that a piece of text takes, without its quotes. */
function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

/** Bytes of JSON that a piece of text takes once it is drawn, at most: each line is a block of its own. */
export function blockBytes(text: string): number {
  let bytes = 0;
  for (const point of text)
    bytes += /[\n\r\u2028\u2029]/.test(point) ? aroundLine : Buffer.byteLength(JSON.stringify(point)) - 2;
  return bytes;
}

/** Bytes of JSON in UTF-8 that an element takes, with the comma after it. */
export function sizeOf(element: object): number {
  return Buffer.byteLength(JSON.stringify(element)) + 1;
}

export function runsOf(rich: Rich): Run[] {
  return (typeof rich === 'string' ? [rich] : rich).map((run) => {
    if (typeof run === 'string') return { text: run };
    if ('strong' in run) return { text: run.strong, style: { weight: 'Bolder' } };
    return { text: run.code, style: { fontType: 'Monospace' } };
  });
}

/**
 * Rich text as blocks, one for each line, because a line break inside a run is lost in some clients. `before` begins
 * the first line. `close`: the first block stands close to what is above it.
 */
export function textBlocks(
  rich: Rich,
  style: RunStyle = {},
  options: { before?: string; close?: boolean } = {},
): CardElement[] {
  const runs = runsOf(rich);
  return lineBlocks(options.before ? [{ text: options.before }, ...runs] : runs, style, options.close);
}

/** The same of runs. */
export function lineBlocks(runs: Run[], style: RunStyle = {}, close = false): CardElement[] {
  const lines: TextRun[][] = [[]];
  let bytes = 0;
  const newLine = () => {
    lines.push([]);
    bytes = 0;
  };
  for (const run of runs) {
    for (const [index, line] of run.text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).entries()) {
      if (index > 0) newLine();
      for (const part of splitText(line, longestBlock, jsonBytes)) {
        if (bytes > 0 && bytes + jsonBytes(part) > longestBlock) newLine();
        lines.at(-1)?.push({ type: 'TextRun', text: asTyped(part), ...style, ...run.style });
        bytes += jsonBytes(part);
      }
    }
  }
  const drawn = lines.map((inlines): CardElement => ({ type: 'RichTextBlock', inlines }));
  return drawn
    .map((block, index): CardElement => {
      if (block.type !== 'RichTextBlock') return block;
      // A block without text is refused, and one of spaces alone has no height.
      const inlines: TextRun[] = block.inlines.some(({ text }) => text.trim() !== '')
        ? block.inlines
        : [{ type: 'TextRun', text: '\u00a0', ...style }];
      return index > 0 || close ? { ...block, inlines, spacing: 'None' } : { ...block, inlines };
    })
    .filter((block, index, all) => all.length > 1 || index > 0 || !isBlank(block));
}

function isBlank(block: CardElement): boolean {
  return block.type === 'RichTextBlock' && block.inlines.every(({ text }) => text === '\u00a0');
}

/** Cards put the reader's own time for `{{DATE(…)}}`, also in runs; beside a zero-width space it is text again. */
function asTyped(text: string): string {
  return text.replace(/\{\{(?=(?:DATE|TIME)\()/g, '{\u200b{');
}
