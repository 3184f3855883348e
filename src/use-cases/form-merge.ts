import { createHash } from 'node:crypto';
import type { OverallAnswer } from '../domain/status-update.ts';

/** The fields of a form by name, for telling which of them have changed. */
export type Fields = Record<string, unknown>;

export const areaFields = (area: { done: string; needs: string } | undefined): Fields => ({
  done: area?.done ?? '',
  needs: area?.needs ?? '',
});

export const overallFields = (overall: OverallAnswer | undefined): Fields => ({
  workedWell: overall?.workedWell ?? '',
  commitments: (overall?.commitments ?? []).map(({ what, who, by }) => [what, who, by ?? '']),
  contactNext: overall?.contactNext ?? null,
  outcomes: Object.entries(overall?.outcomes ?? {}).sort(),
});

/** Marks what one field held. */
function mark(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 12);
}

/** Marks what each field of a form was drawn from, so that an older form is known from a newer one. */
export const baseOf = (fields: Fields) => Object.values(fields).map(mark).join('.');

/**
 * What a form changes: a field left as it was drawn follows what is saved now; one that was typed in counts; one that
 * was typed in and that somebody else has saved meanwhile is `contested`. `base` is what the form, shown again, is
 * drawn from: the contested fields by what is saved now.
 */
export function compare(
  base: string,
  typed: Fields,
  saved: Fields,
): { typedIn: string[]; contested: string[]; base: string } {
  const drawn = base.split('.');
  const names = Object.keys(saved);
  const typedIn = names.filter(
    (name, i) => mark(typed[name]) !== drawn[i] && mark(typed[name]) !== mark(saved[name]),
  );
  const contested = typedIn.filter((name) => mark(saved[name]) !== drawn[names.indexOf(name)]);
  return {
    typedIn,
    contested,
    base: names.map((name, i) => (contested.includes(name) ? mark(saved[name]) : (drawn[i] ?? ''))).join('.'),
  };
}
