import { z } from 'zod';
import { event, type Stored } from '../asking/stored-contract.ts';

export const addingStored = {
  deliveries: {},
  events: {
    /** How a half-year went that was before the bot: of how many parties. */
    'statuses-carried': event(z.object({ halfYear: z.string(), parties: z.number() })),
    'statuses-uncarried': event(z.object({ halfYear: z.string() })),
  },
} as const satisfies Stored;
