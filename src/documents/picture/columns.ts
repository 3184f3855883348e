import type { CountedHalfYear } from '../../domain/earlier.ts';
import { halfOf, yearOf } from '../../domain/half-year.ts';
import { type Status, statuses } from '../../domain/status-update.ts';
import { belowMiddle, type Item, lineHeight, type Piece, sizes, textLines } from './drawing.ts';
import { type Drawer, inner, toneOn } from './parts.ts';
import { wrapped } from './wrap.ts';

/** A chart is at least so wide, and a column at most. */
const narrowest = 170;
const widest = 44;
/** The column of most answers, and the lowest part of one: room for its shape and its number. */
const highest = 104;
const lowest = 16;

/** One area's last half-years, each as a column of what was answered; every part of it has its shape and its number. */
export type Chart = { name: string; columns: CountedHalfYear[] };

/** The charts beside each other, a row a piece. */
export function chartRows(charts: Chart[], drawer: Drawer): Piece[] {
  const gap = 14;
  const beside = Math.max(1, Math.floor((inner(drawer) + gap) / (narrowest + gap)));
  const width = (inner(drawer) - gap * (beside - 1)) / beside;
  const most = Math.max(1, ...charts.flatMap(({ columns }) => columns.map(({ counts }) => sum(counts))));
  const rows: Piece[] = [];
  for (let from = 0; from < charts.length; from += beside) {
    const row = charts.slice(from, from + beside);
    const names = row.map(({ name }) => wrapped(name, width, sizes.text, drawer.font, 'bold'));
    const top = Math.max(...names.map((lines) => lines.length)) * lineHeight(sizes.text) + 6;
    const heights = row.flatMap(({ columns }) => columns.map((one) => heightOf(one, most)));
    const foot = top + Math.max(...heights);
    rows.push({
      height: foot + 3 + 2 * lineHeight(sizes.small),
      items: row.flatMap(({ columns }, i) => {
        const x = drawer.margin + i * (width + gap);
        return [
          ...textLines(names[i] ?? [], { x, y: 0, size: sizes.text, weight: 'bold' }, drawer.font),
          ...columnItems(columns, { x, foot, width: Math.min(widest, width / columns.length), most }, drawer),
        ];
      }),
    });
  }
  return rows;
}

const sum = (counts: ReadonlyMap<Status, number>) => [...counts.values()].reduce((all, n) => all + n, 0);

/** A column is as high as there are answers, but has room for each of its parts. */
const heightOf = ({ counts }: CountedHalfYear, most: number) =>
  Math.max(counts.size * lowest, (highest * sum(counts)) / most);

function columnItems(
  columns: CountedHalfYear[],
  at: { x: number; foot: number; width: number; most: number },
  { font, t }: Drawer,
): Item[] {
  return columns.flatMap(({ halfYear, counts }, i) => {
    const left = at.x + i * at.width;
    const middle = left + (at.width - 4) / 2;
    const items: Item[] = [];
    const free = heightOf({ halfYear, counts }, at.most) - counts.size * lowest;
    let y = at.foot;
    for (const mark of statuses) {
      const n = counts.get(mark) ?? 0;
      if (n === 0) continue;
      const height = lowest + (free * n) / sum(counts);
      y -= height;
      items.push(
        { kind: 'box', mark, x: left, y, width: at.width - 4, height: height - 1 },
        ...numberedShape(mark, n, { x: middle, y: y + (height - 1) / 2 }, font),
      );
    }
    const lines = [String(yearOf(halfYear)), t.picture.half[halfOf(halfYear)]];
    return [
      ...items,
      ...textLines(
        lines,
        { x: middle, y: at.foot + 3, size: sizes.small, middle: true, tone: 'quiet' },
        font,
      ),
    ];
  });
}

/** A small shape and a number beside it, around a point, on the shape's own colour. */
export function numberedShape(
  mark: Status | 'missing',
  n: number,
  at: { x: number; y: number },
  font: Drawer['font'],
): Item[] {
  const size = sizes.small;
  const text = String(n);
  const [r, beside] = [4, 4];
  const number = font.width(text, size, 'bold');
  const left = at.x - (2 * r + beside + number) / 2;
  const tone = toneOn(mark);
  return [
    { kind: 'shape', mark, x: left + r, y: at.y, r, ...(tone === 'paper' && { tone }) },
    {
      kind: 'text',
      x: left + 2 * r + beside,
      y: at.y + belowMiddle(size),
      text,
      size,
      weight: 'bold',
      tone,
      width: number,
    },
  ];
}
