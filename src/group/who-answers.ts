import { partyName } from '../domain/party.ts';
import { mayCoordinate } from '../domain/permission.ts';
import type { Button, Message, Part } from '../messages/message.ts';
import type { Handover } from '../ports/answerers.ts';
import type { Asker } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { isAnswerer } from './handover.ts';

/** Who answers for a party now, who is to, and the ways to change it. */
export async function whoAnswers(store: Store, asker: Asker, partyId: number): Promise<Message> {
  const { group, t, person } = asker;
  const a = t.answerers;
  const name = partyName(group, partyId);
  const buttons: Button[] = [];
  const mayChange = mayCoordinate(asker.membership) || isAnswerer(group, partyId, person.id);
  if (mayChange)
    buttons.push(
      {
        label: a.changeContact,
        action: { kind: 'change-answerer', group: group.id, party: partyId, role: 'contact' },
        primary: true,
      },
      {
        label: a.changeSubstitute,
        action: { kind: 'change-answerer', group: group.id, party: partyId, role: 'substitute' },
      },
      { label: a.forATime, action: { kind: 'set-stand-in', group: group.id, party: partyId } },
    );
  if (isAnswerer(group, partyId, person.id))
    buttons.push({
      label: t.mail.own.title,
      action: { kind: 'change-address', group: group.id, party: partyId },
    });
  return {
    parts: [
      { kind: 'heading', text: a.whoTitle(name) },
      ...(await answererParts(store, asker, partyId, mayChange)),
      ...(mayChange ? [{ kind: 'note' as const, text: a.appoints }] : []),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ],
  };
}

/** The contact, the substitute, whoever stands in, and what waits; `mayChange`: with the ways back. */
export async function answererParts(
  store: Store,
  asker: Asker,
  partyId: number,
  mayChange: boolean,
): Promise<Part[]> {
  const { group, t } = asker;
  const a = t.answerers;
  const who = (role: 'contact' | 'substitute') => {
    const found = group.contacts.find((one) => one.partyId === partyId && one.role === role);
    if (!found) return a.vacant;
    const text = a.person(found.person.name, found.person.email);
    return found.shared ? a.sharedBy(text) : text;
  };
  const standIns = (await store.answerers.standIns(group.id)).filter((one) => one.partyId === partyId);
  const waiting = (await store.answerers.waiting({ groupId: group.id })).filter(
    (one) => one.partyId === partyId,
  );
  const parts: Part[] = [
    {
      kind: 'facts',
      facts: [
        { label: a.contact, value: who('contact') },
        { label: a.substitute, value: who('substitute') },
        ...standIns.map((one) => ({
          label: a.standIn,
          value: a.fromTo(
            a.person(one.person.name, one.person.email),
            t.dates.dayWithYear(one.fromOn),
            t.dates.dayWithYear(one.toOn),
          ),
        })),
      ],
    },
    ...waiting.map((one): Part => ({ kind: 'text', text: waitingText(asker, one) })),
  ];
  const back: Button[] = mayChange
    ? [
        ...waiting.map(
          (one): Button => ({
            label: a.withdraw(one.person.name),
            action: { kind: 'withdraw-handover', group: group.id, party: partyId, handover: one.id },
          }),
        ),
        ...standIns.map(
          (one): Button => ({
            label: a.endStandIn(one.person.name),
            action: { kind: 'end-stand-in', group: group.id, party: partyId, standIn: one.id },
          }),
        ),
      ]
    : [];
  if (mayCoordinate(asker.membership))
    back.push(
      ...waiting
        .filter(({ state }) => state === 'confirm')
        .map(
          (one): Button => ({
            label: a.confirmOf(one.person.name),
            action: { kind: 'confirm-handover', group: group.id, handover: one.id },
          }),
        ),
    );
  return back.length > 0 ? [...parts, { kind: 'buttons', buttons: back }] : parts;
}

export function waitingText({ t, group }: Pick<Asker, 't' | 'group'>, one: Handover): string {
  const day = t.dates.dayWithYear(one.fromOn);
  const name = partyName(group, one.partyId);
  if (one.state === 'confirm') return t.answerers.waits.confirm(one.person.name, name, day);
  return (one.met ? t.answerers.waits.day : t.answerers.waits.open)(one.person.name, name, day);
}
