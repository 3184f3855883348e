import fc from 'fast-check';
import {
  addDays,
  dayIn,
  dayOfIsoWeek,
  daysBetween,
  instantAt,
  isDay,
  isoWeek,
  timeIn,
  weekday,
} from '../../src/domain/day.ts';

const zones = ['Europe/Stockholm', 'Europe/Helsinki', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
const anyDay = fc.integer({ min: 0, max: 43 * 365 + 10 }).map((n) => addDays('2018-01-01', n));
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

describe('a day', () => {
  it.each(['2019-06-14', '2020-02-29', '2000-01-01', '2100-12-31'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '2019-02-29',
    '2100-02-29',
    '2019-13-01',
    '2019-00-10',
    '2019-06-31',
    '2019-6-14',
    '20190614',
    '2019-06-14T09:00',
    ' 2019-06-14',
    '2019-06-14\n',
    '',
  ])('%j is none', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('is counted forward and back over month ends, leap days and clock changes', () => {
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
    expect(addDays('2019-02-28', 1)).toBe('2019-03-01');
    expect(addDays('2019-06-14', -24)).toBe('2019-05-21');
    expect(addDays('2019-03-30', 2)).toBe('2019-04-01');
    expect(addDays('2019-12-31', 1)).toBe('2020-01-01');
    expect(daysBetween('2020-01-01', '2021-01-01')).toBe(366);
    expect(daysBetween('2019-06-14', '2019-05-21')).toBe(-24);
  });

  it('is as far from another as the days that were added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (day, n) => {
        const other = addDays(day, n);
        expect(isDay(other)).toBe(true);
        expect(daysBetween(day, other)).toBe(n);
        expect(Math.sign(n)).toBe(day < other ? 1 : day > other ? -1 : 0);
      }),
    );
  });

  it('throws when days are added to something else', () => {
    expect(() => addDays('2019-02-40', 1)).toThrow(RangeError);
  });

  it('has a weekday from Monday 1 to Sunday 7', () => {
    expect(weekday('2019-06-10')).toBe(1);
    expect(weekday('2019-06-14')).toBe(5);
    expect(weekday('2019-06-16')).toBe(7);
  });
});

describe('an ISO week', () => {
  it.each([
    ['2018-12-31', 2019, 1],
    ['2019-12-29', 2019, 52],
    ['2019-12-30', 2020, 1],
    ['2020-12-28', 2020, 53],
    ['2021-01-03', 2020, 53],
    ['2021-01-04', 2021, 1],
    ['2026-01-01', 2026, 1],
    ['2026-12-31', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
  ])('of %s is that of %i, number %i', (day, year, week) => {
    expect(isoWeek(day)).toEqual({ year, week });
  });

  it('has 53 weeks in exactly these years', () => {
    const long = Array.from({ length: 43 }, (_, n) => 2018 + n).filter(
      (year) => isoWeek(`${year}-12-28`).week === 53,
    );
    expect(long).toEqual([2020, 2026, 2032, 2037, 2043, 2048, 2054, 2060]);
  });

  it('finds its days again', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, week } = isoWeek(day);
        expect(dayOfIsoWeek(year, week, weekday(day))).toBe(day);
      }),
    );
  });

  it('numbered 53 in a shorter year is the first of the next', () => {
    expect(dayOfIsoWeek(2026, 53, 5)).toBe('2027-01-01');
    expect(dayOfIsoWeek(2027, 53, 5)).toBe(dayOfIsoWeek(2028, 1, 5));
  });
});

describe('local time', () => {
  it('agrees with the clock on the wall', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2018-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }),
        (timeZone, at) => {
          const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
          expect(`${dayIn(timeZone, at)} ${timeIn(timeZone, at)}`).toBe(wall.format(at));
        },
      ),
    );
  });

  it('becomes a moment and back, except for times that clocks skip, which come out later the same day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyDay, anyTime, (zone, day, time) => {
        const at = instantAt(zone, day, time);
        expect(dayIn(zone, at)).toBe(day);
        const back = timeIn(zone, at);
        if (back !== time) {
          expect(back > time).toBe(true);
          const hourAgo = new Date(at.getTime() - 3_600_000);
          expect(timeIn(zone, hourAgo) < time).toBe(true);
        }
      }),
    );
  });

  it('is nine in the morning by the wall in summer and in winter', () => {
    expect(instantAt('Europe/Stockholm', '2019-05-21', '09:00')).toEqual(new Date('2019-05-21T07:00Z'));
    expect(instantAt('Europe/Stockholm', '2019-11-19', '09:00')).toEqual(new Date('2019-11-19T08:00Z'));
  });

  it('that is skipped in spring is an hour later', () => {
    expect(instantAt('Europe/Stockholm', '2019-03-31', '02:30')).toEqual(new Date('2019-03-31T01:30Z'));
    expect(timeIn('Europe/Stockholm', new Date('2019-03-31T01:30Z'))).toBe('03:30');
  });

  it('that comes twice in autumn is the first of the two', () => {
    expect(instantAt('Europe/Stockholm', '2019-10-27', '02:30')).toEqual(new Date('2019-10-27T00:30Z'));
    expect(timeIn('Europe/Stockholm', new Date('2019-10-27T01:30Z'))).toBe('02:30');
  });

  it('belongs to the day of the zone', () => {
    expect(dayIn('Europe/Stockholm', new Date('2019-06-13T22:00Z'))).toBe('2019-06-14');
    expect(dayIn('Europe/Stockholm', new Date('2019-06-13T21:59Z'))).toBe('2019-06-13');
  });

  it('throws for a zone that there is not', () => {
    expect(() => dayIn('Europe/Lund', new Date())).toThrow(RangeError);
  });
});
