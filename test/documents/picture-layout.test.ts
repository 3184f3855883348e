import fc from 'fast-check';
import type { Drawing, Item } from '../../src/documents/picture/drawing.ts';
import { type Font, loadFont } from '../../src/documents/picture/font.ts';
import { groupPicture, page, type Sheet, screen, wholePicture } from '../../src/documents/picture/layout.ts';
import { drawable, wrapped } from '../../src/documents/picture/wrap.ts';
import type { CheckInRecord } from '../../src/domain/record.ts';
import type { Status } from '../../src/domain/status-update.ts';
import { type Summary, summarise } from '../../src/domain/summary.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { earlierOf, recordOfParties } from '../support/picture-record.ts';

/* A picture is plain data before it is drawn: nothing in it lies over anything else, is cut, or is left out. */

let font: Font;
beforeAll(async () => {
  ({ font } = await loadFont());
});

const t = textsFor('sv');
const today = '2019-12-16';
const summaryOf = (record: CheckInRecord) => summarise(record, today);

type Box = { of: Item; left: number; right: number; top: number; bottom: number };

/** What a text or a shape covers: a text from its tallest letters to below its line. */
function boxOf(of: Item): Box {
  switch (of.kind) {
    case 'text': {
      const left = of.middle ? of.x - of.width / 2 : of.x;
      return { of, left, right: left + of.width, top: of.y - of.size * 0.75, bottom: of.y + of.size * 0.22 };
    }
    case 'shape':
      return { of, left: of.x - of.r, right: of.x + of.r, top: of.y - of.r, bottom: of.y + of.r };
    case 'box':
      return { of, left: of.x, right: of.x + of.width, top: of.y, bottom: of.y + of.height };
    case 'rule':
      return { of, left: of.x, right: of.x + of.width, top: of.y, bottom: of.y };
  }
}

const apart = (a: Box, b: Box) =>
  a.right <= b.left + 0.1 || b.right <= a.left + 0.1 || a.bottom <= b.top + 0.1 || b.bottom <= a.top + 0.1;
const within = (a: Box, b: Box) =>
  a.left >= b.left - 0.1 && a.right <= b.right + 0.1 && a.top >= b.top - 0.1 && a.bottom <= b.bottom + 0.1;

/** What is wrong in a drawing, in words; nothing where all is well. */
function faultsOf({ width, height, items }: Drawing): string[] {
  const boxes = items.map(boxOf);
  const paper: Box = { of: boxes[0]?.of as Item, left: 0, right: width, top: 0, bottom: height };
  const say = ({ of }: Box) => (of.kind === 'text' ? `«${of.text}»` : of.kind);
  const solid = boxes.filter(({ of }) => of.kind === 'text' || of.kind === 'shape');
  const bars = boxes.filter(({ of }) => of.kind === 'box');
  // What is noted stands in the ring of what is missing: the same point.
  const ring = (a: Box, b: Box) =>
    a.of.kind === 'shape' && b.of.kind === 'shape' && a.of.x === b.of.x && a.of.y === b.of.y;
  return [
    ...boxes.filter((box) => !within(box, paper)).map((box) => `${say(box)} is outside`),
    ...solid.flatMap((a, i) =>
      solid.slice(i + 1).flatMap((b) => (apart(a, b) || ring(a, b) ? [] : [`${say(a)} lies over ${say(b)}`])),
    ),
    ...bars.flatMap((bar, i) => [
      ...bars.slice(i + 1).flatMap((b) => (apart(bar, b) ? [] : ['two bars lie over each other'])),
      // What stands on a bar stands wholly on it.
      ...solid.flatMap((a) => (apart(a, bar) || within(a, bar) ? [] : [`${say(a)} hangs over a bar`])),
    ]),
    ...items.flatMap((item) => (item.kind === 'text' && item.size < 11 ? [`«${item.text}» is small`] : [])),
  ];
}

const textsOf = (drawings: Drawing[]) =>
  drawings.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])));
/** All the words, whichever lines they have come to stand on. */
const wordsOf = (drawings: Drawing[]) => textsOf(drawings).join(' ').replace(/\s+/g, ' ');

const sizes = [2, 4, 5, 8, 33].flatMap((parties) => [1, 4, 20].map((areas) => [parties, areas] as const));
const sheets: [string, Sheet][] = [
  ['on a telephone', screen],
  ['on paper', page],
];

describe.each(sheets)('%s', (_, sheet) => {
  it.each(sizes)('%i parties in %i areas lie apart and inside, and nobody is left out', (parties, areas) => {
    const record = recordOfParties(parties, areas);
    const summary = summaryOf(record);
    const drawings = wholePicture(summary, earlierOf(record), font, t, sheet);
    expect(drawings.flatMap(faultsOf)).toEqual([]);
    const words = wordsOf(drawings);
    for (const { party } of summary.parties) expect(words).toContain(party.name);
    const shapes = drawings.flatMap(({ items }) =>
      items.filter((item) => item.kind === 'shape' && item.r === 6.5),
    );
    expect(shapes).toHaveLength(parties * areas);
    for (const one of drawings) expect(one.height).toBeLessThanOrEqual(sheet.mostHeight);
  });

  it.each(sizes)('the group’s, of %i parties in %i areas, lies apart and inside', (parties, areas) => {
    const summary = summaryOf(recordOfParties(parties, areas));
    expect(groupPicture(summary, font, t, sheet).flatMap(faultsOf)).toEqual([]);
  });
});

