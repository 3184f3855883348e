import { partyName } from '../domain/party.ts';
import type { Person, WorkingGroup } from '../domain/working-group.ts';
import type { Part } from '../messages/message.ts';
import { say } from '../messages/say.ts';
import type { Handover } from '../ports/answerers.ts';
import type { Composed, Composing } from '../ports/kinds.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';
import { checkInNow, openParts } from './what-is-open.ts';

/** To somebody who is new: what this is, who handed over, what is open, and whom to ask. */
export async function composeWelcome(composing: Composing<'welcome'>): Promise<Composed> {
  const { product, row, content, group, t } = composing;
  const { store } = product;
  const personId = row.personId ?? 0;
  const by = await nameOf(product, content.by, t);
  if (content.handover !== undefined) {
    const handover = await store.answerers.handover(content.handover);
    if (handover?.state !== 'open') return { skip: 'gone' };
    return {
      message: {
        title: t.answerers.inviteTitle[handover.role](partyName(group, handover.partyId)),
        parts: await inviteParts(product, store, group, handover, t),
      },
    };
  }
  if (content.as === 'coordinator') {
    const self = group.coordinators.find(({ id }) => id === personId);
    if (!self) return { skip: 'gone' };
    const text = (content.again ? t.answerers.coordinatorAgain : t.answerers.coordinator)(by, group.name);
    return {
      message: {
        parts: [
          ...say(t.messages.hello(self.name), text).parts,
          {
            kind: 'buttons',
            buttons: [{ label: t.group.toGroup, action: { kind: 'group', group: group.id }, primary: true }],
          },
        ],
      },
    };
  }
  const partyId = row.partyId ?? 0;
  const name = partyName(group, partyId);
  if (content.as === 'stand-in') {
    const standIn = await store.answerers.standIn(content.standIn ?? 0);
    if (!standIn) return { skip: 'gone' };
    const days = [t.dates.dayWithYear(standIn.fromOn), t.dates.dayWithYear(standIn.toOn)] as const;
    return {
      message: {
        parts: [
          ...say(
            t.messages.hello(standIn.person.name),
            t.answerers.standInWelcome(by, name, ...days),
            about(group, t),
          ).parts,
          ...(standIn.begun ? await openParts(store, group, partyId, t) : []),
          ...say(questions(group, personId, t)).parts,
        ],
      },
    };
  }
  const self = group.contacts.find(
    ({ partyId: of, role, person }) => of === partyId && role === content.as && person.id === personId,
  );
  if (!self) return { skip: 'gone' };
  const text = content.again ? t.answerers.again[content.as] : t.answerers.welcome[content.as];
  return {
    message: {
      parts: [
        ...say(t.messages.hello(self.person.name), text(by, name), about(group, t)).parts,
        ...(await openParts(store, group, partyId, t)),
        ...say(questions(group, personId, t)).parts,
      ],
    },
  };
}

/** Asks somebody to take over, who has not been met: said in the message, and by the letter's link. */
export async function inviteParts(
  product: Product,
  store: Store,
  group: WorkingGroup,
  handover: Handover,
  t: Texts,
): Promise<Part[]> {
  const { id, partyId, role, person, askedBy, fromOn } = handover;
  const checkIn = await checkInNow(product, store, group);
  const name = partyName(group, partyId);
  const open = await openParts(store, group, partyId, t);
  return [
    ...say(
      t.messages.hello(person.name),
      t.answerers.invite[role](askedBy.name, name),
      about(group, t),
      // Only to read: what they may press is to take over.
      ...open.flatMap((part) => (part.kind === 'text' && typeof part.text === 'string' ? [part.text] : [])),
      t.answerers.inviteFrom(t.dates.dayWithYear(fromOn)),
    ).parts,
    {
      kind: 'buttons',
      buttons: [
        {
          label: t.answerers.takeOver,
          action: {
            kind: 'take-over',
            group: group.id,
            handover: id,
            ...(checkIn && { checkIn: checkIn.id, party: partyId }),
          },
          primary: true,
        },
      ],
    },
    ...say(questions(group, person.id, t)).parts,
  ];
}

export const nameOf = async ({ store }: Product, id: number, t: Texts): Promise<string> =>
  (await store.answerers.nameOf(id)) ?? t.answerers.somebody;

const about = (group: WorkingGroup, t: Texts): string =>
  t.answerers.about(group.name, group.parties.find((one) => one.id === group.convenerId)?.name ?? group.name);

function questions(group: WorkingGroup, personId: number, t: Texts): string {
  const others: Person[] = group.coordinators.filter((one) => one.id !== personId);
  return others.map((one) => t.messages.questionsTo(one.name, one.email)).join(' ');
}
