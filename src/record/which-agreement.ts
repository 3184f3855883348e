import type { CheckInRecord } from '../domain/record.ts';
import type { Agreement, WorkingGroup } from '../domain/working-group.ts';
import type { Store } from '../ports/store.ts';

type Known = Agreement & { removed: boolean };

/** An agreement that the group has or has had, by its id or by its reference as typed. */
export async function knownAgreement(
  store: Store,
  group: WorkingGroup,
  by: { id: number } | { reference: string },
): Promise<Known | undefined> {
  const all = await store.groups.agreements(group.id);
  return all.find((one) => ('id' in by ? one.id === by.id : one.reference === by.reference));
}

/**
 * The reference under which a record has an agreement: its own, or the one that it had when the record was made, or
 * has now. A reference that was corrected in the file leads to the same agreement as the one before it, known by its
 * parties and its time; one of the two stands in the file no more, else they are two agreements. Undefined: it is not
 * in the record.
 */
export function recordedReference(
  group: WorkingGroup,
  record: CheckInRecord,
  agreement: Known,
): string | undefined {
  if (record.agreements.some((one) => one.reference === agreement.reference)) return agreement.reference;
  const inFile = new Set(group.agreements.map((one) => one.reference));
  const keys = new Set(
    group.parties.filter((one) => agreement.partyIds.includes(one.id)).map(({ key }) => key),
  );
  const alike = record.agreements.filter(
    (one) =>
      one.parties.length === keys.size &&
      one.parties.every((key) => keys.has(key)) &&
      one.validFrom <= agreement.validTo &&
      one.validTo >= agreement.validFrom &&
      (agreement.removed || !inFile.has(one.reference)),
  );
  const sameTime = alike.filter(
    (one) => one.validFrom === agreement.validFrom && one.validTo === agreement.validTo,
  );
  const [only, ...others] = sameTime.length > 0 ? sameTime : alike;
  return others.length === 0 ? only?.reference : undefined;
}
