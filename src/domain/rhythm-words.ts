import { readQuietPeriod } from './calendar.ts';

/* How a group's rhythm is written by people: weeks and days as they say them, not as a file has them. */

/** `vecka 27-32` of `W27-W32`, `23/12-6/1` of `12-23..01-06`. */
export function quietInWords(period: string): string {
  const read = readQuietPeriod(period);
  if (!read) return period;
  if (read.kind === 'weeks') return `vecka ${read.from}-${read.to}`;
  const day = (monthDay: string) => {
    const [month = '', date = ''] = monthDay.split('-');
    return `${Number(date)}/${Number(month)}`;
  };
  return `${day(read.from)}-${day(read.to)}`;
}

const two = (text: string | undefined) => (text ?? '').padStart(2, '0');

/** A period as people write it, or as a file has it; undefined for anything else. */
export function readQuietWords(text: string): string | undefined {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/[–—]/g, '-')
    .replace(/\s+till\s+|\s+to\s+/g, '-')
    .replace(/\s*-\s*/g, '-');
  const weeks =
    /^(?:v\.?|w|vecka|veckorna|week|weeks)\s*(\d{1,2})(?:-(?:v\.?|w|vecka|week)?\s*(\d{1,2}))?$/.exec(typed);
  const days = /^(\d{1,2})\/(\d{1,2})-(\d{1,2})\/(\d{1,2})$/.exec(typed);
  const file = /^(\d{2}-\d{2}\.\.\d{2}-\d{2})$/.exec(typed);
  const written = weeks
    ? `W${weeks[1]}-W${weeks[2] ?? weeks[1]}`
    : days
      ? `${two(days[2])}-${two(days[1])}..${two(days[4])}-${two(days[3])}`
      : file?.[1];
  return written !== undefined && readQuietPeriod(written) ? written : undefined;
}

/** Numbers of days as people write them: `24, 10, 3 och 1`. Undefined where something else stands there. */
export function readDayCounts(text: string): number[] | undefined {
  const words = text
    .trim()
    .split(/[\s,;]+|och|and/)
    .filter((word) => word !== '');
  if (!words.every((word) => /^\d{1,3}$/.test(word))) return undefined;
  return [...new Set(words.map(Number))].sort((a, b) => b - a);
}
