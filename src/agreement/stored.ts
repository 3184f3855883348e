import { z } from 'zod';
import { id } from '../asking/contract.ts';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';

const ofOne = z.object({ agreement: id });

export const agreementStored = {
  deliveries: { 'agreements-ending': delivery({ hours: 'working-hours' }) },
  events: {
    'separate-agreement-saved': event(ofOne),
    'separate-agreement-shared': event(ofOne),
    'separate-agreement-removed': event(ofOne),
    /** What was said of which; without a plan it was taken back. */
    'agreement-end-answered': event(
      z.object({
        plan: z.enum(['new', 'none']).optional(),
        agreements: z.array(id),
        separate: z.array(id),
      }),
    ),
  },
} as const satisfies Stored;
