import type { Locale } from '../../src/domain/working-group.ts';
import type { Button, Message, Part, Rich } from '../../src/messages/message.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { executeAction, pressActions } from './card-action.ts';
import type { Card, CardElement, TableRow } from './card-element.ts';
import { blockBytes, lineBlocks, sizeOf, textBlocks } from './card-text.ts';
import { messageText, pressableWords } from './message-words.ts';
import { cutText, splitText } from './slack-text.ts';
import { pieceCaption } from './table-piece.ts';
import { teamsLimits } from './teams-limits.ts';

/** One message as Teams takes it: the card, and the line that notifications show. */
export type TeamsMessage = { card: Card; summary: string };

/** What stays together, and how many bytes of JSON it takes. */
type Piece = { elements: CardElement[]; bytes: number };

/** One table at most, in bytes; what stands around it must have room too. */
const tableBytes = 16_000;
const emptyCell = '–';

/**
 * A message as Adaptive Cards 1.5, as several where it is too long for one; nothing is lost, except of labels that are
 * longer than a button takes, which are cut visibly. What people wrote stands in text runs, which are no markdown:
 * backslashes would do in some of Teams' clients only.
 */
export function toTeamsMessages(message: Message, locale: Locale): TeamsMessage[] {
  const buttons = { drawn: 0 };
  const pieces = message.parts.flatMap((part) => drawPart(part, buttons, textsFor(locale)));
  const packed = pack(pieces);
  const pressed = message.parts.map(pressableWords).filter(Boolean).join(', ');
  const summary = cutText(
    (message.title?.trim() || messageText(message) || pressed || emptyCell).replace(/\s+/g, ' ').trim(),
    teamsLimits.summary,
  );
  if (packed.length === 0) return [plainCard(message.title?.trim() || emptyCell, locale)];
  return packed.map((body) => ({ card: cardOf(body, locale, summary), summary }));
}

/** One sentence as a message. */
export function plainCard(text: string, locale: Locale): TeamsMessage {
  const summary = cutText(text.replace(/\s+/g, ' ').trim() || emptyCell, teamsLimits.summary);
  return { card: cardOf(textBlocks(text || emptyCell), locale, summary), summary };
}

