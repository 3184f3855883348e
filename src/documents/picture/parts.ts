import { statuses } from '../../domain/status-update.ts';
import type { Cell, Summary } from '../../domain/summary.ts';
import type { Texts } from '../../texts/texts.ts';
import {
  belowMiddle,
  type Item,
  lineHeight,
  type Mark,
  type Piece,
  sizes,
  type Tone,
  textLines,
} from './drawing.ts';
import type { Font } from './font.ts';
import { drawable, wrapped } from './wrap.ts';

/** What every part of a picture is drawn with. `name`: what somebody wrote, as the font can show it. */
export type Drawer = {
  font: Font;
  t: Texts;
  /** The paper's width, and what is left free on each side of it. */
  width: number;
  margin: number;
  name(text: string): string;
};

export const inner = ({ width, margin }: Drawer) => width - 2 * margin;

/** All marks, in the order in which they are explained. */
export const marks: Mark[] = [...statuses, 'missing', 'none'];

/** How a party stands in an area, and what is noted of it where it has not said so itself. */
export function markOf(cell: Cell | undefined, answered: boolean): { mark: Mark; noted?: Mark } {
  if (!answered) return { mark: 'missing', ...(cell?.noted && { noted: cell.noted }) };
  return { mark: cell?.status ?? 'none' };
}

export function markWord(mark: Mark, t: Texts): string {
  if (mark === 'missing') return t.summary.noAnswer;
  if (mark === 'none') return t.picture.none;
  return t.statusWords[mark];
}

/** What stands on a mark's own colour; an outline has the paper inside. */
export const toneOn = (mark: Mark): Tone =>
  mark === 'not_started' || mark === 'missing' || mark === 'none' ? 'ink' : 'paper';

/** A mark around a point. What is noted and not confirmed stands small in the ring of a missing answer. */
export function markItems(
  { mark, noted }: { mark: Mark; noted?: Mark },
  x: number,
  y: number,
  r: number,
): Item[] {
  const drawn: Item[] = [{ kind: 'shape', mark, x, y, r }];
  return noted ? [...drawn, { kind: 'shape', mark: noted, x, y, r: r * 0.55 }] : drawn;
}

/** What the picture is of, how far it is final, and how many have answered. */
export function headPiece(title: string, summary: Summary, drawer: Drawer): Piece {
  const { font, t, margin } = drawer;
  const size = sizes.title;
  const titles = wrapped(drawer.name(title), inner(drawer), size, font, 'bold');
  const state = summary.lockedOn
    ? t.summary.lockedOn(t.dates.dayWithYear(summary.lockedOn))
    : t.summary.draftOf(t.dates.dayWithYear(summary.madeOn));
  const answered = summary.parties.filter((one) => one.answered).length;
  const under = wrapped(
    `${state} ${t.summary.answers(answered, summary.parties.length)}.`,
    inner(drawer),
    sizes.text,
    font,
  );
  const top = titles.length * lineHeight(size);
  return {
    height: top + 3 + under.length * lineHeight(sizes.text),
    items: [
      ...textLines(titles, { x: margin, y: 0, size, weight: 'bold' }, font),
      ...textLines(under, { x: margin, y: top + 3, size: sizes.text, tone: 'quiet' }, font),
    ],
  };
}

/** Shapes, each with its words, one after the other, on as many lines as it takes. */
export function flowPiece(
  entries: { mark?: { mark: Mark; noted?: Mark }; text: string }[],
  drawer: Drawer,
): Piece {
  const { font, margin } = drawer;
  const size = sizes.text;
  const [r, beside, between] = [5.5, 5, 14];
  const line = lineHeight(size) + 3;
  const items: Item[] = [];
  let x = 0;
  let y = 0;
  for (const { mark, text } of entries) {
    const begins = mark ? 2 * r + beside : 0;
    const lines = wrapped(text, inner(drawer) - begins, size, font);
    const width = begins + Math.max(...lines.map((one) => font.width(one, size)));
    if (x > 0 && x + width > inner(drawer)) {
      x = 0;
      y += line;
    }
    const middle = y + line / 2;
    if (mark) items.push(...markItems(mark, margin + x + r, middle, r));
    for (const [i, one] of lines.entries())
      items.push({
        kind: 'text',
        x: margin + x + begins,
        y: middle + belowMiddle(size) + i * line,
        text: one,
        size,
        weight: 'regular',
        tone: 'ink',
        width: font.width(one, size),
      });
    x += width + between;
    y += (lines.length - 1) * line;
  }
  return { height: items.length > 0 ? y + line : 0, items };
}

/** What the shapes mean that the picture has. */
export function legendPiece(used: { mark: Mark; noted?: Mark }[], drawer: Drawer): Piece {
  const { t } = drawer;
  const plain = marks.filter((mark) => used.some((one) => one.mark === mark || one.noted === mark));
  const noted = used.find((one) => one.noted)?.noted;
  return flowPiece(
    [
      ...plain.map((mark) => ({ mark: { mark }, text: markWord(mark, t) })),
      ...(noted ? [{ mark: { mark: 'missing' as const, noted }, text: t.picture.noted }] : []),
    ],
    drawer,
  );
}

export function notePiece(text: string, drawer: Drawer): Piece {
  const { font, margin } = drawer;
  const size = sizes.small;
  const lines = wrapped(text, inner(drawer), size, font);
  return {
    height: lines.length * lineHeight(size),
    items: textLines(lines, { x: margin, y: 0, size, tone: 'quiet' }, font),
  };
}

export function headingPiece(text: string, drawer: Drawer): Piece {
  const { font, margin } = drawer;
  const size = sizes.heading;
  const lines = wrapped(text, inner(drawer), size, font, 'bold');
  return {
    height: lines.length * lineHeight(size),
    items: textLines(lines, { x: margin, y: 0, size, weight: 'bold' }, font),
  };
}

/** Names what somebody wrote as the font can show it, and tells whether anything was put as a word. */
export function namer(font: Font, t: Texts): { name(text: string): string; lacked(): boolean } {
  let lacking = false;
  return {
    name(text) {
      const drawn = drawable(text, font, t.picture.sign);
      if (drawn.includes(t.picture.sign)) lacking = true;
      return drawn || t.picture.sign;
    },
    lacked: () => lacking,
  };
}
