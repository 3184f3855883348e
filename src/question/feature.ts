import type { Feature } from '../asking/feature.ts';
import { arrange } from '../one-party/arrange.ts';
import { withdrawQuestion } from './ask-question.ts';
import { askByWords, replyByWords } from './by-words.ts';
import { composeQuestion, composeQuestionAnswered } from './compose-question.ts';
import { questionForm, replyForm } from './question-forms.ts';

/** *Fråga om svaret*: a coordinator asks about one area, and the party's people answer. */
export const questionFeature: Feature<'question'> = {
  words: {
    question: {
      who: 'coordinator',
      says: ['fraga', 'fraga om svaret', 'question', 'ask about'],
      suggests: ['fråga', 'question'],
      help: ({ arranged: { help } }) => [help.question],
      holdsText: true,
      answer: askByWords,
    },
    reply: {
      who: 'answerer',
      says: ['svara', 'svara pa fragan', 'reply'],
      suggests: ['svara', 'reply'],
      help: () => [],
      holdsText: true,
      answer: replyByWords,
    },
  },
  presses: {
    question: {
      who: 'coordinator',
      answer: (asking, { checkIn, party }) =>
        questionForm.open(asking, asking.product.store, { kind: 'question', checkIn, party }),
    },
    'withdraw-question': {
      who: 'coordinator',
      answer: (asking, of) =>
        arrange(asking, of, 'coordinator', (arranging) => withdrawQuestion(arranging, of.question)),
    },
    reply: {
      who: 'own-party',
      byLink: 'reads',
      answer: (asking, { checkIn, party, question }) =>
        replyForm.open(asking, asking.product.store, { kind: 'reply', checkIn, party, question }),
    },
  },
  forms: { question: questionForm, reply: replyForm },
  deliveries: {
    question: { compose: composeQuestion },
    'question-answered': { compose: composeQuestionAnswered },
  },
  events: {
    'question-asked': ({ t, detail, group }) => ({
      what: t.arranged.events['question-asked'],
      why: group.areas.find(({ id }) => id === detail?.area)?.name,
    }),
    'question-withdrawn': ({ t }) => t.arranged.events['question-withdrawn'],
    'question-answered': ({ t }) => t.arranged.events['question-answered'],
  },
};
