import { createCalendar } from '../../src/domain/calendar.ts';
import { halfYearStrip } from '../../src/domain/half-year-strip.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';

const rhythm = {
  dueWeeks: [24, 50] as [number, number],
  due: {},
  remind: { contacts: [-24, -10, -3, -1, 3], coordinators: [-4, 1], at: '09:00' },
  quiet: ['W27-W32', '12-23..01-06'],
};

describe('a half-year as a strip', () => {
  const draw = async (quiet = rhythm.quiet, contacts = rhythm.remind.contacts) => {
    const calendar = createCalendar(await loadSwedishHolidays(), quiet);
    const wished = { ...rhythm, quiet, remind: { ...rhythm.remind, contacts } };
    return halfYearStrip('2019-H1', '2019-06-14', wished, calendar);
  };

  it('has each reminder on its day, with the opening and the due date', async () => {
    const { from, to, marks } = await draw();
    expect([from, to]).toEqual(['2019-01-01', '2019-06-30']);
    expect(marks.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      '2019-05-21 opens',
      '2019-06-04 reminder',
      '2019-06-10 standing',
      '2019-06-11 reminder',
      '2019-06-13 reminder',
      '2019-06-14 due',
      '2019-06-17 missing',
      '2019-06-17 overdue',
    ]);
  });

  it('moves a reminder from a squeeze day and from midsommarafton', async () => {
    const { marks } = await draw(rhythm.quiet, [-24, -7, 7]);
    expect(marks.filter(({ kind }) => kind === 'reminder')).toEqual([
      { day: '2019-06-05', kind: 'reminder' },
    ]);
    expect(marks.filter(({ kind }) => kind === 'overdue')).toEqual([{ day: '2019-06-24', kind: 'overdue' }]);
  });

  it('has red days, squeeze days and quiet periods, and no weekends', async () => {
    const { daysOff } = await draw();
    expect(daysOff.map(({ from, to, kind }) => `${from} ${to} ${kind}`)).toEqual([
      '2019-01-01 2019-01-06 quiet',
      '2019-04-19 2019-04-19 red',
      '2019-04-22 2019-04-22 red',
      '2019-05-01 2019-05-01 red',
      '2019-05-30 2019-05-30 red',
      '2019-05-31 2019-05-31 squeeze',
      '2019-06-06 2019-06-06 red',
      '2019-06-07 2019-06-07 squeeze',
      '2019-06-21 2019-06-21 red',
    ]);
  });
});
