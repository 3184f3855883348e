import { z } from 'zod';
import { id } from '../asking/contract.ts';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';

const which = z.object({ note: id });

export const callNoteStored = {
  deliveries: {
    /** To the party's people: what is noted, to say whether it is right. */
    'call-noted': delivery({ hours: 'working-hours', content: which }),
    /** To a coordinator: the party says that it is right. */
    'note-confirmed': delivery({ hours: 'working-hours', content: which }),
  },
  events: {
    'call-noted': event(which),
    'note-withdrawn': event(which),
    'note-confirmed': event(which),
    'note-unconfirmed': event(which),
  },
} as const satisfies Stored;
