import { commit } from '../asking/ask.ts';
import type { Feature } from '../asking/feature.ts';
import { giveBack } from '../asking/give-back.ts';
import { composeRemoval, composeUnlocked } from './compose-lock-notice.ts';
import { askToLock, lockAnswers } from './lock-answers.ts';
import { lockByWords, unlockByWords } from './lock-by-words.ts';
import { askToUnlock } from './unlock-answers.ts';
import { unlockForm } from './unlock-form.ts';

/** Answers are locked when the check-in is over, and unlocked with a reason. */
export const lockFeature: Feature<'lock'> = {
  words: {
    lock: {
      who: 'coordinator',
      says: ['las', 'lasa', 'lock'],
      suggests: ['lås', 'lock'],
      listed: 'lås',
      help: ({ messages: { help } }) => [help.lock],
      answer: ({ ask, product, asker }, rest) =>
        commit(ask, (store) => lockByWords(product, store, asker, rest)),
    },
    unlock: {
      who: 'coordinator',
      says: ['las upp', 'lasa upp', 'unlock', 'upplas'],
      suggests: ['unlock'],
      help: ({ messages: { help } }) => [help.unlock],
      holdsText: true,
      answer: ({ ask, product, asker }, rest) =>
        commit(ask, async (store) => {
          const change = await unlockByWords(product, store, asker, rest);
          // Nothing is unlocked: the reason is given back, where more than a party was typed.
          const refused = change.send === undefined && rest.trim().includes(' ');
          return refused ? { ...change, reply: giveBack(change.reply, rest, asker.t) } : change;
        }),
    },
  },
  presses: {
    'ask-lock': {
      who: 'coordinator',
      answer: ({ ask, product, asker, checkIn }, { party }) =>
        commit(ask, async (store) => ({ reply: await askToLock(product, store, asker, checkIn, party) })),
    },
    lock: {
      who: 'coordinator',
      answer: ({ ask, product, asker, checkIn }, { party }) =>
        commit(ask, async (store) => ({
          reply: await lockAnswers(product, store, asker, checkIn.id, party),
        })),
    },
    'ask-unlock': {
      who: 'coordinator',
      answer: ({ ask, product, asker, checkIn }) =>
        commit(ask, async (store) => ({ reply: await askToUnlock(product, store, asker, checkIn) })),
    },
    unlock: {
      who: 'coordinator',
      answer: (asking, { checkIn, party }) =>
        unlockForm.open(asking, asking.product.store, {
          kind: 'unlock',
          checkIn,
          ...(party !== undefined && { party }),
        }),
    },
  },
  forms: { unlock: unlockForm },
  deliveries: {
    unlocked: { compose: composeUnlocked },
    removal: { compose: composeRemoval },
  },
  events: {
    locked: ({ t }) => t.lock.events.locked,
    unlocked: ({ t, detail }) => ({
      what: t.lock.events.unlocked,
      why: detail && `${t.lock.why} ${detail.reason}`,
    }),
    'draft-removed': ({ t }) => t.lock.events['draft-removed'],
  },
};
