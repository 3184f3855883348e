import type { Asking, Before } from '../asking/feature.ts';
import { partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Message } from '../messages/message.ts';
import { say } from '../messages/say.ts';
import type { Handover } from '../ports/answerers.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Recognised, Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';
import { inviteParts } from './compose-welcome.ts';
import { settledText } from './settle-handover.ts';
import type { Met } from './take-effect.ts';
import { openParts } from './what-is-open.ts';

/** The answer to *Jag tar över*, by what has become of it. */
export async function takenOver(store: Store, asker: Asker, id: number): Promise<Message> {
  const { t, group, person } = asker;
  const handover = await store.answerers.handover(id);
  if (handover?.groupId !== group.id || handover.person.id !== person.id) return say(t.messages.gone);
  if (handover.state === 'open') return laterMessage(group, handover, t);
  if (handover.state !== 'done') return say(settledText(asker, handover));
  return {
    parts: [
      ...say(t.answerers.thanks[handover.role](partyName(group, handover.partyId))).parts,
      ...(await openParts(store, group, handover.partyId, t)),
    ],
  };
}

/** What *Jag tar över* of a letter is about, to somebody who is in the group already. */
export async function beforeTakingOver({ product, asker }: Asking, id: number): Promise<Before> {
  const { t, group, person } = asker;
  const { store } = product;
  const handover = await store.answerers.handover(id);
  const waits =
    handover?.groupId === group.id &&
    handover.person.id === person.id &&
    handover.state === 'open' &&
    !handover.met;
  if (!waits) return { over: await takenOver(store, asker, id) };
  const parts = await inviteParts(product, store, group, handover, t);
  return { parts: parts.filter(({ kind }) => kind !== 'buttons') };
}

/** To somebody who is in no group yet: what they will answer for, or are asked to; undefined: nothing. */
export async function whatWaits(
  product: Product,
  { person }: Pick<Recognised, 'person'>,
  met: Met | undefined,
  t: Texts,
): Promise<Message | undefined> {
  const { store } = product;
  const [later] = met?.later ?? [];
  if (later) return laterMessage(await store.groups.load(later.groupId), later, t);
  const [waiting] = person ? await store.answerers.waiting({ personId: person.id }) : [];
  if (!waiting) return undefined;
  const group = await store.groups.load(waiting.groupId);
  return waiting.met
    ? laterMessage(group, waiting, t)
    : { parts: await inviteParts(product, store, group, waiting, t) };
}

/** To somebody who has said yes, and whose day has not come. */
export function laterMessage(group: WorkingGroup, { partyId, fromOn, role }: Handover, t: Texts): Message {
  return say(t.answerers.thanksLater[role](partyName(group, partyId), t.dates.dayWithYear(fromOn)));
}
