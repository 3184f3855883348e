import { z } from 'zod';
import { id } from '../asking/contract.ts';
import { event, type Stored } from '../asking/stored-contract.ts';

/** Where the rest of a change is kept, and what kinds of things it is about. */
const change = z.object({ change: id, what: z.array(z.string()) });

export const groupStored = {
  deliveries: {},
  events: {
    'group-changed': event(change),
    'group-change-undone': event(change),
    /** `by`: where it was taken out by command. */
    'group-exported': event(z.object({ by: z.string().optional() })),
  },
} as const satisfies Stored;
