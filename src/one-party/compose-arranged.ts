import { type Arranged, arrangedFor } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { partyName } from '../domain/party.ts';
import type { StatusUpdate } from '../domain/status-update.ts';
import { arrangedMessage } from '../messages/arranged.ts';
import type { Button, Message } from '../messages/message.ts';
import type { DeliveryKind } from '../ports/deliveries.ts';
import type { Composing } from '../ports/kinds.ts';

/** What is true of a party when a message about what is arranged for it is sent. */
export type Sending = {
  checkIn: CheckIn;
  partyId: number;
  /** The party's short name. */
  party: string;
  arranged: Arranged;
  update: StatusUpdate;
};

/** Reads it; or why nothing is to be said any more. */
export async function readSending({
  product: { store },
  row,
  group,
}: Composing<DeliveryKind>): Promise<Sending | { skip: string }> {
  const { checkInId, partyId } = row;
  if (checkInId === undefined || partyId === undefined) return { skip: 'gone' };
  const checkIn = await store.checkIns.get(checkInId);
  if (!checkIn) return { skip: 'gone' };
  const update = await store.statusUpdates.read(checkInId, partyId);
  if (checkIn.lockedAt || update.lockedAt) return { skip: 'locked' };
  const arranged = arrangedFor(await store.arrangements.of(checkInId), partyId);
  return { checkIn, partyId, party: partyName(group, partyId), arranged, update };
}

/** Whether whoever it goes to coordinates the group now. */
export const isCoordinator = ({ group, row }: Composing<DeliveryKind>): boolean =>
  group.coordinators.some(({ id }) => id === row.personId);

/** To one of the party's people, in these sentences; undefined: they answer for it no more. */
export function toContact(
  { group, row, t }: Composing<DeliveryKind>,
  { partyId }: Sending,
  sentences: string[],
  buttons: Button[],
): Message | undefined {
  const contact = group.contacts.find((one) => one.person.id === row.personId && one.partyId === partyId);
  if (!contact) return undefined;
  const questionsTo = group.coordinators.filter(({ id }) => id !== contact.person.id);
  return arrangedMessage({ name: contact.person.name, sentences, buttons, questionsTo }, t);
}
