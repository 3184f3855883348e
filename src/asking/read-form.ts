import { isDay, readTime } from '../domain/day.ts';
import { keptText } from '../domain/plain-text.ts';
import { lengthOf, longestText } from '../domain/status-update.ts';
import type { Given, PersonValue, PlainField, RowValue, Shape, ValuesOf } from '../messages/field.ts';
import type { Texts } from '../texts/texts.ts';
import { optionsOf } from './draw-form.ts';

/** What came back of a form: a text for each input that arrived, by the input's id. */
export type Raw = Readonly<Record<string, string>>;

export type ReadForm<S extends Shape> =
  /** Not one input of the form arrived: the platform has sent the form without what stands in it. */
  | { kind: 'nothing-came' }
  /** What is wrong, by the input's id. */
  | { kind: 'faults'; faults: Record<string, string> }
  /** A field of which nothing arrived is left out: it stands as it was. */
  | { kind: 'read'; values: Partial<ValuesOf<S>> };

type Read = { value?: unknown; fault?: { id: string; text: string } };

/**
 * Reads a sent form by its shape. `rows`: the keys of the rows that the form was drawn with, by field; `saved`: what is
 * saved now, from which an input that did not arrive of a row that did is taken.
 */
export function readForm<S extends Shape>(
  shape: S,
  raw: Raw,
  context: { given: Given; saved: ValuesOf<S>; rows: Readonly<Record<string, readonly string[]>>; t: Texts },
): ReadForm<S> {
  const faults: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const take = (read: Read): unknown => {
    if (read.fault) faults[read.fault.id] = read.fault.text;
    return read.value;
  };
  let came = false;
  for (const [name, field] of Object.entries(shape)) {
    const given = context.given[name];
    if (field.kind === 'each') {
      const items = (given?.items ?? []).filter(({ key }) => arrived(field.of, `${name}.${key}`, raw));
      if (items.length === 0) continue;
      came = true;
      const before = (context.saved[name] ?? {}) as Record<string, unknown>;
      const read = items.map(({ key }) => [
        key,
        take(readPlain(field.of, `${name}.${key}`, raw, given, context.t)),
      ]);
      const all: Record<string, unknown> = { ...before, ...Object.fromEntries(read) };
      values[name] = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    } else if (field.kind === 'rows') {
      const count = rowsIn(raw, name);
      if (count === 0) continue;
      came = true;
      const keys = context.rows[name] ?? [];
      const saved = (context.saved[name] ?? []) as RowValue<typeof field.of>[];
      values[name] = Array.from({ length: Math.max(count, keys.length) }, (_, n) => {
        const key = keys[n];
        const before = key === undefined ? undefined : saved.find((row) => row.key === key);
        const row = Object.fromEntries(
          Object.entries(field.of).map(([each, plain]) => {
            const id = `${name}.${n}.${each}`;
            return [
              each,
              arrived(plain, id, raw)
                ? take(readPlain(plain, id, raw, given, context.t))
                : (before?.[each] ?? emptyOf(plain)),
            ];
          }),
        );
        const { needs } = field;
        const wanted = needs && field.of[needs.field];
        if (needs && wanted && isEmpty(row[needs.field]) && !isEmptyRow(row))
          faults[`${name}.${n}.${needs.field}`] ??= needs.missing(context.t);
        return key === undefined ? row : { ...row, key };
      });
    } else if (field.kind === 'channel') {
      if (raw[name] === undefined) continue;
      came = true;
      const chosen = raw[name].trim();
      // What stands is not drawn, so where nothing was chosen it stays.
      if (chosen !== '') values[name] = chosen;
      else if (field.required && isEmpty(context.saved[name])) faults[name] = field.required(context.t);
    } else {
      if (!arrived(field, name, raw)) continue;
      came = true;
      const value = take(readPlain(field, name, raw, given, context.t));
      values[name] = value;
      if (field.required && isEmpty(value)) faults[name] ??= field.required(context.t);
    }
  }
  if (!came && Object.keys(shape).length > 0) return { kind: 'nothing-came' };
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  return { kind: 'read', values: values as Partial<ValuesOf<S>> };
}

