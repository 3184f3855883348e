import { commit, isShown } from '../asking/ask.ts';
import type { Asking } from '../asking/feature.ts';
import { asTyped, giveBack } from '../asking/give-back.ts';
import { lengthOf, text } from '../domain/status-update.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Store } from '../ports/store.ts';
import { tellAfterShowing } from '../summary/after-showing.ts';
import { whatIsLeft, whichParty, whichReport } from './by-words.ts';
import { changeReport } from './change-report.ts';
import { byOther, listAgain, lockedReply, log, savedWhen, showReport, type Target } from './report-target.ts';
import { viewReport } from './show-state.ts';
import { decideAsLast, decideSubmit } from './submit-status-update.ts';

/*
 * What the list's buttons do, by words: there are phones on which no button works. What follows the words would be lost
 * or misunderstood, so then nothing is done.
 */

type Kind = 'submit' | 'as-last' | 'view' | 'edit';

/** Last half-year's statuses once more, in a list at the end of the conversation. */
export function takeAsLast({ ask }: Asking, target: Target): Promise<Reply> {
  return changeReport(ask, target, (report) => decideAsLast(target, report, 'new'));
}

export async function sendIn({ ask, product, asker }: Asking, target: Target): Promise<Reply> {
  const now = product.clock.now();
  const letters = product.platforms.get(asker.identity.platform)?.letters === true;
  const { checkIn } = target;
  const tell = isShown(ask, checkIn.id) ? await tellAfterShowing(product, asker.group, checkIn) : [];
  return changeReport(ask, target, (report) => decideSubmit(target, report, { now, letters, tell }));
}

/** Does what a button does, for the party that the asker answers for. `words`: what is typed, in the asker's language. */
export async function typedButton(
  asking: Asking,
  { kind, words, rest }: { kind: Kind; words: string; rest: string },
): Promise<Reply> {
  const { ask, product, asker } = asking;
  const { t } = asker;
  const answer = (reply: Reply) => commit(ask, async () => ({ reply }));
  if (rest.trim()) return answer(giveBack(tell(t.messages.onlyWords(words)), asTyped(ask, rest), t));
  const which = await whichReport(asking, product.store, (checkIn) =>
    whichParty(asker, checkIn, t.messages.whichParty, kind === 'edit' ? 'report' : kind),
  );
  if ('kind' in which) return answer(which);
  switch (kind) {
    case 'view':
      return commit(ask, async (store) => ({ reply: await viewReport(store, which) }));
    case 'edit':
      return commit(ask, async (store) => ({
        reply: await showReport(store, which, { edit: true, drawn: 'new' }),
      }));
    case 'as-last':
      return said(which, await takeAsLast(asking, which));
    case 'submit':
      return said(which, await sendIn(asking, which));
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
