import type { types } from '@slack/bolt';
import { isDay } from '../../src/domain/day.ts';
import { type Outcome, outcomes } from '../../src/domain/status-update.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Action } from '../../src/messages/action.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Form } from '../../src/messages/report.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import type { Block } from './block-kit.ts';
import { rowsIn } from './form-values.ts';
import { messageText } from './message-words.ts';
import { slackLimits } from './slack-limits.ts';
import { lastTime } from './slack-report.ts';
import { cutText, splitText } from './slack-text.ts';

/*
 * Terms
 *   field     a key of the form's schema, `commitments.0.what` inside a row
 *   input     one input block; its block id is its field. An input takes 3,000 UTF-16 units, a field 3,000 characters
 *             as readers count them, so a long field goes on in further inputs: `done~2`, `done~3`
 */

type View = types.ModalView;

/** What stands in the inputs of a form that was sent, by field. */
export type Typed = ReadonlyMap<string, string[]>;

export const formCallback = 'report-form';
/** Every input's action id; the block id says which it is. */
export const inputAction = 'value';

/** Slack takes views of 250 kB. */
const viewBytes = 240_000;
const rowsAtLeast = 3;
const rowsAtMost = 10;

/** Shown at once while the form is fetched. */
export function loadingView(action: Action, locale: Locale): View {
  const { report, lock } = textsFor(locale);
  const title =
    action.kind === 'overall'
      ? report.overallFormTitle
      : action.kind === 'unlock'
        ? lock.formTitle
        : report.areaFormTitle;
  return readingView(title, report.loading, locale);
}

/** A message in a form's place, in words only. */
export function wordsView(message: Message, locale: Locale): View {
  const { report } = textsFor(locale);
  return readingView(report.areaFormTitle, messageText(message) || report.seeConversation, locale);
}

function readingView(title: string, text: string, locale: Locale): View {
  return {
    type: 'modal',
    title: label(title, slackLimits.viewTitle),
    close: label(textsFor(locale).report.close, slackLimits.viewButton),
    blocks: splitText(text, slackLimits.textObject).slice(0, slackLimits.viewBlocks).map(section),
  };
}

/**
 * The form. `typed` is what stands in it now, where it is drawn again in answer to what was sent: the same inputs
 * stay, so that Slack keeps what is in them. Undefined: it is too large for Slack.
 */
export function formView(form: Form, typed: Typed = new Map()): View | undefined {
  const texts = textsFor(form.locale);
  const { report } = texts;
  const view: View = {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: JSON.stringify(form.ref),
    title: label(titleOf(form, texts), slackLimits.viewTitle),
    submit: label(form.kind === 'unlock' ? texts.lock.unlock : report.save, slackLimits.viewButton),
    close: label(report.cancel, slackLimits.viewButton),
    blocks: [
      ...form.notices.map((notice) => section(cutText(notice, slackLimits.textObject))),
      ...blocksOf(form, texts, typed),
      ...context(form.publicRecord),
    ],
  };
  const fits =
    view.blocks.length <= slackLimits.viewBlocks && Buffer.byteLength(JSON.stringify(view)) <= viewBytes;
  return fits ? view : undefined;
}

function titleOf({ kind }: Form, { report, lock }: Texts): string {
  switch (kind) {
    case 'area':
      return report.areaFormTitle;
    case 'overall':
      return report.overallFormTitle;
    case 'unlock':
      return lock.formTitle;
  }
}

function blocksOf(form: Form, texts: Texts, typed: Typed): Block[] {
  switch (form.kind) {
    case 'area':
      return areaBlocks(form, texts, typed);
    case 'overall':
      return overallBlocks(form, texts, typed);
    case 'unlock':
      return textInputs({
        field: 'reason',
        text: texts.lock.reason,
        value: form.values.reason,
        texts,
        typed,
      });
  }
}

function areaBlocks(form: Extract<Form, { kind: 'area' }>, texts: Texts, typed: Typed): Block[] {
  const { report } = texts;
  const questions = form.questions.map((question) => `• ${question}`).join('\n');
  return [
    ...(form.areaName.trim() ? [header(form.areaName)] : []),
    ...context(form.about),
    ...context(questions && `${report.guidingQuestions}:\n${questions}`),
    ...context(form.last ? lastTime(form.last, texts, 1_200) : ''),
    ...textInputs({ field: 'done', text: report.done, value: form.values.done, texts, typed }),
    ...textInputs({ field: 'needs', text: report.needs, value: form.values.needs, texts, typed }),
  ];
}

