/**
 * Text as it is matched: lower case, without diacritics (å ä → a, ö → o), invisible characters or doubled spaces.
 * What people typed is matched this way and stored as they typed it.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * A text without these signs at its end. A pattern like `/[.,]+$/` would be tried anew at each sign of a long row of
 * them, which is slow beyond measure in a text that somebody else wrote.
 */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
