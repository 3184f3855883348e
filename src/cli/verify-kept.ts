import { type CheckInRecord, checkInRecord, recordOfAgreement } from '../domain/record.ts';
import { sha256Of } from '../domain/record-hash.ts';
import type { Archive } from '../ports/archive.ts';
import { svAdmin as say } from '../texts/sv-admin.ts';

/**
 * Whether records are those that the database keeps, in sentences. `right` is false where one is another than what was
 * locked. One that the database does not have may have been disposed of, or be another installation's.
 */
export async function compareWithKept(
  files: { name: string; record: CheckInRecord }[],
  archive: Pick<Archive, 'records'>,
): Promise<{ lines: string[]; right: boolean }> {
  const lines: string[] = [];
  let right = true;
  for (const { name, record } of files) {
    if (!record.lockedAt) {
      lines.push(say.draftNotCompared(name));
      continue;
    }
    const kept = await archive.records(record.group.key, record.halfYear);
    const same = (one: unknown) => sha256Of(partOf(one, record.agreement)) === sha256Of(record);
    if (!kept) lines.push(say.notKept(name));
    else if (same(kept.now)) lines.push(say.asKept(name));
    else if (kept.earlier.some(same)) lines.push(say.asKeptEarlier(name));
    else {
      right = false;
      lines.push(say.otherThanKept(name));
    }
  }
  return { lines, right };
}

function partOf(kept: unknown, agreement: string | undefined): CheckInRecord | undefined {
  const whole = checkInRecord.safeParse(kept).data;
  return whole && agreement !== undefined ? recordOfAgreement(whole, agreement) : whole;
}
