import { z } from 'zod';
import type { Stored } from './stored-contract.ts';

/*
 * What a feature agrees on with the platforms: what may be pressed, and the forms that this opens. Apart from what
 * answers it, so that the platforms can check strictly what comes back to them, and the types stay simple.
 */

/** So much of what somebody typed fits in a button beside what it does, in UTF-16 units: Slack takes 2,000 in all. */
export const longestCarried = 1_900;

/** A row's id in the database. */
export const id = z.number().int().positive().max(2_147_483_647);
/** One party's report in one check-in. */
export const ofReport = { checkIn: id, party: id };

/** Says what it is about: a check-in or a group, so that a button of one group never acts on another. */
type Subject = { checkIn: z.ZodType<number> } | { group: z.ZodType<number> };

/** A button or a choice. It comes back untrusted: the feature says who may. */
export function press<K extends string, F extends Subject>(kind: K, fields: F) {
  return z.strictObject({ kind: z.literal(kind), ...fields });
}

const opening = { opens: 'form' };

/** A button that opens a form. A platform whose forms must open within seconds opens an empty one at once. */
export function opener<K extends string, F extends Subject>(kind: K, fields: F) {
  return press(kind, fields).meta(opening);
}

export const isOpener = (schema: z.ZodType): boolean => schema.meta()?.opens === opening.opens;

/**
 * So much tells what a form was drawn from, in UTF-16 units: a mark for each of a hundred rows. Slack keeps 3,000 of a form
 * in all.
 */
const longestBase = 2_700;

/** A form. `base`: what it was drawn from, see `merge-form.ts`. */
export function formRef<K extends string, F extends Subject>(kind: K, fields: F) {
  return z.strictObject({ kind: z.literal(kind), ...fields, base: z.string().max(longestBase).optional() });
}

type Schemas = readonly z.ZodType<{ kind: string }>[];

/** All that a feature agrees on; what it has none of is left out. */
export function contract<
  P extends Schemas = [],
  F extends Schemas = [],
  D extends Stored['deliveries'] = Record<never, never>,
  E extends Stored['events'] = Record<never, never>,
>(of: {
  presses?: P;
  forms?: F;
  deliveries?: D;
  events?: E;
}): { presses: P | []; forms: F | []; deliveries: D; events: E } {
  return {
    presses: of.presses ?? [],
    forms: of.forms ?? [],
    deliveries: of.deliveries ?? ({} as D),
    events: of.events ?? ({} as E),
  };
}
