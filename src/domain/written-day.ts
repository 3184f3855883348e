import { type Day, isDay } from './day.ts';
import { fold } from './fold.ts';

/** Months by the beginning of their names, folded, in Swedish and English. */
const months = [
  ['jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['maj', 'may'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['dec'],
];

const two = (text: string) => text.padStart(2, '0');

/**
 * A day as people and spreadsheets write it, where it can mean one day only: 2027-01-01, 20270101, 2027-01-01 00:00, 1
 * januari 2027. What has the month in figures and the year last is one day to some and another to others: refused.
 */
export function readWrittenDay(text: string): Day | undefined {
  const word = text.trim().replace(/[\u2010-\u2015\u2212]/g, '-');
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-./]?(\d{1,2})[-./]?(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(word) ?? [];
  // Without signs between, only eight figures are a day.
  if (year && (/[-./]/.test(word) || /^\d{8}$/.test(word))) return known(`${year}-${two(month)}-${two(day)}`);
  const [, on = '', name = '', of = ''] =
    /^(?:den )?(\d{1,2}):?[ae]?\.? ([a-z]{3,9})\.? (\d{4})$/.exec(fold(word)) ?? [];
  const number = months.findIndex((begins) => begins.some((begin) => name.startsWith(begin)));
  return name && number >= 0 ? known(`${of}-${two(String(number + 1))}-${two(on)}`) : undefined;
}

const known = (text: string): Day | undefined => (isDay(text) ? text : undefined);
