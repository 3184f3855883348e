import { commit } from '../asking/ask.ts';
import type { Feature } from '../asking/feature.ts';
import { readMove, readTypedHalfYear } from '../domain/half-year-words.ts';
import { say, tell } from '../messages/say.ts';
import { moveDueDate } from './move-due-date.ts';
import { askToStart, startCheckIn, undoStart } from './start-check-in.ts';

/** A check-in's life: opened before its time, its day moved. */
export const halfYearFeature: Feature<'halfYear'> = {
  words: {
    start: {
      who: 'coordinator',
      says: ['starta', 'oppna', 'start', 'open'],
      suggests: ['starta', 'start'],
      help: ({ messages: { help } }) => [help.start],
      answer: ({ ask, product, asker }, rest) =>
        commit(ask, async (store) => {
          const typed = readTypedHalfYear(rest);
          if (typed.kind === 'bad-half-year')
            return { reply: tell(asker.t.messages.badHalfYear(typed.text)) };
          const halfYear = typed.kind === 'half-year' ? typed.halfYear : undefined;
          return { reply: await askToStart(product, store, asker, halfYear) };
        }),
    },
    move: {
      who: 'coordinator',
      says: ['flytta', 'move'],
      suggests: ['flytta', 'move'],
      help: ({ messages: { help } }) => [help.move],
      answer: ({ ask, product, asker }, rest) =>
        commit(ask, async (store) => {
          const typed = readMove(rest);
          if (typed.kind === 'bad-half-year')
            return { reply: tell(asker.t.messages.badHalfYear(typed.text)) };
          return moveDueDate(product, store, asker, typed.to, { halfYear: typed.halfYear });
        }),
    },
  },
  presses: {
    start: {
      who: 'coordinator',
      beforeOpening: true,
      answer: ({ ask, product, asker, checkIn }) =>
        commit(ask, (store) => startCheckIn(product, store, asker, checkIn.id)),
    },
    'do-not-start': {
      who: 'coordinator',
      beforeOpening: true,
      answer: ({ ask, asker: { t } }) =>
        commit(ask, async () => ({
          reply: { kind: 'messages', items: [say(t.messages.notStarted)], replace: true },
        })),
    },
    'undo-start': {
      who: 'coordinator',
      beforeOpening: true,
      answer: ({ ask, product, asker, checkIn }) =>
        commit(ask, async (store) => ({ reply: await undoStart(product, store, asker, checkIn.id) })),
    },
    /** The way back from a moved due date. */
    move: {
      who: 'coordinator',
      beforeOpening: true,
      answer: ({ ask, product, asker, checkIn }, { to }) =>
        commit(ask, (store) => moveDueDate(product, store, asker, to, { checkInId: checkIn.id })),
    },
  },
  forms: {},
  deliveries: {},
  events: {
    'check-in-opened': ({ t }) => t.lock.events['check-in-opened'],
    'check-in-closed': ({ t }) => t.lock.events['check-in-closed'],
    'due-moved': ({ t }) => t.lock.events['due-moved'],
  },
};
