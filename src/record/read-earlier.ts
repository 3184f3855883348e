import type { CheckIn } from '../domain/check-in.ts';
import type { EarlierHalfYear } from '../domain/earlier.ts';
import type { HalfYear } from '../domain/half-year.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Store } from '../ports/store.ts';
import { trendLength } from '../summary/trends.ts';
import type { DocumentKind } from './actions.ts';

/**
 * What was sent in in the half-years before, the earliest first. Beside answers that are locked stand only such that are
 * locked too: a locked check-in's documents are the same whenever they are made.
 */
export async function readEarlier(
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
): Promise<EarlierHalfYear[]> {
  const all = await store.statusUpdates.history(group.id, checkIn.halfYear, trendLength);
  const fixed = new Set(
    (checkIn.lockedAt ? await store.checkIns.list(group.id) : []).flatMap((one) =>
      one.lockedAt ? [one.halfYear] : [],
    ),
  );
  const parties = new Map(group.parties.map(({ id, key }) => [id, key]));
  const areas = new Map(group.areas.map(({ id, key }) => [id, key]));
  const earlier = new Map<HalfYear, EarlierHalfYear>();
  for (const { halfYear, partyId, areaId, status } of all) {
    const party = parties.get(partyId);
    const area = areas.get(areaId);
    if (halfYear === checkIn.halfYear || !party || !area) continue;
    if (checkIn.lockedAt && !fixed.has(halfYear)) continue;
    const one = earlier.get(halfYear) ?? { halfYear, said: [] };
    one.said.push({ party, area, status });
    earlier.set(halfYear, one);
  }
  return [...earlier.values()].toSorted((a, b) => (a.halfYear < b.halfYear ? -1 : 1));
}

/** Whether a document shows how it has gone: the others need nothing of it. */
export const showsEarlier = (what: DocumentKind): boolean => what === 'brief' || what === 'picture';
