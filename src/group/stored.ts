import { z } from 'zod';
import { id } from '../asking/contract.ts';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';

/** Where the rest of a change is kept, and what kinds of things it is about. */
const change = z.object({ change: id, what: z.array(z.string()) });
const handover = z.object({ handover: id });

/** As what somebody answers, or that they coordinate. */
const as = z.enum(['contact', 'substitute', 'stand-in', 'coordinator']);
/** Whether somebody has just pressed for it; else the calendar has brought it about, and nobody waits. */
const pressed = z.boolean();

const news = z.discriminatedUnion('what', [
  /** To somebody who no longer is what they were. `by`: who changed it. */
  z.object({ what: z.literal('ended'), as, by: id, pressed }),
  /** To a coordinator: somebody is to take over, of another domain than the party's, or in a group that is kept in its file. */
  z.object({ what: z.literal('confirm'), handover: id, pressed }),
  /** To a coordinator: somebody has taken over. `change`: how it is taken back. */
  z.object({ what: z.literal('taken-over'), handover: id, change: id, pressed }),
  /** To whoever handed over: what became of it. */
  z.object({ what: z.literal('outcome'), handover: id, pressed }),
  /** To a coordinator: the party has nobody there any more, or will not have. */
  z.object({ what: z.literal('vacant'), as, by: id, change: id.optional(), pressed }),
  /** To whoever handed over, and to a coordinator: the invitation does not arrive. */
  z.object({ what: z.literal('not-reached'), handover: id, pressed }),
  /** To a coordinator: the party has said that its contact goes on no longer. */
  z.object({ what: z.literal('no-next'), by: id, pressed }),
]);

const awaited = (content: { pressed: boolean }) => content.pressed;

export const groupStored = {
  deliveries: {
    /**
     * To whoever is, or is asked to be, something new in the group. `by`: who made them so; `again`: they were so before,
     * and a change is taken back; `handover`: it is still to be taken over; `standIn`: for how long.
     */
    welcome: delivery({
      hours: 'working-hours',
      content: z.object({
        as,
        by: id,
        again: z.boolean().optional(),
        handover: id.optional(),
        standIn: id.optional(),
        pressed,
      }),
      awaited,
    }),
    news: delivery({ hours: 'working-hours', content: news, awaited }),
  },
  events: {
    'group-changed': event(change),
    'group-change-undone': event(change),
    /** `by`: where it was taken out by command. */
    'group-exported': event(z.object({ by: z.string().optional() })),
    'handover-asked': event(handover),
    'handover-confirmed': event(handover),
    'handover-declined': event(handover),
    'handover-withdrawn': event(handover),
    'handed-over': event(handover),
    /** By id in `stand_in`, and the days. */
    'stand-in-set': event(z.object({ standIn: id, from: z.iso.date(), to: z.iso.date() })),
    'stand-in-ended': event(z.object({ standIn: id })),
  },
} as const satisfies Stored;
