import { isDay } from '../../src/domain/day.ts';
import { outcomes } from '../../src/domain/status-update.ts';
import { behind } from '../../src/messages/action.ts';
import type { Form } from '../../src/messages/report.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { cardOf, headingBlocks, type TeamsMessage } from './adaptive-card.ts';
import { executeAction } from './card-action.ts';
import type { CardElement } from './card-element.ts';
import { lastTime } from './card-report.ts';
import { blockBytes, sizeOf, textBlocks } from './card-text.ts';
import { rowsIn, type Typed } from './form-values.ts';
import { cutText } from './slack-text.ts';
import { teamsLimits } from './teams-limits.ts';

const rowsAtLeast = 3;
const rowsAtMost = 10;
/** Lengths to which what is only there to read is cut, until the form fits. */
const readingLengths = [1_200, 300, 0];

/** What is drawn besides the form itself. */
export type Submitted = {
  /** What stands in the inputs, where it is drawn again in answer to what was sent. */
  typed?: Typed;
  /** What is wrong, by field; '' where no field is at fault. */
  errors?: Record<string, string>;
  /** The list that it was opened from. */
  slot?: string;
};

/** The list's card as a form. Undefined: it is too large for Teams, with what was written in it. */
export function drawForm(form: Form, submitted: Submitted = {}): TeamsMessage | undefined {
  for (const length of readingLengths) {
    const drawn = drawCut(form, submitted, length);
    if (sizeOf(drawn.card) <= teamsLimits.card) return drawn;
  }
  return undefined;
}

function drawCut(form: Form, submitted: Submitted, length: number): TeamsMessage {
  const texts = textsFor(form.locale);
  const { report } = texts;
  const title = formTitle(form, texts);
  const slot = submitted.slot === undefined ? {} : { slot: submitted.slot };
  const named = new Set<string>();
  const field = (name: string, element: CardElement): CardElement[] => {
    named.add(name);
    return [...fault(submitted.errors?.[name]), element];
  };
  const inputs = inputsOf(form, texts, submitted.typed, field);
  // What is wrong with no field that is drawn stands above them all.
  const faults = Object.entries(submitted.errors ?? {}).filter(([name]) => !named.has(name));
  const body: CardElement[] = [
    ...headingBlocks(title),
    ...form.notices.flatMap((notice) => textBlocks([{ strong: notice }])),
    ...faults.flatMap(([, text]) => fault(text)),
    ...reading(form, texts, length),
    ...inputs,
    ...(form.publicRecord.trim() ? textBlocks(form.publicRecord, { isSubtle: true, size: 'Small' }) : []),
    {
      type: 'ActionSet',
      actions: [
        executeAction(
          form.kind === 'unlock' ? texts.lock.unlock : report.save,
          { form: form.ref, ...slot },
          { primary: true },
        ),
        executeAction(report.cancel, { action: behind(form.ref), ...slot }, { withoutInputs: true }),
      ],
    },
  ];
  return { card: cardOf(body, form.locale, title), summary: cutText(title, teamsLimits.summary) };
}

function formTitle(form: Form, { report, lock }: Texts): string {
  switch (form.kind) {
    case 'area':
      return form.areaName || report.areaFormTitle;
    case 'overall':
      return report.overallFormTitle;
    case 'unlock':
      return lock.formTitle;
  }
}

function inputsOf(form: Form, texts: Texts, typed: Typed | undefined, field: Field): CardElement[] {
  switch (form.kind) {
    case 'area':
      return areaInputs(form, texts, typed, field);
    case 'overall':
      return overallInputs(form, texts, typed, field);
    case 'unlock': {
      const reason = typed?.get('reason') ?? form.values.reason;
      return field('reason', textInput('reason', texts.lock.reason, reason, texts, true));
    }
  }
}

function fault(text: string | undefined): CardElement[] {
  return text ? textBlocks([{ strong: `⚠ ${text}` }], { color: 'Attention' }) : [];
}

/** What is there to read: what the area is about, questions to think of, what was said last time. */
function reading(form: Form, texts: Texts, length: number): CardElement[] {
  const { report } = texts;
  const small = { isSubtle: true, size: 'Small' } as const;
  const cut = (text: string) =>
    text.trim() && length > 0 ? textBlocks(cutText(text, length, '…', blockBytes), small) : [];
  if (form.kind !== 'area') return [];
  const questions = form.questions.map((question) => `• ${question}`).join('\n');
  return [
    ...cut(form.about),
    ...cut(questions && `${report.guidingQuestions}:\n${questions}`),
    ...(form.last && length > 0 ? lastTime(form.last, texts, length) : []),
  ];
}

