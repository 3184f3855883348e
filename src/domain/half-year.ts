import type { Day } from './day.ts';
import { fold, withoutEnd } from './fold.ts';

/**
 * A calendar half-year: the time that one check-in covers. `2027-H1` is January to June 2027,
 * `2027-H2` July to December. The key sorts as text in time order.
 */
export type HalfYear = `${number}-H${1 | 2}`;

export function halfYearOf(day: Day): HalfYear {
  return halfYear(Number(day.slice(0, 4)), day.slice(5) < '07-01' ? 1 : 2);
}

export function nextHalfYear(h: HalfYear): HalfYear {
  return halfOf(h) === 1 ? halfYear(yearOf(h), 2) : halfYear(yearOf(h) + 1, 1);
}

export function previousHalfYear(h: HalfYear): HalfYear {
  return halfOf(h) === 2 ? halfYear(yearOf(h), 1) : halfYear(yearOf(h) - 1, 2);
}

/** 1 January or 1 July. */
export function firstDay(h: HalfYear): Day {
  return halfOf(h) === 1 ? `${yearOf(h)}-01-01` : `${yearOf(h)}-07-01`;
}

/** 30 June or 31 December. */
export function lastDay(h: HalfYear): Day {
  return halfOf(h) === 1 ? `${yearOf(h)}-06-30` : `${yearOf(h)}-12-31`;
}

export function yearOf(h: HalfYear): number {
  return Number(h.slice(0, 4));
}

export function halfOf(h: HalfYear): 1 | 2 {
  return h.endsWith('1') ? 1 : 2;
}

const year = '(?<year>20\\d\\d|2100)';
const halves = [
  { half: 1, names: 'varen|var|vt|forsta halvaret|spring|(?:the )?first half of' },
  { half: 2, names: 'hosten|host|ht|andra halvaret|autumn|fall|(?:the )?second half of' },
] as const;
const patterns = halves.flatMap(({ half, names }) =>
  [`${year}-?h${half}`, `h${half} ${year}`, `${year}[:-]${half}`, `(?:${names}) ${year}`].map((source) => ({
    half,
    pattern: new RegExp(`^${source}$`),
  })),
);

/**
 * The half-year that a person means: its key (also `2027H1`, `H1 2027`), `2027:1`, `2027-1`, våren 2027, vt 2027,
 * hösten 2027, ht 2027, första or andra halvåret 2027, and the same in English. Case, accents and the number of
 * spaces do not matter. Undefined: something else, or a year outside 2000–2100.
 */
export function readHalfYear(text: string): HalfYear | undefined {
  if (text.length > 10 * longest) return undefined;
  const folded = withoutEnd(fold(text), '.,:;!?');
  for (const { half, pattern } of patterns) {
    const found = pattern.exec(folded)?.groups?.year;
    if (found !== undefined) return halfYear(Number(found), half);
  }
  return undefined;
}

/** "andra halvåret 2019" has three words, "the second half of 2019" five. */
const mostWords = 5;

/** The half-year that the text begins with, and the words after it as typed. */
export function leadingHalfYear(text: string): { halfYear: HalfYear; rest: string } | undefined {
  const begun = text.trimStart();
  const ends: number[] = [];
  const word = /\S+/gu;
  while (ends.length < mostWords && word.test(begun)) ends.push(word.lastIndex);
  for (const end of ends.reverse()) {
    const found = readHalfYear(begun.slice(0, end));
    if (found) return { halfYear: found, rest: begun.slice(end).trim() };
  }
  return undefined;
}

/** The half-year that the text ends with, and the words before it as typed. */
export function trailingHalfYear(text: string): { halfYear: HalfYear; rest: string } | undefined {
  const whole = text.trim();
  const words = whole.slice(-longest).split(/\s+/);
  for (let count = Math.min(mostWords, words.length); count > 0; count--) {
    const found = readHalfYear(words.slice(-count).join(' '));
    if (!found) continue;
    let from = whole.length;
    for (const each of words.slice(-count).reverse()) from = whole.lastIndexOf(each, from - 1);
    return { halfYear: found, rest: whole.slice(0, from).trim() };
  }
  return undefined;
}

/** No way to write a half-year is longer, in UTF-16 units. */
const longest = 60;

function halfYear(year: number, half: 1 | 2): HalfYear {
  return `${year}-H${half}`;
}
