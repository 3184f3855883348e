import { formRef, id, ofReport, opener, press } from '../asking/contract.ts';

/** A coordinator's question about one area of what a party has sent in. */
export const questionPresses = [
  /** Opens the form in which it is asked. */
  opener('question', ofReport),
  press('withdraw-question', { ...ofReport, question: id }),
  /** Opens the form in which it is answered. */
  opener('reply', { ...ofReport, question: id }),
] as const;

export const questionForms = [
  formRef('question', ofReport),
  formRef('reply', { ...ofReport, question: id }),
] as const;
