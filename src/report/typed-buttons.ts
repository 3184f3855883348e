import type { Asking } from '../asking/feature.ts';
import { giveBack } from '../asking/give-back.ts';
import { lengthOf, text } from '../domain/status-update.ts';
import type { Reply } from '../messages/report.ts';
import type { Store } from '../ports/store.ts';
import { type Change, tell } from '../use-cases/change.ts';
import { byOther, listAgain, lockedReply, log, savedWhen, type Target } from '../use-cases/report-target.ts';
import { viewReport } from '../use-cases/show-state.ts';
import { copyLast, submit } from '../use-cases/submit-status-update.ts';
import { whatIsLeft, whichParty, whichReport } from './by-words.ts';

/*
 * What the list's buttons do, by words: there are phones on which no button works. What follows the words would be lost
 * or misunderstood, so then nothing is done.
 */

type Kind = 'submit' | 'as-last' | 'view';

/** Does what a button does, for the party that the asker answers for. `words`: what is typed, in the asker's language. */
export async function typedButton(
  asking: Asking,
  store: Store,
  { kind, words, rest }: { kind: Kind; words: string; rest: string },
): Promise<Change> {
  const { product, asker } = asking;
  const { t } = asker;
  if (rest.trim()) return { reply: giveBack(tell(t.messages.onlyWords(words)), `${words} ${rest}`, t) };
  const which = await whichReport(asking, store, (checkIn) =>
    whichParty(asker, checkIn, t.messages.whichParty, kind),
  );
  if ('kind' in which) return { reply: which };
  switch (kind) {
    case 'view':
      return { reply: await viewReport(store, which) };
    case 'as-last':
      return { reply: said(which, await copyLast(product, store, which, 'new')) };
    case 'submit': {
      const change = await submit(product, store, which);
      return { ...change, reply: said(which, change.reply) };
    }
  }
}

/** What is asked for by words is answered below them: the list may be drawn again far above. */
function said({ asker }: Target, reply: Reply): Reply {
  if (reply.kind !== 'report') return reply;
  const { list } = reply;
  const sentences = [...list.notices, ...(list.hindrance ? [list.hindrance] : [])];
  return sentences.length > 0 ? { ...reply, say: whatIsLeft(asker, list, sentences) } : reply;
}

/** `till sist Bokcirkeln lockade många`: saved as what has worked well. Without a text, how that is done. */
export async function saveOverallLine(asking: Asking, store: Store, line: string): Promise<Reply> {
  const { product, asker } = asking;
  const { t } = asker;
  const m = t.messages;
  const typed = line.trim();
  const which = await whichReport(asking, store, (checkIn) =>
    whichParty(asker, checkIn, typed ? m.lineOneParty : m.whichParty, 'overall'),
  );
  if ('kind' in which) return giveBack(which, typed, t);
  const { checkIn, partyId } = which;
  if (!typed) {
    const action = { kind: 'overall' as const, checkIn: checkIn.id, party: partyId };
    return {
      kind: 'messages',
      items: [
        {
          parts: [
            { kind: 'text', text: m.overallHint(t.report.workedWell) },
            { kind: 'buttons', buttons: [{ label: t.report.overall, action }] },
          ],
        },
      ],
    };
  }
  const read = text.safeParse(typed);
  if (!read.success) return giveBack(tell(`${m.tooLong(lengthOf(typed))} ${m.nothingSaved}`), typed, t);
  const draft = await store.statusUpdates.draft(checkIn.id, partyId);
  if (!draft) return giveBack(lockedReply(which), typed, t);
  const { workedWell: before, outcomes, commitments, contactNext, savedBy, savedAt } = draft.overall;
  const answer = { workedWell: read.data, outcomes, commitments, contactNext };
  await store.statusUpdates.saveOverall(checkIn.id, partyId, answer, asker.person.id, product.clock.now());
  await log(product, store, which, 'overall-saved');
  const who = byOther(which, { savedBy }) ? (savedBy?.name ?? '') : m.you;
  const replaced =
    before.trim() && before !== read.data
      ? [`${m.replacedText(who, savedWhen(which, { savedAt }))} «${before}»`]
      : [];
  const reply = await listAgain(store, which, replaced);
  return {
    ...reply,
    say: whatIsLeft(asker, reply.list, [...replaced, m.overallSaved(t.report.workedWell)]),
  };
}
