import type { Status } from '../../domain/status-update.ts';
import type { Font, Weight } from './font.ts';

/** What a shape stands for: a status, no answer at all, or an area that the party says nothing of. */
export type Mark = Status | 'missing' | 'none';

/** Ink on the paper, quieter ink, or the paper's colour on a status's own. */
export type Tone = 'ink' | 'quiet' | 'paper';

/** One thing in a drawing. `y` of a text is its baseline; `x` its beginning, or its middle. */
export type Item =
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      size: number;
      weight: Weight;
      tone: Tone;
      /** As measured. */
      width: number;
      middle?: true;
    }
  /** Around a point, `r` to each side. `tone`: instead of the mark's own colour. */
  | { kind: 'shape'; mark: Mark; x: number; y: number; r: number; tone?: Tone }
  | { kind: 'box'; mark: Mark; x: number; y: number; width: number; height: number }
  | { kind: 'rule'; x: number; y: number; width: number };

/** A picture as plain data, in units of which a telephone is 390 wide. */
export type Drawing = { width: number; height: number; items: Item[] };

/** A part of a drawing, from its own top. */
export type Piece = { height: number; items: Item[] };

/** Sizes of text. Nothing is smaller: at a telephone's width these are its pixels. */
export const sizes = { title: 17, heading: 14, text: 12, small: 11 } as const;
export const lineHeight = (size: number) => Math.round(size * 1.3);
/** From a line's top to its baseline, so that letters stand in its middle. */
const baseline = (size: number) => Math.round(size * 0.98);
/** From the middle of a line of capitals to its baseline. */
export const belowMiddle = (size: number) => size * 0.34;

/** Lines below each other, from a top. */
export function textLines(
  lines: string[],
  at: { x: number; y: number; size: number; middle?: true; weight?: Weight; tone?: Tone },
  font: Font,
): Item[] {
  const { x, y, size, middle, weight = 'regular', tone = 'ink' } = at;
  return lines.map((text, i) => ({
    kind: 'text',
    x,
    y: y + i * lineHeight(size) + baseline(size),
    text,
    size,
    weight,
    tone,
    width: font.width(text, size, weight),
    ...(middle && { middle }),
  }));
}

const moved = (item: Item, by: number): Item => ({ ...item, y: item.y + by });

/** Pieces below each other. */
export function stacked(pieces: Piece[], gap: number): Piece {
  let height = 0;
  const items: Item[] = [];
  for (const piece of pieces.filter((one) => one.items.length > 0)) {
    if (height > 0) height += gap;
    for (const item of piece.items) items.push(moved(item, height));
    height += piece.height;
  }
  return { height, items };
}
