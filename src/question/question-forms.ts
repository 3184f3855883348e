import { declareForm } from '../asking/declare-form.ts';
import { partyName } from '../domain/party.ts';
import { areaTexts } from '../domain/status-update.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { tell } from '../messages/say.ts';
import { arrangeFor } from '../one-party/arranging.ts';
import { answerQuestion, areaName, areasToAsk, askQuestion, notToAsk, openQuestion } from './ask-question.ts';

type QuestionRef = Extract<FormRef, { kind: 'question' }>;
type ReplyRef = Extract<FormRef, { kind: 'reply' }>;

const questionShape = {
  area: { kind: 'choice', label: (t) => t.summary.area, required: (t) => t.arranged.areaMissing },
  text: {
    kind: 'text',
    lines: 'many',
    label: (t) => t.arranged.question,
    required: (t) => t.arranged.questionMissing,
  },
} as const satisfies Shape;

/** The form behind *Fråga om svaret*. */
export const questionForm = declareForm<QuestionRef, typeof questionShape>({
  who: 'coordinator',
  shape: questionShape,
  title: (t) => t.arranged.askQuestion,
  submit: (t) => t.arranged.sendQuestion,
  again: ({ checkIn, party }) => ({ kind: 'question', checkIn, party }),
  back: ({ checkIn, party }) => ({ kind: 'one-party', checkIn, party }),
  async read({ product, asker }, store, of) {
    const arranging = await arrangeFor(product, store, asker, of, 'coordinator');
    if ('refused' in arranging) return arranging;
    const refused = notToAsk(arranging);
    if (refused) return { refused };
    const options = areasToAsk(arranging).map(({ id, name }) => ({ value: String(id), label: name }));
    return {
      saved: { area: undefined, text: '' },
      given: { area: { options } },
      partyName: arranging.party,
      note: asker.t.arranged.questionNote,
    };
  },
  async store({ product, asker }, store, of, { area, text }) {
    const arranging = await arrangeFor(product, store, asker, of, 'coordinator');
    if ('refused' in arranging) return { reply: tell(arranging.refused) };
    return askQuestion(arranging, { areaId: Number(area), text: text.trim() });
  },
});

const replyShape = {
  text: {
    kind: 'text',
    lines: 'many',
    label: (t) => t.arranged.reply,
    required: (t) => t.arranged.replyMissing,
  },
} as const satisfies Shape;

/** The form behind *Svara* on a question. */
export const replyForm = declareForm<ReplyRef, typeof replyShape>({
  who: 'own-party',
  // What is sent in is not changed by it, so it takes no code.
  byLink: 'does',
  shape: replyShape,
  title: (t) => t.arranged.replyTitle,
  submit: (t) => t.arranged.sendReply,
  again: ({ checkIn, party, question }) => ({ kind: 'reply', checkIn, party, question }),
  back: ({ checkIn, party }) => ({ kind: 'report', checkIn, party }),
  async read({ product, asker }, store, of) {
    const { t } = asker;
    const arranging = await arrangeFor(product, store, asker, of, 'answerer');
    if ('refused' in arranging) return arranging;
    const question = openQuestion(arranging, of.question);
    if (!question) return { refused: t.arranged.notOpenQuestion };
    const { group } = arranging;
    const report = arranging.update.submitted?.areas.find((one) => one.areaId === question.areaId);
    return {
      saved: { text: '' },
      subject: areaName(group, question.areaId),
      partyName: arranging.party,
      reading: [
        t.arranged.asks(question.by.name, question.text),
        report?.status ? t.status[report.status] : '',
        ...areaTexts.map((one) => (report?.[one] ? `${t.report.said[one]}: ${report[one]}` : '')),
      ],
      note: t.messages.publicRecord(partyName(group, group.convenerId)),
    };
  },
  async store({ product, asker }, store, of, { text }) {
    const arranging = await arrangeFor(product, store, asker, of, 'answerer');
    if ('refused' in arranging) return { reply: tell(arranging.refused) };
    return answerQuestion(arranging, of.question, text.trim());
  },
});
