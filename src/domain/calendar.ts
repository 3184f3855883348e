import type { Day } from './day.ts';
import { addDays, dayOfIsoWeek, isDay, isoWeek, weekday } from './day.ts';
import type { HalfYear } from './half-year.ts';
import { halfOf, yearOf } from './half-year.ts';
import type { Rhythm } from './working-group.ts';

/** The days of a calendar year on which people are off, besides weekends: red days and the three eves. */
export type Holidays = (year: number) => ReadonlySet<Day>;

/** Which days a working group works. */
export type Calendar = {
  /** A weekend, a red day or an eve. */
  isDayOff(day: Day): boolean;
  /** A single weekday between two days off. Quiet periods are not days off in this. */
  isSqueezeDay(day: Day): boolean;
  /** In one of the group's quiet periods. */
  isQuiet(day: Day): boolean;
  /** None of these: a day on which somebody may be written to. */
  isWorkingDay(day: Day): boolean;
  /** The nearest working day that is not later. Throws when there is none within 366 days. */
  workingDayOnOrBefore(day: Day): Day;
  /** The nearest working day that is not earlier. Throws when there is none within 366 days. */
  workingDayOnOrAfter(day: Day): Day;
};

/**
 * ISO weeks or month-days (`MM-DD`) of every year, both ends included. Where `from` is greater than `to` the period
 * passes new year.
 */
export type QuietPeriod =
  | { kind: 'weeks'; from: number; to: number }
  | { kind: 'days'; from: string; to: string };

/** Reads `W27-W32` or `12-23..01-06`; undefined for anything else, a week 54 or a 31 June. */
export function readQuietPeriod(text: string): QuietPeriod | undefined {
  const weeks = /^W(\d{1,2})-W(\d{1,2})$/.exec(text);
  if (weeks) {
    const [from, to] = [Number(weeks[1]), Number(weeks[2])];
    return isWeek(from) && isWeek(to) ? { kind: 'weeks', from, to } : undefined;
  }
  const days = /^(\d{2}-\d{2})\.\.(\d{2}-\d{2})$/.exec(text);
  const [, from, to] = days ?? [];
  if (from === undefined || to === undefined || !isMonthDay(from) || !isMonthDay(to)) return undefined;
  return { kind: 'days', from, to };
}

/** `quiet` as in `Rhythm`. Throws where one of them cannot be read. */
export function createCalendar(holidays: Holidays, quiet: string[]): Calendar {
  const periods = quiet.map((text) => {
    const period = readQuietPeriod(text);
    if (!period) throw new Error(`Not a quiet period: "${text}"`);
    return period;
  });

  function isDayOff(day: Day): boolean {
    return weekday(day) > 5 || holidays(Number(day.slice(0, 4))).has(day);
  }
  function isSqueezeDay(day: Day): boolean {
    return !isDayOff(day) && isDayOff(addDays(day, -1)) && isDayOff(addDays(day, 1));
  }
  function isQuiet(day: Day): boolean {
    return periods.some((period) => covers(period, day));
  }
  function isWorkingDay(day: Day): boolean {
    return !isDayOff(day) && !isQuiet(day) && !isSqueezeDay(day);
  }
  function nearestWorkingDay(day: Day, step: 1 | -1): Day {
    for (let n = 0; n <= 366; n++) {
      const candidate = addDays(day, n * step);
      if (isWorkingDay(candidate)) return candidate;
    }
    throw new Error(
      `No working day within 366 days of ${day}: quiet periods ${quiet.join(', ') || '(none)'}`,
    );
  }

  return {
    isDayOff,
    isSqueezeDay,
    isQuiet,
    isWorkingDay,
    workingDayOnOrBefore: (day) => nearestWorkingDay(day, -1),
    workingDayOnOrAfter: (day) => nearestWorkingDay(day, 1),
  };
}

/** When a half-year is due by the group's rhythm: the date given for it, else the Friday of its week. */
export function dueDate(
  rhythm: Pick<Rhythm, 'dueWeeks' | 'due'>,
  halfYear: HalfYear,
): { dueOn: Day; dueSource: 'week' | 'file' } {
  const given = rhythm.due[halfYear];
  if (given !== undefined) return { dueOn: given, dueSource: 'file' };
  const week = halfOf(halfYear) === 1 ? rhythm.dueWeeks[0] : rhythm.dueWeeks[1];
  return { dueOn: dayOfIsoWeek(yearOf(halfYear), week, friday), dueSource: 'week' };
}

const friday = 5;

function covers(period: QuietPeriod, day: Day): boolean {
  switch (period.kind) {
    case 'weeks':
      return isWithin(period.from, period.to, isoWeek(day).week);
    case 'days':
      return isWithin(period.from, period.to, day.slice(5));
  }
}

function isWithin<T extends number | string>(from: T, to: T, value: T): boolean {
  return from <= to ? from <= value && value <= to : from <= value || value <= to;
}

function isWeek(n: number): boolean {
  return n >= 1 && n <= 53;
}

function isMonthDay(text: string): boolean {
  const leapYear = '2024';
  return isDay(`${leapYear}-${text}`);
}
