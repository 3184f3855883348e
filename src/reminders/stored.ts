import { delivery, event, type Stored } from '../asking/stored-contract.ts';

export const remindersStored = {
  deliveries: {
    /** Of the calendar: to a contact; or, to a channel, about a party whose people cannot be reached. */
    reminder: delivery({ hours: 'working-hours' }),
    /** To a coordinator: how it stands. */
    standing: delivery({ hours: 'working-hours' }),
    /** To a coordinator: who cannot be reached, on the day of the invitation. */
    reach: delivery({ hours: 'working-hours' }),
    /** A coordinator has pressed Påminn: to a contact, or to a channel as above. */
    nudge: delivery({ hours: 'at-once' }),
  },
  events: { 'reminded-by-hand': event() },
} as const satisfies Stored;
