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
