import { calendarOf, today } from '../asking/days.ts';
import { expectation } from '../domain/agreement.ts';
import { dueDate } from '../domain/calendar.ts';
import { dayIn } from '../domain/day.ts';
import { halfYearOf, nextHalfYear } from '../domain/half-year.ts';
import { rungs } from '../domain/reminder.ts';
import type { Reply } from '../messages/report.ts';
import { offer } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';

/** "Just now there is none", and when the next one opens; to a coordinator with the way on. */
export async function nothingOpen(product: Product, store: Store, asker: Asker): Promise<Reply> {
  const { t, group, person } = asker;
  const coordinates = group.coordinators.some(({ id }) => id === person.id);
  const calendar = await calendarOf(product, group);
  const day = today(product, group);
  const imported = dayIn(group.timezone, group.importedAt);
  let halfYear = halfYearOf(day);
  // Two years ahead: an agreement that starts later than that is not worth waiting for.
  for (let i = 0; i < 4; i++, halfYear = nextHalfYear(halfYear)) {
    if (!expectation(group, halfYear).some((one) => one.expected)) continue;
    const stored = await store.checkIns.find(group.id, halfYear);
    const dueOn = stored?.dueOn ?? dueDate(group.rhythm, halfYear).dueOn;
    const next = rungs(dueOn, group.rhythm, calendar).find((rung) => rung.day >= day && rung.day >= imported);
    if (next && !stored?.openedAt)
      return offer(
        [`${t.messages.nothingOpen} ${t.messages.nextOpens(t.dates.dayWithYear(next.day))}`],
        coordinates
          ? [{ label: t.beginning.before, action: { kind: 'before-invitation', group: group.id } }]
          : [],
      );
  }
  return offer(
    [t.messages.nothingOpen, t.messages.noAgreement],
    coordinates ? [{ label: t.adding.button, action: { kind: 'ways-to-add', group: group.id } }] : [],
  );
}
