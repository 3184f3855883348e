import { z } from 'zod';
import { type Status, statuses } from '../../src/domain/status-update.ts';
import { type Action, action, type FormRef } from '../../src/messages/action.ts';

/*
 * What a press of a card brings: what its button stands for, and what stands in the card's inputs, side by side.
 * An input's id is a field of the form's schema, or tells which area's status was drawn, and as what.
 */

const id = z.number().int().positive();
const report = { checkIn: id, party: id };

const formRef = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('area'), ...report, base: z.string().max(200), area: id }),
  z.strictObject({ kind: z.literal('overall'), ...report, base: z.string().max(200) }),
  z.strictObject({ kind: z.literal('unlock'), checkIn: id, party: id.optional() }),
]);

const pressData = z.union([
  z.object({ action, slot: z.string().max(200).optional() }),
  z.object({ form: formRef, slot: z.string().max(200).optional() }),
  /** Which of the card's menus the button belongs to; what is chosen there is a whole action. */
  z.object({ choice: z.string().max(50), slot: z.string().max(200).optional() }),
  z.object({ save: z.object(report), slot: z.string().max(200).optional() }),
]);

/** A choice of the list that is another than the one it was drawn with. */
type Choice = { area: number; status: Status };

/** What a button of a card stands for. `slot`: it stands in a drawing of this list, or in a form opened from it. */
export type Press = { slot?: string } & (
  | { kind: 'action'; action: Action; choices: Choice[] }
  | { kind: 'form'; form: FormRef; typed: Typed }
  /** Nothing but to save the choices of the list. */
  | { kind: 'save'; checkIn: number; party: number; choices: Choice[] }
);

/** What stands in the inputs of a form, by field. */
export type Typed = ReadonlyMap<string, string>;

/** Undefined where it is none of ours, or older than the product's present form. */
export function pressOf(data: Record<string, unknown>): Press | undefined {
  const found = pressData.safeParse(data).data;
  if (!found) return undefined;
  const { slot } = found;
  if ('action' in found)
    return { kind: 'action', action: found.action, slot, choices: changedStatuses(data) };
  if ('choice' in found) {
    const chosen = action.safeParse(jsonOf(data[found.choice])).data;
    return chosen && { kind: 'action', action: chosen, slot, choices: [] };
  }
  if ('form' in found) return { kind: 'form', form: found.form, typed: typedIn(data), slot };
  return { kind: 'save', ...found.save, slot, choices: changedStatuses(data) };
}

function jsonOf(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}

function typedIn(data: Record<string, unknown>): Typed {
  const typed = new Map<string, string>();
  for (const [field, value] of Object.entries(data))
    if (typeof value === 'string' && field !== 'slot') typed.set(field, value);
  return typed;
}

const statusMark = 'status';

/** The id of the choice of an area's status; it tells what the choice was drawn as. */
export function statusInput(area: number, drawn: Status | undefined): string {
  return `${statusMark}~${area}~${drawn ?? ''}`;
}

function changedStatuses(data: Record<string, unknown>): Choice[] {
  return Object.entries(data).flatMap(([input, value]) => {
    const [mark, area, drawn] = input.split('~');
    const status = statuses.find((each) => each === value);
    if (mark !== statusMark || !status || status === drawn) return [];
    const number = Number(area);
    return Number.isInteger(number) && number > 0 ? [{ area: number, status }] : [];
  });
}

/** The values of a sent form, in the keys of the form's schema. */
export function formValues(form: FormRef, typed: Typed): unknown {
  const text = (field: string) => typed.get(field) ?? '';
  switch (form.kind) {
    case 'area':
      return { done: text('done'), needs: text('needs') };
    case 'overall': {
      const rows = rowsIn(typed);
      const commitments = Array.from({ length: rows }, (_, n) => {
        const by = text(`commitments.${n}.by`);
        const row = { what: text(`commitments.${n}.what`), who: text(`commitments.${n}.who`) };
        return by ? { ...row, by } : row;
      });
      const contactNext = text('contactNext');
      return {
        workedWell: text('workedWell'),
        commitments,
        ...outcomesIn(typed),
        ...(contactNext ? { contactNext: contactNext === 'true' } : {}),
      };
    }
    case 'unlock':
      return { reason: text('reason') };
  }
}

/** What was answered to *Blev det av?*, where it was asked. */
function outcomesIn(typed: Typed): { outcomes?: Record<string, string> } {
  const asked = [...typed].filter(([field]) => field.startsWith('outcomes.'));
  if (asked.length === 0) return {};
  const answered = asked.filter(([, value]) => value !== '');
  return { outcomes: Object.fromEntries(answered.map(([field, value]) => [field.split('.')[1], value])) };
}

/** How many rows of commitments there are, also where a client leaves empty inputs out. */
export function rowsIn(typed: Typed): number {
  const rows = [...typed.keys()].flatMap((field) => {
    const row = /^commitments\.(\d{1,3})\./.exec(field)?.[1];
    return row === undefined ? [] : [Number(row) + 1];
  });
  return Math.max(0, ...rows);
}
