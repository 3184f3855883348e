import { z } from 'zod';
import { id } from '../asking/contract.ts';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';

export const beginningStored = {
  deliveries: {
    /** An invitation to look at, to the coordinator who asked for it: as this party's contact would get it. */
    trial: delivery({ hours: 'at-once', content: z.object({ party: id, checkIn: id }) }),
    /** To the coordinator who saw that people were still being looked for: all have been. */
    'looked-for': delivery({ hours: 'at-once' }),
  },
  events: {
    /** A new group, made by whoever had a start code. */
    'group-started': event(),
    'trial-sent': event(),
    /** Some begin: how many wait. */
    'parties-wait': event(z.object({ waiting: z.number() })),
    /** None waits any more: how many did. */
    'all-invited': event(z.object({ waited: z.number() })),
  },
} as const satisfies Stored;
