import { randomUUID } from 'node:crypto';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Action, FormRef } from '../../src/messages/action.ts';
import type { Form } from '../../src/messages/form.ts';
import type { Reply } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import type { Submitted } from './card-form.ts';
import type { Press, Typed } from './card-values.ts';

/** Asks the product for what was pressed. `suffix`: another question than the press's own, with a key of its own. */
export type AskFromCard = (
  ask: { kind: 'press'; action: Action } | { kind: 'form'; form: FormRef; values: Record<string, string> },
  suffix?: string,
) => Promise<Reply>;

/** What a press leads to: a reply, or a form again with what was typed in it and what is wrong with it. */
export type CardAnswer =
  | { kind: 'reply'; reply: Reply }
  | ({ kind: 'form'; form: Form } & Omit<Submitted, 'slot'>);

/** Answers a press of a card: saves first what was chosen anew in it, then does what the button stands for. */
export async function answerPress(press: Press, locale: Locale, ask: AskFromCard): Promise<CardAnswer> {
  if (press.kind === 'form') return answerForm(press, locale, ask);
  if (press.lost) return { kind: 'reply', reply: nothingCame(locale) };
  const saved = await saveChoices(press, ask);
  if (saved.refused) return { kind: 'reply', reply: saved.refused };
  const reply = await replyTo(press, saved.list, ask);
  return { kind: 'reply', reply: withNotices(reply, saved.notices) };
}

/** What was chosen in the list has not come with the press, so nothing is done with what stood there before. */
function nothingCame(locale: Locale): Reply {
  return { kind: 'refused', fields: {}, why: textsFor(locale).form.nothingCame };
}

type FormPress = Extract<Press, { kind: 'form' }>;
type ButtonPress = Exclude<Press, FormPress>;

type Saved = { notices: string[]; list?: Reply; refused?: Reply };

/** Saves what was chosen anew in the list's card. */
async function saveChoices(press: ButtonPress, ask: AskFromCard): Promise<Saved> {
  const of = press.kind === 'save' ? press : press.action;
  const saved: Saved = { notices: [] };
  if (!isOfReport(of)) return saved;
  for (const { area, status } of press.choices) {
    const action: Action = { kind: 'status', checkIn: of.checkIn, party: of.party, area, status };
    const reply = await ask({ kind: 'press', action }, `area-${area}`);
    if (reply.kind === 'report') {
      saved.list = reply;
      saved.notices.push(...reply.list.notices);
    } else if (reply.kind !== 'nothing') return { ...saved, refused: reply };
  }
  return saved;
}

async function replyTo(press: ButtonPress, list: Reply | undefined, ask: AskFromCard): Promise<Reply> {
  if (press.kind === 'save') return list ?? listNow(press, ask);
  const reply = await ask({ kind: 'press', action: press.action });
  // Pressed once more, or sent again by the client: what is true now.
  if (reply.kind === 'nothing' && press.slot !== undefined && isOfReport(press.action))
    return listNow(press.action, ask);
  return reply;
}

/** Whether it is about one party's report, as whatever stands in a list is. */
function isOfReport<T extends object>(of: T): of is T & { checkIn: number; party: number } {
  return 'party' in of && of.party !== undefined;
}

function listNow({ checkIn, party }: { checkIn: number; party: number }, ask: AskFromCard): Promise<Reply> {
  return ask({ kind: 'press', action: { kind: 'report', checkIn, party, edit: true } }, randomUUID());
}

function withNotices(reply: Reply, notices: string[]): Reply {
  const added = (own: string[]) => [...notices.filter((notice) => !own.includes(notice)), ...own];
  if (notices.length === 0) return reply;
  if (reply.kind === 'report')
    return { ...reply, list: { ...reply.list, notices: added(reply.list.notices) } };
  if (reply.kind === 'form') return { ...reply, form: { ...reply.form, notices: added(reply.form.notices) } };
  return reply;
}

async function answerForm(press: FormPress, locale: Locale, ask: AskFromCard): Promise<CardAnswer> {
  const { form, typed, step, back } = press;
  const reply = await ask({ kind: 'form', form, values: Object.fromEntries(typed) });
  switch (reply.kind) {
    case 'refused':
      return refused(press, reply, locale);
    case 'form':
      return { kind: 'form', form: reply.form, typed };
    case 'nothing':
      return {
        kind: 'reply',
        reply: back ? await ask({ kind: 'press', action: back }, randomUUID()) : reply,
      };
    case 'messages':
    case 'report':
    case 'file': {
      if (!step) return { kind: 'reply', reply };
      // The step is saved: the same form, drawn anew from where it ended.
      const next = await ask({ kind: 'press', action: step.again }, randomUUID());
      return next.kind === 'form'
        ? { kind: 'form', form: next.form, from: step.next }
        : { kind: 'reply', reply };
    }
  }
}

/** The form again, with what was typed and what is wrong with it. */
function refused(
  { typed, form: ref }: FormPress,
  reply: Extract<Reply, { kind: 'refused' }>,
  locale: Locale,
): CardAnswer {
  const errors = reply.why ? { ...reply.fields, '': reply.why } : reply.fields;
  const form = reply.form ?? typedAgain(ref, typed, locale);
  return { kind: 'form', form: { ...form, ref: { ...form.ref, base: ref.base } }, typed, errors };
}

/** What was typed, in inputs that do not say what they ask: where the product does not answer at all. */
function typedAgain(ref: FormRef, typed: Typed, locale: Locale): Form {
  const { report, form } = textsFor(locale);
  const back: Action = { kind: 'words', text: 'lagesrapport' };
  return {
    locale,
    ref,
    title: report.areaFormTitle,
    partyName: '',
    notices: [],
    reading: [],
    items: [...typed].map(([id, value]) => ({
      kind: 'text',
      lines: 'many',
      id,
      value,
      label: form.typedAgain,
      required: false,
    })),
    note: '',
    submit: report.save,
    again: back,
    back,
    partial: false,
  };
}
