import { fold, withoutEnd } from './fold.ts';
import { type Status, statuses } from './status-update.ts';

/** The words that stand for a status on a line, folded. Longer ones are tried first. */
const statusWords: Record<Status, readonly string[]> = {
  going_well: ['går bra', 'grön', 'grönt', 'bra', 'green', 'going well', 'good', '🟢', '🟩'],
  needs_change: ['behöver ändras', 'ändras', 'gul', 'gult', 'yellow', 'needs change', '🔶', '🟡', '🟨', '🟠'],
  stalled: ['står stilla', 'stilla', 'röd', 'rött', 'red', 'stalled', '🔺', '🔴', '🟥'],
  not_started: ['inte påbörjat', 'ej påbörjat', 'ej påbörjad', 'inte påbörjad', 'not started', '⬜'],
  not_applicable: ['inte aktuellt', 'ej aktuellt', 'inte aktuell', 'ej aktuell', 'not applicable', '➖'],
};

const statusPhrases = statuses
  .flatMap((status) => statusWords[status].map((phrase) => ({ status, phrase: fold(phrase) })))
  .sort((a, b) => b.phrase.length - a.phrase.length);

/** A status by itself: its words, its shape, or both; undefined: it is none. */
export function readStatus(text: string): Status | undefined {
  const word = withoutEnd(fold(text), ':,;.');
  // The shape often stands before the words.
  const bare = word.replace(/^[^\p{L}]+/u, '');
  return statusPhrases.find(({ phrase }) => phrase === word || phrase === bare)?.status;
}

/** A line like `bemötande gul Två workshops` read against the areas there are. */
export type QuickLine =
  | { kind: 'area'; areaId: number; status: Status; done: string }
  | { kind: 'bad-area'; text: string }
  | { kind: 'bad-status'; areaId: number; text: string };

/** Where the first `count` words of the text end, those that it has; whitespace after the last is passed over. */
function afterWords(text: string, count: number): number {
  const word = /\S+\s*/gu;
  word.lastIndex = text.length - text.trimStart().length;
  for (let n = 0; n < count; n++) if (!word.test(text)) return text.length;
  return word.lastIndex;
}

/** So much of a word that is not understood is given back, in UTF-16 units; an area's name is shorter. */
const shown = 200;

/** Marks that one may put after a name or a status. */
const closing = ':,;';

/** Takes folded `phrase` from the start of `text`, whole words only; returns the rest as typed. */
function take(text: string, phrase: string): string | undefined {
  const end = afterWords(text, phrase.split(' ').length);
  // Far longer than the phrase it cannot be: nobody writes each letter with so many accents.
  const head = text.slice(0, end).trim();
  if (head.length > phrase.length * 4 + 20) return undefined;
  return withoutEnd(fold(head), closing) === phrase ? text.slice(end) : undefined;
}

/**
 * Reads area, status and what was done from one line. An area is known by its name, its key, or the beginning of
 * either when no other area begins so. The text after the status is kept exactly as typed.
 */
export function readQuickLine(line: string, areas: readonly Named[]): QuickLine {
  const found = readArea(line, areas);
  if (found.kind === 'bad-area') return found;
  const rest = found.rest.trimStart();
  for (const { status, phrase } of statusPhrases) {
    const done = take(rest, phrase);
    if (done !== undefined) return { kind: 'area', areaId: found.areaId, status, done };
  }
  return {
    kind: 'bad-status',
    areaId: found.areaId,
    text: rest.slice(0, Math.min(shown, afterWords(rest, 1))).trimEnd(),
  };
}

type Named = { id: number; key: string; name: string };

/** The area at the beginning of a line, and what was typed after it. */
export function readArea(
  line: string,
  areas: readonly Named[],
): { kind: 'found'; areaId: number; rest: string } | Extract<QuickLine, { kind: 'bad-area' }> {
  const text = line.trim();
  const names = areas
    .flatMap((area) => [fold(area.name), fold(area.key)].map((phrase) => ({ areaId: area.id, phrase })))
    .sort((a, b) => b.phrase.length - a.phrase.length);
  let found: { areaId: number; rest: string } | undefined;
  for (const { areaId, phrase } of names) {
    const rest = take(text, phrase);
    if (rest !== undefined) {
      found = { areaId, rest };
      break;
    }
  }
  if (!found) {
    const first = text.slice(0, afterWords(text, 1)).trimEnd();
    const start = withoutEnd(fold(first.slice(0, shown)), closing);
    const ids = new Set(
      names.filter(({ phrase }) => start && phrase.startsWith(start)).map(({ areaId }) => areaId),
    );
    const [only] = ids;
    if (ids.size !== 1 || only === undefined) return { kind: 'bad-area', text: first.slice(0, shown) };
    found = { areaId: only, rest: text.slice(first.length) };
  }
  return { kind: 'found', ...found };
}

/** Colours that are no status, folded: who types one means a status by it. */
const otherColours = new Set(
  [
    'lila',
    'blå',
    'orange',
    'rosa',
    'svart',
    'vit',
    'grå',
    'brun',
    'purple',
    'blue',
    'pink',
    'black',
    'white',
  ].map(fold),
);

/**
 * What stands on a line beside a status that is none: without its first word where that was meant as the status (a
 * colour, or a word that a new sentence follows), else all of it, so that nothing of the text is lost.
 */
export function textBesideStatus(line: string, areas: readonly Named[]): string {
  const found = readArea(line, areas);
  const text = found.kind === 'found' ? found.rest.trim() : '';
  const end = text.search(/\s/);
  const first = end < 0 ? text : text.slice(0, end);
  const others = end < 0 ? '' : text.slice(end).trimStart();
  const meant =
    otherColours.has(withoutEnd(fold(first.slice(0, shown)), ':,;.')) || /^:[\w+-]+:$|^\P{L}+$/u.test(first);
  const sentenceFollows = /^\p{Ll}/u.test(first) && /^\p{Lu}/u.test(others);
  return meant || sentenceFollows || others === '' ? others : text;
}
