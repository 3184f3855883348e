import type { types } from '@slack/bolt';
import type { Message, Part, Rich } from '../../src/messages/message.ts';
import { pressableWords } from './message-words.ts';
import { buttonRows, menusOf } from './slack-buttons.ts';
import { slackLimits } from './slack-limits.ts';
import { tablesOf } from './slack-table.ts';
import { asTyped, cutText, splitText, weight } from './slack-text.ts';
import { pieceCaption } from './table-piece.ts';

export type Block = types.KnownBlock;
/** One message as Slack takes it: `text` for notifications and screen readers, `blocks` for eyes. */
export type SlackMessage = { text: string; blocks: Block[] };

/** What stays together: blocks, and the same in words. */
type Piece = {
  blocks: Block[];
  text: string;
  /** What is pressed there: said where a message has no other words. */
  pressed?: string[];
};
type Run = types.RichTextText;
type Line = { runs: Run[]; text: string };

/** The longest run of text in one block; small enough that a text and its surroundings fit in a message. */
const chunk = 1_500;

/** What was drawn: a message that is the same for many, as the help, is drawn once. */
const drawn = new WeakMap<Message, readonly SlackMessage[]>();

/**
 * A message for Slack, as several where it is too long for one; nothing is lost, except of labels that are longer
 * than a button takes, which are cut visibly. What people wrote is never read as markup.
 */
export function toSlackMessages(message: Message): SlackMessage[] {
  const made = drawn.get(message) ?? draw(message);
  drawn.set(message, made);
  return [...made];
}

function draw(message: Message): SlackMessage[] {
  const pieces = message.parts.flatMap(drawPart);
  const packed = pack(pieces);
  const title = message.title?.trim() ? asTyped(cutText(message.title, 300)) : '';
  const [first] = packed;
  if (!first) return [plainMessage(message.title?.trim() || '–')];
  if (title && !first.text.startsWith(title) && first.text.length + title.length < slackLimits.text)
    first.text = `${title}\n${first.text}`.trimEnd();
  for (const each of packed)
    each.text ||= title || asTyped(cutText([...new Set(each.pressed ?? [])].join(', '), 300)) || '–';
  return packed.map(({ text, blocks }) => ({ text, blocks }));
}

/** One sentence as a message. */
export function plainMessage(text: string): SlackMessage {
  return { text: asTyped(text), blocks: [{ type: 'section', text: { type: 'plain_text', text } }] };
}

function pack(pieces: Piece[]): Piece[] {
  const messages: (Piece & { json: number })[] = [];
  for (const piece of pieces) {
    const json = JSON.stringify(piece.blocks).length;
    const last = messages.at(-1);
    const hasTable = (blocks: Block[]) => blocks.some((block) => block.type === 'table');
    if (
      last &&
      last.blocks.length + piece.blocks.length <= slackLimits.blocks &&
      last.json + json <= slackLimits.blocksJson &&
      last.text.length + 1 + piece.text.length <= slackLimits.text &&
      !(hasTable(last.blocks) && hasTable(piece.blocks))
    ) {
      last.blocks.push(...piece.blocks);
      last.json += json;
      last.text = [last.text, piece.text].filter(Boolean).join('\n');
      last.pressed = [...(last.pressed ?? []), ...(piece.pressed ?? [])];
    } else {
      messages.push({ ...piece, blocks: [...piece.blocks], json });
    }
  }
  return messages;
}

function drawPart(part: Part): Piece[] {
  switch (part.kind) {
    case 'heading':
      return heading(part.text);
    case 'text':
      return sections(linesOf(part.text));
    case 'note':
      return notes(part.text);
    case 'list':
      return list(part.items);
    case 'quote':
      return linesOf(part.text).map(({ runs, text }) =>
        piece({ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: runs }] }, text),
      );
    case 'facts':
      return together(
        part.facts.flatMap(({ label, value }) => linesOf([{ strong: `${label}:` }, ' ', ...runsOf(value)])),
        (lines) => [
          {
            type: 'rich_text_section',
            elements: lines.flatMap(({ runs }, n) => (n ? [lineBreak, ...runs] : runs)),
          },
        ],
      );
    case 'table':
      return table(part);
    case 'buttons':
      return pressed(part, buttonRows(part.buttons));
    case 'choice':
      return pressed(part, menusOf(part));
  }
}

function piece(block: Block, text: string): Piece {
  return { blocks: [block], text: asTyped(text) };
}

/** What is pressed is not told in words, unless there are no others. */
function pressed(part: Part, blocks: Block[]): Piece[] {
  const words = pressableWords(part);
  return blocks.map((block) => ({ blocks: [block], text: '', pressed: words ? [words] : [] }));
}

