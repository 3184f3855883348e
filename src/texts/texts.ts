import type { Locale } from '../domain/working-group.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

/** One language's catalogue. A key that a language lacks does not compile. */
export type Texts = typeof sv;

const catalogues: Record<Locale, Texts> = { sv, en };

export function textsFor(locale: Locale): Texts {
  return catalogues[locale];
}
