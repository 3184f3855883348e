import { type Day, isDay } from './day.ts';
import { fold } from './fold.ts';
import type { Openness } from './initiative.ts';

/** A course as it is typed on one line: `Digital handledning 12 mars 13–15 öppen`. */
export type InitiativeLine = {
  title: string;
  day?: Day;
  from?: string;
  to?: string;
  open?: Openness;
};

const months = new Map(
  [
    'januari january jan',
    'februari february feb',
    'mars march mar',
    'april apr',
    'maj may',
    'juni june jun',
    'juli july jul',
    'augusti august aug',
    'september sept sep',
    'oktober october okt oct',
    'november nov',
    'december dec',
  ].flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);

const openWords: [Openness, string[]][] = [
  ['no', ['inte oppen', 'ej oppen', 'bara vi', 'stangd', 'not open', 'closed']],
  ['undecided', ['vet inte an', 'vet inte', 'undecided', 'not sure']],
  ['yes', ['oppen for andra', 'oppen', 'oppet', 'open to others', 'open']],
];

/**
 * Reads what stands last: whether it is open, the times, the day. All before that is the title. `today`: a day without
 * a year is the next one there is.
 */
export function readInitiativeLine(text: string, today: Day): InitiativeLine {
  let words = text.trim().split(/\s+/).filter(Boolean);
  const line: InitiativeLine = { title: '' };
  for (let step = 0; step < 3; step++) {
    const open = line.open === undefined ? trailingOpenness(words) : undefined;
    if (open) {
      line.open = open.open;
      words = words.slice(0, -open.words);
    }
    const times = line.from === undefined ? readTimes(words.at(-1) ?? '') : undefined;
    if (times) {
      Object.assign(line, times);
      words = words.slice(0, /^(kl\.?|at)$/i.test(words.at(-2) ?? '') ? -2 : -1);
    }
    const day = line.day === undefined ? trailingDay(words, today) : undefined;
    if (day) {
      line.day = day.day;
      words = words.slice(0, -day.words);
      if (/^(den|on|the)$/i.test(words.at(-1) ?? '')) words = words.slice(0, -1);
    }
    if (!open && !times && !day) break;
  }
  line.title = withoutMarks(words.join(' '));
  return line;
}

/** Without what stood between the title and the day. No pattern, which would be tried anew at each of many marks. */
function withoutMarks(title: string): string {
  let end = title.length;
  while (end > 0 && ',:;–-'.includes(title.charAt(end - 1))) end--;
  return title.slice(0, end);
}

function trailingOpenness(words: string[]): { open: Openness; words: number } | undefined {
  for (let count = Math.min(3, words.length - 1); count > 0; count--) {
    const said = fold(words.slice(-count).join(' ')).replace(/[.,!]$/, '');
    const found = openWords.find(([, all]) => all.includes(said));
    if (found) return { open: found[0], words: count };
  }
  return undefined;
}

/** `13`, `13.00`, `13:00–15:00`, `13-15`: the beginning, and the end where it is said. */
function readTimes(word: string): { from: string; to?: string } | undefined {
  const [, a, aMinutes, b, bMinutes] =
    /^(\d{1,2})(?:[.:](\d{2}))?(?:[-–](\d{1,2})(?:[.:](\d{2}))?)?,?$/.exec(word) ?? [];
  if (a === undefined || (aMinutes === undefined && b === undefined)) return undefined;
  const from = timeOf(a, aMinutes);
  const to = b === undefined ? undefined : timeOf(b, bMinutes);
  if (from === undefined || (b !== undefined && to === undefined)) return undefined;
  return { from, ...(to !== undefined && { to }) };
}

function timeOf(hours: string, minutes = '00'): string | undefined {
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : undefined;
}

/** `2027-03-12`, `12 mars 2027`, `12 mars`. */
function trailingDay(words: string[], today: Day): { day: Day; words: number } | undefined {
  const bare = words.map((word) => word.replace(/,$/, ''));
  const last = bare.at(-1) ?? '';
  if (isDay(last)) return { day: last, words: 1 };
  const withYear = /^\d{4}$/.test(last);
  const month = months.get(fold(bare.at(withYear ? -2 : -1) ?? ''));
  const number = /^(\d{1,2})(?:st|nd|rd|th|:e)?$/.exec(bare.at(withYear ? -3 : -2) ?? '')?.[1];
  if (month === undefined || number === undefined) return undefined;
  const inYear = (year: number) => `${year}-${String(month).padStart(2, '0')}-${number.padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  const day = withYear
    ? inYear(Number(last))
    : inYear(thisYear) < today
      ? inYear(thisYear + 1)
      : inYear(thisYear);
  return isDay(day) ? { day, words: withYear ? 3 : 2 } : undefined;
}
