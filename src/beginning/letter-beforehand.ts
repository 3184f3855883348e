import { areasOf } from '../domain/agreement.ts';
import type { Message } from '../messages/message.ts';
import { minutesFor } from '../messages/reminder.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { firstInvitation, wayBack } from './first-invitation.ts';

/** Words that a coordinator may send under their own name, so that nobody takes the invitation for a fraud. */
export async function letterBeforehand(product: Product, store: Store, asker: Asker): Promise<Message> {
  const { t, group, person } = asker;
  const b = t.beginning;
  const ahead = await firstInvitation(product, store, group);
  if (!ahead) return { parts: [{ kind: 'text', text: b.none }] };
  const { checkIn, day, expected } = ahead;
  const first = expected.find((id) => id !== group.convenerId) ?? group.convenerId;
  const areas = areasOf(group, first, checkIn.halfYear).length;
  const due = t.dates.weekdayAndDayWithYear(checkIn.dueOn);
  return {
    parts: [
      { kind: 'text', text: b.letterAbout },
      {
        kind: 'quote',
        text: b.letterText({
          group: group.name,
          day: b.letterDay(day === undefined ? b.soon : t.dates.weekdayAndDay(day)),
          sender: t.mail.senderName,
          subject: t.mail.subjectInvitation(b.yourLibrary, t.dates.weekdayAndDay(checkIn.dueOn)),
          due,
          minutes: t.messages.areasTake(minutesFor(areas)),
          coordinator: `${person.name}, ${person.email}`,
        }),
      },
      { kind: 'buttons', buttons: [wayBack(asker)] },
    ],
  };
}
