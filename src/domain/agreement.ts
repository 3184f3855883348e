import type { Day } from './day.ts';
import { daysBetween } from './day.ts';
import type { HalfYear } from './half-year.ts';
import { firstDay, lastDay } from './half-year.ts';
import type { Agreement, CollaborationArea, WorkingGroup } from './working-group.ts';

/** With fewer days than this under an agreement in a half-year, a party is not expected to answer for it. */
const fewestDays = 90;

/** Whether a party is to answer in a half-year, and if not why; `days` is how many it has under an agreement. */
export type Expectation =
  | { partyId: number; expected: true }
  | { partyId: number; expected: false; reason: 'no-agreement' | 'too-short'; days: number };

/** Both the first and the last day of validity count. */
export function inForce(agreement: Pick<Agreement, 'validFrom' | 'validTo'>, day: Day): boolean {
  return agreement.validFrom <= day && day <= agreement.validTo;
}

const swedish = new Intl.Collator('sv');

/** A group is never changed once it is read, so what follows from it is worked out once for as long as it is kept. */
function oncePerGroup<T>(workOut: (group: WorkingGroup) => T): (group: WorkingGroup) => T {
  const kept = new WeakMap<WorkingGroup, { value: T }>();
  return (group) => {
    const found = kept.get(group) ?? { value: workOut(group) };
    kept.set(group, found);
    return found.value;
  };
}

const agreementsByParty = oncePerGroup(({ agreements }) => {
  const found = new Map<number, Agreement[]>();
  for (const agreement of agreements) {
    for (const partyId of agreement.partyIds) {
      const own = found.get(partyId);
      if (own) own.push(agreement);
      else found.set(partyId, [agreement]);
    }
  }
  return found;
});
const expectations = oncePerGroup(() => new Map<HalfYear, readonly Expectation[]>());

/**
 * Who is to answer in a half-year: the convener first, then by short name in Swedish order. A party that is removed is
 * among them only when it has an agreement in that half-year.
 */
export function expectation(group: WorkingGroup, halfYear: HalfYear): readonly Expectation[] {
  const known = expectations(group);
  const found = known.get(halfYear) ?? workOutExpectation(group, halfYear);
  known.set(halfYear, found);
  return found;
}

function workOutExpectation(group: WorkingGroup, halfYear: HalfYear): Expectation[] {
  return group.parties
    .map((party) => ({ party, days: daysUnderAgreement(agreementsOf(group, party.id), halfYear) }))
    .filter(({ party, days }) => !party.removed || days > 0)
    .sort(
      (a, b) =>
        Number(b.party.id === group.convenerId) - Number(a.party.id === group.convenerId) ||
        swedish.compare(a.party.shortName, b.party.shortName),
    )
    .map(({ party, days }) =>
      days >= fewestDays
        ? { partyId: party.id, expected: true }
        : { partyId: party.id, expected: false, reason: days === 0 ? 'no-agreement' : 'too-short', days },
    );
}

/**
 * What a party reports on in a half-year: the areas of its agreements that are in force some day of it, for the
 * convener those of all the group's. In the group's order, without removed areas.
 */
export function areasOf(group: WorkingGroup, partyId: number, halfYear: HalfYear): CollaborationArea[] {
  const agreements = partyId === group.convenerId ? group.agreements : agreementsOf(group, partyId);
  const areaIds = new Set(
    agreements.filter((agreement) => touches(agreement, halfYear)).flatMap((agreement) => agreement.areaIds),
  );
  return group.areas.filter((area) => !area.removed && areaIds.has(area.id));
}

function agreementsOf(group: WorkingGroup, partyId: number): Agreement[] {
  return agreementsByParty(group).get(partyId) ?? [];
}

function touches(agreement: Agreement, halfYear: HalfYear): boolean {
  return agreement.validFrom <= lastDay(halfYear) && agreement.validTo >= firstDay(halfYear);
}

/** On how many days of the half-year at least one of the agreements is in force. */
function daysUnderAgreement(agreements: Agreement[], halfYear: HalfYear): number {
  const first = firstDay(halfYear);
  const last = daysBetween(first, lastDay(halfYear));
  const spans = agreements
    .map(({ validFrom, validTo }) => ({
      from: daysBetween(first, validFrom),
      to: daysBetween(first, validTo),
    }))
    .sort((a, b) => a.from - b.from);
  let days = 0;
  let uncounted = 0;
  for (const span of spans) {
    const from = Math.max(span.from, uncounted);
    const to = Math.min(span.to, last);
    days += Math.max(0, to - from + 1);
    uncounted = Math.max(uncounted, to + 1);
  }
  return days;
}
