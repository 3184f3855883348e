import type { Field, Given, PersonValue, PlainField, Shape, ValuesOf } from '../messages/field.ts';
import type { FormItem, Input } from '../messages/form.ts';
import type { Texts } from '../texts/texts.ts';

/** So many rows are drawn at the least. */
const rowsAtLeast = 3;

function isPerson(value: unknown): value is PersonValue {
  return typeof value === 'object' && value !== null && 'name' in value && 'email' in value;
}

/** A plain field's value as the text that its input holds; a person, who has three, as one text. */
export function rawOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (isPerson(value)) return `${value.name.trim()} <${value.email.trim().toLowerCase()}>`;
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** The inputs of a plain field: one, but three for a person. */
export function inputsOf(
  field: PlainField,
  at: { id: string; label: string; row?: Input['row'] },
  value: unknown,
  given: Given[string] | undefined,
  t: Texts,
): Input[] {
  const head = {
    id: at.id,
    label: at.label,
    ...(field.hint ? { hint: field.hint(t) } : {}),
    required: field.required !== undefined,
    ...(at.row ? { row: at.row } : {}),
  };
  switch (field.kind) {
    case 'text':
      return [
        {
          ...head,
          kind: 'text',
          lines: field.lines,
          value: rawOf(value),
          ...(field.paste !== undefined && { paste: field.paste }),
        },
      ];
    case 'choice':
    case 'choices':
      return [{ ...head, kind: field.kind, options: optionsOf(field, given, t), value: rawOf(value) }];
    case 'yes-no':
      return [
        {
          ...head,
          kind: 'choice',
          options: [
            { value: 'true', label: t.report.yes },
            { value: 'false', label: field.no?.(t) ?? t.form.no },
          ],
          value: rawOf(value),
        },
      ];
    case 'day':
    case 'time':
      return [{ ...head, kind: field.kind, value: rawOf(value) }];
    case 'number':
      return [{ ...head, kind: 'number', least: field.least, most: field.most, value: rawOf(value) }];
    case 'person': {
      const person = value as PersonValue | undefined;
      const beside = { ...head, required: false, hint: undefined };
      return [
        { ...head, required: false, kind: 'picker', value: person?.userId ?? '' },
        {
          ...beside,
          id: `${at.id}.name`,
          kind: 'text',
          lines: 'one',
          label: `${at.label}: ${t.form.name}`,
          value: person?.name ?? '',
        },
        {
          ...beside,
          id: `${at.id}.email`,
          kind: 'text',
          lines: 'one',
          label: `${at.label}: ${t.form.email}`,
          value: person?.email ?? '',
        },
      ];
    }
  }
}

/** What may be chosen: the field's own values, or those given when the form is opened. */
export function optionsOf(
  field: Extract<PlainField, { kind: 'choice' | 'choices' }>,
  given: Given[string] | undefined,
  t: Texts,
): { value: string; label: string }[] {
  if (given?.options) return [...given.options];
  return (field.of ?? []).map((value) => ({ value, label: field.option?.(t, value) ?? value }));
}

/**
 * The items of a form. `rows`: how many rows of a field stand in the form already, where it is drawn again; never fewer
 * are drawn, for a row that went away would take its words with it.
 */
export function drawItems<S extends Shape>(
  shape: S,
  values: ValuesOf<S>,
  given: Given,
  t: Texts,
  rows: Readonly<Record<string, number>> = {},
): FormItem[] {
  return Object.entries(shape).flatMap(([name, field]) =>
    itemsOf(name, field, values[name as keyof S], given[name], t, rows[name] ?? 0),
  );
}

function itemsOf(
  name: string,
  field: Field,
  value: unknown,
  given: Given[string] | undefined,
  t: Texts,
  standing: number,
): FormItem[] {
  switch (field.kind) {
    case 'each': {
      const said = (value ?? {}) as Record<string, unknown>;
      const inputs = (given?.items ?? []).flatMap(({ key, label }) =>
        inputsOf(field.of, { id: `${name}.${key}`, label }, said[key], given, t),
      );
      return inputs.length > 0 ? [{ kind: 'heading', text: field.label(t) }, ...inputs] : [];
    }
    case 'rows': {
      const filled = (value ?? []) as Record<string, unknown>[];
      const wanted = Math.min(field.most, Math.max(rowsAtLeast, filled.length + 1));
      const count = Math.max(wanted, filled.length, standing);
      const rows = Array.from({ length: count }, (_, n) =>
        Object.entries(field.of).flatMap(([key, plain], index) =>
          inputsOf(
            plain,
            {
              id: `${name}.${n}.${key}`,
              label: `${field.row(t, n + 1)}: ${plain.label(t)}`,
              row: { of: name, n, first: index === 0, most: field.most },
            },
            filled[n]?.[key],
            given,
            t,
          ),
        ),
      );
      return [{ kind: 'heading', text: field.label(t) }, ...rows.flat()];
    }
    case 'channel':
      return [
        {
          kind: 'channel',
          id: name,
          label: field.label(t),
          ...(field.hint ? { hint: field.hint(t) } : {}),
          required: field.required !== undefined,
          value: '',
          otherwise: field.otherwise(t),
        },
      ];
    default:
      return inputsOf(field, { id: name, label: field.label(t) }, value, given, t);
  }
}