it('the group’s picture names no party, and counts them', () => {
  const summary = summaryOf(recordOfParties(33));
  const texts = textsOf(groupPicture(summary, font, t, screen));
  for (const { party } of summary.parties)
    expect(texts.filter((text) => text.includes(party.name))).toEqual([]);
  expect(texts).toContain('6 Står stilla');
  expect(texts).toContain('3 Svar saknas');
});

it('a picture of few parties has each answer in words, and one of many explains its shapes', () => {
  const few = textsOf(wholePicture(summaryOf(recordOfParties(2)), [], font, t, screen));
  expect(few.filter((text) => text === 'Behöver ändras')).toHaveLength(3);
  const many = textsOf(wholePicture(summaryOf(recordOfParties(33)), [], font, t, screen));
  for (const word of ['Går bra', 'Behöver ändras', 'Står stilla', 'Svar saknas'])
    expect(many.filter((text) => text === word)).toHaveLength(1);
});

it('the half-years before stand beside this one, and only where there are any', () => {
  const record = recordOfParties(8);
  const has = (earlier: ReturnType<typeof earlierOf>) =>
    textsOf(wholePicture(summaryOf(record), earlier, font, t, screen)).filter((text) =>
      ['2018', '2019'].includes(text),
    );
  expect(has([])).toEqual([]);
  expect(has(earlierOf(record))).toHaveLength(4 * 4);
});

const named = (summary: Summary, party: string, area: string): Summary => ({
  ...summary,
  parties: summary.parties.map((row, i) =>
    i === 1 ? { ...row, party: { ...row.party, name: party } } : row,
  ),
  areas: summary.areas.map((one, i) => (i === 1 ? { ...one, name: area } : one)),
});

it('what was answered in earlier half-years only is explained too', () => {
  const record = recordOfParties(2);
  const summary = summaryOf(record);
  const areas = summary.areas.map((area) => ({
    ...area,
    cells: area.cells.map((cell) => ({ ...cell, status: 'going_well' as const })),
  }));
  const words = (status: Status) => {
    const said = record.parties.flatMap(({ key: party }) =>
      record.areas.map(({ key: area }) => ({ party, area, status })),
    );
    const drawings = wholePicture({ ...summary, areas }, [{ halfYear: '2019-H1', said }], font, t, screen);
    return drawings.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])),
    );
  };
  expect(words('going_well')).not.toContain('Inte aktuellt');
  expect(words('not_applicable')).toContain('Inte aktuellt');
});

describe('names', () => {
  const letters = fc.constantFrom(
    ...'abcdefghijklmnopqrstuvwxyzåäöÅÄÖéüßŁĐ  -–&<>"\'😀👩‍👧ж字ا\n\t\u0007\u202e\u0301'.split(''),
  );
  const name = fc.array(letters, { minLength: 0, maxLength: 60 }).map((each) => each.join(''));

  it('of any kind lie apart and inside, whatever is in them', () => {
    fc.assert(
      fc.property(name, name, fc.constantFrom(2, 5, 33), fc.constantFrom(2, 7), (party, area, n, m) => {
        const record = recordOfParties(n, m);
        const summary = named(summaryOf(record), party, area);
        const drawings = [
          ...wholePicture(summary, earlierOf(record), font, t, screen),
          ...wholePicture(summary, earlierOf(record), font, t, page),
          ...groupPicture(summary, font, t, screen),
        ];
        return drawings.flatMap(faultsOf).length === 0;
      }),
      { numRuns: 40 },
    );
  });

  it('are drawn with letters that the font has, and nothing of them is lost in lines', () => {
    fc.assert(
      fc.property(name, fc.integer({ min: 40, max: 300 }), (text, most) => {
        const drawn = drawable(text, font, '(tecken)');
        const lines = wrapped(drawn, most, 12, font);
        return (
          [...drawn].every((character) => font.has(character)) &&
          lines.every((line) => font.width(line, 12) <= most) &&
          lines.join('').replaceAll('-', '').replaceAll(' ', '') ===
            drawn.replaceAll('-', '').replaceAll(' ', '')
        );
      }),
    );
  });

  it.each([
    ['Bibliotek 😀 i Malmö', 'Bibliotek (tecken) i Malmö'],
    ['😀😀', '(tecken)'],
    ['مكتبة مالمو', '(tecken)'],
    ['Th\u1ebf', 'The'],
    ['e\u0301n', 'én'],
    ['\u202eBjuv\u0007', 'Bjuv'],
    ['Åhus  &\n<Co>', 'Åhus & <Co>'],
  ])('%j is drawn as %j', (written, drawn) => {
    expect(drawable(written, font, '(tecken)')).toBe(drawn);
  });

  it('that the picture cannot show stand as a word, which the picture explains', () => {
    const summary = summaryOf(recordOfParties(8));
    const foot = textsOf(wholePicture(named(summary, '🏛️', 'Bemötande'), [], font, t, screen)).join(' ');
    expect(foot).toContain('(tecken) står för något som bilden inte kan visa.');
    const plain = textsOf(wholePicture(summary, [], font, t, screen)).join(' ');
    expect(plain).not.toContain('(tecken)');
  });
});
