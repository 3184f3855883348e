import { z } from 'zod';
import { id } from '../asking/contract.ts';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';

export const lettersStored = {
  deliveries: {
    /** To both of a party's people: what was sent in by a link, with the answer. */
    receipt: delivery({ hours: 'at-once', content: z.object({ version: id }) }),
    /** New links in the place of those that somebody had. */
    link: delivery({ hours: 'at-once', byLetter: true }),
    /** `purpose`: what the code is for. */
    code: delivery({ hours: 'at-once', byLetter: true, content: z.object({ purpose: z.string() }) }),
  },
  events: {
    /** Somebody's own address is another; which is not said. */
    'address-changed': event(),
  },
} as const satisfies Stored;
