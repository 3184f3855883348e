import type { types } from '@slack/bolt';
import { isDay } from '../../src/domain/day.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Action, FormRef } from '../../src/messages/action.ts';
import type { Form, FormItem, Input, InputOption } from '../../src/messages/form.ts';
import type { Message } from '../../src/messages/message.ts';
import { textsFor } from '../../src/texts/texts.ts';
import type { Block } from './block-kit.ts';
import { messageText } from './message-words.ts';
import { slackLimits } from './slack-limits.ts';
import { cutText, splitText } from './slack-text.ts';

/*
 * Terms
 *   input     one input block; its block id is the input's. A block takes 3,000 UTF-16 units, a text 3,000 characters as
 *             readers count them, so a long text goes on in further blocks: `done~2`, `done~3`
 *   step      as much of a form as Slack takes at a time; the next one follows when this one is saved
 */

type View = types.ModalView;

/** What stands in the inputs of a form that was sent, by input. */
export type Typed = ReadonlyMap<string, string[]>;

/** What a view carries: the form, and where the next step begins. `again` opens the form anew. */
export type ViewMetadata = { form: FormRef; step?: { next: string; again: Action } };

export const formCallback = 'report-form';
/** Every input's action id; the block id says which it is. */
export const inputAction = 'value';

/** Slack takes views of 250 kB. */
const viewBytes = 240_000;
/** So many options are drawn as buttons beneath one another; more become a menu. */
const mostButtons = 10;
const mostOptions = 100;

/** Shown at once while the form is fetched. `title`: what the pressed button says. */
export function loadingView(title: string, locale: Locale): View {
  const { report } = textsFor(locale);
  return readingView(title.trim() || report.areaFormTitle, report.loading, locale);
}

/** A message in a form's place, in words only, under the `title` that it had while it was fetched. */
export function wordsView(title: string, message: Message, locale: Locale): View {
  const { report } = textsFor(locale);
  return readingView(
    title.trim() || report.areaFormTitle,
    messageText(message) || report.seeConversation,
    locale,
  );
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
 * The form, or the step of it that begins at the input `from`. `typed` is what stands in it now, where it is drawn again
 * in answer to what was sent: the same inputs stay, so that Slack keeps what is in them. Undefined: it is too large.
 */
export function formView(form: Form, typed: Typed = new Map(), from?: string): View | undefined {
  const start = Math.max(
    0,
    form.items.findIndex((item) => item.kind !== 'heading' && item.id === from),
  );
  let end = form.items.length;
  while (end > start) {
    const view = viewOf(form, form.items.slice(start, end), form.items[end], typed);
    const fits =
      view.blocks.length <= slackLimits.viewBlocks && Buffer.byteLength(JSON.stringify(view)) <= viewBytes;
    if (fits) return view;
    if (!form.partial) return undefined;
    end = stepBefore(form.items, end);
  }
  return undefined;
}

/** The next smaller place where a step may end: never within a row, nor behind a heading. */
function stepBefore(items: readonly FormItem[], end: number): number {
  let at = end - 1;
  while (at > 0 && !beginsStep(items, at)) at--;
  return at;
}

function beginsStep(items: readonly FormItem[], at: number): boolean {
  const item = items[at];
  if (!item || items[at - 1]?.kind === 'heading') return false;
  return item.kind === 'heading' || !item.row || item.row.first;
}

function viewOf(form: Form, items: readonly FormItem[], following: FormItem | undefined, typed: Typed): View {
  const { report } = textsFor(form.locale);
  const next = following === undefined ? undefined : firstInput(form.items, following);
  const metadata = next === undefined ? form.ref : { form: form.ref, step: { next, again: form.again } };
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: JSON.stringify(metadata),
    title: label(form.title, slackLimits.viewTitle),
    submit: label(form.submit, slackLimits.viewButton),
    close: label(report.cancel, slackLimits.viewButton),
    blocks: [
      ...form.notices.map((notice) => section(cutText(notice, slackLimits.textObject))),
      ...(form.subject?.trim() ? [header(form.subject)] : []),
      ...form.reading.flatMap((text) => context(cutText(text, readingLength))),
      ...items.flatMap((item) =>
        item.kind === 'heading' ? [header(item.text)] : inputBlocks(item, typed, form.locale),
      ),
      ...context(form.note),
    ],
  };
}

function firstInput(items: readonly FormItem[], from: FormItem): string | undefined {
  return items.slice(items.indexOf(from)).filter((item) => item.kind !== 'heading')[0]?.id;
}

/** What is only there to read is cut to this, in UTF-16 units. */
const readingLength = 2_900;

function inputBlocks(item: Input, typed: Typed, locale: Locale): Block[] {
  switch (item.kind) {
    case 'text':
      return textInputs(item, typed, locale);
    case 'choice':
      return [input(item, choice(item.options, item.value))];
    case 'choices':
      return [input(item, choices(item.options, item.value.split(',')))];
    case 'day':
      return [
        input(item, {
          type: 'datepicker',
          action_id: inputAction,
          ...(isDay(item.value) ? { initial_date: item.value } : {}),
        }),
      ];
    case 'time':
      return [
        input(item, {
          type: 'timepicker',
          action_id: inputAction,
          ...(item.value ? { initial_time: item.value } : {}),
        }),
      ];
    case 'number':
      return [
        input(item, {
          type: 'number_input',
          action_id: inputAction,
          is_decimal_allowed: false,
          min_value: String(item.least),
          max_value: String(item.most),
          ...(item.value ? { initial_value: item.value } : {}),
        }),
      ];
    case 'picker':
      return [
        input(item, {
          type: 'users_select',
          action_id: inputAction,
          ...(item.value ? { initial_user: item.value } : {}),
        }),
      ];
    case 'channel':
      return [
        input(item, {
          type: 'conversations_select',
          action_id: inputAction,
          filter: { include: ['public', 'private'], exclude_bot_users: true },
        }),
      ];
  }
}

