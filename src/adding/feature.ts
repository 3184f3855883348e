import { commit, read } from '../asking/ask.ts';
import type { Asking, Feature } from '../asking/feature.ts';
import { giveBack } from '../asking/give-back.ts';
import { waysToAdd } from '../messages/adding.ts';
import type { Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { say, tell } from '../messages/say.ts';
import type { PastedKind } from '../ports/beginning.ts';
import { undoCarried } from './carry.ts';
import { mendForm, newPartyForm, pasteForm } from './forms.ts';
import { addPasted, keepLines, showPasted } from './pasted.ts';

/** Lines that are typed, or pasted, below the command. What is too long is given back. */
const typedLines = ({ ask, product, asker }: Asking, what: PastedKind, text: string): Promise<Reply> =>
  commit(ask, async (store) => {
    const change = await keepLines(product, store, asker, { what, text });
    if (change.reply.kind !== 'refused') return change;
    return { reply: giveBack(tell(change.reply.why), text, asker.t) };
  });

/** Parties are added by their coordinators, and how it went before there was a bot. */
export const addingFeature: Feature<'adding'> = {
  words: {
    add: {
      who: 'coordinator',
      says: ['lagg till', 'lagg till parter', 'add', 'add parties'],
      suggests: ['lägg till', 'add'],
      help: ({ adding }) => [adding.help.add],
      holdsText: true,
      answer: ({ ask, product, asker }, rest) =>
        rest.trim() === ''
          ? read(ask, async () => ({ kind: 'messages', items: [waysToAdd(asker.group.id, asker.t)] }))
          : typedLines({ ask, product, asker }, 'parties', rest),
    },
    'add-statuses': {
      who: 'coordinator',
      says: ['lagg till lage', 'lagg till forra halvarets lage', 'add statuses'],
      suggests: ['add statuses'],
      help: ({ adding }) => [adding.help.statuses],
      holdsText: true,
      answer: ({ ask, product, asker }, rest) =>
        rest.trim() === ''
          ? read(ask, async () => ({ kind: 'messages', items: [waysToAdd(asker.group.id, asker.t)] }))
          : typedLines({ ask, product, asker }, 'statuses', rest),
    },
  },
  presses: {
    'ways-to-add': {
      who: 'coordinator',
      answer: ({ ask, asker }) =>
        read(ask, async () => ({
          kind: 'messages',
          items: [waysToAdd(asker.group.id, asker.t)],
          replace: true,
        })),
    },
    'paste-lines': {
      who: 'coordinator',
      answer: (asking, { group, what, pasted }) =>
        pasteForm.open(asking, asking.product.store, {
          kind: 'paste',
          group,
          what,
          ...(pasted !== undefined && { pasted }),
        }),
    },
    'mend-lines': {
      who: 'coordinator',
      answer: (asking, { group, pasted }) =>
        mendForm.open(asking, asking.product.store, { kind: 'mend', group, pasted }),
    },
    'add-one': {
      who: 'coordinator',
      answer: (asking, { group }) =>
        newPartyForm.open(asking, asking.product.store, { kind: 'new-party', group }),
    },
    pasted: {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { pasted }) =>
        read(ask, (store) => showPasted(product, store, asker, pasted)),
    },
    'add-pasted': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { pasted }) =>
        commit(ask, (store) => addPasted(product, store, asker, pasted)),
    },
    'leave-pasted': {
      who: 'coordinator',
      answer: ({ ask, asker: { t } }, { group, pasted }) => {
        const message: Message = {
          parts: [
            ...say(t.adding.left).parts,
            {
              kind: 'buttons',
              buttons: [{ label: t.adding.goOn, action: { kind: 'pasted', group, pasted } }],
            },
          ],
        };
        return read(ask, async () => ({ kind: 'messages', items: [message], replace: true }));
      },
    },
    'undo-carried': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { halfYear }) =>
        commit(ask, (store) => undoCarried(product, store, asker, halfYear)),
    },
  },
  forms: { paste: pasteForm, mend: mendForm, 'new-party': newPartyForm },
  deliveries: {},
  events: {
    'statuses-carried': ({ t }) => t.adding.events.carried,
    'statuses-uncarried': ({ t }) => t.adding.events.uncarried,
  },
};
