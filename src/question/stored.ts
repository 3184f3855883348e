import { z } from 'zod';
import { id } from '../asking/contract.ts';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';

const which = z.object({ question: id });

export const questionStored = {
  deliveries: {
    /** To the party's people. */
    question: delivery({ hours: 'working-hours', content: which }),
    /** To a coordinator: in words, or by what the party has sent in since. */
    'question-answered': delivery({ hours: 'working-hours', content: which }),
  },
  events: {
    'question-asked': event(z.object({ area: id })),
    'question-withdrawn': event(z.object({ area: id })),
    'question-answered': event(z.object({ area: id })),
  },
} as const satisfies Stored;