type Field = (name: string, element: CardElement) => CardElement[];

function areaInputs(
  form: Extract<Form, { kind: 'area' }>,
  texts: Texts,
  typed: Typed | undefined,
  field: Field,
): CardElement[] {
  const { report } = texts;
  return (['done', 'needs'] as const).flatMap((name) =>
    field(name, textInput(name, report[name], typed?.get(name) ?? form.values[name], texts, true)),
  );
}

function overallInputs(
  form: Extract<Form, { kind: 'overall' }>,
  texts: Texts,
  typed: Typed | undefined,
  field: Field,
): CardElement[] {
  const { report, messages } = texts;
  const { commitments, contactNext } = form.values;
  // Never fewer than there are or were: a row that went away would take its words with it.
  const wanted = Math.min(rowsAtMost, Math.max(rowsAtLeast, commitments.length + 1));
  const count = Math.max(wanted, commitments.length, typed ? rowsIn(typed.keys()) : 0);
  const stands = (name: string, value: string) => typed?.get(name) ?? value;
  const rows = Array.from({ length: count }, (_, n) => {
    const row = commitments[n] ?? { what: '', who: '', by: undefined };
    const name = (key: string) => `commitments.${n}.${key}`;
    const label = (word: string) => `${report.row(n + 1)}: ${word}`;
    const by = stands(name('by'), row.by ?? '');
    return [
      ...field(
        name('what'),
        textInput(
          name('what'),
          label(report.what),
          stands(name('what'), row.what),
          texts,
          row.what.includes('\n'),
        ),
      ),
      ...field(
        name('who'),
        textInput(
          name('who'),
          label(report.who),
          stands(name('who'), row.who),
          texts,
          row.who.includes('\n'),
        ),
      ),
      ...field(name('by'), {
        type: 'Input.Date',
        id: name('by'),
        label: label(report.by),
        errorMessage: messages.badByDate,
        ...(isDay(by) ? { value: by } : {}),
      }),
    ];
  });
  const chosen = stands('contactNext', contactNext === undefined ? '' : String(contactNext));
  return [
    ...field(
      'workedWell',
      textInput('workedWell', report.workedWell, stands('workedWell', form.values.workedWell), texts, true),
    ),
    ...followUps(form, texts, stands, field),
    ...textBlocks([{ strong: report.commitments }]),
    ...rows.flat(),
    ...field('contactNext', {
      type: 'Input.ChoiceSet',
      id: 'contactNext',
      label: report.contactNext,
      style: 'expanded',
      choices: [
        { title: report.yes, value: 'true' },
        { title: report.noSomebodyElse, value: 'false' },
      ],
      ...(chosen ? { value: chosen } : {}),
    }),
  ];
}

/** *Blev det av?*, of each thing that was agreed earlier. */
function followUps(
  form: Extract<Form, { kind: 'overall' }>,
  { lock }: Texts,
  stands: (name: string, value: string) => string,
  field: Field,
): CardElement[] {
  const asked = form.followUps ?? [];
  if (asked.length === 0) return [];
  return [
    ...textBlocks([{ strong: lock.followUps }]),
    ...asked.flatMap(({ key, text }) => {
      const id = `outcomes.${key}`;
      const value = stands(id, form.values.outcomes?.[key] ?? '');
      return field(id, {
        type: 'Input.ChoiceSet',
        id,
        label: text,
        style: 'expanded',
        choices: outcomes.map((each) => ({ title: lock.outcome[each], value: each })),
        ...(value ? { value } : {}),
      });
    }),
  ];
}

/**
 * More than this, in UTF-16 units, is more than a field takes in any script. The client itself says so and sends
 * nothing, so that what was typed stays; the rest is for the product to judge.
 */
const fieldPattern = '^[\\s\\S]{0,6000}$';

function textInput(
  id: string,
  label: string,
  value: string,
  { teams }: Texts,
  multiline: boolean,
): CardElement {
  return {
    type: 'Input.Text',
    id,
    label,
    regex: fieldPattern,
    errorMessage: teams.tooLongField,
    ...(multiline ? { isMultiline: true } : {}),
    ...(value ? { value } : {}),
  };
}
