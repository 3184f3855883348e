import type { Change } from '../asking/change.ts';
import { calendarOf, today } from '../asking/days.ts';
import { mergedPerPerson } from '../delivery/merged-per-person.ts';
import { expectation } from '../domain/agreement.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { dayIn, timeIn } from '../domain/day.ts';
import type { HalfYear } from '../domain/half-year.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import { dedupeKey, rungs } from '../domain/reminder.ts';
import { mayWriteAt, nextOpening } from '../domain/working-hours.ts';
import type { Message, Part } from '../messages/message.ts';
import { unreachableText } from '../messages/reminder.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { placesToFallBackTo } from '../reminders/fall-back-to-channel.ts';
import { readStanding, remindableParties, type Standing, unreachableParties } from '../reminders/standing.ts';
import { impliedCheckIn, namedCheckIn } from './which-check-in.ts';

/** A check-in that can be opened before its time, and who would be invited. */
type Opening = {
  checkIn: CheckIn;
  named: string;
  dueBy: string;
  standing: Standing;
  /** Parties with somebody to write to. */
  invited: number[];
  /** Those of them whom it reaches, as far as is known. */
  reached: number[];
  /** Who cannot be reached, and why, in a sentence. */
  unreachable: string | undefined;
  /** An earlier one that still goes on. */
  going?: CheckIn;
};

/** Reads what opening it would do; or why it is not opened. */
async function readOpening(
  product: Product,
  store: Store,
  { t, group }: Asker,
  checkIn: CheckIn,
): Promise<Opening | { refused: string }> {
  const m = t.messages;
  const named = t.halfYear(checkIn.halfYear);
  const dueBy = t.dates.weekdayAndDayWithYear(checkIn.dueOn);
  if (checkIn.openedAt) return { refused: m.alreadyOpen(named, dueBy) };
  if (!expectation(group, checkIn.halfYear).some((one) => one.expected))
    return { refused: m.nobodyExpected(named) };
  const day = today(product, group);
  if (checkIn.dueOn < day) return { refused: m.startTooLate(named, dueBy, checkIn.halfYear) };
  const before = await store.checkIns.current(group.id);
  const going = before && !before.lockedAt && before.dueOn >= day && before.halfYear < checkIn.halfYear;
  const standing = await readStanding(product, store, group, checkIn);
  const invited = remindableParties(group, standing, day);
  const unheard = unreachableParties(group, standing, standing.expected);
  return {
    checkIn,
    named,
    dueBy,
    standing,
    invited,
    reached: invited.filter((id) => !unheard.some((one) => one.partyName === partyName(group, id))),
    unreachable: unreachableText(unheard, t),
    ...(going ? { going: before } : {}),
  };
}

/** Says who would be invited when, and asks. Nothing is opened. */
export async function askToStart(
  product: Product,
  store: Store,
  asker: Asker,
  halfYear?: HalfYear,
): Promise<Reply> {
  const { t, group } = asker;
  const m = t.messages;
  const found = halfYear
    ? await namedCheckIn(product, store, group, halfYear)
    : await impliedCheckIn(product, store, group);
  const opening = await readOpening(product, store, asker, found);
  if ('refused' in opening) return tell(opening.refused);
  const { checkIn, named, dueBy, reached, unreachable, going } = opening;
  const calendar = await calendarOf(product, group);
  const { when } = invitationAt(asker, calendar, product.clock.now());
  const itself = rungs(checkIn.dueOn, group.rhythm, calendar).find(({ audience }) => audience === 'contacts');
  const names = m.list(reached.map((id) => partyName(group, id)));
  const sentences = [
    `${reached.length > 0 ? m.startInvites(reached.length, when, names) : m.startInvitesNobody} ${m.startDue(dueBy)}`,
    itself && itself.day > today(product, group)
      ? m.startOtherwise(t.dates.dayWithYear(itself.day))
      : undefined,
    going ? m.stillGoing(t.halfYear(going.halfYear), named) : undefined,
    unreachable,
  ];
  const parts: Part[] = [
    { kind: 'heading', text: m.startTitle(named) },
    ...sentences.flatMap((text) => (text ? [{ kind: 'text' as const, text }] : [])),
    {
      kind: 'buttons',
      buttons: [
        { label: m.startButton, action: { kind: 'start', checkIn: checkIn.id }, primary: true },
        { label: t.report.cancel, action: { kind: 'do-not-start', checkIn: checkIn.id } },
      ],
    },
  ];
  return { kind: 'messages', items: [{ parts }] };
}

