import { formRef, id, ofReport, opener, press } from '../asking/contract.ts';

/** The convener's note of what somebody said, and what the party's people say of it. */
export const callNotePresses = [
  /** Opens the form in which it is written. */
  opener('note', ofReport),
  press('withdraw-note', { ...ofReport, note: id }),
  /** Shows the note to the party's people. */
  press('read-note', ofReport),
  /** One of the party's people says that it is right: this note, and no later one. */
  press('confirm-note', { ...ofReport, note: id }),
  press('unconfirm-note', { ...ofReport, note: id }),
] as const;

export const callNoteForms = [formRef('note', ofReport)] as const;
