import type { Change } from '../asking/change.ts';
import type { Before } from '../asking/feature.ts';
import { areasOf } from '../domain/agreement.ts';
import type { CallNote } from '../domain/arrangement.ts';
import { partyName } from '../domain/party.ts';
import { noteParts } from '../messages/arranged.ts';
import type { Part } from '../messages/message.ts';
import { instead, say, tell } from '../messages/say.ts';
import { type Arranging, doneBy, logArranged, saysTold, tellPeople, toldOf } from '../one-party/arranging.ts';
import type { NewNote } from '../ports/arrangements.ts';
import { tellAfterShowing } from '../summary/after-showing.ts';

/** Why nothing is noted; undefined: it can be. What the party has sent in needs no note. */
export function notToNote({ asker: { t }, party, update, arranged }: Arranging): string | undefined {
  if (update.submitted) return t.arranged.alreadyAnswered(party);
  return arranged.note?.confirmed ? t.arranged.alreadyConfirmed(party) : undefined;
}

/** The areas of the party's answer. */
export const areasToNote = ({ group, checkIn, partyId }: Arranging) =>
  areasOf(group, partyId, checkIn.halfYear);

/** Keeps what was said, and asks the party's people whether it is right. The answer carries the way back. */
export async function noteCall(arranging: Arranging, note: NewNote): Promise<Change> {
  const { store, asker, checkIn, partyId, party } = arranging;
  const { t } = asker;
  const refused = notToNote(arranging);
  if (refused) return { reply: tell(refused) };
  const id = await store.arrangements.note({ checkInId: checkIn.id, partyId }, note, doneBy(arranging));
  await logArranged(arranging, { kind: 'call-noted', detail: { note: id } });
  const told = toldOf(arranging);
  const send = await tellPeople(arranging, told, { kind: 'call-noted', content: { note: id } });
  return {
    reply: instead(
      [t.arranged.notedCall(party), saysTold(arranging, told)],
      [
        {
          label: t.messages.undo,
          action: { kind: 'withdraw-note', checkIn: checkIn.id, party: partyId, note: id },
        },
      ],
    ),
    send,
  };
}

/** Takes a note back that the party has not confirmed. */
export async function withdrawNote(arranging: Arranging, id: number): Promise<Change> {
  const { product, store, asker, party, arranged } = arranging;
  const { t } = asker;
  if (arranged.note?.id !== id) return { reply: tell(t.arranged.noteChanged) };
  if (arranged.note.confirmed) return { reply: tell(t.arranged.alreadyConfirmed(party)) };
  await store.arrangements.withdrawNote(id, product.clock.now());
  await logArranged(arranging, { kind: 'note-withdrawn', detail: { note: id } });
  return { reply: instead([t.arranged.noteWithdrawn(party)]) };
}

/** What is noted, to the party's people. */
export async function readNote(arranging: Arranging): Promise<Change> {
  const { asker, arranged, update } = arranging;
  const { note } = arranged;
  if (!note || update.submitted) return { reply: tell(asker.t.arranged.noNote) };
  return { reply: { kind: 'messages', items: [{ parts: partsOf(arranging, note) }] } };
}

function partsOf({ asker, group, checkIn, partyId, party }: Arranging, note: CallNote): Part[] {
  const convener = partyName(group, group.convenerId);
  const about = { checkIn: checkIn.id, party: partyId, partyName: party, convener, areas: group.areas };
  return noteParts({ ...about, note }, asker.t);
}

/** The note, above the button that says that it is right, or that it is not after all. */
export async function beforeConfirming(arranging: Arranging, id: number, confirms: boolean): Promise<Before> {
  const { asker, party, arranged, update } = arranging;
  const { t } = asker;
  const { note } = arranged;
  if (update.submitted) return { over: t.arranged.alreadyAnswered(party) };
  if (note?.id !== id || (!confirms && !note.confirmed)) return { over: t.arranged.noteChanged };
  const parts = partsOf(arranging, note);
  if (confirms && note.confirmed) return { over: { parts } };
  const read = parts.filter(({ kind }) => kind !== 'buttons');
  return { parts: confirms ? read : [...read, ...say(t.before.unconfirmNote).parts] };
}

/** *Stämmer*: the note stands for the party's answer from now on, and nobody reminds of it. */
export async function confirmNote(arranging: Arranging, id: number): Promise<Change> {
  const { product, store, asker, group, checkIn, partyId, party, arranged, update } = arranging;
  const { t } = asker;
  const { note } = arranged;
  if (update.submitted) return { reply: tell(t.arranged.alreadyAnswered(party)) };
  // A button of an earlier note confirms no later one.
  if (note?.id !== id) return { reply: tell(t.arranged.noteChanged) };
  const undo = { kind: 'unconfirm-note' as const, checkIn: checkIn.id, party: partyId, note: id };
  const answer = instead(
    [t.arranged.confirmedNote(party, partyName(group, group.convenerId))],
    [{ label: t.messages.undo, action: undo }],
  );
  if (note.confirmed) return { reply: answer };
  await store.arrangements.confirmNote(id, doneBy(arranging));
  await store.checkIns.setPlan(checkIn.id, product.clock.now());
  await logArranged(arranging, { kind: 'note-confirmed', detail: { note: id } });
  const send = await tellPeople(arranging, [note.by.id], { kind: 'note-confirmed', content: { note: id } });
  // Told of besides where the summary has been shown already.
  if (await store.showings.latest(checkIn.id))
    await store.deliveries.plan(await tellAfterShowing(product, group, checkIn));
  return { reply: answer, send };
}

/** The party's people take their word back. */
export async function unconfirmNote(arranging: Arranging, id: number): Promise<Change> {
  const { product, store, asker, checkIn, party, arranged } = arranging;
  const { t } = asker;
  if (arranged.note?.id !== id || !arranged.note.confirmed) return { reply: tell(t.arranged.noteChanged) };
  await store.arrangements.confirmNote(id, undefined);
  await store.checkIns.setPlan(checkIn.id, product.clock.now());
  await logArranged(arranging, { kind: 'note-unconfirmed', detail: { note: id } });
  return { reply: instead([t.arranged.unconfirmedNote(party)]) };
}
