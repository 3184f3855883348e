import { z } from 'zod';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';
import { otherWays } from '../domain/arrangement.ts';

export const otherwiseStored = {
  deliveries: {
    /** To the party's people: how they are checked in with, or that they answer as usual, as it is then. */
    'otherwise-told': delivery({ hours: 'working-hours' }),
  },
  events: {
    'otherwise-set': event(z.object({ how: z.enum(otherWays), on: z.iso.date() })),
    'otherwise-undone': event(),
  },
} as const satisfies Stored;