function optionOf({ value, label: text }: { value: string; label: string }): types.PlainTextOption {
  return { text: { type: 'plain_text', text: cutText(text, slackLimits.optionLabel) }, value };
}

type Options = readonly InputOption[];

/** Options that a menu takes: in groups, where there are more than one menu takes by itself. */
function menu(options: Options) {
  const all = options.map(optionOf);
  if (all.length <= mostOptions) return { options: all };
  const groups = Array.from({ length: Math.ceil(all.length / mostOptions) }, (_, n) =>
    all.slice(n * mostOptions, (n + 1) * mostOptions),
  );
  return {
    option_groups: groups.map((group) => ({
      label: label(
        `${group[0]?.text.text ?? ''} – ${group.at(-1)?.text.text ?? ''}`,
        slackLimits.optionLabel,
      ),
      options: group,
    })),
  };
}

function choice(options: Options, value: string): types.InputBlock['element'] {
  const chosen = options.find((option) => option.value === value);
  const initial = chosen ? { initial_option: optionOf(chosen) } : {};
  return options.length <= mostButtons
    ? { type: 'radio_buttons', action_id: inputAction, options: options.map(optionOf), ...initial }
    : { type: 'static_select', action_id: inputAction, ...menu(options), ...initial };
}

function choices(options: Options, values: readonly string[]): types.InputBlock['element'] {
  const chosen = options.filter((option) => values.includes(option.value)).map(optionOf);
  const initial = chosen.length > 0 ? { initial_options: chosen } : {};
  return options.length <= mostButtons
    ? { type: 'checkboxes', action_id: inputAction, options: options.map(optionOf), ...initial }
    : { type: 'multi_static_select', action_id: inputAction, ...menu(options), ...initial };
}

function textInputs(item: Extract<Input, { kind: 'text' }>, typed: Typed, locale: Locale): Block[] {
  const { continued } = textsFor(locale).report;
  if (item.paste !== undefined) return pasteInputs(item, typed, locale);
  const stands = typed.get(item.id) ?? [];
  const pieces = stands.join('') === item.value && stands.length > 0 ? stands : splitForInputs(item.value);
  return Array.from({ length: Math.max(1, pieces.length, stands.length) }, (_, n) => {
    const piece = pieces[n];
    const more = { ...item, id: `${item.id}~${n + 1}`, label: `${item.label} ${continued}`, required: false };
    return input(n === 0 ? item : more, {
      type: 'plain_text_input',
      action_id: inputAction,
      multiline: item.lines === 'many' || item.value.includes('\n'),
      max_length: slackLimits.textObject,
      ...(piece ? { initial_value: piece } : {}),
    });
  });
}

/** So many inputs are drawn for lines from elsewhere: some 130 lines of parties. */
const pasteBoxes = 5;

/**
 * Several inputs for lines from elsewhere, each with whole lines. Their block ids say that a line ends with each: `lines`,
 * `lines~2~n`.
 */
function pasteInputs(item: Extract<Input, { kind: 'text' }>, typed: Typed, locale: Locale): Block[] {
  const { report, form } = textsFor(locale);
  const stands = (typed.get(item.id) ?? []).map((piece) => piece.replace(/^\n/, ''));
  const pieces = stands.join('\n').trim() === item.value.trim() ? stands : wholeLines(item.value);
  return Array.from({ length: Math.max(pasteBoxes, pieces.length, stands.length) }, (_, n) => {
    const piece = pieces[n];
    const more = {
      id: `${item.id}~${n + 1}~n`,
      label: `${item.label} ${report.continued}`,
      required: false,
    };
    const first = { ...item, required: false, hint: form.pasteBoxes(slackLimits.textObject) };
    return input(n === 0 ? first : more, {
      type: 'plain_text_input',
      action_id: inputAction,
      multiline: true,
      max_length: slackLimits.textObject,
      ...(piece ? { initial_value: piece } : {}),
    });
  });
}

/** As many whole lines as fit together; one that is longer than an input is cut. */
function wholeLines(text: string): string[] {
  const pieces: string[] = [];
  for (const line of text.split('\n').flatMap(splitForInputs)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= slackLimits.textObject)
      pieces[pieces.length - 1] = `${last}\n${line}`;
    else pieces.push(line);
  }
  return pieces;
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

function input(
  { id, label: text, hint, required }: Pick<Input, 'id' | 'label' | 'hint' | 'required'>,
  element: types.InputBlock['element'],
): types.InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional: !required,
    label: label(text, slackLimits.label),
    ...(hint ? { hint: label(hint, slackLimits.label) } : {}),
    element,
  };
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
