import { expectation, inForce } from '../domain/agreement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import type { Contact, Locale, Person, WorkingGroup } from '../domain/working-group.ts';
import { inGroup, type Message, type Part } from '../messages/message.ts';
import { type Owed, reminderMessage, standingParts, unreachableParts } from '../messages/reminder.ts';
import type { AttachedFile } from '../ports/chat-platform.ts';
import type { AboutReminder, DeliveryRow } from '../ports/deliveries.ts';
import { textsFor } from '../texts/texts.ts';
import { composeCourse } from './compose-course.ts';
import { composeEnding } from './compose-ending.ts';
import { composeCode, composeLinks, composeReceipt } from './compose-letter.ts';
import { composeLockNotice } from './compose-lock-notice.ts';
import { addressIn } from './delivery-target.ts';
import { composeFallback } from './fall-back-to-channel.ts';
import { readWhy } from './no-reach.ts';
import { type Product, partyName, say, today } from './product.ts';
import { areasWithoutStatus, changesToLast, readReport, reportOf } from './report-list.ts';
import { areaCount, contactsOf, readRemindable, readStanding, unreachableParties } from './standing.ts';
import type { StopNotice } from './tell-of-stop.ts';

/** The message of a delivery, worked out when it is sent from what is true then; or why nothing is to be said. */
export type Composed =
  /** `sent` is done once it has gone. */
  { message: Message; files?: AttachedFile[]; sent?(): Promise<void> } | { skip: string };

/** A delivery with what came with its claim; without that, what it is composed of is read now. */
type Claimed = DeliveryRow & { about?: AboutReminder };

/** `row` and those merged into it, as one message, which names the group where the person is in several. */
export async function composeDelivery(
  product: Product,
  row: Claimed,
  group: WorkingGroup,
  locale: Locale,
): Promise<Composed> {
  const composed = await compose(product, row, group, locale);
  if ('skip' in composed || row.personId === undefined) return composed;
  const groups = row.about?.groups ?? (await product.store.people.groups(row.personId));
  return groups > 1 ? { ...composed, message: inGroup(composed.message, group.name) } : composed;
}

async function compose(
  product: Product,
  row: Claimed,
  group: WorkingGroup,
  locale: Locale,
): Promise<Composed> {
  const t = textsFor(locale);
  switch (row.kind) {
    case 'shown': {
      const showing = await product.store.showings.get(String(row.content));
      return showing ? { message: showing.message } : { skip: 'gone' };
    }
    case 'notice': {
      const content = row.content as StopNotice | { source: string; faults: string[] };
      if ('stopped' in content) {
        const { why } = readWhy(content.why, product.platforms.get(content.stopped));
        const text = why === 'held' ? t.messages.platformHeld : t.messages.platformStopped;
        return { message: say(text(t.platforms[content.stopped] ?? content.stopped)) };
      }
      const { source, faults } = content;
      return {
        message: {
          parts: [
            { kind: 'text', text: t.messages.badFile(source) },
            { kind: 'list', items: faults },
          ],
        },
      };
    }
    case 'unlocked':
    case 'removal':
      return composeLockNotice(product, row, group, locale);
    case 'receipt':
      return composeReceipt(product, row, group, locale);
    case 'link':
      return composeLinks(product, row, group, locale);
    case 'code':
      return composeCode(product, row, locale);
    case 'course-shown':
    case 'course-digest':
    case 'course-changed':
    case 'course-sign-ups':
    case 'course-afterwards':
    case 'course-question':
      return composeCourse(product, row, group, locale);
    case 'agreements-ending':
      return composeEnding(product, row, group, locale);
    case 'reminder':
      if (row.place) return composeFallback(product, row, group, locale);
      return composeReminder(product, row, group, locale);
    case 'nudge':
    case 'standing':
    case 'reach':
      return composeReminder(product, row, group, locale);
  }
}

