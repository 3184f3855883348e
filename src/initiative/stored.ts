import { z } from 'zod';
import { id } from '../asking/contract.ts';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';

/** What has become of a course, for those who are told. */
export const courseChanges = ['new', 'moved', 'cancelled', 'restored'] as const;
export type CourseChange = (typeof courseChanges)[number];

const ofChange = z.object({ initiative: id, what: z.enum(courseChanges) });
/** Which version of it was made. */
const ofVersion = z.object({ initiative: id, n: z.number() });

export const initiativeStored = {
  deliveries: {
    // Whoever has just planned, moved or cancelled a course knows that the others are told; so does who asks about one.
    'course-shown': delivery({ hours: 'at-once', content: ofChange }),
    'course-changed': delivery({ hours: 'at-once', content: ofChange }),
    /** `by`: who asks, by person id. */
    'course-question': delivery({ hours: 'at-once', content: z.object({ initiative: id, by: id }) }),
    /** All that are in it, and which of them are new to the person. */
    'course-digest': delivery({
      hours: 'working-hours',
      content: z.object({ initiatives: z.array(id), fresh: z.array(id) }),
      joins: true,
    }),
    'course-sign-ups': delivery({ hours: 'working-hours' }),
    'course-afterwards': delivery({
      hours: 'working-hours',
      content: z.object({ initiatives: z.array(id) }),
    }),
  },
  events: {
    'course-saved': event(ofVersion),
    'course-moved': event(ofVersion),
    'course-cancelled': event(ofVersion),
    'course-restored': event(ofVersion),
    'course-held': event(ofVersion),
    'course-sign-up': event(z.object({ initiative: id, seats: z.number() })),
    'course-asked': event(z.object({ initiative: id })),
    'course-tips': event(z.object({ wanted: z.boolean() })),
  },
} as const satisfies Stored;