/** A card around its elements. */
export function cardOf(body: CardElement[], locale: Locale, fallbackText: string): Card {
  const hasTable = body.some((element) => element.type === 'Table');
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: locale,
    // Markdown to the clients that show it.
    fallbackText: fallbackText.replace(/[\\*_~`[\](){}<>#|]+/g, ' ').trim() || emptyCell,
    ...(hasTable ? { msteams: { width: 'Full' as const } } : {}),
    body,
  };
}

function pack(pieces: Piece[]): CardElement[][] {
  const cards: { elements: CardElement[]; bytes: number }[] = [];
  for (const piece of pieces) {
    const last = cards.at(-1);
    if (last && last.bytes + piece.bytes <= teamsLimits.card) {
      last.elements.push(...piece.elements);
      last.bytes += piece.bytes;
    } else cards.push({ elements: [...piece.elements], bytes: 600 + piece.bytes });
  }
  return cards.map(({ elements }) => elements);
}

function drawPart(part: Part, buttons: { drawn: number }, texts: Texts): Piece[] {
  switch (part.kind) {
    case 'heading':
      return part.text.trim() === '' ? [] : pieces(headingBlocks(part.text));
    case 'text':
      return pieces(textBlocks(part.text));
    case 'note':
      return pieces(textBlocks(part.text, { isSubtle: true, size: 'Small' }));
    case 'list':
      return part.items.flatMap((item, index) =>
        pieces(textBlocks(item, {}, { before: '• ', close: index > 0 })),
      );
    case 'quote':
      return pieces(textBlocks(part.text)).map(({ elements, bytes }) => ({
        elements: [{ type: 'Container', style: 'emphasis', spacing: 'Small', items: elements }],
        bytes: bytes + 80,
      }));
    case 'facts':
      return part.facts.flatMap(({ label, value }, index) =>
        pieces(textBlocks([{ strong: `${label}: ` }, ...rich(value)], {}, { close: index > 0 })),
      );
    case 'table':
      return table(part, buttons, texts);
    case 'buttons':
      return buttonRows(part.buttons, buttons);
    case 'choice':
      return choice(part, buttons);
  }
}

function rich(value: Rich): Exclude<Rich, string> {
  return typeof value === 'string' ? [value] : value;
}

function piece(elements: CardElement[]): Piece {
  return { elements, bytes: sizeOf(elements) };
}

/** Each block by itself: between any two of them a card may end. */
function pieces(elements: CardElement[]): Piece[] {
  return elements.map((element) => piece([element]));
}

/** A heading that screen readers know as one, unless markdown could change what it says. */
export function headingBlocks(text: string): CardElement[] {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length > 500 || /[\\*_~`[\]<>#|{}]|^(\d+[.)]|[-+])\s/.test(line))
    return textBlocks(line, { weight: 'Bolder', size: 'Large' });
  return [{ type: 'TextBlock', text: line, wrap: true, style: 'heading', size: 'Large', weight: 'Bolder' }];
}

function table(part: Extract<Part, { kind: 'table' }>, counter: { drawn: number }, texts: Texts): Piece[] {
  const tables =
    part.columns.length === 0
      ? []
      : columnGroups(part).flatMap(({ columns, rows }) => rowGroups(columns, rows, counter, texts));
  const captionOf = (text: string) => (text.trim() ? pieces(textBlocks([{ strong: text }])) : []);
  if (tables.length === 0) return captionOf(part.caption);
  return tables.flatMap((drawn, index) => {
    const caption = captionOf(
      tables.length > 1 ? pieceCaption(part, index + 1, tables.length) : part.caption,
    );
    const captionBytes = caption.reduce((sum, each) => sum + each.bytes, 0);
    if (captionBytes > 2_000) return [...caption, drawn];
    // The caption stays with the table that it is about.
    const elements = [...caption.flatMap((each) => each.elements), ...drawn.elements];
    return [{ elements, bytes: drawn.bytes + captionBytes }];
  });
}

/** The first column is the row's heading, and stands in every group of columns. */
function columnGroups(part: Extract<Part, { kind: 'table' }>): { columns: string[]; rows: string[][] }[] {
  const width = part.columns.length;
  const most = teamsLimits.tableColumns;
  if (width <= most) return [{ columns: part.columns, rows: part.rows }];
  const groups: { columns: string[]; rows: string[][] }[] = [];
  for (let from = 1; from < width; from += most - 1) {
    const pick = (row: string[]) => [row[0] ?? '', ...row.slice(from, from + most - 1)];
    groups.push({ columns: pick(part.columns), rows: part.rows.map(pick) });
  }
  return groups;
}

function rowGroups(columns: string[], rows: string[][], counter: { drawn: number }, texts: Texts): Piece[] {
  // Each cell gets a share, so that the headings and one row always fit; what is longer goes on in a row below.
  const share = Math.floor(5_000 / columns.length);
  const fitted = (row: string[]) => {
    const cells = columns.map((_, index) => splitText(row[index] ?? '', share, blockBytes));
    const height = Math.max(1, ...cells.map((parts) => parts.length));
    return Array.from({ length: height }, (_, line) => cells.map((parts) => parts[line] ?? ''));
  };
  const [head = [], ...moreHead] = fitted(columns);
  const headRow = tableRow(head, true);
  const groups: Piece[] = [];
  let body: TableRow[] = [];
  let words: CardElement[] = [];
  let bytes = sizeOf(headRow);
  const close = () => {
    const drawn: CardElement = {
      type: 'Table',
      // Where the width is small, the names of the rows are what must not be broken.
      columns: columns.map((_, index) => ({ width: index === 0 ? 3 : 2 })),
      firstRowAsHeaders: true,
      showGridLines: true,
      rows: [headRow, ...body],
    };
    groups.push(piece([drawn, ...asText(words, `text-${counter.drawn++}`, texts)]));
    body = [];
    words = [];
    bytes = sizeOf(headRow);
  };
  for (const cells of [...moreHead, ...rows.flatMap(fitted)]) {
    const row = tableRow(cells, false);
    const said = rowWords(columns, cells);
    const size = sizeOf(row) + sizeOf(said);
    if (body.length > 0 && bytes + size > tableBytes) close();
    body.push(row);
    words.push(...said);
    bytes += size;
  }
  if (body.length > 0 || groups.length === 0) close();
  return groups;
}

/** A row in words, each cell after what its column is called. */
function rowWords(columns: string[], cells: string[]): CardElement[] {
  const [first = '', ...others] = cells;
  const said = others.flatMap((cell, n) => (cell.trim() ? [`${columns[n + 1] ?? ''}: ${cell}`] : []));
  const head = first.trim() ? [{ strong: said.length > 0 ? `${first}. ` : first }] : [];
  return textBlocks([...head, said.join('; ')], {}, { close: true });
}

/** A table's words, uncovered by a button: some phones draw a table as nothing, or too narrow to be read. */
function asText(words: CardElement[], id: string, { teams }: Texts): CardElement[] {
  if (words.length === 0) return [];
  return [
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.ToggleVisibility', title: teams.tableAsText, targetElements: [id] }],
    },
    { type: 'Container', id, isVisible: false, items: words },
  ];
}

function tableRow(cells: string[], heading: boolean): TableRow {
  return {
    type: 'TableRow',
    cells: cells.map((text, index) => ({
      type: 'TableCell',
      items: lineBlocks(
        [{ text: text.trim() === '' ? emptyCell : text }],
        heading || index === 0 ? { weight: 'Bolder' } : {},
      ),
    })),
  };
}

/** A menu with a button beside it: Teams cannot send a choice when it is made. The first option is chosen to begin with. */
function choice(part: Extract<Part, { kind: 'choice' }>, counter: { drawn: number }): Piece[] {
  const menus: { title: string; value: string }[][] = [];
  let bytes = 0;
  for (const { label, action } of part.options) {
    const option = { title: label.trim() || emptyCell, value: JSON.stringify(action) };
    const last = menus.at(-1);
    if (last && bytes + sizeOf(option) <= tableBytes) {
      last.push(option);
      bytes += sizeOf(option);
    } else {
      menus.push([option]);
      bytes = sizeOf(option);
    }
  }
  return menus.map((choices) => {
    const id = `choice-${counter.drawn++}`;
    const input: CardElement = {
      type: 'Input.ChoiceSet',
      id,
      label: part.label,
      style: 'compact',
      choices,
      value: choices[0]?.value,
    };
    const button = executeAction(part.press, { choice: id });
    return piece([input, { type: 'ActionSet', actions: [button] }]);
  });
}

function buttonRows(given: Button[], counter: { drawn: number }): Piece[] {
  const rows: Piece[] = [];
  let row: ReturnType<typeof pressActions>[] = [];
  let bytes = 0;
  const close = () => {
    if (row.length === 0) return;
    const asks = row.flatMap((each) => (each.asks ? [each.asks] : []));
    rows.push(piece([{ type: 'ActionSet', actions: row.map(({ action }) => action) }, ...asks]));
    row = [];
    bytes = 0;
  };
  for (const button of given) {
    const drawn = pressActions(button, counter.drawn++);
    const size = sizeOf(drawn);
    if (row.length >= teamsLimits.actions || bytes + size > tableBytes) close();
    row.push(drawn);
    bytes += size;
  }
  close();
  return rows;
}
