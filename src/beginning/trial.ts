import { randomUUID } from 'node:crypto';
import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Message } from '../messages/message.ts';
import { reminderMessage } from '../messages/reminder.ts';
import { offer, tell } from '../messages/say.ts';
import type { Composed, Composing } from '../ports/kinds.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { areaCount } from '../reminders/standing.ts';
import { changesToLast, readReport } from '../report/report-list.ts';
import type { Texts } from '../texts/texts.ts';
import { firstInvitation, wayBack } from './first-invitation.ts';

/** Sends the asker the invitation as a contact gets it. Inside a transaction. */
export async function sendTrial(product: Product, store: Store, asker: Asker): Promise<Change> {
  const { t, person, identity } = asker;
  const group = await store.groups.load(asker.group.id);
  const ahead = await firstInvitation(product, store, group);
  if (!ahead) return { reply: tell(t.beginning.trialNobody) };
  // One of the libraries, with somebody to greet where there is one: that is what most will get.
  const others = ahead.expected.filter((id) => id !== group.convenerId);
  const party = others.find((id) => contactsOf(group, id).length > 0) ?? others[0] ?? ahead.expected[0] ?? 0;
  const at = product.clock.now();
  const about = { groupId: group.id, checkInId: ahead.checkIn.id };
  await store.log({ at, kind: 'trial-sent', ...about, actor: person.id, platform: identity.platform });
  const send = await store.deliveries.plan([
    {
      dedupe: `trial:${randomUUID()}`,
      kind: 'trial',
      groupId: group.id,
      personId: person.id,
      dueAt: at,
      content: { party, checkIn: ahead.checkIn.id },
    },
  ]);
  return {
    reply: offer([t.beginning.trialSent(partyName(group, party))], [wayBack(asker)]),
    send,
  };
}

/** The invitation, marked as a trial, with buttons that do nothing. */
export async function composeTrial({
  product,
  row,
  content,
  group,
  t,
}: Composing<'trial'>): Promise<Composed> {
  const checkIn = await product.store.checkIns.get(content.checkIn);
  const reader = group.coordinators.find(({ id }) => id === row.personId);
  if (!checkIn || !reader || !group.parties.some(({ id }) => id === content.party)) return { skip: 'gone' };
  const [contact] = contactsOf(group, content.party);
  const report = await readReport(product.store, group, checkIn, content.party);
  const name = partyName(group, content.party);
  const invitation = reminderMessage(
    {
      name: contact?.person.name ?? t.beginning.trialSomebody,
      owed: [
        {
          checkIn: checkIn.id,
          party: content.party,
          partyName: name,
          areas: areaCount(group, content.party, checkIn),
          begun: 0,
          asLast: changesToLast(report).length > 0,
          dueOn: checkIn.dueOn,
        },
      ],
      first: true,
      today: today(product, group),
      questionsTo: group.coordinators.filter(({ id }) => id !== contact?.person.id),
    },
    t,
  );
  const above = contact
    ? t.beginning.trialAbove(contact.person.name, name)
    : t.beginning.trialNoContact(name);
  return { message: asTrial(invitation, group, above, t) };
}

function asTrial(message: Message, group: WorkingGroup, above: string, t: Texts): Message {
  return {
    ...(message.title !== undefined && { title: t.beginning.trialTitle(message.title) }),
    parts: [
      { kind: 'text', text: [{ strong: above }] },
      ...message.parts.map((part) =>
        part.kind === 'buttons'
          ? {
              ...part,
              buttons: part.buttons.map(({ label, primary }) => ({
                label,
                action: { kind: 'trial-pressed' as const, group: group.id },
                ...(primary && { primary }),
              })),
            }
          : part,
      ),
    ],
  };
}