async function composeReminder(
  product: Product,
  row: Claimed,
  group: WorkingGroup,
  locale: Locale,
): Promise<Composed> {
  const { store } = product;
  const { about } = row;
  const checkIn = about?.checkIn ?? (row.checkInId ? await store.checkIns.get(row.checkInId) : undefined);
  if (!checkIn || checkIn.lockedAt) return { skip: 'locked' };
  const t = textsFor(locale);
  const rows = [row, ...(about?.merged ?? (await store.deliveries.merged(row.dedupe)))];
  const parts: Part[] = [];
  let title: string | undefined;

  const person = group.contacts.find((contact) => contact.person.id === row.personId)?.person;
  const owed = person ? await stillOwed(product, group, checkIn, { person, rows, about }) : [];
  if (person && owed.length > 0) {
    const wasReminded = about?.wasReminded ?? (await store.deliveries.wasReminded(checkIn.id, person.id));
    const told = {
      name: person.name,
      owed,
      first: !wasReminded,
      dueOn: checkIn.dueOn,
      today: today(product, group),
      questionsTo: group.coordinators.filter((one) => one.id !== person.id),
    };
    const reminder = reminderMessage(told, t);
    title = reminder.title;
    parts.push(...reminder.parts);
  }
  if (group.coordinators.some((one) => one.id === row.personId)) {
    const standing = await readStanding(product, store, group, checkIn);
    const unreachable = unreachableParties(group, standing, standing.expected);
    if (rows.some((one) => one.kind === 'standing')) {
      const { expected, missing } = standing;
      const dueOn = t.dates.weekdayAndDay(checkIn.dueOn);
      title ??= t.mail.subjectStanding(expected.length - missing.length, expected.length, dueOn);
      parts.push(
        ...standingParts(
          {
            checkIn: checkIn.id,
            halfYear: checkIn.halfYear,
            dueOn: checkIn.dueOn,
            today: today(product, group),
            expected: standing.expected.length,
            missing: standing.missing.map((id) => partyName(group, id)),
            unreachable: unreachableParties(group, standing, standing.missing),
            ...(await readRemindable(product, store, group, checkIn, standing)),
          },
          t,
        ),
      );
    } else if (rows.some((one) => one.kind === 'reach') && unreachable.length > 0) {
      title ??= t.mail.subjectReach;
      parts.push(
        { kind: 'text', text: t.messages.invited(t.halfYear(checkIn.halfYear)) },
        ...unreachableParts(unreachable, t),
      );
    }
  }
  return parts.length > 0 ? { message: { title, parts } } : { skip: 'nothing-owed' };
}

/** What the person still owes of what these rows are about: nobody is reminded whose party has sent in. */
async function stillOwed(
  product: Product,
  group: WorkingGroup,
  checkIn: CheckIn,
  of: { person: Person; rows: Pick<DeliveryRow, 'partyId'>[]; about?: AboutReminder },
): Promise<Owed[]> {
  const { person, rows, about } = of;
  const day = today(product, group);
  const overdue = day > checkIn.dueOn;
  const partyIds = new Set(rows.flatMap((one) => (one.partyId !== undefined ? [one.partyId] : [])));
  const owed: Owed[] = [];
  for (const partyId of partyIds) {
    const contacts = contactsOf(group, partyId);
    const self = contacts.find((contact) => contact.person.id === person.id);
    const covered = group.agreements.some((one) => one.partyIds.includes(partyId) && inForce(one, day));
    const expected = expectation(group, checkIn.halfYear).some(
      (one) => one.partyId === partyId && one.expected,
    );
    if (!self || !covered || !expected) continue;
    const seen = about?.reports.find(({ update }) => update.partyId === partyId);
    const report = seen
      ? reportOf(group, checkIn, seen)
      : await readReport(product.store, group, checkIn, partyId);
    if (report.update.submitted || report.locked) continue;
    const other = overdue ? await reachableOther(product, contacts, self, about) : undefined;
    owed.push({
      checkIn: checkIn.id,
      party: partyId,
      partyName: partyName(group, partyId),
      areas: areaCount(group, partyId, checkIn),
      begun: report.areas.length - areasWithoutStatus(report).length,
      asLast: changesToLast(report).length > 0,
      alsoTo: other?.person.name,
    });
  }
  return owed;
}

/** The party's other person, where there is somewhere to write to them. */
async function reachableOther(
  product: Product,
  contacts: Contact[],
  self: Contact,
  about: AboutReminder | undefined,
): Promise<Contact | undefined> {
  const platforms = [...product.platforms.keys()];
  const others = contacts.filter((contact) => contact.person.id !== self.person.id);
  if (about) return others.find((contact) => addressIn(about, contact.person.id, platforms));
  const addresses = await product.store.people.addresses(
    others.map((contact) => contact.person.id),
    platforms,
  );
  return others.find((contact) => addresses.has(contact.person.id));
}
