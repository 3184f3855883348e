import { today } from '../asking/days.ts';
import { expectation } from '../domain/agreement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { halfYearOf } from '../domain/half-year.ts';
import { partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Part } from '../messages/message.ts';
import { answerButtons } from '../messages/reminder.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { areasWithoutStatus, changesToLast, readReport } from '../report/report-list.ts';
import type { Texts } from '../texts/texts.ts';

/** The check-in that a group's people are asked about now, or next: it need not be open. */
export async function checkInNow(
  product: Product,
  store: Store,
  group: WorkingGroup,
): Promise<CheckIn | undefined> {
  const current = await store.checkIns.current(group.id);
  if (current && !current.lockedAt) return current;
  const all = await store.checkIns.list(group.id);
  const ahead = all.filter((one) => !one.lockedAt && one.halfYear >= halfYearOf(today(product, group)));
  return ahead.at(-1) ?? current;
}

/** What is asked of a party just now, with its buttons; or that nothing is. */
export async function openParts(
  store: Store,
  group: WorkingGroup,
  partyId: number,
  t: Texts,
): Promise<Part[]> {
  const checkIn = await store.checkIns.current(group.id);
  const expected =
    checkIn && expectation(group, checkIn.halfYear).some((one) => one.partyId === partyId && one.expected);
  if (!checkIn || checkIn.lockedAt || !expected) return [{ kind: 'text', text: t.answerers.nothingNow }];
  const report = await readReport(store, group, checkIn, partyId);
  const target = { checkIn: checkIn.id, party: partyId };
  const name = partyName(group, partyId);
  const halfYear = t.halfYear(checkIn.halfYear);
  if (report.locked) return [{ kind: 'text', text: t.answerers.nothingNow }];
  if (report.update.submitted)
    return [
      { kind: 'text', text: t.answerers.sentIn(name, halfYear) },
      { kind: 'buttons', buttons: [{ label: t.report.view, action: { kind: 'view', ...target } }] },
    ];
  const begun = report.areas.length - areasWithoutStatus(report).length;
  const due = t.dates.weekdayAndDay(checkIn.dueOn);
  return [
    {
      kind: 'text',
      text: [t.answerers.isOpen(halfYear, due), begun > 0 && t.messages.begun(begun, report.areas.length)]
        .filter(Boolean)
        .join(' '),
    },
    {
      kind: 'buttons',
      buttons: answerButtons({ ...target, begun, asLast: changesToLast(report).length > 0 }, t),
    },
  ];
}
