import { countedOverTime, type EarlierHalfYear } from '../../domain/earlier.ts';
import { statuses } from '../../domain/status-update.ts';
import type { Summary } from '../../domain/summary.ts';
import { countsOf } from '../../messages/summary-table.ts';
import type { Texts } from '../../texts/texts.ts';
import { chartRows, numberedShape } from './columns.ts';
import { type Drawing, type Item, lineHeight, type Piece, sizes, stacked, textLines } from './drawing.ts';
import type { Font } from './font.ts';
import { gridTables } from './grid.ts';
import {
  type Drawer,
  flowPiece,
  headingPiece,
  headPiece,
  inner,
  legendPiece,
  markOf,
  markWord,
  namer,
  notePiece,
} from './parts.ts';
import { wrapped } from './wrap.ts';

/** What a picture is laid out on: a telephone's screen, or sheets of so high at most. */
export type Sheet = { width: number; mostHeight: number };
export const screen: Sheet = { width: 390, mostHeight: Infinity };
/** A4 in the brief, less its margins and a heading: 560 of these are 17 cm. */
export const page: Sheet = { width: 560, mostHeight: 700 };

type Flowing = { piece: Piece; gap: number; again?: Piece };

/** For the coordinator: every party in every area, and how it has gone. On as many sheets as it takes. */
export function wholePicture(
  summary: Summary,
  earlier: readonly EarlierHalfYear[],
  font: Font,
  t: Texts,
  sheet: Sheet,
): Drawing[] {
  const names = namer(font, t);
  const drawer: Drawer = { font, t, width: sheet.width, margin: 12, name: names.name };
  const used = summary.areas.flatMap((area) =>
    area.cells.map((cell, i) => markOf(cell, summary.parties[i]?.answered ?? false)),
  );
  const grid = gridTables(summary, drawer);
  const charts = summary.areas.flatMap((area) => {
    const columns = countedOverTime(area, summary, earlier);
    return columns.length > 1 ? [{ name: drawer.name(area.name), columns }] : [];
  });
  // What was answered in earlier half-years only has a shape too.
  const usedBefore = charts.flatMap(({ columns }) =>
    columns.flatMap(({ counts }) => [...counts.keys()].map((mark) => ({ mark }))),
  );
  const [first, ...others] = chartRows(charts, drawer);
  const flow: Flowing[] = [
    { piece: headPiece(t.picture.title(t.halfYear(summary.halfYear)), summary, drawer), gap: 0 },
    { piece: legendPiece([...used, ...usedBefore], drawer), gap: 8 },
    { piece: grid.key, gap: 6 },
    ...grid.tables.flatMap(({ head, rows: [row, ...more] }) =>
      row
        ? [
            { piece: stacked([head, row], 0), gap: 12 },
            ...more.map((piece) => ({ piece, gap: 0, again: head })),
          ]
        : [],
    ),
    ...(first ? [{ piece: stacked([headingPiece(t.picture.overTime, drawer), first], 4), gap: 16 }] : []),
    ...others.map((piece) => ({ piece, gap: 12 })),
    ...footPieces(names.lacked(), drawer),
  ];
  return sheets(flow, sheet);
}

/** For the group: how many say what in each area, and nobody's name. */
export function groupPicture(summary: Summary, font: Font, t: Texts, sheet: Sheet): Drawing[] {
  const names = namer(font, t);
  const drawer: Drawer = { font, t, width: sheet.width, margin: 12, name: names.name };
  const areas = summary.areas.map((area) => ({ piece: countedArea(area, summary, drawer), gap: 14 }));
  return sheets(
    [
      { piece: headPiece(t.picture.title(t.halfYear(summary.halfYear)), summary, drawer), gap: 0 },
      ...areas,
      ...footPieces(names.lacked(), drawer),
    ],
    sheet,
  );
}

const footPieces = (lacked: boolean, drawer: Drawer): Flowing[] => [
  { piece: notePiece(drawer.t.summary.ownAssessment, drawer), gap: 14 },
  ...(lacked ? [{ piece: notePiece(drawer.t.picture.signNote, drawer), gap: 2 }] : []),
];

/** Parts of the bar have room for their shape and their number, also where one party is few of many. */
const narrowestPart = 42;
const barHeight = 22;

function countedArea(area: Summary['areas'][number], summary: Summary, drawer: Drawer): Piece {
  const { font, t, margin } = drawer;
  const counts = countsOf(area, summary);
  const parts = [...statuses, 'missing' as const].flatMap((mark) => {
    const n = counts.get(mark) ?? 0;
    return n > 0 ? [{ mark, n }] : [];
  });
  const size = sizes.heading;
  const names = wrapped(drawer.name(area.name), inner(drawer), size, font, 'bold');
  const all = parts.reduce((sum, { n }) => sum + n, 0);
  const free = inner(drawer) - parts.length * narrowestPart;
  let x = margin;
  const bar = parts.flatMap(({ mark, n }): Item[] => {
    const width = narrowestPart + (free * n) / all;
    const left = x;
    x += width;
    return [
      { kind: 'box', mark, x: left, y: 0, width: width - 2, height: barHeight },
      ...numberedShape(mark, n, { x: left + (width - 2) / 2, y: barHeight / 2 }, font),
    ];
  });
  const words = flowPiece(
    parts.map(({ mark, n }) => ({ mark: { mark }, text: `${n} ${markWord(mark, t)}` })),
    drawer,
  );
  return stacked(
    [
      {
        height: names.length * lineHeight(size),
        items: textLines(names, { x: margin, y: 0, size, weight: 'bold' }, font),
      },
      { height: barHeight, items: bar },
      words,
    ],
    3,
  );
}

/** Pieces below each other, on a new sheet where one has no room on it. */
function sheets(flow: Flowing[], { width, mostHeight }: Sheet): Drawing[] {
  const margin = 12;
  const drawn: Drawing[] = [];
  let items: Item[] = [];
  let y = margin;
  const close = () => {
    if (items.length > 0) drawn.push({ width, height: Math.ceil(y + margin), items });
    items = [];
    y = margin;
  };
  const put = (piece: Piece) => {
    for (const item of piece.items) items.push({ ...item, y: item.y + y });
    y += piece.height;
  };
  for (const { piece, gap, again } of flow) {
    if (piece.items.length === 0) continue;
    if (items.length > 0 && y + gap + piece.height + margin > mostHeight) {
      close();
      if (again) put(again);
    } else if (items.length > 0) y += gap;
    put(piece);
  }
  close();
  return drawn;
}
