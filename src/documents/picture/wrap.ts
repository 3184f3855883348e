import type { Font, Weight } from './font.ts';

/*
 * Names as a picture can show them. People call a party what they like; the picture's own font has the letters of
 * European languages. What it lacks stands as a word, never as an empty box: the text beside the picture has the name
 * as it was written.
 */

/** A text on one line, of what the font has. `sign`: a word for whatever else stands in it. */
export function drawable(text: string, font: Font, sign: string): string {
  const flat = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    // Marks that nobody sees, and that would turn or join what stands beside them.
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .trim();
  let drawn = '';
  for (const character of flat.normalize('NFC')) {
    if (font.has(character)) drawn += character;
    else {
      const base = [...character.normalize('NFD')][0] ?? '';
      if (base !== character && font.has(base)) drawn += base;
      else if (!/^\p{M}$/u.test(character) && !drawn.trimEnd().endsWith(sign)) drawn += ` ${sign} `;
    }
  }
  return drawn.replace(/ +/g, ' ').trim();
}

/**
 * A text in lines that are no wider, parted between words; a word that is wider by itself is parted with a hyphen.
 * Nothing is left out.
 */
export function wrapped(
  text: string,
  most: number,
  size: number,
  font: Font,
  weight: Weight = 'regular',
): string[] {
  const fits = (line: string) => font.width(line, size, weight) <= most;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    const letters = [...word];
    for (const [i, character] of letters.entries()) {
      const last = i === letters.length - 1;
      if (line && !fits(`${line}${character}${last ? '' : '-'}`)) {
        lines.push(`${line}-`);
        line = '';
      }
      line += character;
    }
  }
  return line ? [...lines, line] : lines;
}

/** Whether each of its words has room on a line. */
export function wordsFit(
  text: string,
  most: number,
  size: number,
  font: Font,
  weight: Weight = 'regular',
): boolean {
  return text.split(' ').every((word) => font.width(word, size, weight) <= most);
}
