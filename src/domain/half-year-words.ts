import { type HalfYear, readHalfYear } from './half-year.ts';

/** A half-year as somebody typed it after a command: none, one, or words that are none. */
export type TypedHalfYear = { kind: 'none' } | { kind: 'half-year'; halfYear: HalfYear } | Unreadable;
type Unreadable = { kind: 'bad-half-year'; text: string };

export function readTypedHalfYear(rest: string): TypedHalfYear {
  if (!rest.trim()) return { kind: 'none' };
  const halfYear = readHalfYear(rest);
  return halfYear ? { kind: 'half-year', halfYear } : { kind: 'bad-half-year', text: rest.slice(0, shown) };
}

/** So much of what is not understood is given back, in UTF-16 units. */
const shown = 60;

const isoDate = /^\d{4}-\d\d-\d\d$/;

/** `[halvår] ÅÅÅÅ-MM-DD`. `to` is as typed; empty where it is missing. */
export function readMove(rest: string): { kind: 'move'; halfYear?: HalfYear; to: string } | Unreadable {
  const all = rest.trim();
  const whole = readHalfYear(all);
  if (whole) return { kind: 'move', halfYear: whole, to: '' };
  const words = all.split(/\s+/);
  const to = words.at(-1) ?? '';
  const text = all.slice(0, all.length - to.length).trim();
  if (!text) return { kind: 'move', to };
  const halfYear = readHalfYear(text);
  if (halfYear) return { kind: 'move', halfYear, to };
  // Only one of the two was understood, so it is the other that is asked for again.
  return isoDate.test(to) ? { kind: 'bad-half-year', text: text.slice(0, shown) } : { kind: 'move', to: all };
}
