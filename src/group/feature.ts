import { commit, read } from '../asking/ask.ts';
import type { Feature } from '../asking/feature.ts';
import { say } from '../messages/say.ts';
import type { groupPresses } from './actions.ts';
import { makeChange, undoChange } from './change-group.ts';
import { channelByWords } from './channel.ts';
import { groupFile } from './group-file.ts';

/** The group is run in chat and on the page, by its coordinators. */
export const groupFeature: Feature<typeof groupPresses, [], 'group'> = {
  words: {
    channel: {
      who: 'coordinator',
      says: ['kanal', 'channel'],
      suggests: ['kanal', 'channel'],
      help: ({ group }) => [group.help.channel],
      answer: ({ ask, product, asker }) =>
        commit(ask, (store) => channelByWords(product, store, asker, ask.incoming.channel)),
    },
  },
  presses: {
    'make-change': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { change }) =>
        commit(ask, (store) => makeChange(product, store, asker, change)),
    },
    'drop-change': {
      who: 'coordinator',
      answer: ({ ask, asker: { t } }) =>
        commit(ask, async () => ({
          reply: { kind: 'messages', items: [say(t.group.dropped)], replace: true },
        })),
    },
    'undo-change': {
      who: 'coordinator',
      answer: ({ ask, product, asker }, { change }) =>
        commit(ask, (store) => undoChange(product, store, asker, change)),
    },
    'group-file': {
      who: 'coordinator',
      answer: ({ ask, product, asker }) => read(ask, (store) => groupFile(product, store, asker)),
    },
  },
  forms: {},
  deliveries: {},
  events: {
    'group-changed': ({ t }) => t.group.events.changed,
    'group-change-undone': ({ t }) => t.group.events.undone,
    'group-exported': ({ t, detail }) => ({ what: t.group.events.exported, by: detail?.by }),
  },
};
