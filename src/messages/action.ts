import { z } from 'zod';
import { addingForms, addingPresses } from '../adding/actions.ts';
import { id, isOpener, longestCarried } from '../asking/contract.ts';
import { callNoteForms, callNotePresses } from '../call-note/actions.ts';
import { groupPresses } from '../group/actions.ts';
import { halfYearPresses } from '../half-year/actions.ts';
import { lockForms, lockPresses } from '../lock/actions.ts';
import { moreTimeForms, moreTimePresses } from '../more-time/actions.ts';
import { onePartyPresses } from '../one-party/actions.ts';
import { otherwiseForms, otherwisePresses } from '../otherwise/actions.ts';
import { questionForms, questionPresses } from '../question/actions.ts';
import { recordPresses } from '../record/actions.ts';
import { remindLaterPresses } from '../remind-later/actions.ts';
import { remindersPresses } from '../reminders/actions.ts';
import { reportForms, reportPresses } from '../report/actions.ts';
import { summaryPresses } from '../summary/actions.ts';

export { longestCarried };

const actions = [
  /** Typed words by a button, in a group where the person has several. */
  z.strictObject({ kind: z.literal('words'), text: z.string().max(longestCarried), group: id.optional() }),
  ...reportPresses,
  ...summaryPresses,
  ...halfYearPresses,
  ...remindersPresses,
  ...lockPresses,
  ...recordPresses,
  ...onePartyPresses,
  ...moreTimePresses,
  ...remindLaterPresses,
  ...otherwisePresses,
  ...questionPresses,
  ...callNotePresses,
  ...groupPresses,
  ...addingPresses,
] as const;
/**
 * What a button or a choice stands for. It travels through the platform as JSON (short: Slack allows an
 * option 150 characters and a button 2,000) and comes back untrusted: who may is asked before it is answered.
 */
export const action = z.discriminatedUnion('kind', actions);
export type Action = z.infer<typeof action>;

/** Which form it is, about what, and what it was drawn from. It travels as an action does. */
export const formRef = z.discriminatedUnion('kind', [
  ...reportForms,
  ...addingForms,
  ...lockForms,
  ...moreTimeForms,
  ...otherwiseForms,
  ...questionForms,
  ...callNoteForms,
]);
export type FormRef = z.infer<typeof formRef>;

const openers: ReadonlySet<string> = new Set(actions.filter(isOpener).map(({ shape }) => shape.kind.value));

/**
 * Whether an action opens a form. Needs no database, so that a platform whose forms must open within
 * seconds (Slack's trigger lives three) can open an empty one at once and fill it when the answer is there.
 */
export function opensForm({ kind }: Action): boolean {
  return openers.has(kind);
}
