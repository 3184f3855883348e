import { z } from 'zod';
import { formRef, id, opener, press } from '../asking/contract.ts';

const ofOne = { group: id, agreement: id };
/** An agreement of either kind. */
const ofAny = { group: id, of: z.enum(['agreement', 'separate']), agreement: id };
const plan = z.enum(['new', 'none']);

/** Agreements: all there are, those on single projects, and those that end. */
export const agreementPresses = [
  press('agreements', { group: id }),
  /** One on a single project. */
  press('separate-agreement', ofOne),
  opener('new-separate-agreement', { group: id }),
  opener('edit-separate-agreement', ofOne),
  press('ask-share-agreement', ofOne),
  press('share-agreement', ofOne),
  press('ask-remove-separate-agreement', ofOne),
  press('remove-separate-agreement', ofOne),
  /** Nothing is done, whichever of the two was asked. */
  press('leave-agreement', { group: id, asked: z.enum(['share', 'remove']) }),
  /** One that ends, with what may be said of it. */
  press('agreement-end', ofAny),
  press('plan-renewal', { ...ofAny, plan }),
  /** Of all that end soon and of which nothing is said yet. */
  press('plan-renewals', { group: id, plan }),
  press('undo-renewal', {
    group: id,
    of: z.enum(['agreement', 'separate']),
    agreements: z.array(id).max(300),
  }),
] as const;

export const agreementForms = [
  /** Without an agreement: a new one. */
  formRef('separate-agreement', { group: id, agreement: id.optional() }),
] as const;
