import { z } from 'zod';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';
import { timeReasons } from '../domain/arrangement.ts';

const day = z.iso.date();
const more = z.object({ until: day, reason: z.enum(timeReasons) });

export const moreTimeStored = {
  deliveries: {
    /** To the party's people: until when they have got time, or what was refused; neither: it was taken back. */
    'time-told': delivery({
      hours: 'working-hours',
      content: z.object({ until: day.optional(), refused: day.optional() }),
    }),
    /** To a coordinator: until when time is asked for. */
    'time-asked': delivery({ hours: 'working-hours', content: z.object({ until: day }) }),
  },
  events: {
    'time-given': event(more),
    'time-taken': event(z.object({ until: day })),
    'time-asked': event(more),
    'time-unasked': event(z.object({ until: day })),
    'time-refused': event(z.object({ until: day })),
  },
} as const satisfies Stored;
