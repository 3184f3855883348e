import { commit, read } from '../asking/ask.ts';
import type { Feature } from '../asking/feature.ts';
import { readTypedHalfYear } from '../domain/half-year-words.ts';
import { tell } from '../use-cases/change.ts';
import { documentsByWords, exportDocument, showDocuments } from '../use-cases/show-documents.ts';
import { showHistory } from '../use-cases/show-history.ts';
import { showLog } from '../use-cases/show-log.ts';
import type { recordPresses } from './actions.ts';

/** What has been: earlier summaries, documents, the log. */
export const recordFeature: Feature<typeof recordPresses> = {
  words: {
    history: {
      who: 'member',
      says: ['historik', 'tidigare', 'history'],
      suggests: ['historik', 'history'],
      listed: 'historik',
      help: ({ messages: { help } }) => [help.history],
      answer: ({ ask, product, asker }, rest) =>
        read(ask, async (store) => {
          const typed = readTypedHalfYear(rest);
          if (typed.kind === 'bad-half-year') return tell(asker.t.messages.badHalfYear(typed.text));
          return showHistory(product, store, asker, typed.kind === 'none' ? undefined : typed.halfYear);
        }),
    },
    documents: {
      who: 'coordinator',
      says: ['dokument', 'dokumenten', 'documents', 'document'],
      suggests: ['dokument', 'documents'],
      listed: 'dokument',
      help: ({ messages: { help } }) => [help.documents],
      answer: ({ ask, product, asker }, rest) =>
        commit(ask, async (store) => ({
          reply: await documentsByWords(product, store, asker, rest.trim()),
        })),
    },
    log: {
      who: 'coordinator',
      says: ['logg', 'loggen', 'log'],
      suggests: ['logg', 'log'],
      listed: 'logg',
      help: ({ messages: { help } }) => [help.log],
      answer: ({ ask, asker }) => commit(ask, async (store) => ({ reply: await showLog(store, asker) })),
    },
  },
  presses: {
    documents: {
      who: 'coordinator',
      answer: ({ ask, asker, checkIn }, { of }) =>
        commit(ask, async (store) => ({ reply: await showDocuments(store, asker, checkIn, of) })),
    },
    export: {
      who: 'coordinator',
      answer: ({ ask, product, asker, checkIn }, action) =>
        commit(ask, async (store) => ({
          reply: await exportDocument(product, store, asker, checkIn, action),
        })),
    },
    log: {
      who: 'coordinator',
      answer: ({ ask, asker }, { before }) =>
        commit(ask, async (store) => ({ reply: await showLog(store, asker, before) })),
    },
  },
  forms: {},
};
