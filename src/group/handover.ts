import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import type { Day } from '../domain/day.ts';
import { contactIn, isOfParty, type Somebody, withContact } from '../domain/group-contact.ts';
import { editsBetween } from '../domain/group-edits.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import type { Person, Role, WorkingGroup } from '../domain/working-group.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import { say, tell } from '../messages/say.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { Accounts, Handover } from '../ports/answerers.ts';
import type { PlatformName } from '../ports/chat-platform.ts';
import type { DeliveryRow, NewDelivery } from '../ports/deliveries.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import { changeGroup, lockGroup, questionParts } from './change-group.ts';
import { checkChange, coordinates, storeChange } from './store-change.ts';

/*
 * Who answers for a party changes. The party appoints; a coordinator's word counts at once. What a contact or a
 * substitute asks for takes effect when the new one has been met, so that a typo locks nobody out; outside the domains
 * that the party has, or in a group that is kept in its file, a coordinator says yes first.
 */

export type Wanted = {
  partyId: number;
  role: Role;
  /** Undefined: nobody. */
  somebody: Somebody | undefined;
  appointedBy: string;
  fromOn: Day | undefined;
};

/** Makes the party's contact or substitute another, now or later, or asks for what that takes. Inside a transaction. */
export async function changeAnswerer(
  product: Product,
  store: Store,
  asker: Asker,
  wanted: Wanted,
): Promise<Change> {
  const { group, t } = asker;
  const key = group.parties.find(({ id, removed }) => id === wanted.partyId && !removed)?.key;
  if (key === undefined) return { reply: tell(t.messages.gone) };
  const head = await store.groups.lockRow(group.id);
  if (!head) return { reply: tell(t.messages.gone) };
  const file = await store.groups.asFile(group.id);
  const byCoordinator = coordinates(file, asker.person);
  const own = file.parties.find((party) => party.key === key)?.contacts ?? [];
  if (!byCoordinator && !own.some(({ email }) => email === asker.person.email))
    return { reply: tell(t.messages.notYours(partyName(group, wanted.partyId), whomToAsk(group, t))) };
  const now = contactIn(file, key, wanted.role);
  const sameOne = wanted.somebody !== undefined && now?.email === wanted.somebody.email.toLowerCase();
  const later = wanted.fromOn !== undefined && wanted.fromOn > today(product, group);
  const next = withContact(file, key, wanted.role, wanted.somebody);
  if (byCoordinator && !later) {
    await withdrawWaiting(product, store, asker, wanted);
    return changeGroup(product, store, asker, {
      edit: (content) => withContact(content, key, wanted.role, wanted.somebody),
      inForm: true,
    });
  }
  if (!wanted.somebody) return leave(product, store, asker, { wanted, next, file, head });
  // Their own name, or that the mailbox is shared: nobody takes over.
  if (sameOne && head.keptIn === 'bot') {
    const done = await storeAs(product, store, asker, { next, file, source: head.source });
    return done.refused ? { reply: tell(...done.refused) } : { reply: tell(t.answerers.corrected) };
  }
  if (sameOne)
    return { reply: { kind: 'refused', fields: { 'who.name': t.answerers.inFile(whomToAsk(group, t)) } } };
  const domains = group.contacts.flatMap((one) => (one.partyId === wanted.partyId ? [one.person.email] : []));
  const inside = isOfParty(wanted.somebody.email, domains);
  const state = byCoordinator || !inside || head.keptIn === 'file' ? 'confirm' : 'open';
  return ask(product, store, asker, { wanted, somebody: wanted.somebody, state, byCoordinator, head });
}

async function ask(
  product: Product,
  store: Store,
  asker: Asker,
  of: {
    wanted: Wanted;
    somebody: Somebody;
    state: 'confirm' | 'open';
    byCoordinator: boolean;
    head: { keptIn: 'file' | 'bot'; source: string };
  },
): Promise<Change> {
  const { group, t, person: by, identity } = asker;
  const { wanted, somebody, byCoordinator, head } = of;
  const at = product.clock.now();
  // A coordinator need not be asked, but for where the group is kept.
  const state = byCoordinator && head.keptIn === 'bot' ? 'open' : of.state;
  const person = await store.answerers.person(somebody);
  if (person.id === by.id && !byCoordinator)
    return { reply: { kind: 'refused', fields: { 'who.email': t.answerers.yourself } } };
  const id = await store.answerers.askHandover({
    partyId: wanted.partyId,
    role: wanted.role,
    personId: person.id,
    accounts: accountsOf(somebody),
    appointedBy: wanted.appointedBy,
    fromOn: wanted.fromOn ?? today(product, group),
    askedBy: by.id,
    at,
    state,
    met: byCoordinator,
  });
  const event = { at, groupId: group.id, partyId: wanted.partyId, actor: by.id, platform: identity.platform };
  await store.log({ ...event, kind: 'handover-asked', detail: { handover: id } });
  const handover = await store.answerers.handover(id);
  if (!handover) throw new Error('A handover is gone as soon as it was asked for.');
  const name = partyName(group, wanted.partyId);
  const day = t.dates.dayWithYear(handover.fromOn);
  if (byCoordinator) {
    if (state === 'open') return answered(asker, handover, t.answerers.fromLater(person.name, name, day));
    const parts = [
      ...say(t.answerers.fromLater(person.name, name, day)).parts,
      ...questionParts(
        asker,
        head,
        { kind: 'confirm-handover', group: group.id, handover: id, here: true },
        { kind: 'decline-handover', group: group.id, handover: id },
      ),
    ];
    return { reply: { kind: 'messages', items: [{ parts }], replace: true } };
  }
  if (state === 'open') {
    await invite(product, store, group, handover, true);
    return answered(asker, handover, t.answerers.waitsForOpening(person.name, person.email, name));
  }
  const send = await store.deliveries.plan(
    group.coordinators.map(
      ({ id: personId }): NewDelivery => ({
        dedupe: `handover:${id}:confirm:${personId}`,
        kind: 'news',
        groupId: group.id,
        personId,
        partyId: wanted.partyId,
        dueAt: at,
        content: { what: 'confirm', handover: id, pressed: true },
      }),
    ),
  );
  const change = answered(
    asker,
    handover,
    t.answerers.waitsForCoordinator(person.name, name, whomToAsk(group, t)),
  );
  return { ...change, send };
}

