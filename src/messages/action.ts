import { z } from 'zod';
import { statuses } from '../domain/status-update.ts';

/** What a check-in can be had as. */
export const documentKinds = ['brief', 'minutes', 'table', 'register', 'json'] as const;
export type DocumentKind = (typeof documentKinds)[number];

const id = z.number().int().positive();
/** The group's document, one agreement's, or each agreement's by itself. */
const documentOf = z.union([z.literal('group'), z.literal('each'), id]);
export type DocumentScope = z.infer<typeof documentOf>;
const report = { checkIn: id, party: id };
/** Keys of parts and lines of the summary. */
const without = z.array(z.string().max(30)).max(100);

/**
 * What a button or a choice stands for. It travels through the platform as JSON (short: Slack allows an
 * option 150 characters and a button 2,000) and comes back untrusted: the use case checks what the person may do.
 */
export const action = z.discriminatedUnion('kind', [
  /** Typed words by a button, in a group where the person has several. */
  z.strictObject({ kind: z.literal('words'), text: z.string().max(1500), group: id.optional() }),
  /** The area list; `edit`: also where the answer is sent in and nothing is changed yet. */
  z.strictObject({ kind: z.literal('report'), ...report, edit: z.boolean().optional() }),
  /** The party's own answer, to read. */
  z.strictObject({ kind: z.literal('view'), ...report }),
  z.strictObject({ kind: z.literal('status'), ...report, area: id, status: z.enum(statuses) }),
  z.strictObject({ kind: z.literal('write'), ...report, area: id }),
  z.strictObject({ kind: z.literal('overall'), ...report }),
  z.strictObject({ kind: z.literal('as-last'), ...report }),
  z.strictObject({ kind: z.literal('submit'), ...report }),
  z.strictObject({ kind: z.literal('summary'), checkIn: id }),
  /** The whole table, or those of it that stand still or have not answered. */
  z.strictObject({
    kind: z.literal('table'),
    checkIn: id,
    only: z.enum(['stalled', 'missing']).optional(),
  }),
  /** All that was written, in full; or what the party with this key wrote. */
  z.strictObject({ kind: z.literal('answers'), checkIn: id, of: z.string().max(60).optional() }),
  /** What would be shown to the group, without the named parts and lines. `lines`: with the choice of single lines. */
  z.strictObject({
    kind: z.literal('preview'),
    checkIn: id,
    without,
    lines: z.boolean().optional(),
  }),
  /** `showing`: one showing happens once. `seen`: names what the preview showed, and nothing else is shown. */
  z.strictObject({
    kind: z.literal('show'),
    checkIn: id,
    without,
    showing: z.uuid(),
    seen: z.string().max(64).optional(),
  }),
  z.strictObject({ kind: z.literal('remind'), checkIn: id }),
  /** Which documents there are. */
  z.strictObject({ kind: z.literal('documents'), checkIn: id, of: documentOf }),
  z.strictObject({ kind: z.literal('export'), checkIn: id, what: z.enum(documentKinds), of: documentOf }),
  /** Asks before it locks all answers, or one party's. */
  z.strictObject({ kind: z.literal('ask-lock'), checkIn: id, party: id.optional() }),
  z.strictObject({ kind: z.literal('lock'), checkIn: id, party: id.optional() }),
  z.strictObject({ kind: z.literal('ask-unlock'), checkIn: id }),
  /** Opens the form for the reason. */
  z.strictObject({ kind: z.literal('unlock'), checkIn: id, party: id.optional() }),
  /** Every version that the party has sent in, with what changed; or one of them in full. */
  z.strictObject({ kind: z.literal('versions'), ...report, n: id.optional() }),
  /** `before`: the events older than the one with this id. */
  z.strictObject({ kind: z.literal('log'), group: id, before: id.optional() }),
  z.strictObject({ kind: z.literal('move'), checkIn: id, to: z.iso.date() }),
]);
export type Action = z.infer<typeof action>;

/** The forms that an action may open. */
export type FormRef =
  | {
      kind: 'area';
      checkIn: number;
      party: number;
      area: number /** What the form was drawn from; see `Form.base`. */;
      base: string;
    }
  | { kind: 'overall'; checkIn: number; party: number; base: string }
  /** Without a party: all answers. */
  | { kind: 'unlock'; checkIn: number; party?: number };

/** The action that opens the form anew. */
export function opening(form: FormRef): Action {
  switch (form.kind) {
    case 'area':
      return { kind: 'write', checkIn: form.checkIn, party: form.party, area: form.area };
    case 'overall':
      return { kind: 'overall', checkIn: form.checkIn, party: form.party };
    case 'unlock':
      return form;
  }
}

/** What the form was opened from, drawn as it is now. */
export function behind(form: FormRef): Action {
  if (form.kind === 'unlock') return { kind: 'summary', checkIn: form.checkIn };
  return { kind: 'report', checkIn: form.checkIn, party: form.party, edit: true };
}

/**
 * Whether an action opens a form. Needs no database, so that a platform whose forms must open within
 * seconds (Slack's trigger lives three) can open an empty one at once and fill it when the answer is there.
 */
export function opensForm(action: Action): boolean {
  return action.kind === 'write' || action.kind === 'overall' || action.kind === 'unlock';
}
