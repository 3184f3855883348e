import { addDays, dayIn, instantAt } from '../domain/day.ts';
import { mayWriteAt } from '../domain/reminder.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { UnsentDraft } from '../ports/locks.ts';
import type { NewDelivery, Store } from '../ports/store.ts';
import type { RemovalContent } from './compose-lock-notice.ts';
import { calendarOf, type Product } from './product.ts';
import { contactsOf } from './standing.ts';

/** How many days after the lock what was never sent in is removed, and how many days before that people are told. */
const keptFor = 30;
const noticeBefore = 7;
/** As the database is told: the standing rule is the decision. */
const rule = `Utkast som inte skickats in tas bort ${keptFor} dagar efter låsningen`;

/**
 * Removes drafts that were never sent in, thirty days after the answers were locked, and tells the party's people a
 * week before, on a working day. No draft goes without a week's notice, however long the bot was down.
 */
export async function removeDrafts(product: Product): Promise<void> {
  const now = product.clock.now();
  const groups = new Map<number, WorkingGroup>();
  for (const draft of await product.store.locks.unsentDrafts(now)) {
    try {
      const group = groups.get(draft.groupId) ?? (await product.store.groups.load(draft.groupId));
      groups.set(draft.groupId, group);
      await treat(product, draft, group, now);
    } catch (error) {
      product.log.error(
        { err: error, checkIn: draft.checkInId },
        'could not see to a draft that was not sent in',
      );
    }
  }
}

async function treat(product: Product, draft: UnsentDraft, group: WorkingGroup, now: Date): Promise<void> {
  const at = (day: string) => instantAt(group.timezone, day, group.rhythm.remind.at);
  const goes = addDays(dayIn(group.timezone, draft.lockedAt), keptFor);
  if (!draft.noticeAt) {
    const calendar = await calendarOf(product, group);
    const told = calendar.workingDayOnOrBefore(addDays(goes, -noticeBefore));
    if (now >= at(told) && mayWriteAt(group, calendar, now))
      await giveNotice(product, draft, group, { goes, now });
    return;
  }
  const noticed = addDays(dayIn(group.timezone, draft.noticeAt), noticeBefore);
  if (now >= at(noticed > goes ? noticed : goes)) {
    await product.store.transaction((store) => remove(store, draft, now));
  }
}

async function giveNotice(
  { store }: Product,
  { groupId, checkInId, partyId, lockedAt }: UnsentDraft,
  group: WorkingGroup,
  { goes, now }: { goes: string; now: Date },
): Promise<void> {
  const earliest = addDays(dayIn(group.timezone, now), noticeBefore);
  const content: RemovalContent = { on: earliest > goes ? earliest : goes };
  const rows = contactsOf(group, partyId).map(
    ({ person }): NewDelivery => ({
      dedupe: `${checkInId}:removal:${lockedAt.toISOString()}:${partyId}:${person.id}`,
      kind: 'removal',
      groupId,
      checkInId,
      personId: person.id,
      partyId,
      dueAt: now,
      content,
    }),
  );
  await store.transaction(async (inside) => {
    await inside.deliveries.plan(rows);
    await inside.locks.noticed(checkInId, partyId, now);
  });
}

async function remove(store: Store, { groupId, checkInId, partyId }: UnsentDraft, now: Date): Promise<void> {
  if (!(await store.locks.removeDraft(checkInId, partyId, rule))) return;
  await store.log({ at: now, kind: 'draft-removed', groupId, checkInId, partyId });
}
