import { commit } from '../asking/ask.ts';
import type { Feature } from '../asking/feature.ts';
import { whichOfParties } from './party-by-words.ts';
import { onePartyMessage } from './show-one-party.ts';

/** One party in one half-year, to a coordinator: how its answer stands, and what may be done for it. */
export const onePartyFeature: Feature<'oneParty'> = {
  words: {},
  presses: {
    'which-party': {
      who: 'coordinator',
      answer: ({ ask, asker }, { checkIn }) =>
        commit(ask, async () => ({
          reply: whichOfParties(asker, asker.t.arranged.choosePart, (party) => ({
            kind: 'one-party',
            checkIn,
            party,
          })),
        })),
    },
    'one-party': {
      who: 'coordinator',
      answer: ({ ask, product, asker, checkIn }, { party }) =>
        commit(ask, async (store) => ({
          reply: {
            kind: 'messages',
            items: [await onePartyMessage(product, store, asker, checkIn, party)],
            replace: true,
          },
        })),
    },
  },
  forms: {},
  deliveries: {},
  events: {},
};
