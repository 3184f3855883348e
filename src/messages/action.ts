import { z } from 'zod';
import { id, isOpener, longestCarried } from '../asking/contract.ts';
import { type Contracts, contracts, type FeatureName } from '../asking/contracts.ts';

export { longestCarried };

/** Typed words by a button, in a group where the person has several. */
const typed = z.strictObject({
  kind: z.literal('words'),
  text: z.string().max(longestCarried),
  group: id.optional(),
});

type Pressed = Contracts[FeatureName]['presses'][number];
type Filled = Contracts[FeatureName]['forms'][number];

const presses = Object.values(contracts).flatMap((each): readonly Pressed[] => each.presses);
const [form, ...forms] = Object.values(contracts).flatMap((each): readonly Filled[] => each.forms);

export type Action = z.infer<typeof typed | Pressed>;
/**
 * What a button or a choice stands for. It travels through the platform as JSON (short: Slack allows an
 * option 150 characters and a button 2,000) and comes back untrusted: who may is asked before it is answered.
 */
export const action: z.ZodType<Action> = z.discriminatedUnion('kind', [typed, ...presses]);

export type FormRef = z.infer<Filled>;
/** Which form it is, about what, and what it was drawn from. It travels as an action does. */
export const formRef: z.ZodType<FormRef> = z.discriminatedUnion('kind', [form as Filled, ...forms]);

const openers: ReadonlySet<string> = new Set(presses.filter(isOpener).map(({ shape }) => shape.kind.value));

/**
 * Whether an action opens a form. Needs no database, so that a platform whose forms must open within
 * seconds (Slack's trigger lives three) can open an empty one at once and fill it when the answer is there.
 */
export function opensForm({ kind }: Action): boolean {
  return openers.has(kind);
}
