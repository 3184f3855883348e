import type { Day } from '../domain/day.ts';

const utc = (day: Day) => new Date(`${day}T00:00:00Z`);

/** So many days are kept as they are written: the same few are written over and over, and writing one takes its time. */
const daysKept = 500;

function formatter(locale: string, options: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const written = new Map<Day, string>();
  return (day: Day) => {
    const known = written.get(day);
    if (known !== undefined) return known;
    const text = format.format(utc(day));
    if (written.size >= daysKept) written.clear();
    written.set(day, text);
    return text;
  };
}

const svDayMonth = formatter('sv-SE', { day: 'numeric', month: 'long' });
const svDayMonthYear = formatter('sv-SE', { day: 'numeric', month: 'long', year: 'numeric' });
const svWeekday = formatter('sv-SE', { weekday: 'long' });
const enDayMonth = formatter('en-GB', { day: 'numeric', month: 'long' });
const enDayMonthYear = formatter('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const enWeekday = formatter('en-GB', { weekday: 'long' });

/** How days and times are written in running text. Days are the group's local days. */
export type Dates = {
  /** 14 juni */
  day(day: Day): string;
  /** 14 juni 2019 */
  dayWithYear(day: Day): string;
  /** fredagen den 14 juni */
  weekdayAndDay(day: Day): string;
  /** fredagen den 14 juni 2019 */
  weekdayAndDayWithYear(day: Day): string;
  /** `HH:MM` local → kl. 9.00 */
  time(time: string): string;
};

export const svDates: Dates = {
  day: svDayMonth,
  dayWithYear: svDayMonthYear,
  weekdayAndDay: (day) => `${svWeekday(day)}en den ${svDayMonth(day)}`,
  weekdayAndDayWithYear: (day) => `${svWeekday(day)}en den ${svDayMonthYear(day)}`,
  time: (time) => `kl. ${time.replace(/^0/, '').replace(':', '.')}`,
};

export const enDates: Dates = {
  day: enDayMonth,
  dayWithYear: enDayMonthYear,
  weekdayAndDay: (day) => `${enWeekday(day)} ${enDayMonth(day)}`,
  weekdayAndDayWithYear: (day) => `${enWeekday(day)} ${enDayMonthYear(day)}`,
  time: (time) => `at ${time}`,
};
