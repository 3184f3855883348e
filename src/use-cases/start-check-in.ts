import { expectation } from '../domain/agreement.ts';
import type { HalfYear } from '../domain/half-year.ts';
import { dedupeKey } from '../domain/reminder.ts';
import type { NewDelivery, Store } from '../ports/store.ts';
import { type Change, mergedPerPerson, tell } from './change.ts';
import { type Asker, type Product, today } from './product.ts';
import { contactsOf, readStanding, unreachableParties } from './standing.ts';
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
  if (checkIn.dueOn < today(product, group))
    return { reply: tell(m.startTooLate(named, dueBy, checkIn.halfYear)) };
  const expected = expectation(group, checkIn.halfYear).flatMap((one) => (one.expected ? [one.partyId] : []));
  if (expected.length === 0) return { reply: tell(m.nobodyExpected(named)) };

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
  const rows = expected.flatMap((partyId) =>
    contactsOf(group, partyId)
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
  const standing = await readStanding(product, store, group, checkIn);
  const unreachable = unreachableParties(group, standing).map(
    (one) => `${one.partyName} (${m.unreachableWhy[one.why]})`,
  );
  const reply = tell(
    m.opened(named, dueBy, expected.length - unreachable.length),
    unreachable.length > 0 ? m.unreachable(m.list(unreachable)) : undefined,
  );
  return { reply, send };
}
