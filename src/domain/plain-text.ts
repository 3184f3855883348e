/** Line breaks that Office, and some clients, put in what is copied from them; nobody sees that they are others. */
const otherLineBreaks = /[\v\f\u0085\u2028\u2029]/g;

/** Stands, for all to see, where there was something that cannot be kept or shown. */
const unreadable = '\ufffd';

/** Nobody sees anything in it: spaces, and characters without width or ink. */
const blank = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** What stands at the ends of copied words and is not seen there. An emoji may end in others. */
const unseenAtEnds = /[\s\u00ad\u200b\u2060\ufeff]/;

/**
 * A text as it is kept: what breaks a line in Word (a vertical tab, a form feed) breaks one here, so that words are not
 * joined. PostgreSQL has no NUL character and no half of a surrogate pair. One in which nobody sees anything is empty.
 */
export function keptText(text: string): string {
  if (blank.test(text)) return '';
  return wellFormed(text.replace(otherLineBreaks, '\n').replaceAll('\0', unreadable));
}

/** Words without what is not seen before and after them. */
export function trimmedWords(words: string): string {
  let from = 0;
  let to = words.length;
  while (from < to && unseenAtEnds.test(words.charAt(from))) from++;
  while (to > from && unseenAtEnds.test(words.charAt(to - 1))) to--;
  return words.slice(from, to);
}

/** The same of every text in plain data. */
export const keptTexts = <T>(value: T): T => inEach(value, keptText) as T;

/** Without halves of a surrogate pair, of which UTF-8 and canonical JSON have none. */
const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, unreadable);

/** What no XML 1.0 document may hold, written out or as a reference: https://www.w3.org/TR/xml/#charsets. */
const notInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text as a document can hold it: one character that it cannot makes Word and Excel refuse the whole file. */
export function documentText(text: string): string {
  return text.replace(otherLineBreaks, '\n').replace(notInXml, unreadable);
}

/** The same of every text in plain data. */
export const documentTexts = <T>(value: T): T => inEach(value, documentText) as T;

/** Plain data whose texts are all well-formed Unicode. */
export const wellFormedTexts = <T>(value: T): T => inEach(value, wellFormed) as T;

function inEach(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => inEach(one, change));
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, inEach(inside, change)]));
}
