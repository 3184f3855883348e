import { commit, read } from '../asking/ask.ts';
import type { Feature } from '../asking/feature.ts';
import { readHalfYear } from '../domain/half-year.ts';
import { readTypedHalfYear } from '../domain/half-year-words.ts';
import { wordsOfButton } from '../half-year/words-of-button.ts';
import { tell } from '../messages/say.ts';
import type { Texts } from '../texts/texts.ts';
import { documentKinds } from './actions.ts';
import { documentsByWords, exportDocument, pictureByWords, showDocuments } from './show-documents.ts';
import { showHistory } from './show-history.ts';
import { showLog } from './show-log.ts';

/**
 * Each document by its name. The picture has words of its own; the list of lägesrapporter would be what somebody gets who
 * misspells the word for their own.
 */
const documentWords = Object.fromEntries(
  documentKinds
    .filter((what) => what !== 'picture' && what !== 'register')
    .map((what) => [
      `document-${what}`,
      wordsOfButton(
        (t) => t.documents.kinds[what],
        ({ product, asker }, store, checkIn) =>
          exportDocument(product, store, asker, checkIn, {
            kind: 'export',
            checkIn: checkIn.id,
            what,
            of: 'group',
          }),
      ),
    ]),
);

/** What has been: earlier summaries, documents, the log. */
export const recordFeature: Feature<'record'> = {
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
    ...documentWords,
    picture: {
      who: 'coordinator',
      says: ['bild', 'bilden', 'picture'],
      suggests: ['bild', 'picture'],
      help: ({ messages: { help } }) => [help.picture],
      answer: ({ ask, product, asker }, rest) =>
        commit(ask, async (store) => ({
          reply: await pictureByWords(product, store, asker, rest.trim()),
        })),
    },
    log: {
      who: 'coordinator',
      says: ['logg', 'loggen', 'log'],
      suggests: ['logg', 'log'],
      help: ({ messages: { help } }) => [help.log],
      answer: ({ ask, product, asker }) =>
        commit(ask, async (store) => ({ reply: await showLog(product, store, asker) })),
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
      answer: ({ ask, product, asker }, { before }) =>
        commit(ask, async (store) => ({ reply: await showLog(product, store, asker, before) })),
    },
  },
  forms: {},
  deliveries: {},
  events: {
    exported({ t, detail }) {
      const document = documentKinds.find((one) => one === detail?.what);
      const what = document ? t.lock.tookOut(t.documents.kinds[document]) : t.lock.events.exported;
      return { what, by: detail?.by };
    },
    erased: ({ t, detail }) => ({ what: t.lock.events.erased, ...(detail && underDecision(detail, t)) }),
    purged: ({ t, detail }) => ({
      what: t.lock.events.purged,
      ...(detail && { halfYear: readHalfYear(detail.halfYear), ...underDecision(detail, t) }),
    }),
  },
};

const underDecision = ({ by, decision }: { by: string; decision: string }, t: Texts) => ({
  by,
  why: `${t.lock.decision} ${decision}`,
});
