import { openQuestions } from '../domain/arrangement.ts';
import { questionAnsweredMessage, questionParts } from '../messages/arranged.ts';
import { isCoordinator, readSending, toContact } from '../one-party/compose-arranged.ts';
import type { Composed, Composing } from '../ports/kinds.ts';
import { areaName } from './ask-question.ts';

/** To one of a party's people: a question that nobody has answered, and the buttons that do. */
export async function composeQuestion(composing: Composing<'question'>): Promise<Composed> {
  const sending = await readSending(composing);
  if ('skip' in sending) return sending;
  const { checkIn, partyId, party, arranged, update } = sending;
  const { group, t, content } = composing;
  const question = openQuestions(arranged, update.submitted).find(({ id }) => id === content.question);
  if (!question) return { skip: 'nothing-owed' };
  const message = toContact(composing, sending, [], []);
  if (!message) return { skip: 'gone' };
  const [hello, ...others] = message.parts;
  const of = { checkIn: checkIn.id, party: partyId, question: question.id };
  const about = { ...of, by: question.by.name, partyName: party, area: areaName(group, question.areaId) };
  return {
    message: {
      title: t.arranged.asksAbout(about.by, about.partyName, about.area),
      parts: [...(hello ? [hello] : []), ...questionParts({ ...about, text: question.text }, t), ...others],
    },
  };
}

/** To a coordinator: what the party says, or that it has sent in anew. */
export async function composeQuestionAnswered(composing: Composing<'question-answered'>): Promise<Composed> {
  const sending = await readSending(composing);
  if ('skip' in sending) return sending;
  const { checkIn, partyId, party, arranged, update } = sending;
  const { group, t, content } = composing;
  const question = arranged.questions.find(({ id }) => id === content.question);
  const sentIn = update.submitted;
  if (!isCoordinator(composing) || !question) return { skip: 'gone' };
  const by = question.answer?.by.name ?? sentIn?.submittedBy?.name ?? '?';
  const said = question.answer?.text;
  const about = { checkIn: checkIn.id, party: partyId, by, partyName: party, question: question.text, said };
  return { message: questionAnsweredMessage({ ...about, area: areaName(group, question.areaId) }, t) };
}
