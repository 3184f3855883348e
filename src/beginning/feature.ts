import { commit, read } from '../asking/ask.ts';
import type { Asking, Feature } from '../asking/feature.ts';
import type { Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Store } from '../ports/store.ts';
import { beforeInvitation } from './before-invitation.ts';
import { composeLookedFor, findPeople } from './find-people.ts';
import { firstPartiesForm } from './first-parties-form.ts';
import { askToInviteAll, inviteAll } from './invite-all.ts';
import { letterBeforehand } from './letter-beforehand.ts';
import { claimCode, startAgain } from './start-code.ts';
import { readyToStart, startGroupForm } from './start-group.ts';
import { composeTrial, sendTrial } from './trial.ts';
import { undoFirst } from './undo-first.ts';

const show = (
  { ask }: Asking,
  message: (store: Store) => Promise<Message>,
  replace = false,
): Promise<Reply> =>
  commit(ask, async (store) => ({ reply: { kind: 'messages', items: [await message(store)], replace } }));

/** What a coordinator does before the first invitation goes out. */
export const beginningFeature: Feature<'beginning'> = {
  words: {
    install: {
      who: 'anybody',
      says: ['installera', 'install'],
      suggests: [],
      help: () => [],
      answer: ({ ask, product, asker }, rest) =>
        commit(ask, async (store) => ({ reply: await claimCode(product, store, asker, rest) })),
    },
    'before-invitation': {
      who: 'coordinator',
      says: ['bjud in', 'infor inbjudan', 'invite'],
      suggests: ['bjud in', 'invite'],
      help: ({ beginning }) => [beginning.help.before],
      answer: async (asking) => {
        await findPeople(asking);
        return show(asking, (store) => beforeInvitation(asking.product, store, asking.asker));
      },
    },
    trial: {
      who: 'coordinator',
      says: ['skicka prov till mig', 'skicka prov', 'send a trial to me', 'send a trial'],
      suggests: [],
      help: () => [],
      answer: ({ ask, product, asker }) => commit(ask, (store) => sendTrial(product, store, asker)),
    },
  },
  presses: {
    'start-group': {
      who: 'anybody',
      answer: (asking, { group }) => {
        readyToStart(asking.product);
        return startGroupForm.open(asking, asking.product.store, { kind: 'start-group', group });
      },
    },
    'start-again': {
      who: 'anybody',
      answer: ({ ask, product, asker }) => read(ask, (store) => startAgain(product, store, asker)),
    },
    'before-invitation': {
      who: 'coordinator',
      answer: async (asking) => {
        await findPeople(asking);
        return show(asking, (store) => beforeInvitation(asking.product, store, asking.asker), true);
      },
    },
    'send-trial': {
      who: 'coordinator',
      answer: ({ ask, product, asker }) => commit(ask, (store) => sendTrial(product, store, asker)),
    },
    'trial-pressed': {
      who: 'member',
      byLink: 'reads',
      answer: ({ ask, asker: { t } }) => read(ask, async () => tell(t.beginning.trialPressed)),
    },
    'choose-first': {
      who: 'coordinator',
      answer: (asking, { group }) =>
        firstPartiesForm.open(asking, asking.product.store, { kind: 'first-parties', group }),
    },
    'undo-first': {
      who: 'coordinator',
      answer: ({ ask, product, asker }) => commit(ask, (store) => undoFirst(product, store, asker)),
    },
    'letter-beforehand': {
      who: 'coordinator',
      answer: (asking) => show(asking, (store) => letterBeforehand(asking.product, store, asking.asker)),
    },
    'ask-invite-all': {
      who: 'coordinator',
      answer: async (asking) => {
        const { ask, product, asker } = asking;
        await findPeople(asking);
        return commit(ask, async (store) => ({ reply: await askToInviteAll(product, store, asker) }));
      },
    },
    'invite-all': {
      who: 'coordinator',
      answer: ({ ask, product, asker }) => commit(ask, (store) => inviteAll(product, store, asker)),
    },
  },
  forms: { 'first-parties': firstPartiesForm, 'start-group': startGroupForm },
  deliveries: { trial: { compose: composeTrial }, 'looked-for': { compose: composeLookedFor } },
  events: {
    'group-started': ({ t }) => t.beginning.events.started,
    'trial-sent': ({ t }) => t.beginning.events.trial,
    'parties-wait': ({ t }) => t.beginning.events.wait,
    'all-invited': ({ t }) => t.beginning.events.invited,
  },
};