/** When an invitation goes out, in working hours, and how that is said. */
function invitationAt({ t, group }: Asker, calendar: Calendar, now: Date): { at: Date; when: string } {
  if (mayWriteAt(group, calendar, now)) return { at: now, when: t.messages.startNow };
  const at = nextOpening(group, calendar, now);
  const day = t.dates.weekdayAndDay(dayIn(group.timezone, at));
  return { at, when: t.messages.startAt(day, t.dates.time(timeIn(group.timezone, at))) };
}

/** Opens a check-in before its time and invites everybody at once. The answer carries the way back. */
export async function startCheckIn(
  product: Product,
  store: Store,
  asker: Asker,
  checkInId: number,
): Promise<Change> {
  const { t, group } = asker;
  const m = t.messages;
  const found = await store.checkIns.lockRow(checkInId);
  if (!found || found.groupId !== group.id) return { reply: tell(m.gone) };
  const opening = await readOpening(product, store, asker, found);
  if ('refused' in opening) return { reply: replaced(tell(opening.refused)) };
  const { checkIn, named, dueBy, standing, invited, reached, unreachable, going } = opening;
  const now = product.clock.now();
  await store.checkIns.open(checkIn.id, now);
  await store.checkIns.setPlan(checkIn.id, now);
  await store.log({
    at: now,
    kind: 'check-in-opened',
    groupId: group.id,
    checkInId: checkIn.id,
    actor: asker.person.id,
    platform: asker.identity.platform,
  });
  // The invitation is the ladder's first rung: sent now, it does not come again on its day.
  const rung = Math.min(...group.rhythm.remind.contacts);
  const { at: dueAt, when } = invitationAt(asker, await calendarOf(product, group), now);
  // Whoever has never been met is named in the channel, where there is one for that.
  const inChannel = placesToFallBackTo(product, group).length > 0;
  const day = today(product, group);
  const told = inChannel ? remindableParties(group, standing, day, () => true) : invited;
  const rows = told.flatMap((partyId) =>
    contactsOf(group, partyId)
      .filter((contact) => standing.addresses.has(contact.person.id) || !invited.includes(partyId))
      .slice(0, 1)
      .map(({ person: { id: personId } }): NewDelivery => {
        const dedupe = dedupeKey({ checkInId: checkIn.id, audience: 'contact', rung, partyId, personId });
        const about = { groupId: group.id, checkInId: checkIn.id, personId, partyId };
        return { dedupe, kind: 'reminder', ...about, rung, dueAt };
      }),
  );
  const send = await store.deliveries.plan(mergedPerPerson(rows));
  const said = tell(
    m.opened(named, dueBy, reached.length, when),
    going ? m.stillGoing(t.halfYear(going.halfYear), named) : undefined,
    unreachable,
    m.startUndoneUntil,
  );
  const undo: Part = {
    kind: 'buttons',
    buttons: [{ label: m.undo, action: { kind: 'undo-start', checkIn: checkIn.id } }],
  };
  return { reply: replaced(said, undo), send };
}

/** Takes an opening back, as long as nobody has begun to answer: what is not sent yet is not sent. */
export async function undoStart(
  product: Product,
  store: Store,
  asker: Asker,
  checkInId: number,
): Promise<Reply> {
  const { t, group } = asker;
  const m = t.messages;
  const checkIn = await store.checkIns.lockRow(checkInId);
  if (!checkIn || checkIn.groupId !== group.id) return tell(m.gone);
  const named = t.halfYear(checkIn.halfYear);
  if (!checkIn.openedAt) return replaced(tell(m.startNotOpen(named)));
  const progress = await store.statusUpdates.progress(checkIn.id);
  const answered = progress.some((one) => one.begun > 0 || one.version > 0 || one.locked);
  if (answered || checkIn.lockedAt) return tell(m.startAnswered(named));
  const now = product.clock.now();
  await store.checkIns.close(checkIn.id, now);
  const had = await store.deliveries.withdraw(checkIn.id, now);
  await store.log({
    at: now,
    kind: 'check-in-closed',
    groupId: group.id,
    checkInId: checkIn.id,
    actor: asker.person.id,
    platform: asker.identity.platform,
  });
  const calendar = await calendarOf(product, group);
  const itself = rungs(checkIn.dueOn, group.rhythm, calendar).find(({ audience }) => audience === 'contacts');
  const ahead = itself && itself.day > today(product, group);
  return replaced(
    tell(
      m.startUndone(named),
      had > 0 ? m.startUndoneSent(had) : undefined,
      ahead ? m.startOpensItself(t.dates.dayWithYear(itself.day)) : undefined,
    ),
  );
}

/** In place of the question, with a part below where there is one. */
function replaced(reply: Reply, below?: Part): Reply {
  if (reply.kind !== 'messages') return reply;
  const items = reply.items.map(
    (message): Message => ({ ...message, parts: [...message.parts, ...(below ? [below] : [])] }),
  );
  return { ...reply, items, replace: true };
}
