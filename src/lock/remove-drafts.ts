import { calendarOf } from '../asking/days.ts';
import { addDays, type Day, dayIn, instantAt } from '../domain/day.ts';
import { contactsOf } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { UnsentDraft } from '../ports/locks.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { laterDay, noticeBefore, weekAfter } from './compose-lock-notice.ts';

/** How many days after the lock what was never sent in is removed. */
const keptFor = 30;
/** As the database is told: the standing rule is the decision. */
const rule = `Utkast som inte skickats in tas bort ${keptFor} dagar efter låsningen`;

/**
 * Removes drafts that were never sent in, thirty days after the answers were locked, and has the party's people told
 * a week before, on a working day. No draft goes without a week's notice, however long the bot was down or a platform
 * took nothing: the week begins when the last of the party's people has been told, or turned out not to be reached.
 */
export async function removeDrafts(product: Product): Promise<void> {
  const now = product.clock.now();
  const groups = new Map<number, WorkingGroup>();
  for (const draft of await product.store.locks.unsentDrafts(now)) {
    try {
      const group = groups.get(draft.groupId) ?? (await product.store.groups.load(draft.groupId));
      groups.set(draft.groupId, group);
      await seeTo(product, draft, group, now);
    } catch (error) {
      product.log.error(
        { err: error, checkIn: draft.checkInId },
        'could not see to a draft that was not sent in',
      );
    }
  }
}

async function seeTo(product: Product, draft: UnsentDraft, group: WorkingGroup, now: Date): Promise<void> {
  if (!draft.noticeAt) return planNotice(product, draft, group, now);
  // Nothing to look for before the day that was said at first.
  if (now < momentOn(group, removalDay(draft, group, draft.noticeAt))) return;
  const told = await toldAt(product, draft, group);
  if (told === 'nobody') return planNotice(product, draft, group, now);
  if (told === 'not-yet' || now < momentOn(group, removalDay(draft, group, told))) return;
  await product.store.transaction((store) => remove(store, draft, now));
}

/**
 * When the last of the notices about this lock was settled. `nobody`: those who were to be told are no longer the
 * party's, and those who are have not been. Where the party has nobody, the moment when they would have been told.
 */
async function toldAt(
  { store }: Product,
  draft: UnsentDraft,
  group: WorkingGroup,
): Promise<Date | 'not-yet' | 'nobody'> {
  const { checkInId, partyId, noticeAt } = draft;
  const ofThisLock = `${noticeKey(draft)}:`;
  const notices = (await store.deliveries.removalNotices(checkInId, partyId)).filter(({ dedupe }) =>
    dedupe.startsWith(ofThisLock),
  );
  const settled = notices.map(({ settledAt }) => settledAt);
  if (settled.some((at) => at === undefined)) return 'not-yet';
  const heard = notices.some(({ state }) => state === 'sent' || state === 'unreachable');
  const known = new Set(notices.map(({ dedupe }) => dedupe));
  const unheard = contactsOf(group, partyId).some(({ person }) => !known.has(`${ofThisLock}${person.id}`));
  if (!heard && unheard) return 'nobody';
  return new Date(Math.max(...[noticeAt, ...settled].map((at) => at?.getTime() ?? 0)));
}

/** Each of the party's people has a notice of their own of one lock. */
const noticeKey = ({ checkInId, partyId, lockedAt }: UnsentDraft) =>
  `${checkInId}:removal:${lockedAt.toISOString()}:${partyId}`;

const momentOn = (group: WorkingGroup, day: Day) => instantAt(group.timezone, day, group.rhythm.remind.at);

/** The local day on which the draft goes, when its people are told at this moment. */
function removalDay({ lockedAt }: UnsentDraft, { timezone }: WorkingGroup, noticeAt: Date): Day {
  return laterDay(addDays(dayIn(timezone, lockedAt), keptFor), weekAfter(dayIn(timezone, noticeAt)));
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
  const content = {
    lockedAt: lockedAt.toISOString(),
    on: removalDay(draft, group, noticeAt),
  };
  const rows = contactsOf(group, partyId).map(
    ({ person }): NewDelivery => ({
      dedupe: `${noticeKey(draft)}:${person.id}`,
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
