import { type Commitment, outcomes } from '../../src/domain/status-update.ts';
import type { Form } from '../../src/messages/report.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { rowsIn } from '../render/form-values.ts';
import { means } from './own-words.ts';

/*
 * A form in a terminal is a talk: one field after the other, each with what it holds now. Everything here is pure;
 * the session keeps the talk between lines. Fields go by the flat keys of the answer's schema: `commitments.0.what`.
 */

export type FormTalk = {
  form: Form;
  values: Readonly<Record<string, string>>;
  /** What was refused, by key, until it is answered anew; `''` is the whole form. */
  errors: Readonly<Record<string, string>>;
  /** After a refusal: the keys still to ask, and no others. Undefined: every field in its order. */
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

const mostRows = 10;

/** The field in which *Blev det av?* is answered for one thing that was agreed. */
const outcomeKey = (commitment: string) => `outcomes.${commitment}`;

export function openTalk(form: Form): FormTalk {
  return {
    form,
    values: flat(form),
    errors: {},
    key: firstKey(form),
    lines: [],
  };
}

function firstKey(form: Form): string {
  switch (form.kind) {
    case 'area':
      return 'done';
    case 'overall':
      return 'workedWell';
    case 'unlock':
      return 'reason';
  }
}

/** The same form drawn from newer answers: it is gone through again, with what was changed by typing still in it. */
export function reopenTalk(talk: FormTalk, form: Form): FormTalk {
  const before = flat(talk.form);
  const typed = Object.entries(talk.values).filter(([key, value]) => value !== (before[key] ?? ''));
  return { ...openTalk(form), values: { ...flat(form), ...Object.fromEntries(typed) } };
}

/** Asks the refused fields again, with what was typed still in them. */
export function refuseTalk(talk: FormTalk, fields: Record<string, string>, why?: string): FormTalk {
  const keys = Object.keys(fields).filter((key) => key in talk.values);
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
  const { key } = talk;
  if (key === undefined) return word === '' ? { kind: 'send', talk } : { kind: 'again', talk };
  if (isLong(key)) {
    if (word === '.')
      return talk.lines.length > 0 ? settle(talk, key, talk.lines.join('\n')) : keep(talk, key);
    if (talk.lines.length > 0 || (word !== '' && word !== '-'))
      return { kind: 'more', talk: { ...talk, lines: [...talk.lines, line] } };
  }
  if (word === '') return keep(talk, key);
  if (word === '-') return settle(talk, key, '');
  if (key.startsWith('outcomes.')) {
    const said = outcomes.find((outcome) => means(outcome, word));
    return said ? settle(talk, key, said) : { kind: 'again', talk };
  }
  if (key !== 'contactNext') return settle(talk, key, line);
  if (means('yes', word)) return settle(talk, key, 'true');
  return means('no', word) ? settle(talk, key, 'false') : { kind: 'again', talk };
}

/** What the form gives, in the shape of its schema and not yet checked. */
export function valuesOf({ form, values }: FormTalk): unknown {
  if (form.kind === 'area') return { done: values.done ?? '', needs: values.needs ?? '' };
  if (form.kind === 'unlock') return { reason: values.reason ?? '' };
  const contactNext = values.contactNext ? values.contactNext === 'true' : undefined;
  const said = (form.followUps ?? []).map(({ key }) => [key, values[outcomeKey(key)] ?? '']);
  return {
    workedWell: values.workedWell ?? '',
    commitments: rowsOf(values),
    ...(said.length > 0 && { outcomes: Object.fromEntries(said.filter(([, outcome]) => outcome)) }),
    contactNext,
  };
}

/** A long text takes several lines; the others are one line each. */
export function isLong(key: string): boolean {
  return key === 'done' || key === 'needs' || key === 'workedWell' || key === 'reason';
}

export function labelOf(key: string, texts: Texts, form: Form): string {
  const { report, lock } = texts;
  if (key.startsWith('outcomes.') && form.kind === 'overall') {
    const asked = form.followUps?.find((one) => outcomeKey(one.key) === key);
    return `${lock.followUp} ${asked?.text ?? ''} (${outcomes.map((each) => lock.outcome[each].toLowerCase()).join('/')})`;
  }
  switch (key) {
    case 'reason':
      return lock.reason;
    case 'done':
      return report.done;
    case 'needs':
      return report.needs;
    case 'workedWell':
      return report.workedWell;
    case 'contactNext':
      return `${report.contactNext} (${texts.terminal.yesOrNo})`;
    default: {
      const [, row = '0', field] = key.split('.');
      if (field === 'by') return `${report.by} (${texts.terminal.dateHint})`;
      return field === 'who'
        ? report.who
        : `${report.commitments} ${report.row(Number(row) + 1)}. ${report.what}`;
    }
  }
}

/** A value as the person is to see it. */
export function shownValue(key: string, value: string, form: Form): string {
  const { report, lock } = textsFor(form.locale);
  const outcome = key.startsWith('outcomes.') && outcomes.find((each) => each === value);
  if (outcome) return lock.outcome[outcome];
  if (key !== 'contactNext' || value === '') return value;
  return value === 'true' ? report.yes : report.noSomebodyElse;
}

function keep(talk: FormTalk, key: string): Step {
  return settle(talk, key, talk.values[key] ?? '');
}

function settle(talk: FormTalk, key: string, value: string): Step {
  const { [key]: _, '': __, ...errors } = talk.errors;
  const values = { ...talk.values, [key]: value };
  const next: FormTalk = { ...talk, values, errors, lines: [] };
  if (talk.only) {
    const [first, ...only] = talk.only;
    return first === undefined
      ? { kind: 'send', talk: withoutEmptyRows(next) }
      : { kind: 'ask', talk: { ...next, key: first, only } };
  }
  const following = after(key, values, talk.form);
  return following.key === undefined
    ? { kind: 'send', talk: withoutEmptyRows({ ...next, values: following.values }) }
    : { kind: 'ask', talk: { ...next, ...following } };
}

/** The field after this one. A row whose *what* is empty is given up as a whole, and so is every row after the last. */
function after(
  key: string,
  values: Readonly<Record<string, string>>,
  form: Form,
): { key?: string; values: Readonly<Record<string, string>> } {
  if (key === 'done') return { key: 'needs', values };
  if (key === 'needs' || key === 'contactNext' || key === 'reason') return { values };
  if (key === 'workedWell' || key.startsWith('outcomes.')) {
    const asked = form.kind === 'overall' ? (form.followUps ?? []).map((one) => outcomeKey(one.key)) : [];
    return { key: asked[asked.indexOf(key) + 1] ?? 'commitments.0.what', values };
  }
  const [, number = '0', field] = key.split('.');
  const row = Number(number);
  const at = (field: string) => `commitments.${row}.${field}`;
  if (field === 'what' && values[key]) return { key: at('who'), values };
  if (field === 'who') return { key: at('by'), values };
  const emptied = field === 'what' ? { ...values, [at('who')]: '', [at('by')]: '' } : values;
  const goesOn = row + 1 < (field === 'by' ? mostRows : rowsIn(Object.keys(values)));
  return { key: goesOn ? `commitments.${row + 1}.what` : 'contactNext', values: emptied };
}

/** Rows that are sent are numbered without gaps, so that a refusal names the row that it is about. */
function withoutEmptyRows(talk: FormTalk): FormTalk {
  if (talk.form.kind !== 'overall') return talk;
  const rows = rowsOf(talk.values).filter(({ what, who, by }) => what.trim() || who.trim() || by);
  const others = Object.entries(talk.values).filter(([key]) => !key.startsWith('commitments.'));
  return { ...talk, values: { ...Object.fromEntries(others), ...flatRows(rows) } };
}

function rowsOf(values: Readonly<Record<string, string>>): Commitment[] {
  return Array.from({ length: rowsIn(Object.keys(values)) }, (_, row) => ({
    what: values[`commitments.${row}.what`] ?? '',
    who: values[`commitments.${row}.who`] ?? '',
    by: values[`commitments.${row}.by`] || undefined,
  }));
}

function flatRows(rows: readonly Commitment[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(({ what, who, by }, row) => [
      [`commitments.${row}.what`, what],
      [`commitments.${row}.who`, who],
      [`commitments.${row}.by`, by ?? ''],
    ]),
  );
}

function flat(form: Form): Record<string, string> {
  if (form.kind !== 'overall') return { ...form.values };
  const { workedWell, commitments, contactNext, outcomes = {} } = form.values;
  const asked = form.followUps ?? [];
  return {
    workedWell,
    ...Object.fromEntries(asked.map(({ key }) => [outcomeKey(key), outcomes[key] ?? ''])),
    ...flatRows(commitments),
    contactNext: contactNext === undefined ? '' : String(contactNext),
  };
}
