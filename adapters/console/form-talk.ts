import type { Form, FormItem, Input } from '../../src/messages/form.ts';
import type { Texts } from '../../src/texts/texts.ts';
import { means } from './own-words.ts';
import { pressedNumber, sameLabel } from './typed-line.ts';

/*
 * A form in a terminal is a talk: one field after the other, each with what it holds now. Everything here is pure;
 * the session keeps the talk between lines. Fields go by the ids of the form's inputs: `commitments.0.what`.
 */

export type FormTalk = {
  form: Form;
  values: Readonly<Record<string, string>>;
  /** What was refused, by input, until it is answered anew; `''` is the whole form. */
  errors: Readonly<Record<string, string>>;
  /** After a refusal: the inputs still to ask, and no others. Undefined: every input in its order. */
  only?: readonly string[];
  /** What is asked now; undefined: only whether to try again. */
  key?: string;
  /** Lines of a long text so far. */
  lines: readonly string[];
};

export type Step =
  | { kind: 'ask'; talk: FormTalk }
  /** The line was no answer; the same is asked again. */
  | { kind: 'again'; talk: FormTalk }
  /** A long text goes on. */
  | { kind: 'more'; talk: FormTalk }
  | { kind: 'send'; talk: FormTalk }
  | { kind: 'left' };

/**
 * What a terminal asks for: there is nothing to pick a person with, so name and e-mail are asked for; how a channel is
 * chosen is said above it all.
 */
const asked = (form: Form): Input[] =>
  form.items.filter(
    (item): item is Input => item.kind !== 'heading' && item.kind !== 'picker' && item.kind !== 'channel',
  );

export const inputOf = (form: Form, key: string): Input | undefined =>
  asked(form).find(({ id }) => id === key);

const valuesIn = (form: Form): Record<string, string> =>
  Object.fromEntries(asked(form).map(({ id, value }) => [id, value]));

export function openTalk(form: Form): FormTalk {
  return { form, values: valuesIn(form), errors: {}, key: asked(form)[0]?.id, lines: [] };
}

/** The same form drawn from newer answers: it is gone through again, with what was changed by typing still in it. */
export function reopenTalk(talk: FormTalk, form: Form): FormTalk {
  const before = valuesIn(talk.form);
  const typed = Object.entries(talk.values).filter(([key, value]) => value !== (before[key] ?? ''));
  return { ...openTalk(form), values: { ...valuesIn(form), ...Object.fromEntries(typed) } };
}

/** Asks the refused inputs again, with what was typed still in them. */
export function refuseTalk(talk: FormTalk, fields: Record<string, string>, why?: string): FormTalk {
  const keys = Object.keys(fields).filter((key) => inputOf(talk.form, key));
  const rest = Object.entries(fields).filter(([key]) => !keys.includes(key));
  const whole = [why, ...rest.map(([, text]) => text)].filter((text) => text !== undefined && text !== '');
  const errors = Object.fromEntries(keys.map((key) => [key, fields[key] ?? '']));
  return {
    ...talk,
    errors: whole.length > 0 ? { ...errors, '': whole.join('\n') } : errors,
    only: keys.slice(1),
    key: keys[0],
    lines: [],
  };
}

/** What one typed line does to the talk. */
export function answerTalk(talk: FormTalk, line: string): Step {
  const word = line.trim();
  if (means('leave', word)) return { kind: 'left' };
  const { key, form } = talk;
  const input = key === undefined ? undefined : inputOf(form, key);
  if (key === undefined || !input) return word === '' ? { kind: 'send', talk } : { kind: 'again', talk };
  if (isLong(input)) {
    if (word === '.')
      return talk.lines.length > 0 ? settle(talk, input, talk.lines.join('\n')) : keep(talk, input);
    if (talk.lines.length > 0 || (word !== '' && word !== '-'))
      return { kind: 'more', talk: { ...talk, lines: [...talk.lines, line] } };
  }
  if (word === '') return keep(talk, input);
  if (word === '-') return settle(talk, input, '');
  if (input.kind === 'choice') {
    const chosen = optionNamed(input, word);
    return chosen === undefined ? { kind: 'again', talk } : settle(talk, input, chosen);
  }
  if (input.kind === 'choices') {
    const chosen = word.split(',').map((one) => optionNamed(input, one.trim()));
    return chosen.some((one) => one === undefined)
      ? { kind: 'again', talk }
      : settle(talk, input, chosen.join(','));
  }
  return settle(talk, input, line);
}

