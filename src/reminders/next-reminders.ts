import { calendarOf } from '../asking/days.ts';
import { expectation } from '../domain/agreement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { askedOf } from '../domain/party.ts';
import { rungs } from '../domain/reminder.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { momentOf } from '../domain/working-hours.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';

/**
 * When those who are to be invited to the check-in, or reminded of it, until then get that, UTC, by person: what they are
 * told of something else can go out in it, so that it is one message less.
 */
export async function nextReminders(
  product: Product,
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
  until: Date,
): Promise<ReadonlyMap<number, Date>> {
  const none = new Map<number, Date>();
  if (checkIn.lockedAt) return none;
  const calendar = await calendarOf(product, group);
  const now = product.clock.now();
  const next = rungs(checkIn.dueOn, group.rhythm, calendar)
    .filter(({ audience }) => audience === 'contacts')
    .map(({ day }) => momentOf(group, day))
    .find((at) => at > now && at <= until);
  if (!next) return none;
  const progress = await store.statusUpdates.progress(checkIn.id);
  const sentIn = new Set(progress.flatMap((one) => (one.submittedAt || one.locked ? [one.partyId] : [])));
  const asked = expectation(group, checkIn.halfYear).filter(
    ({ partyId, expected }) => expected && !sentIn.has(partyId),
  );
  // The contact alone, or who stands in: to substitutes not every reminder goes.
  return new Map(
    asked.flatMap(({ partyId }) =>
      askedOf(group, partyId)
        .filter(({ role }) => role !== 'substitute')
        .map(({ person }) => [person.id, next] as const),
    ),
  );
}
