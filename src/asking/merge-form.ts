import { createHash } from 'node:crypto';
import type { Shape, ValuesOf } from '../messages/field.ts';
import { rawOf } from './draw-form.ts';
import { isEmpty, isEmptyRow } from './read-form.ts';

/*
 * Two people may write in one form at once. A form carries marks of what each of its fields held when it was drawn (its
 * base); with those, what somebody typed is told from what only stood there, field by field, row by row.
 *
 * Terms
 *   unit        what is told apart: a plain field, one item of an `each`, one row
 *   typed in    a unit that is another than when the form was drawn, and another than what is saved now
 *   contested   typed in, and saved by somebody else meanwhile
 */

type Row = Record<string, unknown> & { key?: string };

/** Rows and items are known in a base by the first characters of their keys. */
const keyLength = 8;
const short = (key: string) => key.slice(0, keyLength);

function mark(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 6);
}

const textOf = (value: unknown) => mark(rawOf(value));
const rowText = (of: Readonly<Record<string, unknown>>, row: Row | undefined) =>
  row && !isEmptyRow(row) ? mark(Object.keys(of).map((name) => rawOf(row[name]))) : '';

/** The marks of what a form is drawn from: `done:mark.needs:mark.commitments/key:mark`. */
export function baseOf<S extends Shape>(shape: S, values: ValuesOf<S>): string {
  return Object.entries(shape)
    .flatMap(([name, field]) => {
      const value = values[name as keyof S] as unknown;
      if (field.kind === 'rows')
        return ((value ?? []) as Row[]).map(
          (row) => `${name}/${short(row.key ?? '')}:${rowText(field.of, row)}`,
        );
      if (field.kind === 'each')
        return Object.entries((value ?? {}) as Record<string, unknown>).map(
          ([key, one]) => `${name}/${short(key)}:${textOf(one)}`,
        );
      return [`${name}:${textOf(value)}`];
    })
    .join('.');
}

/** Marks by unit, in the order of the base. */
function marksIn(base: string): Map<string, string> {
  return new Map(
    base.split('.').flatMap((each): [string, string][] => {
      const at = each.indexOf(':');
      return at > 0 ? [[each.slice(0, at), each.slice(at + 1)]] : [];
    }),
  );
}

/** Whether a plain field stands as it was drawn: nobody has typed in it. */
export function isAsDrawn(base: string | undefined, name: string, value: unknown): boolean {
  return base !== undefined && marksIn(base).get(name) === textOf(value);
}

/** The keys of the rows that a form was drawn with, by field, as far as those rows are saved still; '' for one that is gone. */
export function rowKeys<S extends Shape>(
  shape: S,
  base: string,
  saved: ValuesOf<S>,
): Record<string, string[]> {
  const units = [...marksIn(base).keys()];
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) => {
      if (field.kind !== 'rows') return [];
      const rows = (saved[name as keyof S] ?? []) as Row[];
      const keys = units
        .filter((unit) => unit.startsWith(`${name}/`))
        .map((unit) => unit.slice(name.length + 1));
      return [[name, keys.map((key) => rows.find((row) => short(row.key ?? '') === key)?.key ?? key)]];
    }),
  );
}

export type Merged<S extends Shape> = {
  /** What is to be saved: what was typed in over what is saved. */
  values: ValuesOf<S>;
  /** The fields in which something was typed. */
  changed: (keyof S & string)[];
  /** What somebody else has saved meanwhile, of each contested unit. */
  contested: { field: keyof S & string; saved: unknown }[];
  /** What the form, shown again, is drawn from: the contested units by what is saved now. */
  base: string;
};

/** What a sent form changes. `typed` is without the fields that did not arrive. */
export function mergeForm<S extends Shape>(
  shape: S,
  base: string,
  typed: Partial<ValuesOf<S>>,
  saved: ValuesOf<S>,
): Merged<S> {
  const drawn = marksIn(base);
  const values: Record<string, unknown> = { ...saved };
  const changed = new Set<keyof S & string>();
  const contested: Merged<S>['contested'] = [];
  const again = new Map(drawn);

  /** Whether the unit was typed in. A form without a mark of it (an earlier version drew it) contests whatever stands. */
  function typedIn(
    field: keyof S & string,
    unit: string,
    now: string,
    then: string,
    before: unknown,
  ): boolean {
    const from = drawn.get(unit);
    if (now === from || now === then) return false;
    if (from === undefined ? !isEmpty(before) : then !== from) {
      contested.push({ field, saved: before });
      again.set(unit, then);
    }
    changed.add(field);
    return true;
  }

  for (const [name, field] of Object.entries(shape) as [keyof S & string, S[string]][]) {
    const now = typed[name] as unknown;
    const then = saved[name] as unknown;
    if (now === undefined && !(name in typed)) continue;
    if (field.kind === 'rows') values[name] = mergeRows(name, field.of, now as Row[], (then ?? []) as Row[]);
    else if (field.kind === 'each') {
      const before = (then ?? {}) as Record<string, unknown>;
      const said = now as Record<string, unknown>;
      const merged: Record<string, unknown> = { ...before };
      for (const key of new Set([...Object.keys(before), ...Object.keys(said)])) {
        const empty = textOf(undefined);
        const unit = `${name}/${short(key)}`;
        if (!drawn.has(unit)) drawn.set(unit, empty);
        if (!typedIn(name, unit, textOf(said[key]), textOf(before[key]), before[key])) continue;
        if (said[key] === undefined) delete merged[key];
        else merged[key] = said[key];
      }
      values[name] = merged;
    } else if (typedIn(name, name, textOf(now), textOf(then), then)) values[name] = now;
  }

  function mergeRows(
    name: keyof S & string,
    of: Readonly<Record<string, unknown>>,
    rows: readonly Row[],
    before: readonly Row[],
  ): Row[] {
    const given = new Map(rows.flatMap((row) => (row.key ? [[short(row.key), row] as const] : [])));
    const kept = before.flatMap((old) => {
      const row = given.get(short(old.key ?? ''));
      given.delete(short(old.key ?? ''));
      if (!row) return [old];
      const unit = `${name}/${short(old.key ?? '')}`;
      if (!typedIn(name, unit, rowText(of, row), rowText(of, old), old)) return [old];
      return isEmptyRow(row) ? [] : [{ ...row, key: old.key }];
    });
    // Rows that somebody else has removed meanwhile: gone, unless something else was typed in them.
    const removed = [...given].flatMap(([key, { key: _, ...row }]) =>
      isEmptyRow(row) || rowText(of, row) === drawn.get(`${name}/${key}`) ? [] : [row],
    );
    const added = rows.filter((row) => !row.key && !isEmptyRow(row));
    if (removed.length + added.length > 0) changed.add(name);
    return [...kept, ...removed, ...added];
  }

  return {
    values: values as ValuesOf<S>,
    changed: [...changed],
    contested,
    base: [...again].map(([unit, each]) => `${unit}:${each}`).join('.'),
  };
}
