import { z } from 'zod';
import { event, type Stored } from '../asking/stored-contract.ts';

export const halfYearStored = {
  deliveries: {},
  events: {
    'check-in-opened': event(),
    /** Its opening was taken back. */
    'check-in-closed': event(),
    'due-moved': event(z.object({ from: z.iso.date(), to: z.iso.date() })),
  },
} as const satisfies Stored;
