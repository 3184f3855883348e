import { distance } from 'fastest-levenshtein';
import { fold, withoutEnd } from '../domain/fold.ts';
import { readHalfYear } from '../domain/half-year.ts';

/** A command as far as reading it goes. */
type Says = { says: readonly string[]; suggests: readonly string[]; after?: string };

/** What a person asks for by words: a command by its name with the rest as typed, or words that are none. */
export type Command =
  | { kind: 'command'; name: string; rest: string }
  | { kind: 'unknown'; text: string; nearest?: string };

/** What stands before another command without meaning anything there: `/avstamning starta`. */
const before = 'summary';
/** What the half-year after it means: `/avstamning våren 2019`. */
const earlier = 'history';
/** What nothing at all means. */
const silence = 'help';

/** The first words, folded and without a slash or closing punctuation, and the rest as typed. */
function firstWords(text: string, count: number): { words: string; rest: string } | undefined {
  let rest = text.trimStart();
  const words: string[] = [];
  for (let n = 0; n < count; n++) {
    const end = rest.search(/\s/);
    const word = end < 0 ? rest : rest.slice(0, end);
    if (word === '') return n === 0 ? { words: '', rest: '' } : undefined;
    words.push(word);
    rest = end < 0 ? '' : rest.slice(end).trimStart();
  }
  const folded = fold(words.join(' ')).replace(/^\/+/, '');
  const bare = folded.length > 1 ? withoutEnd(folded, '.,!?:') : folded;
  const after = rest.trimEnd();
  // As it stands on a button or in the help: «en part …».
  return { words: bare, rest: after === '…' ? '' : after };
}

/**
 * Reads what was typed: with or without the slash, in any case, with or without å ä ö; `/avstamning starta` and
 * `starta` alike. Never throws; what is not understood becomes `unknown` with the nearest known word.
 */
export function createCommands(all: ReadonlyMap<string, Says>): (text: string) => Command {
  const byWords = new Map([...all].flatMap(([name, { says }]) => says.map((word) => [word, name] as const)));
  const longest = Math.max(...[...byWords.keys()].map((word) => word.split(' ').length));
  const suggestions = [...all.values()].flatMap(({ suggests }) => suggests);

  /** What stands behind the words of a command and means something by itself there. */
  function readCommandAfter(name: string, rest: string): Command | undefined {
    if (rest === '' || ![...all.values()].some(({ after }) => after === name)) return undefined;
    for (let count = longest; count > 0; count--) {
      const found = firstWords(rest, count);
      const inner = found && byWords.get(found.words);
      if (found && inner !== undefined && all.get(inner)?.after === name)
        return { kind: 'command', name: inner, rest: found.rest };
    }
    return undefined;
  }

  return function readCommand(text): Command {
    for (let count = longest; count > 0; count--) {
      const first = firstWords(text, count);
      if (!first) continue;
      const name = byWords.get(first.words);
      if (name === before && first.rest !== '')
        return readHalfYear(first.rest)
          ? { kind: 'command', name: earlier, rest: first.rest }
          : readCommand(first.rest);
      const inner = name === undefined ? undefined : readCommandAfter(name, first.rest);
      if (inner) return inner;
      if (name !== undefined) return { kind: 'command', name, rest: first.rest };
      if (count > 1) continue;
      if (first.words === '') return { kind: 'command', name: silence, rest: '' };
      return { kind: 'unknown', text: text.trim(), nearest: nearestTo(text, first.words, suggestions) };
    }
    return { kind: 'command', name: silence, rest: '' };
  };
}

/** Suggestions of several words are held against as many, the others against the first. */
function nearestTo(text: string, first: string, suggestions: readonly string[]): string | undefined {
  const long = suggestions.filter((known) => known.includes(' '));
  for (const known of long) {
    const words = firstWords(text, known.split(' ').length)?.words;
    const found = words && nearestWord(words, [known]);
    if (found) return found;
  }
  return nearestWord(
    first,
    suggestions.filter((known) => !known.includes(' ')),
  );
}

function nearestWord(word: string, suggestions: readonly string[]): string | undefined {
  // What is much longer than any command is none that was misspelt.
  if (word.length > 40) return undefined;
  const scored = suggestions
    .map((known) => ({ known, far: distance(fold(known), word) }))
    .sort((a, b) => a.far - b.far);
  const best = scored[0];
  // Of a word of three letters, two others are left by chance.
  const likely = best && best.far < fold(best.known).length / 2;
  return likely && best.far <= Math.max(2, Math.floor(word.length / 3)) ? best.known : undefined;
}
