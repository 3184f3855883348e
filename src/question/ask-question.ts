import type { Change } from '../asking/change.ts';
import { areasOf } from '../domain/agreement.ts';
import { openQuestions, type Question } from '../domain/arrangement.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { instead, tell } from '../messages/say.ts';
import { type Arranging, doneBy, logArranged, saysTold, tellPeople, toldOf } from '../one-party/arranging.ts';
import { whoAsked } from './who-asked.ts';

/** Why nothing is asked about the party's answer; undefined: it can be. */
export function notToAsk({ asker: { t }, party, update }: Arranging): string | undefined {
  return update.submitted ? undefined : `${t.arranged.notAnswered(party)} ${t.messages.nothingChanged}`;
}

/** The areas that the party has answered in and that may be asked about. */
export function areasToAsk({ group, checkIn, partyId, update }: Arranging) {
  const answered = new Set(update.submitted?.areas.map((one) => one.areaId));
  return areasOf(group, partyId, checkIn.halfYear).filter(({ id }) => answered.has(id));
}

/** Asks the party's people about one area. The answer carries the way back. */
export async function askQuestion(
  arranging: Arranging,
  asked: { areaId: number; text: string },
): Promise<Change> {
  const { store, asker, group, checkIn, partyId, update } = arranging;
  const { t } = asker;
  const refused = notToAsk(arranging);
  if (refused) return { reply: tell(refused) };
  const ofVersion = update.submitted?.n ?? 1;
  const of = { checkInId: checkIn.id, partyId };
  const question = await store.arrangements.ask(of, { ...asked, ofVersion }, doneBy(arranging));
  await logArranged(arranging, { kind: 'question-asked', detail: { area: asked.areaId } });
  // Whoever sent the answer in knows it best.
  const told = toldOf(arranging, [update.submitted?.submittedBy?.id]);
  const send = await tellPeople(arranging, told, { kind: 'question', content: { question } });
  return {
    reply: instead(
      [t.arranged.askedAbout(areaName(group, asked.areaId)), saysTold(arranging, told)],
      [
        {
          label: t.messages.undo,
          action: { kind: 'withdraw-question', checkIn: checkIn.id, party: partyId, question },
        },
      ],
    ),
    send,
  };
}

/** Takes a question back that nobody has answered. */
export async function withdrawQuestion(arranging: Arranging, id: number): Promise<Change> {
  const { product, store, asker } = arranging;
  const { t } = asker;
  const question = openQuestion(arranging, id);
  if (!question) return { reply: tell(t.arranged.notOpenQuestion) };
  await store.arrangements.withdrawQuestion(id, product.clock.now());
  await logArranged(arranging, { kind: 'question-withdrawn', detail: { area: question.areaId } });
  return { reply: instead([t.arranged.questionWithdrawn]) };
}

/** Answers a question in words, which the coordinators are told. */
export async function answerQuestion(arranging: Arranging, id: number, text: string): Promise<Change> {
  const { store, asker, group } = arranging;
  const { t } = asker;
  const question = openQuestion(arranging, id);
  if (!question) return { reply: tell(t.arranged.notOpenQuestion) };
  await store.arrangements.answer(id, text, doneBy(arranging));
  await logArranged(arranging, { kind: 'question-answered', detail: { area: question.areaId } });
  const send = await tellPeople(arranging, whoAsked(group, question), {
    kind: 'question-answered',
    content: { question: id },
  });
  return { reply: instead([t.arranged.answeredQuestion(question.by.name)]), send };
}

/** A question of the party that is not answered. */
export function openQuestion({ arranged, update }: Arranging, id: number): Question | undefined {
  return openQuestions(arranged, update.submitted).find((one) => one.id === id);
}

export const areaName = (group: WorkingGroup, areaId: number): string =>
  group.areas.find(({ id }) => id === areaId)?.name ?? '?';
