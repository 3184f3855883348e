import { createCalendar, dueDate } from '../../src/domain/calendar.ts';
import type { Day } from '../../src/domain/day.ts';
import { addDays } from '../../src/domain/day.ts';
import type { HalfYear } from '../../src/domain/half-year.ts';
import { nextHalfYear } from '../../src/domain/half-year.ts';
import type { Rung } from '../../src/domain/reminder.ts';
import { rungs } from '../../src/domain/reminder.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';
import { exampleGroup } from './example-group.ts';

const { rhythm } = exampleGroup();
const calendar = createCalendar(await loadSwedishHolidays(), rhythm.quiet);

function withRungs(contacts: number[], coordinators: number[] = []) {
  return { ...rhythm, remind: { ...rhythm.remind, contacts, coordinators } };
}

/** As a calendar on the wall would have it: `Fri 2019-06-14`. The weekday does not come from our own code. */
function onTheWall(day: Day): string {
  const name = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }).format(new Date(day));
  return `${name} ${day}`;
}

function daysOf(ladder: Rung[], audience: Rung['audience']): string {
  return ladder
    .filter((rung) => rung.audience === audience)
    .map(({ day }) => onTheWall(day))
    .join(', ');
}

/*
 * Worked out apart from this program, from the weekday of each date, Easter and the list of red days. Every day that
 * is not just the due date plus the rung is the Monday after a Saturday: the coordinators' +1.
 */
const table: { halfYear: HalfYear; due: string; contacts: string; coordinators: string }[] = [
  {
    halfYear: '2019-H1',
    due: 'Fri 2019-06-14',
    contacts: 'Tue 2019-05-21, Tue 2019-06-04, Tue 2019-06-11, Thu 2019-06-13, Mon 2019-06-17',
    coordinators: 'Mon 2019-06-10, Mon 2019-06-17',
  },
  {
    halfYear: '2019-H2',
    due: 'Fri 2019-12-13',
    contacts: 'Tue 2019-11-19, Tue 2019-12-03, Tue 2019-12-10, Thu 2019-12-12, Mon 2019-12-16',
    coordinators: 'Mon 2019-12-09, Mon 2019-12-16',
  },
  {
    halfYear: '2020-H1',
    due: 'Fri 2020-06-12',
    contacts: 'Tue 2020-05-19, Tue 2020-06-02, Tue 2020-06-09, Thu 2020-06-11, Mon 2020-06-15',
    coordinators: 'Mon 2020-06-08, Mon 2020-06-15',
  },
  {
    halfYear: '2020-H2',
    due: 'Fri 2020-12-11',
    contacts: 'Tue 2020-11-17, Tue 2020-12-01, Tue 2020-12-08, Thu 2020-12-10, Mon 2020-12-14',
    coordinators: 'Mon 2020-12-07, Mon 2020-12-14',
  },
  {
    halfYear: '2026-H1',
    due: 'Fri 2026-06-12',
    contacts: 'Tue 2026-05-19, Tue 2026-06-02, Tue 2026-06-09, Thu 2026-06-11, Mon 2026-06-15',
    coordinators: 'Mon 2026-06-08, Mon 2026-06-15',
  },
  {
    halfYear: '2026-H2',
    due: 'Fri 2026-12-11',
    contacts: 'Tue 2026-11-17, Tue 2026-12-01, Tue 2026-12-08, Thu 2026-12-10, Mon 2026-12-14',
    coordinators: 'Mon 2026-12-07, Mon 2026-12-14',
  },
  {
    halfYear: '2027-H1',
    due: 'Fri 2027-06-18',
    contacts: 'Tue 2027-05-25, Tue 2027-06-08, Tue 2027-06-15, Thu 2027-06-17, Mon 2027-06-21',
    coordinators: 'Mon 2027-06-14, Mon 2027-06-21',
  },
  {
    halfYear: '2027-H2',
    due: 'Fri 2027-12-17',
    contacts: 'Tue 2027-11-23, Tue 2027-12-07, Tue 2027-12-14, Thu 2027-12-16, Mon 2027-12-20',
    coordinators: 'Mon 2027-12-13, Mon 2027-12-20',
  },
];

describe('the days of the reminders', () => {
  it.each(table)('of $halfYear, due $due, are those of the table', ({ halfYear, ...expected }) => {
    const { dueOn } = dueDate(rhythm, halfYear);
    const ladder = rungs(dueOn, rhythm, calendar);
    expect({
      due: onTheWall(dueOn),
      contacts: daysOf(ladder, 'contacts'),
      coordinators: daysOf(ladder, 'coordinators'),
    }).toEqual(expected);
  });

  /* The same due dates with a rung a week before and one a week after, where the days off are. */
  it.each([
    ['2019-06-14', 'Wed 2019-06-05', 'Mon 2019-06-24', 'squeeze day after National Day; midsommarafton'],
    ['2019-12-13', 'Fri 2019-12-06', 'Fri 2019-12-20', 'nothing in the way'],
    ['2020-06-12', 'Fri 2020-06-05', 'Mon 2020-06-22', 'National Day is the Saturday; midsommarafton'],
    ['2020-12-11', 'Fri 2020-12-04', 'Fri 2020-12-18', 'nothing in the way'],
    ['2026-06-12', 'Fri 2026-06-05', 'Mon 2026-06-22', 'National Day is the Saturday; midsommarafton'],
    ['2027-06-18', 'Fri 2027-06-11', 'Mon 2027-06-28', 'midsommarafton is 25 June'],
    ['2027-12-17', 'Fri 2027-12-10', 'Mon 2028-01-10', 'julafton, the quiet weeks, a squeeze day after them'],
  ])('a week before and after %s are %s and %s: %s', (dueOn, before, after) => {
    expect(daysOf(rungs(dueOn, withRungs([-7, 7]), calendar), 'contacts')).toBe(`${before}, ${after}`);
  });

  it('of a due date that is a day off itself keep to their side of it', () => {
    const ladder = rungs('2019-06-06', withRungs([-1, 0, 1]), calendar);
    expect(daysOf(ladder, 'contacts')).toBe('Wed 2019-06-05, Wed 2019-06-05, Mon 2019-06-10');
  });

  it('come by day and then by rung, whoever they are for', () => {
    const ladder = rungs('2019-06-14', rhythm, calendar);
    expect(ladder.map(({ audience, rung }) => `${audience} ${rung}`)).toEqual([
      'contacts -24',
      'contacts -10',
      'coordinators -4',
      'contacts -3',
      'contacts -1',
      'coordinators 1',
      'contacts 3',
    ]);
  });

  it('are working days on the right side of the due date, in every half-year from 2018 to 2060', () => {
    const every = Array.from({ length: 61 }, (_, n) => n - 40);
    for (let h: HalfYear = '2018-H1'; h <= '2060-H2'; h = nextHalfYear(h)) {
      const { dueOn } = dueDate(rhythm, h);
      const ladder = rungs(dueOn, withRungs(every), calendar);
      expect(ladder.map(({ rung }) => rung)).toEqual(every);
      for (const { rung, day } of ladder) {
        const raw = addDays(dueOn, rung);
        expect(calendar.isWorkingDay(day)).toBe(true);
        expect(rung > 0 ? raw <= day && dueOn < day : day <= raw && day <= dueOn).toBe(true);
        if (calendar.isWorkingDay(raw)) expect(day).toBe(raw);
      }
    }
  });
});
