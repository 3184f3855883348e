import type { Button, Message } from '../messages/message.ts';
import { unreachableText } from '../messages/reminder.ts';
import { say } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readReach, unreachableParties } from '../reminders/standing.ts';
import { partiesSought } from './find-people.ts';
import { firstInvitation, namesOf } from './first-invitation.ts';

/** When the invitation goes and to whom, and what may be done before. */
export async function beforeInvitation(
  product: Product,
  store: Store,
  asker: Asker,
  ...news: string[]
): Promise<Message> {
  const { t } = asker;
  const b = t.beginning;
  const group = await store.groups.load(asker.group.id);
  const of = { group: group.id };
  const ahead = await firstInvitation(product, store, group);
  if (!ahead) {
    const add: Button = { label: t.adding.button, action: { kind: 'ways-to-add', ...of }, primary: true };
    return {
      parts: [
        { kind: 'heading', text: b.title },
        ...say(...news, b.none).parts,
        { kind: 'buttons', buttons: [add] },
      ],
    };
  }
  const { checkIn, day, expected, waiting } = ahead;
  const named = t.halfYear(checkIn.halfYear);
  const invited = expected.filter((id) => !waiting.includes(id));
  const sought = new Set(await partiesSought(product, store, group, expected));
  const asked = expected.filter((id) => !sought.has(id));
  const unreachable = unreachableParties(group, await readReach(product, store, group, asked), asked);
  const buttons: Button[] = [
    { label: b.trial, action: { kind: 'send-trial', ...of } },
    ...(expected.length > 1 ? [{ label: b.some, action: { kind: 'choose-first' as const, ...of } }] : []),
    { label: b.letter, action: { kind: 'letter-beforehand', ...of } },
    { label: b.inviteAll, action: { kind: 'ask-invite-all', ...of }, primary: true },
  ];
  return {
    parts: [
      { kind: 'heading', text: b.title },
      ...say(
        ...news,
        [
          day === undefined
            ? b.goesNow(named)
            : b.goes(named, t.dates.weekdayAndDayWithYear(day), invited.length),
          b.due(t.dates.weekdayAndDayWithYear(checkIn.dueOn)),
        ].join(' '),
        waiting.length > 0 ? b.waiting(waiting.length, namesOf({ group, t }, waiting)) : undefined,
        sought.size > 0 ? b.lookingFor(sought.size) : undefined,
        unreachableText(unreachable, t),
      ).parts,
      { kind: 'note', text: b.ways },
      { kind: 'buttons', buttons },
    ],
  };
}
