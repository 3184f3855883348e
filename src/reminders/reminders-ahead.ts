import { calendarOf } from '../asking/days.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { contactsOf } from '../domain/party.ts';
import { type Call, type ReminderInput, remindersAhead } from '../domain/reminder.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';

/** All that decides which reminders of a check-in are still to come. */
export async function readReminders(
  product: Product,
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
): Promise<ReminderInput> {
  return {
    group,
    checkIn,
    progress: await store.statusUpdates.progress(checkIn.id),
    handled: await store.deliveries.keys(checkIn.id),
    arrangements: await store.arrangements.of(checkIn.id),
    calendar: await calendarOf(product, group),
    now: product.clock.now(),
  };
}

/** The next reminder to whoever answers for a party, as the ladder has it now. */
export async function nextReminder(
  product: Product,
  store: Store,
  of: { group: WorkingGroup; checkIn: CheckIn; partyId: number },
): Promise<Call | undefined> {
  const { group, checkIn, partyId } = of;
  const [first] = contactsOf(group, partyId);
  if (!first) return undefined;
  const input = await readReminders(product, store, group, checkIn);
  const ahead = remindersAhead(input, { personId: first.person.id, partyId });
  return ahead.find(({ dueAt }) => dueAt > input.now);
}
