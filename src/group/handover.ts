import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import type { Day } from '../domain/day.ts';
import { contactIn, isOfParty, type Somebody, withContact } from '../domain/group-contact.ts';
import { editsBetween } from '../domain/group-edits.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import type { Role, WorkingGroup } from '../domain/working-group.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import { say, tell } from '../messages/say.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { Accounts, Handover } from '../ports/answerers.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { changeGroup, questionParts } from './change-group.ts';
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
export async function invite(
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

/** Whether the person answers for the party as its contact or substitute now. */
export const isAnswerer = (group: WorkingGroup, partyId: number, personId: number): boolean =>
  contactsOf(group, partyId).some(({ role, person }) => role !== 'stand-in' && person.id === personId);
