import { z } from 'zod';
import { id } from '../asking/contract.ts';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';

const day = z.iso.date();
const when = z.object({ day, from: z.string(), to: z.string() });
const ofMeeting = z.object({ meeting: id });
/** `sequence`: how often those invited had been told anew by then. */
const told = ofMeeting.extend({ sequence: z.int() });

export const meetingStored = {
  deliveries: {
    /** To one of each party: which of the proposed days it can. */
    'meeting-days': delivery({ hours: 'at-once', content: ofMeeting, joins: true }),
    /** `agenda`: with it, since the day of the reminder has been. */
    'meeting-invitation': delivery({
      hours: 'at-once',
      content: ofMeeting.extend({ agenda: z.boolean().optional() }),
      joins: true,
    }),
    /** `before`: when it was, where that is another time; `agenda`: as in an invitation. */
    'meeting-moved': delivery({
      hours: 'at-once',
      content: told.extend({ before: when.optional(), agenda: z.boolean().optional() }),
    }),
    'meeting-cancelled': delivery({ hours: 'at-once', content: told }),
    /** The working day before. */
    'meeting-reminder': delivery({ hours: 'working-hours', content: told, joins: true }),
    /** To the coordinator who invited, when it has ended. */
    'meeting-after': delivery({ hours: 'working-hours', content: told }),
    /** `n`: which version of the notes. */
    'meeting-minutes': delivery({ hours: 'at-once', content: ofMeeting.extend({ n: id }) }),
  },
  events: {
    'meeting-planned': event(ofMeeting),
    'meeting-changed': event(ofMeeting),
    'meeting-days-asked': event(ofMeeting.extend({ receivers: z.int() })),
    'meeting-days-answered': event(ofMeeting),
    'meeting-day-picked': event(ofMeeting.extend({ day })),
    'meeting-invited': event(ofMeeting.extend({ receivers: z.int() })),
    'meeting-moved': event(ofMeeting.extend({ from: day, to: day, receivers: z.int() })),
    'meeting-cancelled': event(ofMeeting),
    'meeting-removed': event(ofMeeting),
    'meeting-answered': event(ofMeeting),
    'agenda-changed': event(ofMeeting),
    'question-proposed': event(ofMeeting),
    'meeting-noted': event(ofMeeting),
    'minutes-sent': event(ofMeeting.extend({ n: id, receivers: z.int() })),
  },
} as const satisfies Stored;
