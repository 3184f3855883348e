import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import type { Day } from '../domain/day.ts';
import { isOfParty, type Somebody } from '../domain/group-contact.ts';
import { partyName } from '../domain/party.ts';
import { mayCoordinate } from '../domain/permission.ts';
import { say, tell } from '../messages/say.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { StandIn } from '../ports/answerers.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { coverLadder } from './store-change.ts';

/*
 * Somebody else answers for a party for a time: never why. It is the half-year's, no change of the group, and so it is
 * nobody's file's. While it lasts they count as answering, and are asked in the contact's stead.
 */

/** What was typed stays in the form. */
const refuse = (why: string): Change => ({ reply: { kind: 'refused', fields: { 'who.email': why } } });

/** Inside a transaction. */
export async function setStandIn(
  product: Product,
  store: Store,
  asker: Asker,
  of: { partyId: number; somebody: Somebody; from: Day; to: Day },
): Promise<Change> {
  const { group, t, person: by, identity } = asker;
  const { partyId, somebody, from, to } = of;
  const name = partyName(group, partyId);
  const own = group.contacts.filter((one) => one.partyId === partyId);
  const domains = own.map((one) => one.person.email);
  if (!mayCoordinate(asker.membership) && !isOfParty(somebody.email, domains))
    return refuse(t.answerers.otherDomain(somebody.email, name, whomToAsk(group, t)));
  const person = await store.answerers.person(somebody);
  if (own.some((one) => one.role !== 'stand-in' && one.person.id === person.id))
    return refuse(t.answerers.answersAlready(person.name, name));
  const at = product.clock.now();
  const begins = from <= today(product, group);
  const { slack, teams } = somebody;
  const id = await store.answerers.setStandIn({
    partyId,
    personId: person.id,
    accounts: { ...(slack && { slack }), ...(teams && { teams }) },
    fromOn: from,
    toOn: to,
    madeBy: by.id,
    at,
    ...(begins && { begunAt: at }),
  });
  const event = { at, groupId: group.id, partyId, actor: by.id, platform: identity.platform };
  await store.log({ ...event, kind: 'stand-in-set', detail: { standIn: id, from, to } });
  await store.groups.touch(group.id);
  if (begins) await coverLadder(product, store, group, [{ personId: person.id, partyId }]);
  await welcomeStandIn(product, store, { id, groupId: group.id, partyId, person }, by.id, true);
  await store.checkIns.replan(group.id, at);
  const days = [t.dates.dayWithYear(from), t.dates.dayWithYear(to)] as const;
  return {
    reply: {
      kind: 'messages',
      items: [
        {
          parts: [
            { kind: 'text', text: t.answerers.standsIn(person.name, name, ...days) },
            {
              kind: 'buttons',
              buttons: [
                {
                  label: t.messages.undo,
                  action: { kind: 'end-stand-in', group: group.id, party: partyId, standIn: id },
                },
              ],
            },
          ],
        },
      ],
      replace: true,
    },
  };
}

async function welcomeStandIn(
  product: Product,
  store: Store,
  { id, groupId, partyId, person }: Pick<StandIn, 'id' | 'groupId' | 'partyId' | 'person'>,
  by: number,
  pressed: boolean,
): Promise<void> {
  await store.deliveries.plan([
    {
      dedupe: `stand-in:${id}:welcome`,
      kind: 'welcome',
      groupId,
      personId: person.id,
      partyId,
      dueAt: product.clock.now(),
      content: { as: 'stand-in', by, standIn: id, pressed },
    },
  ]);
}

/** Takes it back, or ends it before its last day. Inside a transaction. */
export async function endStandIn(
  product: Product,
  store: Store,
  asker: Asker,
  of: { party: number; standIn: number },
): Promise<Change> {
  const { group, t, person: by, identity } = asker;
  const standIn = await store.answerers.standIn(of.standIn);
  const name = partyName(group, of.party);
  if (standIn?.groupId !== group.id || standIn.partyId !== of.party)
    return { reply: tell(t.answerers.noStandIn(name)) };
  const at = product.clock.now();
  await store.answerers.endStandIn(standIn.id, at);
  await store.log({
    at,
    kind: 'stand-in-ended',
    groupId: group.id,
    partyId: of.party,
    actor: by.id,
    platform: identity.platform,
    detail: { standIn: standIn.id },
  });
  await store.groups.touch(group.id);
  await store.checkIns.replan(group.id, at);
  if (standIn.person.id !== by.id)
    await store.deliveries.plan([
      {
        dedupe: `stand-in:${standIn.id}:ended`,
        kind: 'news',
        groupId: group.id,
        personId: standIn.person.id,
        partyId: of.party,
        dueAt: at,
        content: { what: 'ended', as: 'stand-in', by: by.id, pressed: true },
      },
    ]);
  const text = t.answerers.standInEnded(standIn.person.name, name);
  return { reply: { kind: 'messages', items: [say(text)], replace: true } };
}
