import { read } from '../asking/ask.ts';
import type { Feature } from '../asking/feature.ts';
import { homeMessage } from './home.ts';

/** How everything stands, on one sheet: what is asked of one, until when, and what comes. Slack has a place of its own for it. */
export const homeFeature: Feature<'home'> = {
  words: {
    home: {
      who: 'member',
      says: ['hem', 'uppdatera', 'home', 'update'],
      suggests: ['hem', 'home'],
      listed: 'hem',
      help: ({ home }) => [home.help],
      onReports: true,
      answer: (asking) =>
        read(asking.ask, async (store) => ({ kind: 'messages', items: [await homeMessage(asking, store)] })),
    },
  },
  presses: {
    home: {
      who: 'member',
      answer: (asking) =>
        read(asking.ask, async (store) => ({
          kind: 'messages',
          items: [await homeMessage(asking, store)],
          replace: true,
        })),
    },
  },
  forms: {},
  deliveries: {},
  events: {},
};