const accountsOf = ({ slack, teams }: Somebody): Accounts => ({
  ...(slack && { slack }),
  ...(teams && { teams }),
});

/** What waits, with the way back. */
function answered({ t, group }: Asker, { id, partyId }: Handover, text: string): Change {
  return {
    reply: {
      kind: 'messages',
      items: [
        {
          parts: [
            { kind: 'text', text },
            {
              kind: 'buttons',
              buttons: [
                {
                  label: t.messages.undo,
                  action: { kind: 'withdraw-handover', group: group.id, party: partyId, handover: id },
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

/** Asks the new one to take over. Not sent at once: they have to be looked for on the platforms first, as a tick does. */
async function invite(
  product: Product,
  store: Store,
  group: WorkingGroup,
  handover: Handover,
  pressed: boolean,
): Promise<void> {
  const now = product.clock.now();
  await store.deliveries.plan([
    {
      dedupe: `handover:${handover.id}:welcome`,
      kind: 'welcome',
      groupId: group.id,
      personId: handover.person.id,
      partyId: handover.partyId,
      dueAt: now,
      content: { as: handover.role, by: handover.askedBy.id, handover: handover.id, pressed },
    },
  ]);
  await store.checkIns.replan(group.id, now);
}

/** The place is left, and nobody named: the coordinators hear of it. */
async function leave(
  product: Product,
  store: Store,
  asker: Asker,
  of: {
    wanted: Wanted;
    next: WorkingGroupFile;
    file: WorkingGroupFile;
    head: { keptIn: 'file' | 'bot'; source: string };
  },
): Promise<Change> {
  const { group, t, person } = asker;
  const { wanted, next, file, head } = of;
  if (editsBetween(file, next).length === 0) return { reply: tell(t.group.same) };
  const done =
    head.keptIn === 'bot'
      ? await storeAs(product, store, asker, { next, file, source: head.source })
      : { change: undefined, refused: undefined };
  if (done.refused) return { reply: tell(...done.refused) };
  const at = product.clock.now();
  const content = {
    what: 'vacant' as const,
    as: wanted.role,
    by: person.id,
    ...(done.change !== undefined && { change: done.change }),
    pressed: true,
  };
  const send = await store.deliveries.plan(
    group.coordinators.flatMap(({ id: personId }): NewDelivery[] => {
      const dedupe = `vacant:${wanted.partyId}:${wanted.role}:${at.getTime()}:${personId}`;
      const about = { groupId: group.id, personId, partyId: wanted.partyId };
      return personId === person.id ? [] : [{ dedupe, kind: 'news', ...about, dueAt: at, content }];
    }),
  );
  const text = done.change === undefined ? t.answerers.leaving : t.answerers.left;
  const answer = tell(text(partyName(group, wanted.partyId), whomToAsk(group, t)));
  return { reply: { ...answer, ...(answer.kind === 'messages' && { replace: true }) }, send };
}

/** Stores what a contact may change by themselves. */
async function storeAs(
  product: Product,
  store: Store,
  { group, person, identity, t }: Asker,
  {
    next,
    file,
    source,
  }: {
    next: WorkingGroupFile;
    file: WorkingGroupFile;
    source: string;
  },
): Promise<{ change?: number; refused?: string[] }> {
  const checked = await checkChange(store, group.id, next, t);
  if ('refused' in checked) return { refused: checked.refused };
  const edits = editsBetween(file, checked.file);
  if (edits.length === 0) return { refused: [t.group.same] };
  const madeAt = product.clock.now();
  const kept = { groupId: group.id, edits, madeBy: person.id, madeAt, state: 'asked' as const };
  const id = await store.groupChanges.keep(kept);
  const change = { id, edits, source, after: checked.file, state: 'done' as const, actor: person };
  await storeChange(product, store, group.id, { ...change, platform: identity.platform });
  return { change: id };
}

/** What waits for the same place comes to nothing when somebody else gets it. */
async function withdrawWaiting(
  product: Product,
  store: Store,
  { group, person }: Asker,
  { partyId, role }: Pick<Wanted, 'partyId' | 'role'>,
): Promise<void> {
  for (const one of await store.answerers.waiting({ groupId: group.id }))
    if (one.partyId === partyId && one.role === role)
      await store.answerers.settleHandover(one.id, 'withdrawn', person.id, product.clock.now());
}

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

const tellAsker = (
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

/** What came of meeting somebody: what they now answer for, and what they will. */
export type Met = { done: Handover[]; later: Handover[] };

/** Somebody who is to take over has opened the bot or the letter. In a transaction of its own. */
export async function meetSomebody(product: Product, person: Person, platform: PlatformName): Promise<Met> {
  return product.store.transaction(async (store) => {
    const met = await store.answerers.meet(person.id, product.clock.now());
    const [done, later]: Handover[][] = [[], []];
    for (const one of met) {
      const group = await store.groups.load(one.groupId);
      if (one.fromOn > today(product, group)) later?.push(one);
      else if (await takeEffect(product, store, one.id, platform)) done?.push(one);
    }
    return { done: done ?? [], later: later ?? [] };
  });
}

/** Makes a handover so whose time has come. False: nothing came of it. Inside a transaction. */
export async function takeEffect(
  product: Product,
  store: Store,
  id: number,
  platform: PlatformName | undefined,
): Promise<boolean> {
  const waiting = await store.answerers.handover(id);
  const head = waiting && (await store.groups.lockRow(waiting.groupId));
  const handover = head && (await store.answerers.lockHandover(id));
  if (!head || handover?.state !== 'open') return false;
  const at = product.clock.now();
  const before = await store.groups.load(handover.groupId);
  const file = await store.groups.asFile(handover.groupId);
  const key = before.parties.find((party) => party.id === handover.partyId && !party.removed)?.key;
  const t = textsFor(before.locale);
  const somebody = { ...handover.person, ...handover.accounts };
  const next =
    key === undefined || head.keptIn === 'file' ? undefined : withContact(file, key, handover.role, somebody);
  const checked = next && (await checkChange(store, before.id, next, t));
  if (!checked || 'refused' in checked) {
    // The party is gone, or the group is kept in its file again.
    await store.answerers.settleHandover(id, 'withdrawn', undefined, at);
    return false;
  }
  const edits = editsBetween(file, checked.file);
  const actor = platform ? handover.person : handover.askedBy;
  const kept = { groupId: before.id, edits, madeBy: actor.id, madeAt: at, state: 'asked' as const };
  const change = await store.groupChanges.keep(kept);
  const stored = {
    id: change,
    edits,
    source: head.source,
    after: checked.file,
    state: 'done' as const,
    actor,
  };
  const knows = platform ? [handover.askedBy.id] : [];
  const group = await storeChange(product, store, before.id, { ...stored, platform, knows });
  await store.answerers.settleHandover(id, 'done', actor.id, at);
  await store.log({
    at,
    kind: 'handed-over',
    groupId: group.id,
    partyId: handover.partyId,
    actor: actor.id,
    platform,
    detail: { handover: id },
  });
  const pressed = platform !== undefined;
  const byCoordinator = group.coordinators.some((one) => one.id === handover.askedBy.id);
  const told = group.coordinators.filter((one) => one.id !== actor.id && one.id !== handover.askedBy.id);
  await store.deliveries.plan(
    told.map(
      ({ id: personId }): NewDelivery => ({
        dedupe: `handover:${id}:taken-over:${personId}`,
        kind: 'news',
        groupId: group.id,
        personId,
        partyId: handover.partyId,
        dueAt: at,
        content: { what: 'taken-over', handover: id, change, pressed },
      }),
    ),
  );
  if (!byCoordinator || pressed) await tellAsker(store, group, handover, at, pressed);
  return true;
}

/** Whoever handed over, and the coordinators, hear that the new one is not reached: a typo would wait for ever. */
export async function tellOfNoReach(product: Product, row: DeliveryRow, group: WorkingGroup): Promise<void> {
  const { handover: id } = (row.content ?? {}) as { handover?: number };
  const handover = id === undefined ? undefined : await product.store.answerers.handover(id);
  if (handover?.state !== 'open') return;
  const told = new Set([handover.askedBy.id, ...group.coordinators.map((one) => one.id)]);
  await product.store.deliveries.plan(
    [...told].map(
      (personId): NewDelivery => ({
        dedupe: `handover:${handover.id}:not-reached:${personId}`,
        kind: 'news',
        groupId: group.id,
        personId,
        partyId: handover.partyId,
        dueAt: product.clock.now(),
        content: { what: 'not-reached', handover: handover.id, pressed: true },
      }),
    ),
  );
}

/** Whether the person answers for the party as its contact or substitute now. */
export const isAnswerer = (group: WorkingGroup, partyId: number, personId: number): boolean =>
  contactsOf(group, partyId).some(({ role, person }) => role !== 'stand-in' && person.id === personId);
