import type { Field, Given, PlainField } from '../messages/field.ts';
import type { Texts } from '../texts/texts.ts';
import { optionsOf, rawOf } from './draw-form.ts';

/** A saved value as somebody is to read it: the words of what was chosen, days written out. `''`: nothing stands there. */
export function shownValue(field: Field, value: unknown, given: Given[string] | undefined, t: Texts): string {
  if (field.kind === 'each') return shownPlain(field.of, value, given, t);
  if (field.kind === 'channel') return rawOf(value);
  if (field.kind !== 'rows') return shownPlain(field, value, given, t);
  return Object.entries(value ?? {})
    .map(([name, each]) => {
      const column = field.of[name];
      return column ? shownPlain(column, each, undefined, t) : '';
    })
    .filter((text) => text !== '')
    .join(', ');
}

function shownPlain(field: PlainField, value: unknown, given: Given[string] | undefined, t: Texts): string {
  const raw = rawOf(value);
  if (raw === '') return '';
  switch (field.kind) {
    case 'day':
      return t.dates.dayWithYear(raw);
    case 'yes-no':
      return value === true ? t.report.yes : (field.no?.(t) ?? t.form.no);
    case 'choice':
    case 'choices': {
      const labels = new Map(optionsOf(field, given, t).map((one) => [one.value, one.label]));
      return t.messages.list(raw.split(',').map((each) => labels.get(each) ?? each));
    }
    default:
      return raw;
  }
}
