import { quietInWords, readDayCounts, readQuietWords } from '../../src/domain/rhythm-words.ts';

it.each([
  ['vecka 27-32', 'W27-W32'],
  ['v 27–32', 'W27-W32'],
  ['V.27 till v.32', 'W27-W32'],
  ['W27-W32', 'W27-W32'],
  ['vecka 8', 'W8-W8'],
  ['weeks 27 to 32', 'W27-W32'],
  ['23/12-6/1', '12-23..01-06'],
  ['23/12 – 6/1', '12-23..01-06'],
  ['12-23..01-06', '12-23..01-06'],
  ['vecka 54', undefined],
  ['31/6-1/7', undefined],
  ['sommaren', undefined],
  ['', undefined],
])('a quiet period is read as people write it: %s', (typed, period) => {
  expect(readQuietWords(typed)).toBe(period);
  if (period) expect(readQuietWords(quietInWords(period))).toBe(period);
});

it.each([
  ['24, 10, 3 och 1', [24, 10, 3, 1]],
  ['1 3  10;24', [24, 10, 3, 1]],
  ['3 and 3', [3]],
  ['', []],
  ['tre', undefined],
  ['-3', undefined],
])('days before and after are read as people write them: %s', (typed, counts) => {
  expect(readDayCounts(typed)).toEqual(counts);
});