/** The option that somebody means: by its number, its words or how they begin, yes or no. */
function optionNamed({ options }: Extract<Input, { kind: 'choice' | 'choices' }>, word: string) {
  const number = pressedNumber(word);
  if (number !== undefined && options[number - 1]) return options[number - 1]?.value;
  const same = options.find(({ label }) => sameLabel(word, label));
  if (same) return same.value;
  const meant = (['yes', 'no'] as const).find((each) => means(each, word));
  const said = meant && { yes: 'true', no: 'false' }[meant];
  const byWord = options.find(({ value }) => value === said || value === meant);
  if (byWord) return byWord.value;
  const begun = options.filter(({ label }) => label.toLowerCase().startsWith(word.toLowerCase()));
  return begun.length === 1 ? begun[0]?.value : undefined;
}

/** What the form gives: a text for each input, not yet checked. */
export function valuesOf({ values }: FormTalk): Record<string, string> {
  return { ...values };
}

/** A long text takes several lines; the others are one line each. */
export function isLong(input: Input): boolean {
  return input.kind === 'text' && input.lines === 'many';
}

/** What is asked now, with what one may answer where that is not free. */
export function labelOf(key: string, texts: Texts, form: Form): string {
  const input = inputOf(form, key);
  if (!input) return '';
  const under = headingAbove(form.items, input);
  const label = input.row ? rowLabel(input, under) : under ? `${under} ${input.label}` : input.label;
  if (input.kind === 'choice' || input.kind === 'choices') {
    const yesNo = input.options.every(({ value }) => value === 'true' || value === 'false');
    const words = input.options.map((option) => option.label.toLowerCase()).join('/');
    return `${label} (${yesNo ? texts.terminal.yesOrNo : words})`;
  }
  return input.kind === 'day' ? `${label} (${texts.terminal.dateHint})` : label;
}

/** The heading that stands straight above the inputs that this one is among; none for inputs by themselves. */
function headingAbove(items: readonly FormItem[], input: Input): string | undefined {
  const root = input.id.split('.', 1)[0];
  if (input.id === root) return undefined;
  const at = items.indexOf(input);
  const above = items.slice(0, at).findLast((item) => item.kind === 'heading');
  return above?.kind === 'heading' ? above.text : undefined;
}

/** The first input of a row says which row it is; the others are of the same. */
function rowLabel(input: Input, heading: string | undefined): string {
  const [row = '', ...words] = input.label.split(': ');
  const word = words.join(': ');
  return input.row?.first ? `${heading ?? ''} ${row}. ${word}`.trim() : word;
}

/** A value as the person is to see it. */
export function shownValue(key: string, value: string, form: Form): string {
  const input = inputOf(form, key);
  if (input?.kind !== 'choice' && input?.kind !== 'choices') return value;
  const chosen = value.split(',');
  return input.options
    .filter((option) => chosen.includes(option.value))
    .map(({ label }) => label)
    .join(', ');
}

function keep(talk: FormTalk, input: Input): Step {
  return settle(talk, input, talk.values[input.id] ?? '');
}

function settle(talk: FormTalk, input: Input, value: string): Step {
  const { [input.id]: _, '': __, ...errors } = talk.errors;
  const next: FormTalk = { ...talk, values: { ...talk.values, [input.id]: value }, errors, lines: [] };
  if (talk.only) {
    const [first, ...only] = talk.only;
    return first === undefined
      ? { kind: 'send', talk: next }
      : { kind: 'ask', talk: { ...next, key: first, only } };
  }
  const following = after(next, input);
  return following.key === undefined ? { kind: 'send', talk: following } : { kind: 'ask', talk: following };
}

/** The input after this one. A row whose first field is empty is given up as a whole, and so is every row after the last. */
function after(talk: FormTalk, input: Input): FormTalk {
  const all = asked(talk.form);
  const rest = all.slice(all.indexOf(input) + 1);
  if (!input.row?.first || talk.values[input.id]) return { ...talk, key: rest[0]?.id };
  const { of, n } = input.row;
  const inRow = rest.filter(({ row }) => row?.of === of && row.n === n);
  const values = { ...talk.values, ...Object.fromEntries(inRow.map(({ id }) => [id, ''])) };
  // Rows that were filled in when the form was opened are asked about still.
  const goesOn = (each: Input) =>
    each.row?.of === of && each.row.first && each.row.n > n && valuesIn(talk.form)[each.id];
  const next = rest.find((each) => goesOn(each)) ?? rest.find(({ row }) => row?.of !== of);
  return { ...talk, values, key: next?.id };
}
