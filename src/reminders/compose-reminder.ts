import { today } from '../asking/days.ts';
import { addressIn } from '../delivery/delivery-target.ts';
import { joinedIn, joinedInstead } from '../delivery/joined.ts';
import { inForce } from '../domain/agreement.ts';
import { expectationIn, isSettled } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { askedOf, contactsOf, partyName, waits } from '../domain/party.ts';
import { ladderKinds } from '../domain/reminder.ts';
import type { Contact, Person, WorkingGroup } from '../domain/working-group.ts';
import { leftOpen } from '../lock/lock-answers.ts';
import { leftOpenParts } from '../messages/lock.ts';
import type { Part } from '../messages/message.ts';
import { type Owed, reminderMessage, standingParts, unreachableParts } from '../messages/reminder.ts';
import type { AboutReminder, DeliveryRow } from '../ports/deliveries.ts';
import type { Composed, Composing } from '../ports/kinds.ts';
import type { Product } from '../ports/product.ts';
import { areasWithoutStatus, changesToLast, readReport, reportOf } from '../report/report-list.ts';
import { areaCount, missingNames, readRemindable, readStanding, unreachableParties } from './standing.ts';

/** To one person: what they owe, and, to a coordinator, how it stands. `row` and those merged into it, as one message. */
export async function composeReminder(
  composing: Composing<'reminder' | 'nudge' | 'standing' | 'reach'>,
): Promise<Composed> {
  const { product, row } = composing;
  const { about } = row;
  const merged = about?.merged ?? (await product.store.deliveries.merged(row.dedupe));
  const own = await composeOwn(
    composing,
    merged.filter(({ kind }) => isOfLadder(kind)),
  );
  if (merged.every(({ kind }) => isOfLadder(kind))) return own;
  const joined = (await product.store.deliveries.merged(row.dedupe)).filter(({ kind }) => !isOfLadder(kind));
  return withJoined(composing, own, joined);
}

const isOfLadder = (kind: string) => kind === 'nudge' || ladderKinds.some((one) => one === kind);

/** What it owes or how it stands, of `row` and of the ladder's own that were merged into it. */
async function composeOwn(
  { product, row, group, t }: Composing<'reminder' | 'nudge' | 'standing' | 'reach'>,
  merged: Pick<DeliveryRow, 'kind' | 'partyId'>[],
): Promise<Composed> {
  const { store } = product;
  const { about } = row;
  const checkIn = about?.checkIn ?? (row.checkInId ? await store.checkIns.get(row.checkInId) : undefined);
  if (!checkIn || checkIn.lockedAt) return { skip: 'locked' };
  const rows = [row, ...merged];
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
            missing: missingNames(group, checkIn, standing, t),
            unreachable: unreachableParties(group, standing, standing.missing),
            ...(await readRemindable(product, store, group, checkIn, standing)),
          },
          t,
        ),
      );
      const waiting = standing.missing.filter((id) => waits(group, id));
      if (waiting.length > 0)
        parts.push(
          { kind: 'text', text: t.beginning.stillWaiting(waiting.length) },
          {
            kind: 'buttons',
            buttons: [{ label: t.beginning.inviteAll, action: { kind: 'ask-invite-all', group: group.id } }],
          },
        );
    } else if (rows.some((one) => one.kind === 'reach')) {
      // On the day of the invitation: who is not reached, and what the new half-year leaves open behind it.
      const open = leftOpenParts(await leftOpen(store, checkIn), t);
      const told = [...unreachableParts(unreachable, t), ...open];
      if (told.length > 0) {
        title ??= unreachable.length > 0 ? t.mail.subjectReach : t.mail.subjectLeftOpen;
        parts.push({ kind: 'text', text: t.messages.invited(t.halfYear(checkIn.halfYear)) }, ...told);
      }
    }
  }
  return parts.length > 0 ? { message: { title, parts } } : { skip: 'nothing-owed' };
}

/** With what joined it; where nothing is owed any more, the first of that by itself. */
async function withJoined(
  { product, group, locale, t }: Composing<'reminder' | 'nudge' | 'standing' | 'reach'>,
  own: Composed,
  joined: DeliveryRow[],
): Promise<Composed> {
  const to = { product, group, locale, t };
  if ('skip' in own) return joinedInstead(to, joined, own);
  const files = [...(own.files ?? [])];
  const parts = [...own.message.parts];
  const afterwards = own.sent ? [own.sent] : [];
  for (const row of joined) {
    const said = await joinedIn(to, row);
    parts.push(...(said?.parts ?? []));
    files.push(...(said?.files ?? []));
    if (said?.sent) afterwards.push(said.sent);
  }
  return {
    ...own,
    message: { ...own.message, parts },
    files,
    async sent() {
      for (const each of afterwards) await each();
    },
  };
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
  const partyIds = new Set(rows.flatMap((one) => (one.partyId !== undefined ? [one.partyId] : [])));
  const owed: Owed[] = [];
  for (const partyId of partyIds) {
    const contacts = contactsOf(group, partyId);
    const self = contacts.find((contact) => contact.person.id === person.id);
    const covered = group.agreements.some((one) => one.partyIds.includes(partyId) && inForce(one, day));
    if (!self || !covered || waits(group, partyId)) continue;
    const seen = about?.reports.find(({ update }) => update.partyId === partyId);
    const report = seen
      ? reportOf(group, checkIn, seen)
      : await readReport(product.store, group, checkIn, partyId);
    const arrangements = new Map([[partyId, report.arranged]]);
    const expected = expectationIn(group, checkIn, arrangements).some(
      (one) => one.partyId === partyId && one.expected,
    );
    if (!expected || report.update.submitted || report.locked || isSettled(report.arranged)) continue;
    const other =
      day > report.dueOn ? await reachableOther(product, askedOf(group, partyId), self, about) : undefined;
    owed.push({
      checkIn: checkIn.id,
      party: partyId,
      partyName: partyName(group, partyId),
      areas: areaCount(group, partyId, checkIn),
      begun: report.areas.length - areasWithoutStatus(report).length,
      asLast: changesToLast(report).length > 0,
      alsoTo: other?.person.name,
      dueOn: report.dueOn,
      asksForTime: report.arranged.askedTime !== undefined,
      ...(report.arranged.note && { notedBy: partyName(group, group.convenerId) }),
    });
  }
  return owed;
}

/** The party's other person, where there is somewhere to write to them. */
async function reachableOther(
  product: Product,
  contacts: readonly Contact[],
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
