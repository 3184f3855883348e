import { today } from '../asking/days.ts';
import { dueOnOf, hasMoreTime, isSettled } from '../domain/arrangement.ts';
import { timeAskedMessage } from '../messages/arranged.ts';
import { isCoordinator, readSending, type Sending, toContact } from '../one-party/compose-arranged.ts';
import type { Composed, Composing } from '../ports/kinds.ts';

/** To a coordinator: a party's people ask for more time, and nobody has answered. */
export async function composeTimeAsked(composing: Composing<'time-asked'>): Promise<Composed> {
  const sending = await readSending(composing);
  if ('skip' in sending) return sending;
  const { checkIn, partyId, party, arranged, update } = sending;
  const { askedTime } = arranged;
  const { until } = composing.content;
  if (!isCoordinator(composing) || askedTime?.until !== until || update.submitted)
    return { skip: 'nothing-owed' };
  const { by, reason } = askedTime;
  const about = { checkIn: checkIn.id, party: partyId, by: by.name, partyName: party, until, reason };
  return { message: timeAskedMessage(about, composing.t) };
}

/** To one of a party's people: until when they have time. */
export async function composeTimeTold(composing: Composing<'time-told'>): Promise<Composed> {
  const sending = await readSending(composing);
  if ('skip' in sending) return sending;
  const { checkIn, partyId, arranged, update } = sending;
  if (update.submitted || isSettled(arranged)) return { skip: 'nothing-owed' };
  const text = timeTold(composing, sending);
  const { t } = composing;
  const action = { kind: 'report' as const, checkIn: checkIn.id, party: partyId };
  const message =
    text && toContact(composing, sending, [text], [{ label: t.messages.fillIn, action, primary: true }]);
  return message ? { message } : { skip: 'superseded' };
}

/** Undefined: it is another by now than they were to be told. */
function timeTold(
  { product, group, content: { until, refused }, t }: Composing<'time-told'>,
  { checkIn, party, arranged }: Sending,
): string | undefined {
  const dueOn = dueOnOf(checkIn, arranged);
  const day = t.dates.weekdayAndDay(dueOn);
  const passed = today(product, group) > dueOn;
  const more = hasMoreTime(checkIn, arranged);
  if (until !== undefined) return more && dueOn === until ? t.arranged.toldTime(party, day) : undefined;
  if (more) return undefined;
  if (refused === undefined)
    return (passed ? t.arranged.toldTimePassed : t.arranged.toldNoMoreTime)(party, day);
  return (passed ? t.arranged.toldRefusedPassed : t.arranged.toldRefused)(party, day);
}
