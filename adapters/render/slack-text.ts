const mrkdwnEscapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Makes Slack show a text as it was typed where it reads mrkdwn: no mentions, links, emphasis. */
export function asTyped(text: string): string {
  return (
    text
      .replace(/[&<>]/g, (character) => mrkdwnEscapes[character] ?? character)
      // Slack has no escape for these; beside a zero-width space they are no longer at the edge of a word.
      .replace(/[*_~`]/g, '\u200b$&\u200b')
  );
}

/** How much of a message a text takes, at most: as JSON in its blocks, or escaped in its top-level text. */
export function weight(text: string): number {
  if (!heavier.test(text)) return text.length;
  let sum = 0;
  for (const point of text) sum += point.length === 2 ? 2 : weightOfUnit(point);
  return sum;
}

/** What weighs more than it is long; most texts have none of it. */
const heavier = /[&<>*_~`"\\\p{Cc}\p{Cs}]/u;

function weightOfUnit(unit: string): number {
  if (unit === '&') return 5;
  if (unit === '<' || unit === '>') return 4;
  if (unit === '*' || unit === '_' || unit === '~' || unit === '`') return 3;
  if (unit === '"' || unit === '\\' || unit === '\n') return 2;
  // Control characters, and halves of a pair that is not there.
  return unit < ' ' || (unit >= '\ud800' && unit <= '\udfff') ? 6 : 1;
}

const inUnits = (piece: string) => piece.length;

/**
 * Cuts a text into pieces of at most `limit` (by `measure`, default UTF-16 units), nothing lost or added: at a line
 * break where there is one in the latter half of a piece, else after a sentence, a word, or between code points.
 */
export function splitText(text: string, limit: number, measure = inUnits): string[] {
  if (text !== '' && measure(text) <= limit) return [text];
  return [...pieces(text, limit, measure)];
}

function* pieces(text: string, limit: number, measure: (piece: string) => number): Generator<string> {
  let piece = '';
  let size = 0;
  for (const point of text) {
    const cost = measure(point);
    if (size + cost > limit && piece !== '') {
      const end = goodEnd(piece);
      yield piece.slice(0, end);
      piece = piece.slice(end);
      size = measure(piece);
    }
    piece += point;
    size += cost;
  }
  if (piece !== '') yield piece;
}

function goodEnd(piece: string): number {
  const half = piece.length / 2;
  const after = (mark: string) => piece.lastIndexOf(mark) + mark.length;
  for (const end of [after('\n'), Math.max(after('. '), after('! '), after('? ')), after(' ')])
    if (end > half) return end;
  return piece.length;
}

/** The beginning of a text, with `mark` at the end where something is left out, in all at most `limit` by `measure`. */
export function cutText(text: string, limit: number, mark = '…', measure = inUnits): string {
  // Nearly all are short enough, and to see that takes no going through them point by point.
  if (measure(text) <= limit) return text;
  const [whole, more] = firstTwo(pieces(text, limit, measure));
  if (more === undefined) return whole ?? '';
  const [begin = ''] = pieces(text, Math.max(1, limit - measure(mark)), measure);
  return begin.trimEnd() + mark;
}

function firstTwo<T>(all: Iterable<T>): T[] {
  const [first, second] = all;
  return [first, second].filter((each) => each !== undefined);
}