function overallBlocks(form: Extract<Form, { kind: 'overall' }>, texts: Texts, typed: Typed): Block[] {
  const { report } = texts;
  return [
    ...textInputs({
      field: 'workedWell',
      text: report.workedWell,
      value: form.values.workedWell,
      texts,
      typed,
    }),
    ...followUps(form, texts),
    header(report.commitments),
    ...commitmentRows(form, texts, typed),
    contactChoice(form.values.contactNext, report),
  ];
}

/** *Blev det av?*, of each thing that was agreed earlier. */
function followUps(form: Extract<Form, { kind: 'overall' }>, { lock }: Texts): Block[] {
  const asked = form.followUps ?? [];
  if (asked.length === 0) return [];
  const option = (value: Outcome): types.Option => ({
    text: { type: 'plain_text', text: lock.outcome[value] },
    value,
  });
  return [
    header(lock.followUps),
    ...asked.map(({ key, text }) => {
      const said = form.values.outcomes?.[key];
      return input(`outcomes.${key}`, text, {
        type: 'radio_buttons',
        action_id: inputAction,
        options: outcomes.map(option),
        ...(said ? { initial_option: option(said) } : {}),
      });
    }),
  ];
}

function commitmentRows(form: Extract<Form, { kind: 'overall' }>, texts: Texts, typed: Typed): Block[] {
  const { commitments } = form.values;
  // Never fewer than there are or were: a row that went away would take its words with it.
  const wanted = Math.min(rowsAtMost, Math.max(rowsAtLeast, commitments.length + 1));
  const count = Math.max(wanted, commitments.length, rowsIn(typed.keys()));
  return Array.from({ length: count }, (_, n) => {
    const row = commitments[n] ?? { what: '', who: '', by: undefined };
    const { report } = texts;
    const name = (word: string) => `${report.row(n + 1)}: ${word}`;
    return [
      ...textInputs({
        field: `commitments.${n}.what`,
        text: name(report.what),
        value: row.what,
        texts,
        typed,
      }),
      ...textInputs({
        field: `commitments.${n}.who`,
        text: name(report.who),
        value: row.who,
        texts,
        typed,
        short: true,
      }),
      input(`commitments.${n}.by`, name(report.by), {
        type: 'datepicker',
        action_id: inputAction,
        ...(row.by && isDay(row.by) ? { initial_date: row.by } : {}),
      }),
    ];
  }).flat();
}

function contactChoice(chosen: boolean | undefined, report: Texts['report']): Block {
  const option = (value: boolean): types.Option => ({
    text: { type: 'plain_text', text: value ? report.yes : report.noSomebodyElse },
    value: String(value),
  });
  return input('contactNext', report.contactNext, {
    type: 'radio_buttons',
    action_id: inputAction,
    options: [option(true), option(false)],
    ...(chosen === undefined ? {} : { initial_option: option(chosen) }),
  });
}

function textInputs(given: {
  field: string;
  text: string;
  value: string;
  texts: Texts;
  typed: Typed;
  short?: boolean;
}): Block[] {
  const { field, value, texts, typed } = given;
  const stands = typed.get(field) ?? [];
  const pieces = stands.join('') === value && stands.length > 0 ? stands : splitForInputs(value);
  return Array.from({ length: Math.max(1, pieces.length, stands.length) }, (_, n) => {
    const piece = pieces[n];
    return input(
      n === 0 ? field : `${field}~${n + 1}`,
      n === 0 ? given.text : `${given.text} ${texts.report.continued}`,
      {
        type: 'plain_text_input',
        action_id: inputAction,
        multiline: !given.short || value.includes('\n'),
        max_length: slackLimits.textObject,
        ...(piece ? { initial_value: piece } : {}),
      },
    );
  });
}

/** Cuts where no white space meets the cut, because the ends of an input may lose theirs. */
function splitForInputs(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > slackLimits.textObject) {
    let end = slackLimits.textObject;
    const bad = (at: number) =>
      /\s/.test(rest.slice(at - 1, at + 1)) || /[\udc00-\udfff]/.test(rest.charAt(at));
    while (end > slackLimits.textObject / 2 && bad(end)) end--;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function input(field: string, text: string, element: types.InputBlock['element']): types.InputBlock {
  return { type: 'input', block_id: field, optional: true, label: label(text, slackLimits.label), element };
}

function header(text: string): Block {
  return { type: 'header', text: label(text, slackLimits.header) };
}

function section(text: string): Block {
  return { type: 'section', text: { type: 'plain_text', text } };
}

function context(text: string): Block[] {
  if (text.trim() === '') return [];
  return [{ type: 'context', elements: [label(text, slackLimits.textObject)] }];
}

function label(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: cutText(text, limit) };
}
