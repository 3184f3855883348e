import type { Summary, SummaryArea } from '../../domain/summary.ts';
import { type Item, lineHeight, type Piece, sizes, textLines } from './drawing.ts';
import { type Drawer, flowPiece, inner, markItems, markOf, markWord } from './parts.ts';
import { wordsFit, wrapped } from './wrap.ts';

/** A table as pieces: on each new sheet the head is drawn again. */
export type Table = { head: Piece; rows: Piece[] };

/** So many parties have room as columns, with their words. */
const sideBySide = 4;
/** With so many rows at most the words stand in each of them too. */
const wordsAtMost = 12;
/** A column for a shape alone, and one with room for a word under it. */
const narrowest = 24;
const withWords = 58;
const r = 6.5;

type Column = { head: string; cells: ReturnType<typeof markOf>[] };
type Rows = { names: string[]; columns: Column[] };

/**
 * Areas × parties. Few parties stand beside each other, area by area; more stand below each other, with the areas as
 * columns: as many tables as it takes for every column to have room. `key`: which number is which area, where the
 * areas' names have no room.
 */
export function gridTables(summary: Summary, drawer: Drawer): { key: Piece; tables: Table[] } {
  const parties = summary.parties.map(({ party }) => drawer.name(party.name));
  const areas = summary.areas.map(({ name }) => drawer.name(name));
  const cell = (area: SummaryArea, i: number) => markOf(area.cells[i], summary.parties[i]?.answered ?? false);
  if (parties.length <= sideBySide) {
    const columns = parties.map((head, i) => ({ head, cells: summary.areas.map((area) => cell(area, i)) }));
    const table = tableOf({ names: areas, columns }, nameWidth(areas, 0.36, drawer), true, drawer);
    return { key: { height: 0, items: [] }, tables: areas.length > 0 ? [table] : [] };
  }
  const names = nameWidth(parties, 0.4, drawer);
  const most = Math.floor((inner(drawer) - names) / narrowest);
  const bands = Math.ceil(areas.length / most);
  const perBand = Math.ceil(areas.length / bands);
  const width = (inner(drawer) - names) / Math.max(1, perBand);
  const named = areas.every((name) => wordsFit(name, width - 6, sizes.small, drawer.font));
  const columns = summary.areas.map((area, i) => ({
    head: named ? (areas[i] ?? '') : String(i + 1),
    cells: parties.map((_, j) => cell(area, j)),
  }));
  const words = parties.length <= wordsAtMost && width >= withWords;
  const tables: Table[] = [];
  for (let from = 0; from < columns.length; from += perBand)
    tables.push(
      tableOf({ names: parties, columns: columns.slice(from, from + perBand) }, names, words, drawer, width),
    );
  const entries = areas.map((name, i) => ({ text: `${i + 1} ${name}` }));
  return { key: flowPiece(named ? [] : entries, drawer), tables };
}

/** As wide as the longest of them needs, up to a part of the paper. */
function nameWidth(names: string[], part: number, drawer: Drawer): number {
  const widest = Math.max(0, ...names.map((name) => drawer.font.width(name, sizes.text)));
  return Math.ceil(Math.min(widest, inner(drawer) * part)) + 8;
}

function tableOf(
  { names, columns }: Rows,
  first: number,
  words: boolean,
  drawer: Drawer,
  width = (inner(drawer) - first) / Math.max(1, columns.length),
): Table {
  const { font, margin, t } = drawer;
  const left = (i: number) => margin + first + i * width;
  const middle = (i: number) => left(i) + width / 2;
  const heads = columns.map(({ head }) => wrapped(head, width - 6, sizes.small, font));
  const deepest = Math.max(1, ...heads.map((lines) => lines.length));
  const line = lineHeight(sizes.small);
  const head: Piece = {
    height: deepest * line + 5,
    items: heads.flatMap((lines, i) =>
      textLines(
        lines,
        { x: middle(i), y: (deepest - lines.length) * line, size: sizes.small, middle: true, tone: 'quiet' },
        font,
      ),
    ),
  };
  const rows = names.map((name, row): Piece => {
    const lines = wrapped(name, first - 8, sizes.text, font);
    const said = columns.map(({ cells }) => cells[row] ?? { mark: 'none' as const });
    const under = words ? said.map((one) => wrapped(wordOf(one, drawer), width - 6, sizes.small, font)) : [];
    const deep = Math.max(0, ...under.map((each) => each.length)) * line;
    const high = Math.max(lines.length * lineHeight(sizes.text), 2 * r + 3 + deep) + 6;
    const nameTop = words ? 2 : (high - 1 - lines.length * lineHeight(sizes.text)) / 2;
    const at = words ? 4 + r : (high - 1) / 2;
    const items: Item[] = [
      { kind: 'rule', x: margin, y: 0, width: drawer.width - 2 * margin },
      ...textLines(lines, { x: margin, y: nameTop, size: sizes.text }, font),
      ...said.flatMap((one, i) => markItems(one, middle(i), at, r)),
      ...under.flatMap((each, i) =>
        textLines(each, { x: middle(i), y: at + r + 2, size: sizes.small, middle: true }, font),
      ),
    ];
    return { height: high, items };
  });
  return { head, rows };

  function wordOf(one: ReturnType<typeof markOf>, { t: texts }: Drawer): string {
    if (one.noted) return `${markWord(one.noted, texts)} (${t.arranged.notConfirmed})`;
    return one.mark === 'none' ? '' : markWord(one.mark, texts);
  }
}
