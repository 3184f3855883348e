import type { Change } from '../asking/change.ts';
import { partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { say, tell } from '../messages/say.ts';
import type { Handover } from '../ports/answerers.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { lockGroup, questionParts } from './change-group.ts';
import { invite } from './handover.ts';

/** A coordinator says yes to a handover. `here`: and the group is kept in the bot from now on. Inside a transaction. */
export async function confirmHandover(
  product: Product,
  store: Store,
  asker: Asker,
  id: number,
  here: boolean,
): Promise<Change> {
  const { group, t, person, identity } = asker;
  const found = await lockGroup(store, asker);
  if ('refused' in found) return { reply: tell(found.refused) };
  const { head, file } = found;
  const handover = await store.answerers.lockHandover(id);
  if (handover?.groupId !== group.id) return { reply: tell(t.messages.gone) };
  if (handover.state !== 'confirm') return { reply: tell(settledText(asker, handover)) };
  if (head.keptIn === 'file' && !here) {
    const go = { kind: 'confirm-handover' as const, group: group.id, handover: id, here: true };
    const stop = { kind: 'decline-handover' as const, group: group.id, handover: id };
    const parts = [...say(t.answerers.confirmInFile).parts, ...questionParts(asker, head, go, stop)];
    return { reply: { kind: 'messages', items: [{ parts }], replace: true } };
  }
  const at = product.clock.now();
  if (head.keptIn === 'file') await store.groups.import(file, head.source, at, undefined, 'bot');
  await store.answerers.settleHandover(id, 'open', undefined, at);
  const event = { at, groupId: group.id, partyId: handover.partyId, actor: person.id };
  await store.log({
    ...event,
    platform: identity.platform,
    kind: 'handover-confirmed',
    detail: { handover: id },
  });
  const name = partyName(group, handover.partyId);
  const nowHere = head.keptIn === 'file' ? t.group.nowHere(head.source) : undefined;
  const reply = (text: string): Change['reply'] => ({
    kind: 'messages',
    items: [say(text, nowHere)],
    replace: true,
  });
  if (handover.met)
    return {
      reply: reply(t.answerers.fromLater(handover.person.name, name, t.dates.dayWithYear(handover.fromOn))),
    };
  await invite(product, store, group, handover, true);
  return { reply: reply(t.answerers.invited(handover.person.name, handover.person.email, name)) };
}

/** A coordinator says no. Whoever asked is told. Inside a transaction. */
export async function declineHandover(
  product: Product,
  store: Store,
  asker: Asker,
  id: number,
): Promise<Change> {
  const { group, t, person, identity } = asker;
  const found = await lockGroup(store, asker);
  if ('refused' in found) return { reply: tell(found.refused) };
  const handover = await store.answerers.lockHandover(id);
  if (handover?.groupId !== group.id) return { reply: tell(t.messages.gone) };
  if (handover.state !== 'confirm') return { reply: tell(settledText(asker, handover)) };
  const at = product.clock.now();
  await store.answerers.settleHandover(id, 'declined', person.id, at);
  await store.log({
    at,
    kind: 'handover-declined',
    groupId: group.id,
    partyId: handover.partyId,
    actor: person.id,
    platform: identity.platform,
    detail: { handover: id },
  });
  const own = handover.askedBy.id === person.id;
  const send = own ? undefined : await tellAsker(store, group, handover, at, true);
  return { reply: { kind: 'messages', items: [say(t.answerers.declined)], replace: true }, send };
}

/** Whoever asked for a handover hears what came of it, once. */
export const tellAsker = (
  store: Store,
  group: WorkingGroup,
  { id, partyId, askedBy }: Handover,
  at: Date,
  pressed: boolean,
) =>
  store.deliveries.plan([
    {
      dedupe: `handover:${id}:outcome`,
      kind: 'news',
      groupId: group.id,
      personId: askedBy.id,
      partyId,
      dueAt: at,
      content: { what: 'outcome', handover: id, pressed },
    },
  ]);

/** Whoever may ask for a handover takes one back that waits. Inside a transaction. */
export async function withdrawHandover(
  product: Product,
  store: Store,
  asker: Asker,
  of: { party: number; handover: number },
): Promise<Change> {
  const { group, t, person, identity } = asker;
  const handover = await store.answerers.lockHandover(of.handover);
  if (handover?.groupId !== group.id || handover.partyId !== of.party)
    return { reply: tell(t.messages.gone) };
  if (handover.state !== 'confirm' && handover.state !== 'open')
    return { reply: tell(settledText(asker, handover)) };
  const at = product.clock.now();
  await store.answerers.settleHandover(handover.id, 'withdrawn', person.id, at);
  await store.log({
    at,
    kind: 'handover-withdrawn',
    groupId: group.id,
    partyId: handover.partyId,
    actor: person.id,
    platform: identity.platform,
    detail: { handover: handover.id },
  });
  const text = t.answerers.withdrawn(partyName(group, handover.partyId));
  return { reply: { kind: 'messages', items: [say(text)], replace: true } };
}

/** Why there is nothing more to do about a handover. */
export function settledText({ t, group }: Pick<Asker, 't' | 'group'>, handover: Handover): string {
  const name = partyName(group, handover.partyId);
  switch (handover.state) {
    case 'done':
      return t.answerers.isDone(handover.person.name, name);
    case 'declined':
      return t.answerers.isDeclined(handover.person.name, name);
    case 'withdrawn':
      return t.answerers.isWithdrawn(handover.person.name, name);
    case 'confirm':
    case 'open':
      return t.group.already;
  }
}
