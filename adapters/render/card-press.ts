import { randomUUID } from 'node:crypto';
import type { Locale } from '../../src/domain/working-group.ts';
import { type Action, behind, type FormRef, opening } from '../../src/messages/action.ts';
import type { Form, Reply } from '../../src/messages/report.ts';
import type { Submitted } from './card-form.ts';
import type { Press } from './card-values.ts';
import { formValues } from './form-values.ts';

/** Asks the product for what was pressed. `suffix`: another question than the press's own, with a key of its own. */
export type AskFromCard = (
  ask: { kind: 'press'; action: Action } | { kind: 'form'; form: FormRef; values: unknown },
  suffix?: string,
) => Promise<Reply>;

/** What a press leads to: a reply, or a form again with what was typed in it and what is wrong with it. */
export type CardAnswer =
  | { kind: 'reply'; reply: Reply }
  | ({ kind: 'form'; form: Form } & Omit<Submitted, 'slot'>);

/** Answers a press of a card: saves first what was chosen anew in it, then does what the button stands for. */
export async function answerPress(press: Press, locale: Locale, ask: AskFromCard): Promise<CardAnswer> {
  if (press.kind === 'form') return answerForm(press, locale, ask);
  const saved = await saveChoices(press, ask);
  if (saved.refused) return { kind: 'reply', reply: saved.refused };
  const reply = await replyTo(press, saved.list, ask);
  return { kind: 'reply', reply: withNotices(reply, saved.notices) };
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
  const { form, typed } = press;
  const reply = await ask({ kind: 'form', form, values: formValues(form, typed) });
  switch (reply.kind) {
    case 'refused':
      return refused(press, reply, locale, ask);
    case 'form':
      return { kind: 'form', form: reply.form, typed };
    case 'nothing':
      return { kind: 'reply', reply: await ask({ kind: 'press', action: behind(form) }, randomUUID()) };
    case 'messages':
    case 'report':
    case 'file':
      return { kind: 'reply', reply };
  }
}

/** The form again, from what was submitted, with what is wrong with it. */
async function refused(
  { form: ref, typed }: FormPress,
  reply: Extract<Reply, { kind: 'refused' }>,
  locale: Locale,
  ask: AskFromCard,
): Promise<CardAnswer> {
  const errors = reply.why ? { ...reply.fields, '': reply.why } : reply.fields;
  // What the area is called is for the product to say. Where it cannot say so, the form goes without.
  const again = await ask({ kind: 'press', action: opening(ref) }, randomUUID());
  const drawn = again.kind === 'form' && again.form.kind === ref.kind ? again.form : bareForm(ref, locale);
  return { kind: 'form', form: { ...drawn, ref }, typed, errors };
}

function bareForm(ref: FormRef, locale: Locale): Form {
  const head = { locale, ref, partyName: '', notices: [], publicRecord: '' };
  switch (ref.kind) {
    case 'area':
      return {
        ...head,
        kind: 'area',
        areaName: '',
        about: '',
        questions: [],
        values: { done: '', needs: '' },
      };
    case 'overall':
      return { ...head, kind: 'overall', values: { workedWell: '', commitments: [] } };
    case 'unlock':
      return { ...head, kind: 'unlock', values: { reason: '' } };
  }
}
