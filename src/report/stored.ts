import { z } from 'zod';
import { id } from '../asking/contract.ts';
import { event, type Stored } from '../asking/stored-contract.ts';

export const reportStored = {
  deliveries: {},
  events: {
    'area-saved': event(z.object({ area: id })),
    'overall-saved': event(),
    'copied-last': event(),
    submitted: event(),
  },
} as const satisfies Stored;
