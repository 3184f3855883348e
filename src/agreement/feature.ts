import { commit, read } from '../asking/ask.ts';
import type { Feature } from '../asking/feature.ts';
import { tell } from '../messages/say.ts';
import { askAbout, planRenewal, shareOrRemove, undoRenewal } from './change-agreements.ts';
import { composeEnding } from './compose-ending.ts';
import { separateAgreementForm } from './separate-form.ts';
import { showAgreements, showEnding, showSeparate } from './show-agreements.ts';

/** Agreements: all there are, those on single projects, and what comes after those that end. */
export const agreementFeature: Feature<'agreement'> = {
  words: {
    agreements: {
      who: 'member',
      says: ['avtal', 'avtalen', 'overenskommelser', 'overenskommelse', 'agreements', 'agreement'],
      suggests: ['avtal', 'agreements'],
      help: ({ messages: { help } }, { coordinator }) => [coordinator ? help.agreements : help.ownAgreement],
      answer: (asking) => read(asking.ask, (store) => showAgreements(asking, store)),
    },
  },
  presses: {
    agreements: {
      who: 'member',
      byLink: 'reads',
      answer: (asking) =>
        commit(asking.ask, async (store) => ({ reply: await showAgreements(asking, store) })),
    },
    'separate-agreement': {
      who: 'member',
      byLink: 'reads',
      answer: (asking, { agreement }) =>
        commit(asking.ask, async (store) => ({ reply: await showSeparate(asking, store, agreement) })),
    },
    'new-separate-agreement': {
      who: 'coordinator',
      answer: (asking, { group }) =>
        separateAgreementForm.open(asking, asking.product.store, { kind: 'separate-agreement', group }),
    },
    'edit-separate-agreement': {
      who: 'coordinator',
      answer: (asking, { group, agreement }) =>
        separateAgreementForm.open(asking, asking.product.store, {
          kind: 'separate-agreement',
          group,
          agreement,
        }),
    },
    'ask-share-agreement': {
      who: 'coordinator',
      answer: (asking, { agreement }) =>
        commit(asking.ask, async (store) => ({ reply: await askAbout(asking, store, agreement, 'share') })),
    },
    'share-agreement': {
      who: 'coordinator',
      answer: (asking, { agreement }) =>
        commit(asking.ask, async (store) => ({
          reply: await shareOrRemove(asking, store, agreement, 'share'),
        })),
    },
    'ask-remove-separate-agreement': {
      who: 'coordinator',
      answer: (asking, { agreement }) =>
        commit(asking.ask, async (store) => ({ reply: await askAbout(asking, store, agreement, 'remove') })),
    },
    'remove-separate-agreement': {
      who: 'coordinator',
      answer: (asking, { agreement }) =>
        commit(asking.ask, async (store) => ({
          reply: await shareOrRemove(asking, store, agreement, 'remove'),
        })),
    },
    'leave-agreement': {
      who: 'coordinator',
      answer: ({ ask, asker: { t } }, { asked }) =>
        commit(ask, async () => {
          const reply = tell(asked === 'share' ? t.agreement.notShared : t.agreement.notRemoved);
          return { reply: reply.kind === 'messages' ? { ...reply, replace: true } : reply };
        }),
    },
    'agreement-end': {
      who: 'coordinator',
      answer: (asking, of) =>
        commit(asking.ask, async (store) => ({ reply: await showEnding(asking, store, of) })),
    },
    'plan-renewal': {
      who: 'coordinator',
      answer: (asking, { of, agreement, plan }) =>
        commit(asking.ask, async (store) => ({
          reply: await planRenewal(asking, store, { of, agreement }, plan),
        })),
    },
    'plan-renewals': {
      who: 'coordinator',
      answer: (asking, { plan }) =>
        commit(asking.ask, async (store) => ({ reply: await planRenewal(asking, store, 'all', plan) })),
    },
    'undo-renewal': {
      who: 'coordinator',
      answer: (asking, { of, agreements }) =>
        commit(asking.ask, async (store) => ({ reply: await undoRenewal(asking, store, of, agreements) })),
    },
  },
  forms: { 'separate-agreement': separateAgreementForm },
  deliveries: { 'agreements-ending': { compose: composeEnding } },
  events: {
    'separate-agreement-saved': ({ t }) => t.lock.events['separate-agreement-saved'],
    'separate-agreement-shared': ({ t }) => t.lock.events['separate-agreement-shared'],
    'separate-agreement-removed': ({ t }) => t.lock.events['separate-agreement-removed'],
    'agreement-end-answered': ({ t }) => t.lock.events['agreement-end-answered'],
  },
};
