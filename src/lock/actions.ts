import { formRef, id, opener, press } from '../asking/contract.ts';

export const lockPresses = [
  /** Asks before it locks all answers, or one party's. */
  press('ask-lock', { checkIn: id, party: id.optional() }),
  press('lock', { checkIn: id, party: id.optional() }),
  press('ask-unlock', { checkIn: id }),
  /** Opens the form for the reason. */
  opener('unlock', { checkIn: id, party: id.optional() }),
] as const;

/** Without a party: all answers. */
export const lockForms = [formRef('unlock', { checkIn: id, party: id.optional() })] as const;
