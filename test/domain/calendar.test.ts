import fc from 'fast-check';
import { createCalendar, readQuietPeriod } from '../../src/domain/calendar.ts';
import type { Day } from '../../src/domain/day.ts';
import { addDays, daysBetween } from '../../src/domain/day.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';

const holidays = await loadSwedishHolidays();
const calendar = createCalendar(holidays, ['W27-W32', '12-23..01-06']);

function daysOf(year: number): Day[] {
  const count = daysBetween(`${year}-01-01`, `${year + 1}-01-01`);
  return Array.from({ length: count }, (_, n) => addDays(`${year}-01-01`, n));
}

describe('a squeeze day', () => {
  it.each([
    [2019, ['2019-05-31', '2019-06-07', '2019-12-23', '2019-12-27', '2019-12-30']],
    [2020, ['2020-05-22']],
    [2026, ['2026-01-02', '2026-01-05', '2026-05-15']],
    [2027, ['2027-05-07']],
  ])('in %i is one of these', (year, expected) => {
    expect(daysOf(year).filter(calendar.isSqueezeDay)).toEqual(expected);
  });

  it('is not made by a quiet period', () => {
    // A Thursday between a red Wednesday and a quiet Friday.
    const quietFriday = createCalendar(() => new Set(['2027-01-06']), ['01-08..01-08']);
    expect(quietFriday.isSqueezeDay('2027-01-07')).toBe(false);
    expect(quietFriday.isWorkingDay('2027-01-07')).toBe(true);
  });

  it('is not a day off itself', () => {
    expect(calendar.isDayOff('2019-06-07')).toBe(false);
    expect(calendar.isWorkingDay('2019-06-07')).toBe(false);
  });
});

describe('a working day', () => {
  it.each([
    ['2019-06-05', true, 'the day before National Day'],
    ['2019-06-06', false, 'National Day'],
    ['2019-06-08', false, 'a Saturday'],
    ['2019-06-10', true, 'Whit Monday, red until 2004'],
    ['2019-06-20', true, 'the day before midsommarafton'],
    ['2019-06-21', false, 'midsommarafton'],
    ['2019-06-28', true, 'the last day before the quiet weeks'],
    ['2019-07-01', false, 'week 27'],
    ['2019-08-09', false, 'week 32'],
    ['2019-08-12', true, 'week 33'],
    ['2020-12-22', true, 'the day before the quiet Christmas'],
    ['2021-01-04', false, 'quiet after new year'],
    ['2021-01-07', true, 'the day after the quiet Christmas'],
  ])('%s: %s (%s)', (day, working) => {
    expect(calendar.isWorkingDay(day)).toBe(working);
  });

  it('is found before and after a day off', () => {
    expect(calendar.workingDayOnOrBefore('2019-06-07')).toBe('2019-06-05');
    expect(calendar.workingDayOnOrAfter('2019-06-07')).toBe('2019-06-10');
    expect(calendar.workingDayOnOrAfter('2019-06-29')).toBe('2019-08-12');
    expect(calendar.workingDayOnOrBefore('2021-01-05')).toBe('2020-12-22');
    expect(calendar.workingDayOnOrAfter('2019-06-14')).toBe('2019-06-14');
    expect(calendar.workingDayOnOrBefore('2019-06-14')).toBe('2019-06-14');
  });

  it('is the nearest there is, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 43 * 365 }), (n) => {
        const day = addDays('2018-01-01', n);
        const before = calendar.workingDayOnOrBefore(day);
        const after = calendar.workingDayOnOrAfter(day);
        expect(before <= day && day <= after).toBe(true);
        expect([before, after].every(calendar.isWorkingDay)).toBe(true);
        for (let between = addDays(before, 1); between < after; between = addDays(between, 1)) {
          expect(calendar.isWorkingDay(between)).toBe(false);
        }
      }),
    );
  });

  it('that cannot be found is an error that names the day and the periods', () => {
    const never = createCalendar(holidays, ['01-01..12-31']);
    expect(() => never.workingDayOnOrAfter('2019-06-14')).toThrow(/2019-06-14.*01-01\.\.12-31/);
    expect(() => never.workingDayOnOrBefore('2019-06-14')).toThrow(/2019-06-14/);
  });
});

describe('a quiet period', () => {
  it.each([
    ['W27-W32', { kind: 'weeks', from: 27, to: 32 }],
    ['W9-W9', { kind: 'weeks', from: 9, to: 9 }],
    ['W52-W01', { kind: 'weeks', from: 52, to: 1 }],
    ['12-23..01-06', { kind: 'days', from: '12-23', to: '01-06' }],
    ['02-29..02-29', { kind: 'days', from: '02-29', to: '02-29' }],
  ])('%s is read', (text, period) => {
    expect(readQuietPeriod(text)).toEqual(period);
  });

  it.each([
    '',
    'W27',
    'W0-W2',
    'W27-W54',
    '27-32',
    'w27-w32',
    '12-23',
    '13-01..13-02',
    '06-31..07-01',
    '2019-06-01..2019-06-05',
    'W27-W32 ',
  ])('%j is refused', (text) => {
    expect(readQuietPeriod(text)).toBeUndefined();
  });

  it('has both its ends, over new year too', () => {
    const days = ['2019-12-22', '2019-12-23', '2019-12-31', '2020-01-01', '2020-01-06', '2020-01-07'];
    expect(days.filter(calendar.isQuiet)).toEqual(days.slice(1, 5));
  });

  it('of weeks may pass new year, through week 53 where there is one', () => {
    const winter = createCalendar(holidays, ['W52-W01']);
    const days = [
      '2020-12-20',
      '2020-12-21',
      '2020-12-28',
      '2021-01-03',
      '2021-01-04',
      '2021-01-10',
      '2021-01-11',
    ];
    expect(days.filter(winter.isQuiet)).toEqual(days.slice(1, 6));
  });

  it('that cannot be read makes no calendar', () => {
    expect(() => createCalendar(holidays, ['July'])).toThrow('July');
  });
});

it('works a year’s holidays out once, however many calendars ask', async () => {
  expect((await loadSwedishHolidays())(2019)).toBe(holidays(2019));
});
