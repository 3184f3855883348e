import type { Holidays } from '../domain/calendar.ts';

/**
 * Sweden's red days, midsommarafton, julafton and nyårsafton. The package behind it is loaded on the first call, since
 * that takes some 100 ms; a year is worked out once, since that takes some ten.
 */
export function loadSwedishHolidays(): Promise<Holidays> {
  loaded ??= load();
  return loaded;
}

let loaded: Promise<Holidays> | undefined;

async function load(): Promise<Holidays> {
  const { default: DateHolidays } = await import('date-holidays');
  // `public` is the red days and `bank` the three eves; its other types are days on which people work.
  const sweden = new DateHolidays('SE', { types: ['public', 'bank'] });
  const years = new Map<number, ReadonlySet<string>>();
  return (year) => {
    const known = years.get(year) ?? daysOff(sweden.getHolidays(year));
    years.set(year, known);
    return known;
  };
}

function daysOff(holidays: { type: string; date: string }[]): ReadonlySet<string> {
  return new Set(
    holidays
      .filter((holiday) => holiday.type === 'public' || holiday.type === 'bank')
      .map((holiday) => holiday.date.slice(0, 10)),
  );
}
