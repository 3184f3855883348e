import { partyName } from '../domain/party.ts';
import { noteConfirmedMessage, noteParts } from '../messages/arranged.ts';
import { isCoordinator, readSending, toContact } from '../one-party/compose-arranged.ts';
import type { Composed, Composing } from '../ports/kinds.ts';

/** To one of a party's people: what is noted, as long as they have neither confirmed it nor answered themselves. */
export async function composeCallNoted(composing: Composing<'call-noted'>): Promise<Composed> {
  const sending = await readSending(composing);
  if ('skip' in sending) return sending;
  const { checkIn, partyId, party, arranged, update } = sending;
  const { group, t, content } = composing;
  const { note } = arranged;
  if (note?.id !== content.note || note.confirmed || update.submitted) return { skip: 'nothing-owed' };
  const message = toContact(composing, sending, [], []);
  if (!message) return { skip: 'gone' };
  const [hello, ...others] = message.parts;
  const convener = partyName(group, group.convenerId);
  const about = { checkIn: checkIn.id, party: partyId, partyName: party, convener, areas: group.areas };
  return {
    message: {
      title: t.arranged.noteSubject(convener, party),
      parts: [...(hello ? [hello] : []), ...noteParts({ ...about, note }, t), ...others],
    },
  };
}

/** To the coordinator who wrote it: the party says that it is right. */
export async function composeNoteConfirmed(composing: Composing<'note-confirmed'>): Promise<Composed> {
  const sending = await readSending(composing);
  if ('skip' in sending) return sending;
  const { checkIn, partyId, party, arranged } = sending;
  const { t, content } = composing;
  const { note } = arranged;
  if (!isCoordinator(composing) || note?.id !== content.note || !note.confirmed)
    return { skip: 'superseded' };
  const about = { checkIn: checkIn.id, party: partyId, partyName: party, by: note.confirmed.by.name };
  return { message: noteConfirmedMessage(about, t) };
}
