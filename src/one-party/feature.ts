import { commit } from '../asking/ask.ts';
import type { Feature } from '../asking/feature.ts';
import { wordsOfButton } from '../half-year/words-of-button.ts';
import type { Asker } from '../ports/product.ts';
import { whichOfParties } from './party-by-words.ts';
import { onePartyMessage } from './show-one-party.ts';

const whichParty = (asker: Asker, checkIn: number) =>
  whichOfParties(asker, asker.t.arranged.choosePart, (party) => ({ kind: 'one-party', checkIn, party }));

/** One party in one half-year, to a coordinator: how its answer stands, and what may be done for it. */
export const onePartyFeature: Feature<'oneParty'> = {
  words: {
    'one-party': wordsOfButton(
      (t) => t.arranged.oneParty,
      async ({ asker }, _store, checkIn) => whichParty(asker, checkIn.id),
    ),
  },
  presses: {
    'which-party': {
      who: 'coordinator',
      answer: ({ ask, asker }, { checkIn }) =>
        commit(ask, async () => ({
          reply: whichParty(asker, checkIn),
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
