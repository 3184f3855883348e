import { commit, currentCheckIn } from '../asking/ask.ts';
import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import type { Asking } from '../asking/feature.ts';
import { giveBack } from '../asking/give-back.ts';
import { text as kept, lengthOf } from '../domain/status-update.ts';
import { nothingOpen } from '../half-year/nothing-open.ts';
import type { Reply } from '../messages/report.ts';
import { offer, tell } from '../messages/say.ts';
import { arrange } from '../one-party/arrange.ts';
import type { Arranging } from '../one-party/arranging.ts';
import { whichOfParties, wordsAboutParty } from '../one-party/party-by-words.ts';
import { confirmNote, noteCall, notToNote, readNote } from './note-call.ts';

/** `anteckna Lund Karin Ek: Allt går bra`: who said it, a colon, and what was said, today. Else the form. */
export async function noteByWords(asking: Asking, typed: string): Promise<Reply> {
  const { ask, product, asker } = asking;
  const { t } = asker;
  const checkIn = currentCheckIn(ask, asker);
  const answer = (reply: Reply) => commit(ask, async () => ({ reply: giveBack(reply, typed, t) }));
  if (!checkIn) return answer(await nothingOpen(product, product.store, asker));
  const found = wordsAboutParty(asker, typed);
  if (found.kind === 'unknown') return answer(tell(found.why));
  const open = (party: number) => ({ kind: 'note' as const, checkIn: checkIn.id, party });
  if (found.kind === 'which') return answer(whichOfParties(asker, t.arranged.choosePart, open));
  const of = { checkIn: checkIn.id, party: found.partyId };
  const colon = found.rest.indexOf(':');
  const [informant, said] = [
    found.rest.slice(0, Math.max(0, colon)).trim(),
    found.rest.slice(colon + 1).trim(),
  ];
  const work = async (arranging: Arranging): Promise<Change> => {
    const refused = notToNote(arranging);
    if (refused) return { reply: giveBack(tell(refused), found.rest, t) };
    if (informant && said && kept.safeParse(said).success)
      return noteCall(arranging, { informant, on: today(product, asker.group), statuses: [], said });
    const form = [{ label: t.arranged.noteCall, action: open(found.partyId), primary: true }];
    const why = kept.safeParse(said).success ? t.arranged.noteHow : t.messages.tooLong(lengthOf(said));
    return { reply: giveBack(offer([why], form), found.rest, t) };
  };
  return arrange(asking, of, 'coordinator', work);
}

/** `stämmer`: what the button does, where there is one note to say it of. */
export async function confirmByWords(asking: Asking, typed: string): Promise<Reply> {
  const { ask, product, asker } = asking;
  const { t } = asker;
  const answer = (reply: Reply) => commit(ask, async () => ({ reply }));
  if (typed.trim())
    return answer(giveBack(tell(t.messages.onlyWords(t.arranged.isRight.toLowerCase())), typed, t));
  const checkIn = currentCheckIn(ask, asker);
  if (!checkIn) return answer(await nothingOpen(product, product.store, asker));
  const [only, ...others] = asker.membership.parties;
  if (!only || others.length > 0)
    return answer(
      whichOfParties(asker, t.arranged.choosePart, (party) => ({
        kind: 'read-note',
        checkIn: checkIn.id,
        party,
      })),
    );
  const of = { checkIn: checkIn.id, party: only.partyId };
  return arrange(asking, of, 'answerer', (arranging) => {
    const { note } = arranging.arranged;
    return note && !note.confirmed ? confirmNote(arranging, note.id) : readNote(arranging);
  });
}
