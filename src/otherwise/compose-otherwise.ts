import { dueOnOf } from '../domain/arrangement.ts';
import { partyName } from '../domain/party.ts';
import { readSending, toContact } from '../one-party/compose-arranged.ts';
import type { Composed, Composing } from '../ports/kinds.ts';

/** To one of a party's people: how they are checked in with, or that they answer as usual after all. */
export async function composeOtherwise(composing: Composing<'otherwise-told'>): Promise<Composed> {
  const sending = await readSending(composing);
  if ('skip' in sending) return sending;
  const { checkIn, partyId, party, arranged, update } = sending;
  const { group, t } = composing;
  const { otherwise } = arranged;
  if (update.submitted) return { skip: 'nothing-owed' };
  const text = otherwise
    ? t.arranged.toldOtherwise(
        party,
        partyName(group, group.convenerId),
        t.arranged.wayWords[otherwise.how],
        t.dates.weekdayAndDay(otherwise.on),
      )
    : t.arranged.toldNotOtherwise(party, t.dates.weekdayAndDay(dueOnOf(checkIn, arranged)));
  const action = { kind: 'report' as const, checkIn: checkIn.id, party: partyId };
  const buttons = otherwise ? [] : [{ label: t.messages.fillIn, action, primary: true }];
  const message = toContact(composing, sending, [text], buttons);
  return message ? { message } : { skip: 'gone' };
}
