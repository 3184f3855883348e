import { isDay } from '../../src/domain/day.ts';
import type { Form, FormItem, Input } from '../../src/messages/form.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { cardOf, headingBlocks, type TeamsMessage } from './adaptive-card.ts';
import { executeAction } from './card-action.ts';
import type { CardElement } from './card-element.ts';
import { blockBytes, sizeOf, textBlocks } from './card-text.ts';
import type { Typed } from './card-values.ts';
import { cutText } from './slack-text.ts';
import { teamsLimits } from './teams-limits.ts';

/** Lengths to which what is only there to read is cut, until the form fits. */
const readingLengths = [1_200, 300, 0];
/** More options than these become a menu. */
const mostButtons = 10;

/** What is drawn besides the form itself. */
export type Submitted = {
  /** What stands in the inputs, where it is drawn again in answer to what was sent. */
  typed?: Typed;
  /** What is wrong, by input; '' where no input is at fault. */
  errors?: Record<string, string>;
  /** The list that it was opened from. */
  slot?: string;
  /** Where the step begins, in a form that is larger than a card. */
  from?: string;
};

/** The list's card as a form. Undefined: it is too large for Teams, with what was written in it. */
export function drawForm(form: Form, submitted: Submitted = {}): TeamsMessage | undefined {
  const start = Math.max(
    0,
    form.items.findIndex((item) => item.kind !== 'heading' && item.id === submitted.from),
  );
  let end = form.items.length;
  while (end > start) {
    for (const length of readingLengths) {
      const drawn = drawCut(form, start, end, submitted, length);
      if (sizeOf(drawn.card) <= teamsLimits.card) return drawn;
    }
    if (!form.partial) return undefined;
    end = stepBefore(form.items, end);
  }
  return undefined;
}

const inputsIn = (items: readonly FormItem[]) => items.filter((item) => item.kind !== 'heading');

/** The next smaller place where a step may end: never within a row, nor behind a heading. */
function stepBefore(items: readonly FormItem[], end: number): number {
  let at = end - 1;
  while (at > 0) {
    const item = items[at];
    const row = item && item.kind !== 'heading' ? item.row : undefined;
    if (items[at - 1]?.kind !== 'heading' && (!row || row.first)) break;
    at--;
  }
  return at;
}

function drawCut(form: Form, start: number, end: number, submitted: Submitted, length: number): TeamsMessage {
  const texts = textsFor(form.locale);
  const title = form.subject?.trim() || form.title;
  const slot = submitted.slot === undefined ? {} : { slot: submitted.slot };
  const items = form.items.slice(start, end);
  const named = new Set(inputsIn(items).map(({ id }) => id));
  // What is wrong with no input that is drawn stands above them all.
  const faults = Object.entries(submitted.errors ?? {}).filter(([name]) => !named.has(name));
  const next = inputsIn(form.items.slice(end))[0]?.id;
  const step = next === undefined ? {} : { step: { next, again: form.again } };
  const body: CardElement[] = [
    ...headingBlocks(title),
    ...form.notices.flatMap((notice) => textBlocks([{ strong: notice }])),
    ...faults.flatMap(([, text]) => fault(text)),
    ...reading(form, length),
    ...items.flatMap((item) =>
      item.kind === 'heading'
        ? textBlocks([{ strong: item.text }])
        : [
            ...fault(submitted.errors?.[item.id]),
            ...inputElement(item, submitted.typed?.get(item.id) ?? item.value, texts),
          ],
    ),
    ...(form.note.trim() ? textBlocks(form.note, { isSubtle: true, size: 'Small' }) : []),
    {
      type: 'ActionSet',
      actions: [
        executeAction(form.submit, { form: form.ref, back: form.back, ...step, ...slot }, { primary: true }),
        executeAction(texts.report.cancel, { action: form.back, ...slot }, { withoutInputs: true }),
      ],
    },
  ];
  return { card: cardOf(body, form.locale, title), summary: cutText(title, teamsLimits.summary) };
}

function fault(text: string | undefined): CardElement[] {
  return text ? textBlocks([{ strong: `⚠ ${text}` }], { color: 'Attention' }) : [];
}

/** What is there to read: what the form is about, questions to think of, what was said last time. */
function reading(form: Form, length: number): CardElement[] {
  if (length === 0) return [];
  return form.reading.flatMap((text) =>
    textBlocks(cutText(text, length, '…', blockBytes), { isSubtle: true, size: 'Small' }),
  );
}

function inputElement(item: Input, value: string, texts: Texts): CardElement[] {
  const required = item.required ? { isRequired: true as const } : {};
  const head = { id: item.id, label: item.label, ...required };
  const hint = item.hint ? textBlocks(item.hint, { isSubtle: true, size: 'Small' }) : [];
  const stands = value ? { value } : {};
  switch (item.kind) {
    case 'text':
      return [
        {
          ...head,
          type: 'Input.Text',
          regex: item.paste === undefined ? fieldPattern : `^[\\s\\S]{0,${item.paste}}$`,
          errorMessage:
            item.paste === undefined ? texts.teams.tooLongField : texts.form.pasteTooLong(item.paste),
          ...(item.lines === 'many' || value.includes('\n') ? { isMultiline: true } : {}),
          ...stands,
        },
        ...hint,
      ];
    case 'choice':
    case 'choices':
      return [
        {
          ...head,
          type: 'Input.ChoiceSet',
          style: item.options.length > mostButtons ? 'compact' : 'expanded',
          ...(item.kind === 'choices' ? { isMultiSelect: true } : {}),
          choices: item.options.map((option) => ({ title: option.label, value: option.value })),
          ...stands,
        },
        ...hint,
      ];
    case 'day':
      return [
        {
          ...head,
          type: 'Input.Date',
          errorMessage: texts.messages.badByDate,
          ...(isDay(value) ? { value } : {}),
        },
        ...hint,
      ];
    case 'time':
      return [{ ...head, type: 'Input.Time', errorMessage: texts.form.badTime, ...stands }, ...hint];
    case 'number':
      return [
        {
          ...head,
          type: 'Input.Number',
          min: item.least,
          max: item.most,
          errorMessage: texts.form.badNumber(item.least, item.most),
          ...(/^-?\d+$/.test(value) ? { value: Number(value) } : {}),
        },
        ...hint,
      ];
    case 'picker':
      return [
        {
          ...head,
          type: 'Input.ChoiceSet',
          style: 'compact',
          choices: [],
          'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
          ...stands,
        },
        ...hint,
      ];
    case 'channel':
      return textBlocks(item.otherwise);
  }
}

/**
 * More than this, in UTF-16 units, is more than a field takes in any script. The client itself says so and sends
 * nothing, so that what was typed stays; the rest is for the product to judge.
 */
const fieldPattern = '^[\\s\\S]{0,6000}$';
