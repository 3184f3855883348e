import fc from 'fast-check';
import { addDays } from '../../src/domain/day.ts';
import type { HalfYear } from '../../src/domain/half-year.ts';
import {
  firstDay,
  halfOf,
  halfYearOf,
  lastDay,
  nextHalfYear,
  previousHalfYear,
  readHalfYear,
  yearOf,
} from '../../src/domain/half-year.ts';

const halfYears: HalfYear[] = Array.from({ length: 43 }, (_, n) => 2018 + n).flatMap((year): HalfYear[] => [
  `${year}-H1`,
  `${year}-H2`,
]);

describe('half-years', () => {
  it.each(halfYears)('%s follows its neighbours without a gap and keeps its key', (key) => {
    expect(halfYearOf(firstDay(key))).toBe(key);
    expect(halfYearOf(lastDay(key))).toBe(key);
    expect(addDays(lastDay(key), 1)).toBe(firstDay(nextHalfYear(key)));
    expect(addDays(firstDay(key), -1)).toBe(lastDay(previousHalfYear(key)));
    expect(`${yearOf(key)}-H${halfOf(key)}`).toBe(key);
    expect(readHalfYear(key)).toBe(key);
    expect(key < nextHalfYear(key)).toBe(true);
  });

  it('have every day in exactly one of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 43 * 365 }), (n) => {
        const day = addDays('2018-01-01', n);
        const holding = halfYears.filter((key) => firstDay(key) <= day && day <= lastDay(key));
        expect(holding).toEqual([halfYearOf(day)]);
      }),
    );
  });

  it('turn at midsummer and at new year', () => {
    expect(halfYearOf('2019-06-30')).toBe('2019-H1');
    expect(halfYearOf('2019-07-01')).toBe('2019-H2');
    expect(nextHalfYear('2019-H2')).toBe('2020-H1');
    expect(previousHalfYear('2020-H1')).toBe('2019-H2');
    expect([firstDay('2020-H1'), lastDay('2020-H1')]).toEqual(['2020-01-01', '2020-06-30']);
    expect([firstDay('2020-H2'), lastDay('2020-H2')]).toEqual(['2020-07-01', '2020-12-31']);
  });
});

describe('a half-year that somebody writes', () => {
  it.each([
    ['2027-H1', '2027-H1'],
    ['2027-h2', '2027-H2'],
    ['2027H1', '2027-H1'],
    ['H1 2027', '2027-H1'],
    ['h2  2027', '2027-H2'],
    ['2027:1', '2027-H1'],
    ['2027-2', '2027-H2'],
    ['våren 2027', '2027-H1'],
    ['VAREN 2027', '2027-H1'],
    ['Vår 2027', '2027-H1'],
    ['vt 2027', '2027-H1'],
    ['hösten 2027', '2027-H2'],
    ['ho\u0308sten 2027', '2027-H2'],
    ['höst 2027', '2027-H2'],
    ['HT 2027', '2027-H2'],
    ['första halvåret 2027', '2027-H1'],
    ['Andra halvåret 2027', '2027-H2'],
    [' andra halvaret  2027 ', '2027-H2'],
    ['spring 2027', '2027-H1'],
    ['Autumn 2027', '2027-H2'],
    ['fall 2027', '2027-H2'],
    ['first half of 2027', '2027-H1'],
    ['second half of 2027', '2027-H2'],
    // As the bot itself says it.
    ['the first half of 2027', '2027-H1'],
    ['2000-H1', '2000-H1'],
    ['2100-H2', '2100-H2'],
  ])('as %j is %s', (text, key) => {
    expect(readHalfYear(text)).toBe(key);
  });

  it.each([
    '',
    '2027',
    'H1',
    'våren',
    '2027-H3',
    '2027-H0',
    '2027:3',
    '2027-12',
    '1999-H2',
    '2101-H1',
    '20270-H1',
    'våren 27',
    '2027-06-14',
    'sommaren 2027',
    'x 2027-H1',
    '2027-H1 2028-H1',
  ])('as %j is not understood', (text) => {
    expect(readHalfYear(text)).toBeUndefined();
  });
});
