import { Temporal } from 'temporal-polyfill';

/**
 * A calendar day without a time or a zone, as `YYYY-MM-DD`. It is the working group's local day.
 * Days sort as text in time order.
 */
export type Day = string;

// A day without a zone is counted as one in UTC, where all are equally long.
const millisecondsInADay = 86_400_000;

/** Whether the text is a day that exists, written in full: not `2027-02-29`, not `2027-2-3`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

/** A time of day as it is kept, 09:00; people also write 9.00 and 9. Undefined: it is none. */
export function readTime(text: string): string | undefined {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text.trim()) ?? [];
  return hours !== '' && Number(hours) < 24 && Number(minutes) < 60
    ? `${hours.padStart(2, '0')}:${minutes}`
    : undefined;
}

/** The day `n` days later, or earlier where `n` is negative. Throws a RangeError where `day` is no day. */
export function addDays(day: Day, n: number): Day {
  return new Date(Date.parse(day) + n * millisecondsInADay).toISOString().slice(0, 10);
}

/** How many days `to` comes after `from`; negative when it comes before. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsInADay;
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  return new Date(day).getUTCDay() || 7;
}

/** The ISO week and the year that the week belongs to, which near new year is not always the day's own. */
export function isoWeek(day: Day): { year: number; week: number } {
  // A week belongs to the year that has its Thursday.
  const thursday = addDays(day, 4 - weekday(day));
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1 };
}

/** A weekday (1 Monday … 7 Sunday) of an ISO week. Week 53 of a year with 52 is week 1 of the next. */
export function dayOfIsoWeek(year: number, week: number, dayOfWeek: number): Day {
  const inWeek1: Day = `${year}-01-04`;
  return addDays(inWeek1, (week - 1) * 7 + dayOfWeek - weekday(inWeek1));
}

/** The local day at a moment. Throws a RangeError where the zone is unknown. */
export function dayIn(timezone: string, at: Date): Day {
  return wallAt(timezone, at).slice(0, 10);
}

/** The local time of day at a moment, `HH:MM`. */
export function timeIn(timezone: string, at: Date): string {
  return wallAt(timezone, at).slice(11);
}

/**
 * The moment of a local time of day, `HH:MM`. A time that is skipped when clocks go forward is the same stretch
 * later (02:30 becomes 03:30); one that comes twice when they go back is the first of the two.
 */
export function instantAt(timezone: string, day: Day, time: string): Date {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(wall.toZonedDateTime(timezone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** The same moment with its zone, for what writes local times down together with where they are. */
export function zonedAt(timezone: string, day: Day, time: string): Temporal.ZonedDateTime {
  return local(timezone, instantAt(timezone, day, time));
}

const millisecondsInAMinute = 60_000;
/** Reckoning one takes longer than all else that a list says of when something was saved; the same come again and again. */
const wallsKept = 1_000;
const walls = new Map<string, string>();

/** What a clock on the wall shows at a moment, `YYYY-MM-DDTHH:MM`. No zone differs from UTC by less than whole minutes any more. */
function wallAt(timezone: string, at: Date): string {
  const minute = Math.floor(at.getTime() / millisecondsInAMinute);
  const key = `${minute} ${timezone}`;
  const known = walls.get(key);
  if (known !== undefined) return known;
  const wall = local(timezone, new Date(minute * millisecondsInAMinute))
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
  if (walls.size >= wallsKept) walls.clear();
  walls.set(key, wall);
  return wall;
}

function local(timezone: string, at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone);
}
