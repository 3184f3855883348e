import { z } from 'zod';
import { id } from '../asking/contract.ts';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';

export const lockStored = {
  deliveries: {
    /** `by`: who unlocked, by person id. */
    unlocked: delivery({ hours: 'at-once', content: z.object({ by: id, reason: z.string() }) }),
    /** The lock that it is about, and the first local day on which the draft may go. */
    removal: delivery({
      hours: 'working-hours',
      content: z.object({ lockedAt: z.string(), on: z.iso.date() }),
    }),
  },
  events: {
    locked: event(),
    unlocked: event(z.object({ reason: z.string() })),
    'draft-removed': event(),
  },
} as const satisfies Stored;
