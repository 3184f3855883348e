import { commit, currentCheckIn } from '../asking/ask.ts';
import type { Change } from '../asking/change.ts';
import type { Asking } from '../asking/feature.ts';
import { giveBack } from '../asking/give-back.ts';
import { openQuestions } from '../domain/arrangement.ts';
import { readArea } from '../domain/quick-line.ts';
import { text as kept, lengthOf } from '../domain/status-update.ts';
import { nothingOpen } from '../half-year/nothing-open.ts';
import { questionParts } from '../messages/arranged.ts';
import type { Reply } from '../messages/report.ts';
import { offer, tell } from '../messages/say.ts';
import { arrange } from '../one-party/arrange.ts';
import type { Arranging } from '../one-party/arranging.ts';
import { whichOfParties, wordsAboutParty } from '../one-party/party-by-words.ts';
import type { Texts } from '../texts/texts.ts';
import { answerQuestion, areaName, areasToAsk, askQuestion, notToAsk } from './ask-question.ts';

/** What is not stored of what was typed is given back. */
async function typedBack({ asker }: Asking, typed: string, answer: Promise<Reply>): Promise<Reply> {
  const reply = await answer;
  const stored = reply.kind === 'messages' && reply.replace === true;
  return stored ? reply : giveBack(reply, typed, asker.t);
}

const tooLong = (words: string, t: Texts): string | undefined =>
  kept.safeParse(words).success
    ? undefined
    : `${t.messages.tooLong(lengthOf(words))} ${t.messages.nothingChanged}`;

/** `fråga Lund bemötande Hur många kom?`. What is missing is asked for by the form. */
export async function askByWords(asking: Asking, typed: string): Promise<Reply> {
  const { ask, product, asker } = asking;
  const { t } = asker;
  const answer = (reply: Reply) =>
    typedBack(
      asking,
      typed,
      commit(ask, async () => ({ reply })),
    );
  const checkIn = currentCheckIn(ask, asker);
  if (!checkIn) return answer(await nothingOpen(product, product.store, asker));
  const found = wordsAboutParty(asker, typed);
  if (found.kind === 'unknown') return answer(tell(found.why));
  if (found.kind === 'which')
    return answer(
      whichOfParties(asker, t.arranged.choosePart, (party) => ({
        kind: 'question',
        checkIn: checkIn.id,
        party,
      })),
    );
  const of = { checkIn: checkIn.id, party: found.partyId };
  const form = { label: t.arranged.askQuestion, action: { kind: 'question' as const, ...of }, primary: true };
  const work = async (arranging: Arranging): Promise<Change> => {
    const refused = notToAsk(arranging) ?? tooLong(found.rest, t);
    if (refused) return { reply: tell(refused) };
    const area = readArea(found.rest, areasToAsk(arranging));
    const words = area.kind === 'found' ? area.rest.replace(/^[\s:,;]+/u, '').trim() : '';
    if (area.kind === 'found' && words) return askQuestion(arranging, { areaId: area.areaId, text: words });
    const missing = area.kind === 'found' ? t.arranged.questionMissing : t.arranged.areaMissing;
    return { reply: offer([missing], [form]) };
  };
  return typedBack(asking, typed, arrange(asking, of, 'coordinator', work));
}

/** `svara Vi var 35`, `svara bemötande Vi var 35`: where one question is meant. Else the questions, with their buttons. */
export async function replyByWords(asking: Asking, typed: string): Promise<Reply> {
  const { ask, product, asker } = asking;
  const { t } = asker;
  const checkIn = currentCheckIn(ask, asker);
  const answer = (reply: Reply) =>
    typedBack(
      asking,
      typed,
      commit(ask, async () => ({ reply })),
    );
  if (!checkIn) return answer(await nothingOpen(product, product.store, asker));
  const [only, ...others] = asker.membership.parties;
  if (!only || others.length > 0)
    return answer(
      whichOfParties(asker, t.arranged.choosePart, (party) => ({
        kind: 'report',
        checkIn: checkIn.id,
        party,
      })),
    );
  const of = { checkIn: checkIn.id, party: only.partyId };
  const work = async (arranging: Arranging): Promise<Change> => {
    const { group, arranged, update, party } = arranging;
    const open = openQuestions(arranged, update.submitted);
    if (open.length === 0) return { reply: tell(t.arranged.noQuestions) };
    const areas = group.areas.filter(({ id }) => open.some(({ areaId }) => areaId === id));
    const area = readArea(typed, areas);
    const words = (area.kind === 'found' ? area.rest : typed).replace(/^[\s:,;]+/u, '').trim();
    const meant = area.kind === 'found' ? open.filter(({ areaId }) => areaId === area.areaId) : open;
    const [one, ...more] = meant;
    const refused = tooLong(words, t);
    if (refused) return { reply: tell(refused) };
    if (one && more.length === 0 && words) return answerQuestion(arranging, one.id, words);
    const parts = open.flatMap(({ id, by, areaId, text }) =>
      questionParts(
        { ...of, question: id, by: by.name, partyName: party, area: areaName(group, areaId), text },
        t,
      ),
    );
    return { reply: { kind: 'messages', items: [{ parts }] } };
  };
  return typedBack(asking, typed, arrange(asking, of, 'answerer', work));
}
