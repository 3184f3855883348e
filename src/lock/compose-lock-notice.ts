import { today } from '../asking/days.ts';
import { addDays, type Day } from '../domain/day.ts';
import { partyName } from '../domain/party.ts';
import { removalMessage, unlockedMessage } from '../messages/lock.ts';
import type { Composed, Composing } from '../ports/kinds.ts';
import { readReport } from '../report/report-list.ts';

/** How many days before a draft is removed its people are told. */
export const noticeBefore = 7;
export const weekAfter = (day: Day): Day => addDays(day, noticeBefore);
export const laterDay = (one: Day, other: Day): Day => (one > other ? one : other);

/** To one of a party's people: their answer is unlocked. */
export async function composeUnlocked(composing: Composing<'unlocked'>): Promise<Composed> {
  const { group, content, t } = composing;
  const notice = await readNotice(composing);
  if (!notice) return { skip: 'gone' };
  const { about, report } = notice;
  if (report.locked) return { skip: 'locked' };
  const name = group.coordinators.find((one) => one.id === content.by)?.name ?? group.name;
  const sentIn = report.update.submitted !== undefined;
  return { message: unlockedMessage({ ...about, by: name, reason: content.reason, sentIn }, t) };
}

/** To one of a party's people: what they have not sent in will be removed. */
export async function composeRemoval(composing: Composing<'removal'>): Promise<Composed> {
  const { product, group, content, t } = composing;
  const notice = await readNotice(composing);
  if (!notice) return { skip: 'gone' };
  const { about, report } = notice;
  // Unlocked since, sent in, or locked anew: that lock has a notice of its own.
  if (report.update.lockedAt?.toISOString() !== content.lockedAt || !report.update.draft)
    return { skip: 'nothing-owed' };
  // Told later than was meant, they have their week all the same.
  const goes = laterDay(content.on, weekAfter(today(product, group)));
  return { message: removalMessage({ ...about, on: goes }, t) };
}

/** What both are about; undefined where its reader is no longer one of the party's people. */
async function readNotice({ product, row, group }: Composing<'unlocked'> | Composing<'removal'>) {
  const checkIn = row.checkInId === undefined ? undefined : await product.store.checkIns.get(row.checkInId);
  const contact = group.contacts.find((one) => one.person.id === row.personId && one.partyId === row.partyId);
  if (!checkIn || !contact) return undefined;
  const about = {
    checkIn: checkIn.id,
    party: contact.partyId,
    partyName: partyName(group, contact.partyId),
    halfYear: checkIn.halfYear,
    name: contact.person.name,
    questionsTo: group.coordinators.filter((one) => one.id !== contact.person.id),
  };
  return { about, report: await readReport(product.store, group, checkIn, contact.partyId) };
}
