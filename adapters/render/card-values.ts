import { z } from 'zod';
import { id, ofReport } from '../../src/asking/contract.ts';
import { type Status, statuses } from '../../src/domain/status-update.ts';
import { type Action, action, type FormRef, formRef } from '../../src/messages/action.ts';

/** What stands in the inputs of a form, by input. */
export type Typed = ReadonlyMap<string, string>;

/*
 * What a press of a card brings: what its button stands for, and what stands in the card's inputs, side by side.
 * An input's id is a field of the form's schema, or tells which area's status was drawn, and as what.
 */

const slot = z.string().max(200).optional();
const step = z.object({ next: z.string().max(200), again: action }).optional();

const pressData = z.union([
  z.object({ action, slot, inputs: z.literal(true).optional() }),
  z.object({ form: formRef, back: action.optional(), slot, step }),
  /** Which of the card's menus the button belongs to; what is chosen there is a whole action. */
  z.object({ choice: z.string().max(50), slot }),
  z.object({ save: z.object(ofReport), slot, inputs: z.literal(true).optional() }),
]);

/** A choice of the list that is another than the one it was drawn with. */
type Choice = { area: number; status: Status };

/** What a button of a card stands for. `lost`: the card has inputs, and nothing of them has arrived. `slot`: it stands in a drawing of this list, or in a form opened from it. */
export type Press = { slot?: string } & (
  | { kind: 'action'; action: Action; choices: Choice[]; lost: boolean }
  | { kind: 'form'; form: FormRef; typed: Typed; step?: { next: string; again: Action }; back?: Action }
  /** Nothing but to save the choices of the list. */
  | { kind: 'save'; checkIn: number; party: number; choices: Choice[]; lost: boolean }
);

/** Undefined where it is none of ours, or older than the product's present form. */
export function pressOf(data: Record<string, unknown>): Press | undefined {
  const found = pressData.safeParse(data).data;
  if (!found) return undefined;
  const { slot } = found;
  if ('action' in found)
    return {
      kind: 'action',
      action: found.action,
      slot,
      choices: changedStatuses(data),
      lost: found.inputs === true && !arrived(data),
    };
  if ('choice' in found) {
    const chosen = action.safeParse(jsonOf(data[found.choice])).data;
    return chosen && { kind: 'action', action: chosen, slot, choices: [], lost: false };
  }
  if ('form' in found)
    return { kind: 'form', form: found.form, typed: typedIn(data), slot, step: found.step, back: found.back };
  return {
    kind: 'save',
    ...found.save,
    slot,
    choices: changedStatuses(data),
    lost: found.inputs === true && !arrived(data),
  };
}

function jsonOf(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}

/** What is the button's own, and no input. */
const ofButton = new Set(['action', 'form', 'back', 'choice', 'save', 'slot', 'step', 'inputs']);

function arrived(data: Record<string, unknown>): boolean {
  return Object.keys(data).some((name) => !ofButton.has(name));
}

function typedIn(data: Record<string, unknown>): Typed {
  const typed = new Map<string, string>();
  for (const [input, value] of Object.entries(data)) {
    if (ofButton.has(input)) continue;
    if (typeof value === 'string') typed.set(input, value);
    // Numbers and switches come as what they are from some clients.
    else if (typeof value === 'number' || typeof value === 'boolean') typed.set(input, String(value));
  }
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
    const known = id.safeParse(Number(area));
    return known.success ? [{ area: known.data, status }] : [];
  });
}
