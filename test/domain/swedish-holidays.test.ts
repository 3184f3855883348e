import type { Day } from '../../src/domain/day.ts';
import { addDays } from '../../src/domain/day.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';

const holidays = await loadSwedishHolidays();

/* Red days and the three eves, as they stand in printed Swedish calendars. */
const printed = {
  2019: '01-01 01-06 04-19 04-21 04-22 05-01 05-30 06-06 06-09 06-21 06-22 11-02 12-24 12-25 12-26 12-31',
  2020: '01-01 01-06 04-10 04-12 04-13 05-01 05-21 05-31 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31',
  2026: '01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31',
  2027: '01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-25 06-26 11-06 12-24 12-25 12-26 12-31',
};

describe('the days off in Sweden', () => {
  it.each(Object.entries(printed))('in %s are those of the calendar', (year, days) => {
    const expected = days.split(' ').map((day) => `${year}-${day}`);
    expect([...holidays(Number(year))].sort()).toEqual(expected);
  });

  it('do not count days that people only celebrate', () => {
    const celebrated = ['2019-04-18', '2019-06-10', '2019-12-13', '2019-01-05', '2019-04-30', '2019-11-01'];
    expect(celebrated.filter((day) => holidays(2019).has(day))).toEqual([]);
  });

  it('follow Easter, midsummer and All Saints in every year', () => {
    for (let year = 2018; year <= 2060; year++) {
      const easter = easterDay(year);
      const expected = new Set([
        ...['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'].map(
          (d) => `${year}-${d}`,
        ),
        ...[-2, 0, 1, 39, 49].map((n) => addDays(easter, n)),
        addDays(saturdayFrom(`${year}-06-20`), -1),
        saturdayFrom(`${year}-06-20`),
        saturdayFrom(`${year}-10-31`),
      ]);
      expect([...holidays(year)].sort()).toEqual([...expected].sort());
    }
  });
});

function saturdayFrom(day: Day): Day {
  return new Date(day).getUTCDay() === 6 ? day : saturdayFrom(addDays(day, 1));
}

/** Easter Sunday by Gauss's rule, which holds as it stands from 1900 to 2099 but for two Sundays moved back. */
function easterDay(year: number): Day {
  const moon = (19 * (year % 19) + 24) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
  const late = (moon === 29 && sunday === 6) || (moon === 28 && sunday === 6 && year % 19 > 10);
  return addDays(`${year}-03-22`, moon + sunday - (late ? 7 : 0));
}
