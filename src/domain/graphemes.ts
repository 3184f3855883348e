const segmenter = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** So much is segmented at a time, in UTF-16 units: what the segmenter takes grows with the square of a text's length. */
const atATime = 500;

/** A text in pieces that are short where its characters are, none of which is parted. A character is a grapheme cluster. */
export function* graphemePieces(text: string): Generator<string> {
  let from = 0;
  let most = atATime;
  while (from + most < text.length) {
    // Half a sign at the end would be taken for a character of its own.
    const half = /[\ud800-\udbff]/.test(text.charAt(from + most - 1)) ? 1 : 0;
    const piece = text.slice(from, from + most - half);
    let last = 0;
    for (const { index } of segmenter.segment(piece)) last = index;
    // What begins last may go on in the next piece; where it is all of this one, more is taken.
    if (last === 0) most *= 2;
    else {
      yield piece.slice(0, last);
      from += last;
      most = atATime;
    }
  }
  if (from < text.length) yield text.slice(from);
}

/** Each of these is a character by itself, whatever stands beside it. */
const plain = /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]*$/;

/** Counting takes microseconds a character: what comes after so many is counted roughly. */
const countedOneByOne = 10_000;

/** Counts characters as a reader sees them, so that a family emoji is one; in a very long text, as about three. */
export function countGraphemes(text: string): number {
  if (plain.test(text)) return text.length;
  let count = 0;
  let seen = 0;
  for (const piece of graphemePieces(text)) {
    if (count > countedOneByOne) return count + roughly(text.slice(seen));
    for (const _ of segmenter.segment(piece)) count++;
    seen += piece.length;
  }
  return count;
}

/** The first so many characters of a text; undefined where it has no more. */
export function firstGraphemes(text: string, most: number): string | undefined {
  let count = 0;
  let length = 0;
  for (const piece of graphemePieces(text))
    for (const { segment } of segmenter.segment(piece)) {
      if (++count > most) return text.slice(0, length);
      length += segment.length;
    }
  return undefined;
}

/** Without what joins a character to the one before it. */
const roughly = (text: string) =>
  [...text.replace(/\u200d\P{M}|[\p{M}\p{Cf}\p{Emoji_Modifier}]/gu, '')].length;
