import { distance } from 'fastest-levenshtein';
import { fold } from '../domain/fold.ts';
import { type HalfYear, readHalfYear } from '../domain/half-year.ts';

/** What a person asks for by words. Everything but `report-line` is read without knowing the group. */
export type Command =
  | { kind: 'summary' }
  | { kind: 'start' | 'history'; halfYear?: HalfYear }
  | { kind: 'move'; halfYear?: HalfYear; to: string }
  | { kind: 'remind' | 'help' | 'report' | 'log' }
  /** A half-year and a reference, as typed; either may be missing. */
  | { kind: 'documents'; text: string }
  /** The words after it, as typed: a party's name, and for `unlock` the reason. */
  | { kind: 'lock' | 'unlock'; line: string }
  /** The words after `/lagesrapport`, as typed. */
  | { kind: 'report-line'; line: string }
  | { kind: 'bad-half-year'; text: string }
  | { kind: 'unknown'; text: string; nearest?: string };

type Verb =
  | 'start'
  | 'move'
  | 'remind'
  | 'lock'
  | 'unlock'
  | 'log'
  | 'history'
  | 'documents'
  | 'help'
  | 'check-in'
  | 'report';

/** The words that are understood, folded, in Swedish and English. The first of each verb and language is the one shown. */
const words: Record<Verb, readonly string[]> = {
  'check-in': ['avstamning', 'avstamningen', 'sammanstallning', 'check-in', 'checkin', 'summary'],
  report: ['lagesrapport', 'lagesrapporten', 'rapport', 'report', 'status'],
  start: ['starta', 'oppna', 'start', 'open'],
  move: ['flytta', 'move'],
  remind: ['paminn', 'remind'],
  lock: ['las', 'lasa', 'lock'],
  unlock: ['unlock', 'upplas'],
  log: ['logg', 'loggen', 'log'],
  history: ['historik', 'tidigare', 'history'],
  documents: ['dokument', 'dokumenten', 'documents', 'document'],
  help: ['hjalp', 'hej', 'help', 'hi', 'hello', '?'],
};

const verbOf = new Map<string, Verb>(
  Object.entries(words).flatMap(([verb, all]) => all.map((word): [string, Verb] => [word, verb as Verb])),
);

/** Words worth suggesting, as they are written. */
const suggestions = [
  'avstämning',
  'lägesrapport',
  'starta',
  'flytta',
  'påminn',
  'lås',
  'logg',
  'historik',
  'dokument',
  'hjälp',
  'start',
  'move',
  'remind',
  'lock',
  'unlock',
  'log',
  'history',
  'documents',
  'help',
];

function nearestWord(word: string): string | undefined {
  const scored = suggestions
    .map((known) => ({ known, far: distance(fold(known), word) }))
    .sort((a, b) => a.far - b.far);
  const best = scored[0];
  // Of a word of three letters, two others are left by chance.
  const likely = best && best.far < fold(best.known).length / 2;
  return likely && best.far <= Math.max(2, Math.floor(word.length / 3)) ? best.known : undefined;
}

/** The first word, folded and without a slash or closing punctuation, and the rest as typed. */
function firstWord(text: string): { word: string; rest: string } {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/u.exec(text) ?? [];
  const word = fold(first).replace(/^\/+/, '');
  return { word: word.length > 1 ? word.replace(/[.,!?:]+$/, '') : word, rest: rest.trimEnd() };
}

function withHalfYear(kind: 'start' | 'history', rest: string): Command {
  if (!rest.trim()) return { kind };
  const halfYear = readHalfYear(rest);
  return halfYear ? { kind, halfYear } : { kind: 'bad-half-year', text: rest };
}

function move(rest: string): Command {
  const all = rest.trim();
  const whole = readHalfYear(all);
  if (whole) return { kind: 'move', halfYear: whole, to: '' };
  const [, before = '', to = ''] = /^(?:([\s\S]*)\s)?(\S+)$/u.exec(all) ?? [];
  const text = before.trim();
  if (!text) return { kind: 'move', to };
  const halfYear = readHalfYear(text);
  if (halfYear) return { kind: 'move', halfYear, to };
  // Only one of the two was understood, so it is the other that is asked for again.
  return isoDate.test(to) ? { kind: 'bad-half-year', text } : { kind: 'move', to: all };
}

const isoDate = /^\d{4}-\d\d-\d\d$/;

/**
 * Reads what was typed: with or without the slash, in any case, with or without å ä ö; `/avstamning starta` and
 * `starta` alike. Never throws; what is not understood becomes `unknown` with the nearest known word.
 */
export function readCommand(text: string): Command {
  const { word, rest } = firstWord(text);
  const verb = verbOf.get(word);
  if (verb === 'check-in' && rest.trim()) return readCommand(rest);
  switch (verb) {
    case 'check-in':
      return { kind: 'summary' };
    case 'report':
      return rest.trim() ? { kind: 'report-line', line: rest } : { kind: 'report' };
    case 'start':
    case 'history':
      return withHalfYear(verb, rest);
    case 'move':
      return move(rest);
    case 'documents':
      return { kind: 'documents', text: rest.trim() };
    case 'lock': {
      // Two words in Swedish: lås upp.
      const { word: next, rest: after } = firstWord(rest);
      return next === 'upp' ? { kind: 'unlock', line: after } : { kind: 'lock', line: rest };
    }
    case 'unlock':
      return { kind: 'unlock', line: rest };
    case 'remind':
    case 'log':
    case 'help':
      return { kind: verb };
    case undefined:
      return word
        ? { kind: 'unknown', text: text.trim().slice(0, 60), nearest: nearestWord(word) }
        : { kind: 'help' };
  }
}
