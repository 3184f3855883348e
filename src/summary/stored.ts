import { z } from 'zod';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';

export const summaryStored = {
  deliveries: {
    /** To a channel, or to a member whom no channel reaches: the showing with this id. */
    shown: delivery({ hours: 'at-once', byLetter: true, content: z.uuid() }),
    /** To a coordinator: what has come since the summary was shown. */
    'after-showing': delivery({ hours: 'working-hours' }),
  },
  events: { 'summary-shown': event() },
} as const satisfies Stored;
