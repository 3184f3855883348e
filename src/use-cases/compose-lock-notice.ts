import { addDays, type Day } from '../domain/day.ts';
import type { Locale, WorkingGroup } from '../domain/working-group.ts';
import { removalMessage, unlockedMessage } from '../messages/lock.ts';
import type { DeliveryRow } from '../ports/deliveries.ts';
import { textsFor } from '../texts/texts.ts';
import type { Composed } from './compose-delivery.ts';
import { type Product, partyName, today } from './product.ts';
import { readReport } from './report-list.ts';

/** What an `unlocked` delivery carries: who unlocked, by person id, and why. */
export type UnlockedContent = { by: number; reason: string };
/** How many days before a draft is removed its people are told. */
export const noticeBefore = 7;
export const weekAfter = (day: Day): Day => addDays(day, noticeBefore);
export const laterDay = (one: Day, other: Day): Day => (one > other ? one : other);

/** What a `removal` delivery carries: the lock that it is about, and the first local day on which the draft may go. */
export type RemovalContent = { lockedAt: string; on: string };

/** To one of a party's people: their answer is unlocked, or what they have not sent in will be removed. */
export async function composeLockNotice(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
  locale: Locale,
): Promise<Composed> {
  const t = textsFor(locale);
  const checkIn = row.checkInId === undefined ? undefined : await product.store.checkIns.get(row.checkInId);
  const contact = group.contacts.find((one) => one.person.id === row.personId && one.partyId === row.partyId);
  if (!checkIn || !contact) return { skip: 'gone' };
  const report = await readReport(product.store, group, checkIn, contact.partyId);
  const about = {
    checkIn: checkIn.id,
    party: contact.partyId,
    partyName: partyName(group, contact.partyId),
    halfYear: checkIn.halfYear,
    name: contact.person.name,
    questionsTo: group.coordinators.filter((one) => one.id !== contact.person.id),
  };
  if (row.kind === 'unlocked') {
    const { by, reason } = row.content as UnlockedContent;
    if (report.locked) return { skip: 'locked' };
    const name = group.coordinators.find((one) => one.id === by)?.name ?? group.name;
    const sentIn = report.update.submitted !== undefined;
    return { message: unlockedMessage({ ...about, by: name, reason, sentIn }, t) };
  }
  const { lockedAt, on } = row.content as RemovalContent;
  // Unlocked since, sent in, or locked anew: that lock has a notice of its own.
  if (report.update.lockedAt?.toISOString() !== lockedAt || !report.update.draft)
    return { skip: 'nothing-owed' };
  // Told later than was meant, they have their week all the same.
  const goes = laterDay(on, weekAfter(today(product, group)));
  return { message: removalMessage({ ...about, on: goes }, t) };
}
