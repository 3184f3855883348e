import { commit } from '../asking/ask.ts';
import type { Feature } from '../asking/feature.ts';
import { arrange, beforeArranging } from '../one-party/arrange.ts';
import { answerTime, beforeUnask, unaskTime } from './ask-time.ts';
import { timeByWords } from './by-words.ts';
import { composeTimeAsked, composeTimeTold } from './compose-time.ts';
import { giveTime, takeTime } from './give-time.ts';
import { askTimeForm, timeForm } from './time-forms.ts';

/** More time for one party in one half-year: given by the coordinators, asked for by the party's people. */
export const moreTimeFeature: Feature<'moreTime'> = {
  words: {
    time: {
      who: 'member',
      says: ['mer tid', 'ge mer tid', 'be om mer tid', 'more time', 'give more time', 'ask for more time'],
      suggests: ['mer tid', 'more time'],
      help: ({ arranged: { help } }, { coordinator }) => [coordinator ? help.giveTime : help.askTime],
      answer: (asking, rest) => commit(asking.ask, (store) => timeByWords(asking, store, rest)),
    },
  },
  presses: {
    time: {
      who: 'coordinator',
      answer: (asking, { checkIn, party }) =>
        timeForm.open(asking, asking.product.store, { kind: 'time', checkIn, party }),
    },
    'give-time': {
      who: 'coordinator',
      answer: (asking, of) => arrange(asking, of, 'coordinator', (arranging) => giveTime(arranging, of)),
    },
    'take-time': {
      who: 'coordinator',
      answer: (asking, of) => arrange(asking, of, 'coordinator', takeTime),
    },
    'ask-time': {
      who: 'own-party',
      byLink: 'reads',
      answer: (asking, { checkIn, party }) =>
        askTimeForm.open(asking, asking.product.store, { kind: 'ask-time', checkIn, party }),
    },
    'unask-time': {
      who: 'own-party',
      byLink: 'does',
      shows: (asking, of) => beforeArranging(asking, of, 'answerer', beforeUnask),
      answer: (asking, of) => arrange(asking, of, 'answerer', unaskTime),
    },
    'answer-time': {
      who: 'coordinator',
      answer: (asking, of) => arrange(asking, of, 'coordinator', (arranging) => answerTime(arranging, of)),
    },
  },
  forms: { time: timeForm, 'ask-time': askTimeForm },
  deliveries: {
    'time-told': { compose: composeTimeTold },
    'time-asked': { compose: composeTimeAsked },
  },
  events: {
    'time-given': ({ t, detail }) => ({
      what: t.arranged.events['time-given'],
      // Not why: the log may be read out where the reason is nobody's business.
      why: detail && t.arranged.untilDay(t.dates.day(detail.until)),
    }),
    'time-taken': ({ t }) => t.arranged.events['time-taken'],
    'time-asked': ({ t, detail }) => ({
      what: t.arranged.events['time-asked'],
      why: detail && t.arranged.untilDay(t.dates.day(detail.until)),
    }),
    'time-unasked': ({ t }) => t.arranged.events['time-unasked'],
    'time-refused': ({ t }) => t.arranged.events['time-refused'],
  },
};
