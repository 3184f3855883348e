import { z } from 'zod';
import { formRef, ofReport, opener, press } from '../asking/contract.ts';
import { otherWays } from '../domain/arrangement.ts';

/** The convener checks in with a party in some other way than by its answer. */
export const otherwisePresses = [
  /** Opens the form. */
  opener('otherwise', ofReport),
  press('set-otherwise', { ...ofReport, how: z.enum(otherWays), on: z.iso.date() }),
  press('undo-otherwise', ofReport),
] as const;

export const otherwiseForms = [formRef('otherwise', ofReport)] as const;
