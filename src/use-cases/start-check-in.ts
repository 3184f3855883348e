import { expectation } from '../domain/agreement.ts';
import type { HalfYear } from '../domain/half-year.ts';
import { dedupeKey } from '../domain/reminder.ts';
import { unreachableText } from '../messages/reminder.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Store } from '../ports/store.ts';
import { type Change, mergedPerPerson, tell } from './change.ts';
import { placesToFallBackTo } from './fall-back-to-channel.ts';
import { type Asker, type Product, partyName, today } from './product.ts';
import { contactsOf, readStanding, remindableParties, unreachableParties } from './standing.ts';
import { impliedCheckIn, namedCheckIn } from './which-check-in.ts';

/** Opens a check-in before its time and invites everybody at once. */
export async function startCheckIn(
  product: Product,
  store: Store,
  asker: Asker,
  halfYear?: HalfYear,
): Promise<Change> {
  const { t, group } = asker;
  const m = t.messages;
  const found = halfYear
    ? await namedCheckIn(product, store, group, halfYear)
    : await impliedCheckIn(product, store, group);
  const checkIn = (await store.checkIns.lockRow(found.id)) ?? found;
  const named = t.halfYear(checkIn.halfYear);
  const dueBy = t.dates.weekdayAndDayWithYear(checkIn.dueOn);
  if (checkIn.openedAt) return { reply: tell(m.alreadyOpen(named, dueBy)) };
  if (!expectation(group, checkIn.halfYear).some((one) => one.expected))
    return { reply: tell(m.nobodyExpected(named)) };
  const day = today(product, group);
  if (checkIn.dueOn < day) return { reply: tell(m.startTooLate(named, dueBy, checkIn.halfYear)) };

  const before = await store.checkIns.current(group.id);
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
  const opening = Math.min(...group.rhythm.remind.contacts);
  const standing = await readStanding(product, store, group, checkIn);
  const invited = remindableParties(group, standing, day);
  // Whoever has never been met is named in the channel, where there is one for that.
  const inChannel = placesToFallBackTo(product, group).length > 0;
  const told = inChannel ? remindableParties(group, standing, day, () => true) : invited;
  const rows = told.flatMap((partyId) =>
    contactsOf(group, partyId)
      .filter((contact) => standing.addresses.has(contact.person.id) || !invited.includes(partyId))
      .slice(0, 1)
      .map(
        (contact): NewDelivery => ({
          dedupe: dedupeKey({
            checkInId: checkIn.id,
            audience: 'contact',
            rung: opening,
            partyId,
            personId: contact.person.id,
          }),
          kind: 'reminder',
          groupId: group.id,
          checkInId: checkIn.id,
          personId: contact.person.id,
          partyId,
          rung: opening,
          dueAt: now,
        }),
      ),
  );
  const send = await store.deliveries.plan(mergedPerPerson(rows));
  const unheard = unreachableParties(group, standing, standing.expected);
  const reached = invited.filter(
    (partyId) => !unheard.some((one) => one.partyName === partyName(group, partyId)),
  );
  const going = before && !before.lockedAt && before.dueOn >= day && before.halfYear < checkIn.halfYear;
  const reply = tell(
    m.opened(named, dueBy, reached.length),
    going ? m.stillGoing(t.halfYear(before.halfYear), named) : undefined,
    unreachableText(unheard, t),
  );
  return { reply, send };
}
