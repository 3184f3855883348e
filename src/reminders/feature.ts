import { commit, currentCheckIn } from '../asking/ask.ts';
import type { Feature } from '../asking/feature.ts';
import type { Composing } from '../ports/kinds.ts';
import { composeReminder } from './compose-reminder.ts';
import { composeFallback, planFallback } from './fall-back-to-channel.ts';
import { remindMissing } from './remind-missing.ts';

const toPersonOrChannel = (composing: Composing<'reminder' | 'nudge'>) =>
  composing.row.place ? composeFallback(composing) : composeReminder(composing);

/** The ladder of reminders, and what a coordinator sends besides. */
export const remindersFeature: Feature<'reminders'> = {
  words: {
    remind: {
      who: 'coordinator',
      says: ['paminn', 'remind'],
      suggests: ['påminn', 'remind'],
      listed: 'påminn',
      help: ({ messages: { help } }) => [help.remind],
      answer: ({ ask, product, asker }) =>
        commit(ask, async (store) => remindMissing(product, store, asker, currentCheckIn(ask, asker))),
    },
  },
  presses: {
    remind: {
      who: 'coordinator',
      answer: ({ ask, product, asker, checkIn }) =>
        commit(ask, (store) => remindMissing(product, store, asker, checkIn)),
    },
  },
  forms: {},
  deliveries: {
    reminder: {
      compose: toPersonOrChannel,
      unreached: planFallback,
    },
    standing: { compose: composeReminder },
    reach: { compose: composeReminder },
    nudge: { compose: toPersonOrChannel },
  },
  events: { 'reminded-by-hand': ({ t }) => t.lock.events['reminded-by-hand'] },
};
