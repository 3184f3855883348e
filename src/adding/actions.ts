import { z } from 'zod';
import { formRef, id, opener, press } from '../asking/contract.ts';

const what = z.enum(['parties', 'statuses']);
const halfYear = z.templateLiteral([z.number().int().min(1900).max(9999), z.enum(['-H1', '-H2'])]);

/** New parties, and how it went before there was a bot: pasted, shown, and stored by a press. */
export const addingPresses = [
  press('ways-to-add', { group: id }),
  /** `pasted`: what is to be pasted goes below that. */
  opener('paste-lines', { group: id, what, pasted: id.optional() }),
  /** The lines that were not understood, to be mended. */
  opener('mend-lines', { group: id, pasted: id }),
  opener('add-one', { group: id }),
  /** What was pasted, read anew. */
  press('pasted', { group: id, pasted: id }),
  press('add-pasted', { group: id, pasted: id }),
  press('leave-pasted', { group: id, pasted: id }),
  press('undo-carried', { group: id, halfYear }),
] as const;

export const addingForms = [
  formRef('paste', { group: id, what, pasted: id.optional() }),
  formRef('mend', { group: id, pasted: id }),
  formRef('new-party', { group: id }),
] as const;
