import { change, commit, currentCheckIn, read, seenReports } from '../asking/ask.ts';
import type { Asking, CheckInAsking, Feature } from '../asking/feature.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { mayCoordinate } from '../domain/permission.ts';
import { nothingOpen } from '../half-year/nothing-open.ts';
import { wordsOfButton } from '../half-year/words-of-button.ts';
import type { Store } from '../ports/store.ts';
import { ownState } from '../report/show-state.ts';
import { textsFor } from '../texts/texts.ts';
import { composeAfterShowing } from './after-showing.ts';
import { previewSummary, showSummary, tellOfShowing } from './show-summary.ts';
import { answers, coordinatorSummary, tableMessage } from './summarise-check-in.ts';

/** What would be shown to the group, with nothing left out. */
const preview = ({ product, asker }: Asking, store: Store, checkIn: CheckIn) =>
  previewSummary(product, store, asker, checkIn, { without: [] });

/** The summary: to the coordinator, and what the group is shown of it. To others: how their own answer stands. */
export const summaryFeature: Feature<'summary'> = {
  words: {
    summary: {
      who: 'member',
      says: [
        'avstamning',
        'avstamningen',
        'sammanstallning',
        'visa sammanstallningen',
        'check-in',
        'checkin',
        'summary',
        'show the summary',
      ],
      suggests: ['avstämning'],
      listed: 'avstämning',
      help: ({ messages: { help } }, membership) => [mayCoordinate(membership) ? help.summary : help.own],
      onReports: true,
      answer: ({ ask, product, asker }) =>
        read(ask, async (store) => {
          const checkIn = currentCheckIn(ask, asker);
          if (!checkIn) return nothingOpen(product, store, asker);
          const message = mayCoordinate(asker.membership)
            ? await coordinatorSummary(product, store, asker, checkIn)
            : await ownState(product, store, asker, checkIn, seenReports(ask, checkIn.id));
          return { kind: 'messages', items: [message] };
        }),
    },
    preview: wordsOfButton((t) => t.summary.showToGroup, preview),
    'show-again': wordsOfButton((t) => t.summary.showAgain, preview),
    table: wordsOfButton(
      (t) => t.summary.wholeTable,
      async ({ product, asker }, store, checkIn) => ({
        kind: 'messages',
        items: [await tableMessage(product, store, asker, checkIn)],
      }),
    ),
    answers: wordsOfButton(
      (t) => t.summary.allAnswers,
      async ({ product, asker }, store, checkIn) => ({
        kind: 'messages',
        items: [await answers(product, store, asker, checkIn)],
      }),
    ),
  },
  presses: {
    summary: {
      who: 'coordinator',
      answer: ({ ask, product, asker, checkIn }) =>
        commit(ask, async (store) => ({
          reply: {
            kind: 'messages',
            items: [await coordinatorSummary(product, store, asker, checkIn)],
            replace: true,
          },
        })),
    },
    table: {
      who: 'coordinator',
      answer: ({ ask, product, asker, checkIn }, { only }) =>
        commit(ask, async (store) => ({
          reply: { kind: 'messages', items: [await tableMessage(product, store, asker, checkIn, only)] },
        })),
    },
    answers: {
      who: 'coordinator',
      answer: ({ ask, product, asker, checkIn }, { of }) =>
        commit(ask, async (store) => ({
          reply: { kind: 'messages', items: [await answers(product, store, asker, checkIn, of)] },
        })),
    },
    preview: {
      who: 'coordinator',
      answer: ({ ask, product, asker, checkIn }, action) =>
        commit(ask, async (store) => ({
          reply: await previewSummary(product, store, asker, checkIn, action),
        })),
    },
    show: {
      who: 'coordinator',
      // Sent before it is answered: the answer says where it went.
      async answer({ ask, product, asker, checkIn }: CheckInAsking, action) {
        const { reply, send } = await change(ask, (store) =>
          showSummary(product, store, asker, checkIn, action),
        );
        return send ? tellOfShowing({ ask, product }, asker, checkIn, action.without, send) : reply;
      },
    },
  },
  forms: {},
  deliveries: {
    'after-showing': { compose: composeAfterShowing },
    shown: {
      async compose({ product, row, group, content }) {
        const showing = await product.store.showings.get(content);
        const checkIn = row.checkInId && (await product.store.checkIns.get(row.checkInId));
        if (!showing || !checkIn) return { skip: 'gone' };
        if (row.personId === undefined) return { message: showing.message };
        // Exactly what the channels show, with a subject of its own.
        const { mail, halfYear } = textsFor(group.locale);
        return { message: { ...showing.message, title: mail.subjectShown(halfYear(checkIn.halfYear)) } };
      },
    },
  },
  events: { 'summary-shown': ({ t }) => t.lock.events['summary-shown'] },
};
