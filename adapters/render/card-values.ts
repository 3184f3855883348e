import { z } from 'zod';
import { type Status, statuses } from '../../src/domain/status-update.ts';
import { type Action, action, type FormRef } from '../../src/messages/action.ts';
import type { Typed } from './form-values.ts';

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
