import type { Arrangements } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { previousHalfYear, yearOf } from '../domain/half-year.ts';
import { buildRecord, type CheckInRecord, checkInRecord, type RecordedFollowUp } from '../domain/record.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Store } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';

/**
 * The check-in as a record, of what is submitted now, in a number of reads that does not grow with the parties. To
 * lock, give the check-in with its `lockedAt` set, inside the transaction that locks it. `arrangements`: where they have
 * been read already.
 */
export async function makeRecord(
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
  now: Date,
  arrangements?: Arrangements,
): Promise<CheckInRecord> {
  const t = textsFor(group.locale);
  const earlier = await store.checkIns.find(group.id, previousHalfYear(checkIn.halfYear));
  const submitted = await store.statusUpdates.submitted(checkIn.id);
  const outcomes = new Map(submitted.map((one) => [one.partyId, one.submitted?.overall.outcomes]));
  const followUps = new Map<number, RecordedFollowUp[]>();
  for (const { partyId, key, halfYear, what, who, by } of await store.statusUpdates.openCommitments(
    checkIn.id,
  )) {
    const outcome = outcomes.get(partyId)?.[key];
    const left = { from: halfYear, what, who, ...(by && { by }), ...(outcome && { outcome }) };
    followUps.set(partyId, [...(followUps.get(partyId) ?? []), left]);
  }
  const year = yearOf(checkIn.halfYear);
  return buildRecord({
    group,
    checkIn,
    subject: t.documents.subject(t.halfYear(checkIn.halfYear), group.name),
    submitted,
    previous: earlier ? await store.statusUpdates.submitted(earlier.id) : [],
    tenures: await store.groups.tenures(group.id),
    followUps,
    cooperation: {
      initiatives: await store.initiatives.list(group.id, { from: `${year}-01-01`, to: `${year}-12-31` }),
      separateAgreements: await store.agreements.list(group.id),
      goals: await store.agreements.goals(group.id),
    },
    arrangements: arrangements ?? (await store.arrangements.of(checkIn.id)),
    now,
  });
}

/** The check-in as a record: as it was locked, where it is, else as it stands now. */
export async function readRecord(
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
  now: Date,
  arrangements?: Arrangements,
): Promise<CheckInRecord> {
  const kept = checkIn.lockedAt && (await store.checkIns.record(checkIn.id));
  return kept === undefined
    ? makeRecord(store, group, checkIn, now, arrangements)
    : checkInRecord.parse(kept);
}
