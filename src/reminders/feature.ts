import type { Feature } from '../asking/feature.ts';
import { composeReminder } from './compose-reminder.ts';
import { composeFallback, planFallback } from './fall-back-to-channel.ts';

/** The ladder of reminders, and what a coordinator sends besides. */
export const remindersFeature: Feature<[], [], 'reminders'> = {
  words: {},
  presses: {},
  forms: {},
  deliveries: {
    reminder: {
      compose: (composing) => (composing.row.place ? composeFallback(composing) : composeReminder(composing)),
      unreached: planFallback,
    },
    standing: { compose: composeReminder },
    reach: { compose: composeReminder },
    nudge: { compose: composeReminder },
  },
  events: { 'reminded-by-hand': ({ t }) => t.lock.events['reminded-by-hand'] },
};