/** How many rows of a field there are among the inputs, also where a client leaves some out. */
export function rowsIn(raw: Raw, field: string): number {
  const numbers = Object.keys(raw).flatMap((id) => {
    const [name, n = ''] = id.split('.', 2);
    return name === field && /^\d{1,3}$/.test(n) ? [Number(n) + 1] : [];
  });
  return Math.max(0, ...numbers);
}

/** Whether nothing stands in a value. */
export function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Whether nothing stands in a row, whatever its key. */
export function isEmptyRow(row: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(row).every(([name, value]) => name === 'key' || isEmpty(value));
}

/** What stands in a plain field where nothing does. */
export function emptyOf(field: PlainField): unknown {
  if (field.kind === 'text') return '';
  return field.kind === 'choices' ? [] : undefined;
}

const partsOf = (field: PlainField, id: string): string[] =>
  field.kind === 'person' ? [id, `${id}.name`, `${id}.email`] : [id];

const arrived = (field: PlainField, id: string, raw: Raw): boolean =>
  partsOf(field, id).some((part) => raw[part] !== undefined);

function readPlain(
  field: PlainField,
  id: string,
  raw: Raw,
  given: Given[string] | undefined,
  t: Texts,
): Read {
  const text = keptText(raw[id] ?? '');
  const word = text.trim();
  const bad = (why: string): Read => ({ value: emptyOf(field), fault: { id, text: why } });
  switch (field.kind) {
    case 'text': {
      if (field.paste !== undefined)
        return text.length > field.paste ? bad(t.form.pasteTooLong(field.paste)) : { value: text };
      const length = lengthOf(text);
      return length > longestText ? bad(t.messages.tooLong(length)) : { value: text };
    }
    case 'choice': {
      if (word === '') return { value: undefined };
      return optionsOf(field, given, t).some(({ value }) => value === word)
        ? { value: word }
        : bad(t.form.badChoice);
    }
    case 'choices': {
      const chosen = word === '' ? [] : word.split(',').map((one) => one.trim());
      const known = new Set(optionsOf(field, given, t).map(({ value }) => value));
      return chosen.every((one) => known.has(one)) ? { value: chosen } : bad(t.form.badChoice);
    }
    case 'yes-no':
      if (word === '') return { value: undefined };
      return word === 'true' || word === 'false' ? { value: word === 'true' } : bad(t.form.badChoice);
    case 'day': {
      if (word === '') return { value: undefined };
      if (!isDay(word)) return bad(t.messages.badByDate);
      const { first, last } = given?.days ?? { first: word, last: word };
      return word >= first && word <= last
        ? { value: word }
        : bad(t.messages.byDateOutside(t.dates.dayWithYear(first), t.dates.dayWithYear(last)));
    }
    case 'time': {
      if (word === '') return { value: undefined };
      const time = readTime(word);
      return time ? { value: time } : bad(t.form.badTime);
    }
    case 'number': {
      if (word === '') return { value: undefined };
      const number = /^-?\d{1,9}$/.test(word) ? Number(word) : Number.NaN;
      return number >= field.least && number <= field.most
        ? { value: number }
        : bad(t.form.badNumber(field.least, field.most));
    }
    case 'person':
      return readPerson(id, raw, t);
  }
}

// One @ with something on both sides, and no white space: whether anybody is there is the mail server's to say.
const address = /^[^\s@<>,;:"]{1,64}@[^\s@<>,;:"]{1,190}$/;

function readPerson(id: string, raw: Raw, t: Texts): Read {
  const userId = (raw[id] ?? '').trim();
  const name = (raw[`${id}.name`] ?? '').trim();
  const email = (raw[`${id}.email`] ?? '').trim();
  const bad = (part: string, text: string): Read => ({ fault: { id: `${id}${part}`, text } });
  if (!userId && !name && !email) return { value: undefined };
  if (email && !address.test(email)) return bad('.email', t.form.badEmail);
  if (!userId && !email) return bad('.email', t.form.emailMissing);
  if (!userId && !name) return bad('.name', t.form.nameMissing);
  const value: PersonValue = { ...(userId ? { userId } : {}), name, email };
  return { value };
}
