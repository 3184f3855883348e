import { today } from '../asking/days.ts';
import { expectation, inForce } from '../domain/agreement.ts';
import { contactsOf } from '../domain/party.ts';
import { mayCoordinate } from '../domain/permission.ts';
import type { Contact } from '../domain/working-group.ts';
import type { Button, Message, Part } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import { noReachText } from '../messages/reminder.ts';
import { onePartyMessage } from '../one-party/show-one-party.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readReach } from '../reminders/standing.ts';
import { ownState } from '../report/show-state.ts';
import { isAnswerer } from './handover.ts';
import { checkInNow } from './what-is-open.ts';
import { answererParts } from './who-answers.ts';

/** One party: who answers, where they are reached and were last seen, its agreements, and how its answer stands. */
export async function partyMessage(
  product: Product,
  store: Store,
  asker: Asker,
  partyId: number,
): Promise<Message> {
  const { group, t, membership } = asker;
  const p = t.answerers;
  const found = group.parties.find(({ id, removed }) => id === partyId && !removed);
  if (!found) return { parts: [{ kind: 'text', text: t.messages.gone }] };
  const coordinating = mayCoordinate(membership);
  const mayChange = coordinating || isAnswerer(group, partyId, asker.person.id);
  const agreements = group.agreements.filter((one) => one.partyIds.includes(partyId));
  const day = today(product, group);
  const inForceNow = agreements.filter((one) => inForce(one, day));
  const buttons: Button[] = [
    {
      label: p.who,
      action: { kind: 'who-answers', group: group.id, party: partyId },
      primary: true,
    },
    ...(coordinating ? coordinatorButtons(asker, partyId) : []),
  ];
  // The convener's are everybody's.
  const shown = partyId === group.convenerId ? [] : agreements;
  return {
    parts: [
      { kind: 'heading', text: found.name },
      ...(await answererParts(store, asker, partyId, mayChange)),
      ...(await reachParts(product, store, asker, partyId)),
      ...(shown.length > 0
        ? [
            { kind: 'text' as const, text: [{ strong: p.agreements }] },
            {
              kind: 'list' as const,
              items: shown.map((one) =>
                p.agreement(
                  one.reference,
                  t.dates.dayWithYear(one.validFrom),
                  t.dates.dayWithYear(one.validTo),
                  inForceNow.includes(one),
                ),
              ),
            },
          ]
        : []),
      ...(await stateParts(product, store, asker, partyId)),
      { kind: 'buttons', buttons },
    ],
  };
}

/** Where each is written to, or why not, and when they were last here. */
async function reachParts(product: Product, store: Store, asker: Asker, partyId: number): Promise<Part[]> {
  const { group, t } = asker;
  const contacts = contactsOf(group, partyId);
  if (contacts.length === 0) return [];
  const { addresses, noReach } = await readReach(product, store, group, [partyId]);
  const seen = await store.answerers.lastSeen(contacts.map(({ person }) => person.id));
  const line = ({ person }: Contact): string => {
    const why = noReach.get(person.id);
    const platform = addresses.get(person.id)?.identity.platform;
    const reached = why
      ? t.answerers.notReached(noReachText(why, t))
      : platform === 'mail'
        ? t.answerers.reachedByMail
        : t.answerers.reached(platform ? t.platforms[platform] : '');
    const at = seen.get(person.id);
    return t.answerers.reach(
      person.name,
      reached,
      at ? t.answerers.seen(moment(group, at, t).dayWithYear) : t.answerers.neverSeen,
    );
  };
  return [{ kind: 'list', items: contacts.map(line) }];
}

async function stateParts(product: Product, store: Store, asker: Asker, partyId: number): Promise<Part[]> {
  const { group, t } = asker;
  const checkIn = await checkInNow(product, store, group);
  if (!checkIn) return [];
  const p = t.answerers;
  const halfYear = t.halfYear(checkIn.halfYear);
  const expected = expectation(group, checkIn.halfYear).find((one) => one.partyId === partyId);
  if (!expected?.expected) {
    const reason = t.messages.notExpectedWhy[expected?.expected === false ? expected.reason : 'no-agreement'];
    return [{ kind: 'text', text: p.notExpected(halfYear, reason) }];
  }
  if (!checkIn.openedAt)
    return [{ kind: 'text', text: p.notOpen(halfYear, t.dates.weekdayAndDayWithYear(checkIn.dueOn)) }];
  const { membership } = asker;
  const own = membership.parties.filter((one) => one.partyId === partyId);
  const { parts } = mayCoordinate(membership)
    ? await onePartyMessage(product, store, asker, checkIn, partyId)
    : await ownState(product, store, { ...asker, membership: { ...membership, parties: own } }, checkIn, []);
  return parts.flatMap((part): Part[] => {
    if (part.kind === 'heading') return [];
    if (part.kind !== 'buttons') return [part];
    // But for the way back to here.
    const buttons = part.buttons.filter(({ action }) => action.kind !== 'party');
    return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
  });
}

function coordinatorButtons({ group, t }: Asker, party: number): Button[] {
  const of = { group: group.id, party };
  const edit: Button = { label: t.answerers.editParty, action: { kind: 'edit-party', ...of } };
  const back: Button = { label: t.group.toGroup, action: { kind: 'group', group: group.id } };
  if (party === group.convenerId) return [edit, back];
  return [
    edit,
    { label: t.groupForms.newAgreement, action: { kind: 'edit-agreement', ...of } },
    { label: t.answerers.removeParty, action: { kind: 'remove-party', ...of } },
    back,
  ];
}
