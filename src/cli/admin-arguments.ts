import { parseArgs } from 'node:util';
import { fold } from '../domain/fold.ts';
import { type HalfYear, readHalfYear } from '../domain/half-year.ts';
import { type DocumentKind, documentKinds } from '../record/actions.ts';
import { svAdmin as say } from '../texts/sv-admin.ts';
import { textsFor } from '../texts/texts.ts';
import type { DocumentOf } from './write-document.ts';

export type AdminCommand =
  | { kind: 'start-code' }
  | { kind: 'verify'; files: string[] }
  | { kind: 'extract'; email: string }
  | { kind: 'erase'; email: string; by: string; decision: string }
  | { kind: 'export'; group: string; halfYear: HalfYear; what: DocumentKind; of: DocumentOf; to: string }
  | { kind: 'purge'; before: HalfYear; by: string; decision: string; doIt: boolean };

/** What is wrong with the arguments, in one sentence, and how they are written. */
export class UsageError extends Error {
  override name = 'UsageError';
  constructor(why: string) {
    super(`${why}\n\n${say.usage}`);
  }
}

const text = { type: 'string' } as const;
const decided = { by: text, decision: text };
const options = {
  verify: {},
  extract: {},
  export: { to: text, each: { type: 'boolean' } },
  erase: decided,
  purge: { ...decided, before: text, yes: { type: 'boolean' } },
} as const;

/** Reads the words after `npm run admin --`. Throws a `UsageError`. */
export function readAdminArguments([word = '', ...rest]: string[]): AdminCommand {
  switch (word) {
    case 'verify': {
      const { positionals } = parse(rest, options.verify, Number.POSITIVE_INFINITY);
      if (positionals.length === 0) throw new UsageError(say.lacks(say.file));
      return { kind: 'verify', files: positionals };
    }
    case 'start-code':
      parse(rest, {}, 0);
      return { kind: 'start-code' };
    case 'extract': {
      const { positionals } = parse(rest, options.extract, 1);
      return { kind: 'extract', email: given(positionals[0], say.email) };
    }
    case 'export': {
      const { values, positionals } = parse(rest, options.export, 4);
      const [group, halfYear, kind, reference] = positionals;
      const named = given(halfYear, say.halfYear(given(group, say.group)));
      const read = readHalfYear(named);
      if (!read) throw new UsageError(say.badHalfYear(named));
      return {
        kind: 'export',
        group: given(group, say.group),
        halfYear: read,
        what: kindNamed(given(kind, say.kind)),
        of: scopeOf(reference?.trim(), values.each === true),
        to: typeof values.to === 'string' ? values.to : '.',
      };
    }
    case 'erase': {
      const { values, positionals } = parse(rest, options.erase, 1);
      return { kind: 'erase', email: given(positionals[0], say.email), ...decisionIn(values) };
    }
    case 'purge': {
      const { values } = parse(rest, options.purge, 0);
      const before = given(values.before, '--before');
      const halfYear = readHalfYear(before);
      if (!halfYear) throw new UsageError(say.badHalfYear(before));
      return { kind: 'purge', before: halfYear, ...decisionIn(values), doIt: values.yes === true };
    }
    default:
      throw new UsageError(say.unknownCommand(word));
  }
}

function scopeOf(reference: string | undefined, each: boolean): DocumentOf {
  if (reference && each) throw new UsageError(say.eachOrOne(reference));
  return each ? 'each' : reference ? { reference } : 'group';
}

/** By its name here, or as the button is called in Swedish or English. */
function kindNamed(word: string): DocumentKind {
  const found = documentKinds.find((kind) =>
    [kind, ...locales.map((locale) => textsFor(locale).documents.kinds[kind])].some(
      (name) => fold(name) === fold(word),
    ),
  );
  if (!found) throw new UsageError(say.badKind(word, documentKinds.join(', ')));
  return found;
}

const locales = ['sv', 'en'] as const;

type Values = Record<string, string | boolean | undefined>;

function parse(args: string[], known: Record<string, { type: 'string' | 'boolean' }>, most: number) {
  // Read leniently, and judged here: what Node itself says of a wrong word is in English.
  const { tokens, values, positionals } = parseArgs({
    args,
    options: known,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option || (option.type === 'boolean' && token.value !== undefined))
      throw new UsageError(say.unknownOption(token.rawName));
    if (option.type === 'string' && !token.value?.trim()) throw new UsageError(say.lacksValue(token.rawName));
  }
  const extra = positionals[most];
  if (extra !== undefined) throw new UsageError(say.tooMany(extra));
  return { values: values as Values, positionals };
}

function given(value: string | boolean | undefined, what: string): string {
  if (typeof value !== 'string' || !value.trim()) throw new UsageError(say.lacks(what));
  return value.trim();
}

const decisionIn = (values: Values) => ({
  by: given(values.by, '--by'),
  decision: given(values.decision, '--decision'),
});
