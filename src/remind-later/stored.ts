import { z } from 'zod';
import { event, type Stored } from '../asking/stored-contract.ts';

export const remindLaterStored = {
  deliveries: {},
  events: {
    'reminder-moved': event(z.object({ on: z.iso.date() })),
    'reminder-moved-back': event(),
  },
} as const satisfies Stored;
