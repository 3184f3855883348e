import type { Holidays } from '../domain/calendar.ts';

/**
 * Sweden's red days, midsommarafton, julafton and nyårsafton. The package behind it is loaded on the first call, since
 * that takes some 100 ms.
 */
export async function loadSwedishHolidays(): Promise<Holidays> {
  const { default: DateHolidays } = await import('date-holidays');
  // `public` is the red days and `bank` the three eves; its other types are days on which people work.
  const sweden = new DateHolidays('SE', { types: ['public', 'bank'] });
  return (year) =>
    new Set(
      sweden
        .getHolidays(year)
        .filter((holiday) => holiday.type === 'public' || holiday.type === 'bank')
        .map((holiday) => holiday.date.slice(0, 10)),
    );
}
