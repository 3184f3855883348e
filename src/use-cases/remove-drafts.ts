import { addDays, type Day, dayIn, instantAt } from '../domain/day.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { UnsentDraft } from '../ports/locks.ts';
import type { Store } from '../ports/store.ts';
import type { RemovalContent } from './compose-lock-notice.ts';
import { calendarOf, type Product } from './product.ts';
import { contactsOf } from './standing.ts';

/** How many days after the lock what was never sent in is removed, and how many days before that people are told. */
const keptFor = 30;
const noticeBefore = 7;
/** As the database is told: the standing rule is the decision. */
const rule = `Utkast som inte skickats in tas bort ${keptFor} dagar efter låsningen`;

/**
 * Removes drafts that were never sent in, thirty days after the answers were locked, and has the party's people told
 * a week before, on a working day. No draft goes without a week's notice, however long the bot was down.
 */
export async function removeDrafts(product: Product): Promise<void> {
  const now = product.clock.now();
  const groups = new Map<number, WorkingGroup>();
  for (const draft of await product.store.locks.unsentDrafts(now)) {
    try {
      const group = groups.get(draft.groupId) ?? (await product.store.groups.load(draft.groupId));
      groups.set(draft.groupId, group);
      if (!draft.noticeAt) await planNotice(product, draft, group, now);
      else if (now >= momentOn(group, removalDay(draft, group, draft.noticeAt)))
        await product.store.transaction((store) => remove(store, draft, now));
    } catch (error) {
      product.log.error(
        { err: error, checkIn: draft.checkInId },
        'could not see to a draft that was not sent in',
      );
    }
  }
}

const momentOn = (group: WorkingGroup, day: Day) => instantAt(group.timezone, day, group.rhythm.remind.at);

/** The local day on which the draft goes, when its people are told at this moment. */
function removalDay({ lockedAt }: UnsentDraft, { timezone }: WorkingGroup, noticeAt: Date): Day {
  const goes = addDays(dayIn(timezone, lockedAt), keptFor);
  const noticed = addDays(dayIn(timezone, noticeAt), noticeBefore);
  return noticed > goes ? noticed : goes;
}

async function planNotice(
  product: Product,
  draft: UnsentDraft,
  group: WorkingGroup,
  now: Date,
): Promise<void> {
  const { groupId, checkInId, partyId, lockedAt } = draft;
  const calendar = await calendarOf(product, group);
  const today = dayIn(group.timezone, now);
  const wanted = calendar.workingDayOnOrBefore(
    addDays(dayIn(group.timezone, lockedAt), keptFor - noticeBefore),
  );
  const noticeAt = momentOn(group, wanted > today ? wanted : calendar.workingDayOnOrAfter(addDays(today, 1)));
  const content: RemovalContent = {
    lockedAt: lockedAt.toISOString(),
    on: removalDay(draft, group, noticeAt),
  };
  const rows = contactsOf(group, partyId).map(
    ({ person }): NewDelivery => ({
      dedupe: `${checkInId}:removal:${content.lockedAt}:${partyId}:${person.id}`,
      kind: 'removal',
      groupId,
      checkInId,
      personId: person.id,
      partyId,
      dueAt: noticeAt,
      content,
    }),
  );
  await product.store.transaction(async (inside) => {
    await inside.deliveries.plan(rows);
    await inside.locks.noticed(checkInId, partyId, noticeAt);
  });
}

async function remove(store: Store, { groupId, checkInId, partyId }: UnsentDraft, now: Date): Promise<void> {
  if (!(await store.locks.removeDraft(checkInId, partyId, rule))) return;
  await store.log({ at: now, kind: 'draft-removed', groupId, checkInId, partyId });
}
