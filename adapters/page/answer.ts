import { createHash } from 'node:crypto';
import { statuses } from '../../src/domain/status-update.ts';
import type { Action } from '../../src/messages/action.ts';
import type { Form } from '../../src/messages/form.ts';
import type { Reply, ReportList } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { type AnswerSheet, nameOf } from '../render/html-answer.ts';
import { textsUnder } from '../render/html-form.ts';

/** One ask on the page. `part` tells it from the others of the same sending; `opens`: nothing is changed by it. */
export type Ask = (ask: Incoming['ask'], how: { part: string; opens?: boolean }) => Promise<Reply>;

type Of = { checkIn: number; party: number };

/** The answer as it is now, with its forms; or the product's reply where there is nothing to fill in. */
export async function readSheet(ask: Ask, of: Of): Promise<AnswerSheet | Reply> {
  const reply = await ask(
    { kind: 'press', action: { kind: 'report', ...of } },
    { part: 'report', opens: true },
  );
  return reply.kind === 'report' && reply.list.editable ? withForms(ask, of, reply.list) : reply;
}

/** The same of an answer that is sent in and is to be changed. */
export async function readSheetToChange(ask: Ask, of: Of): Promise<AnswerSheet | Reply> {
  const action: Action = { kind: 'report', ...of, edit: true };
  const reply = await ask({ kind: 'press', action }, { part: 'report', opens: true });
  return reply.kind === 'report' && reply.list.editable ? withForms(ask, of, reply.list) : reply;
}

async function withForms(ask: Ask, of: Of, list: ReportList): Promise<AnswerSheet> {
  const formOf = async (action: Action): Promise<Form | undefined> => {
    const reply = await ask({ kind: 'press', action }, { part: action.kind, opens: true });
    return reply.kind === 'form' ? reply.form : undefined;
  };
  const areas = new Map<number, Form>();
  for (const { area } of list.areas) {
    const form = await formOf({ kind: 'write', ...of, area });
    if (form) areas.set(area, form);
  }
  return { list, areas, overall: await formOf({ kind: 'overall', ...of }) };
}

export type Saved =
  /** `reply`: what the product last said; sent in, where that was asked and nothing stood in the way. */
  | { kind: 'saved'; reply: Reply }
  /** Something was not saved. It is drawn again with what was typed. */
  | { kind: 'faults'; faults: Record<string, string>; notices: string[]; bases: Record<string, string> };

/**
 * Saves what was sent of a sheet, as presses and forms like those of any chat: first what is chosen and written, then,
 * where all of that is saved and it is asked, it is sent in.
 */
export async function saveSheet(
  ask: Ask,
  of: Of,
  texts: Readonly<Record<string, string>>,
  submit: boolean,
): Promise<Saved> {
  const faults: Record<string, string> = {};
  const notices: string[] = [];
  const bases: Record<string, string> = {};
  let last: Reply = { kind: 'nothing' };
  const take = (reply: Reply, prefix: string, base: string) => {
    if (reply.kind === 'refused') {
      for (const [id, text] of Object.entries(reply.fields)) faults[`${prefix}${id}`] = text;
      if (reply.why) faults[''] = reply.why;
    } else if (reply.kind === 'form') {
      notices.push(...reply.form.notices);
      bases[base] = reply.form.ref.base ?? '';
    } else last = reply;
  };
  for (const area of areasIn(texts)) {
    const status = statuses.find((each) => each === texts[nameOf.status(area)]);
    if (status && status !== texts[nameOf.was(area)]) {
      const action: Action = { kind: 'status', ...of, area, status };
      const reply = await ask({ kind: 'press', action }, { part: `status-${area}` });
      if (reply.kind === 'report' || reply.kind === 'nothing') last = reply;
      else faults[''] = sentenceOf(reply) ?? faults[''] ?? '';
    }
    const base = texts[nameOf.areaBase(area)];
    if (base === undefined) continue;
    const values = textsUnder(nameOf.area(area), texts);
    const form = { kind: 'area' as const, ...of, area, base: base || undefined };
    take(
      await ask({ kind: 'form', form, values }, { part: `area-${area}` }),
      nameOf.area(area),
      nameOf.areaBase(area),
    );
  }
  const base = texts[nameOf.overallBase];
  if (base !== undefined) {
    const values = textsUnder(nameOf.overall, texts);
    const form = { kind: 'overall' as const, ...of, base: base || undefined };
    take(await ask({ kind: 'form', form, values }, { part: 'overall' }), nameOf.overall, nameOf.overallBase);
  }
  if (Object.keys(faults).length > 0 || notices.length > 0) return { kind: 'faults', faults, notices, bases };
  if (submit) last = await ask({ kind: 'press', action: { kind: 'submit', ...of } }, { part: 'submit' });
  return { kind: 'saved', reply: last };
}

/** The areas that a sheet was drawn with, by what came back of it. */
function areasIn(texts: Readonly<Record<string, string>>): number[] {
  return Object.keys(texts).flatMap((name) => {
    const area = name.startsWith('was.') ? Number(name.slice(4)) : Number.NaN;
    return Number.isInteger(area) && area > 0 && area < 2 ** 31 ? [area] : [];
  });
}

function sentenceOf(reply: Reply): string | undefined {
  if (reply.kind === 'refused') return reply.why;
  if (reply.kind !== 'messages') return undefined;
  const [part] = reply.items.flatMap(({ parts }) => parts);
  return part?.kind === 'text' && typeof part.text === 'string' ? part.text : undefined;
}

/** The same for the same sending of the same sheet, and for no other. */
export function sendingKey(hash: string, texts: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
  return `page:${hash}:${createHash('sha256').update(JSON.stringify(sorted)).digest('base64url')}`;
}