function runsOf(rich: Rich): Exclude<Rich, string> {
  return typeof rich === 'string' ? [rich] : rich;
}

/** Rich text as runs, cut into lines no longer than a block may be. */
function linesOf(rich: Rich): Line[] {
  const lines: Line[] = [];
  let line: Line = { runs: [], text: '' };
  let size = 0;
  const close = () => {
    if (line.text.trim() !== '') lines.push(line);
    line = { runs: [], text: '' };
    size = 0;
  };
  for (const run of runsOf(rich)) {
    const style = typeof run === 'string' ? undefined : 'strong' in run ? { bold: true } : { code: true };
    const text = typeof run === 'string' ? run : 'strong' in run ? run.strong : run.code;
    for (const part of splitText(text, chunk, weight)) {
      if (size + weight(part) > chunk || line.runs.length >= 20) close();
      line.runs.push({ type: 'text', text: part, ...(style ? { style } : {}) });
      line.text += part;
      size += weight(part);
    }
  }
  close();
  return lines;
}

function sections(lines: Line[]): Piece[] {
  return lines.map(({ runs, text }) =>
    piece({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: runs }] }, text),
  );
}

function heading(text: string): Piece[] {
  if (text.trim() === '') return [];
  if (text.length <= slackLimits.header)
    return [piece({ type: 'header', text: { type: 'plain_text', text } }, text)];
  return sections(linesOf([{ strong: text }]));
}

function notes(rich: Rich): Piece[] {
  return linesOf(rich).map(({ runs, text }) => {
    // Slack would mistake what looks like its marks for the ends of ours, so such a note goes without emphasis.
    const plainly = runs.every((run) => !run.style) || /[*_~`]/.test(text);
    const element: types.TextObject = plainly
      ? { type: 'plain_text', text }
      : { type: 'mrkdwn', verbatim: true, text: runs.map(mrkdwn).join('') };
    return piece({ type: 'context', elements: [element] }, text);
  });
}

/** Emphasis goes around what is in a run, not around the spaces at its ends, and ends at a line: else Slack sees none. */
function mrkdwn(run: Run): string {
  const mark = run.style?.bold ? '*' : run.style?.code ? '`' : '';
  const text = asTyped(run.text);
  if (!mark || text.trim() === '' || text.includes('\n')) return text;
  const core = text.trim();
  const from = text.indexOf(core);
  return `${text.slice(0, from)}${mark}${core}${mark}${text.slice(from + core.length)}`;
}

function list(items: Rich[]): Piece[] {
  const pieces: Piece[] = [];
  let short: Line[] = [];
  const close = () => {
    pieces.push(
      ...together(short, (lines) => [
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: lines.map(({ runs }) => ({ type: 'rich_text_section', elements: runs })),
        },
      ]),
    );
    short = [];
  };
  for (const item of items) {
    const [first, ...rest] = linesOf(item);
    if (first) short.push({ ...first, text: `• ${first.text}` });
    // What does not fit in its bullet goes on in paragraphs below it.
    if (rest.length > 0) {
      close();
      pieces.push(...sections(rest));
    }
  }
  close();
  return pieces;
}

const lineBreak: Run = { type: 'text', text: '\n' };

/** As many lines in each block as may be, one above the other. */
function together(lines: Line[], elements: (lines: Line[]) => types.RichTextBlockElement[]): Piece[] {
  const pieces: Piece[] = [];
  let block: Line[] = [];
  let size = 0;
  const close = () => {
    if (block.length > 0)
      pieces.push(
        piece({ type: 'rich_text', elements: elements(block) }, block.map(({ text }) => text).join('\n')),
      );
    block = [];
    size = 0;
  };
  for (const line of lines) {
    if (size + weight(line.text) > chunk || block.length >= 20) close();
    block.push(line);
    size += weight(line.text);
  }
  close();
  return pieces;
}

/** Each table has its caption above it, and says which piece it is where there are several. */
function table(part: Extract<Part, { kind: 'table' }>): Piece[] {
  const tables = tablesOf(part);
  if (tables.length === 0) return sections(linesOf([{ strong: part.caption }]));
  return tables.map(({ block, text }, index) => {
    const name = tables.length > 1 ? pieceCaption(part, index + 1, tables.length) : part.caption;
    const caption = sections(linesOf([{ strong: name }]));
    return {
      blocks: [...caption.flatMap((one) => one.blocks), block],
      text: [...caption.map((one) => one.text), text].join('\n'),
    };
  });
}
