import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { standIn } from '../schema/group-change.ts';
import { contact } from '../schema/person.ts';
import { areaReport, commitment, outcome, statusUpdate, version } from '../schema/status-update.ts';

/**
 * What the person has saved and nobody has sent in. A draft above a sent version goes as a whole: what is left of it
 * would be a change that nobody made. Of a first draft only the person's own parts go: it is the colleague's too.
 * Returns how many drafts it was in.
 */
export async function eraseDrafts(db: Db, id: number): Promise<number> {
  const updateIds = await lockAnswers(db, id);
  if (updateIds.length === 0) return 0;
  // Read when nobody can send in any more until the end: what was sent in while this waited is no draft.
  const drafts = await db
    .select({ updateId: version.updateId, n: version.n, overallBy: version.overallBy })
    .from(version)
    .where(
      and(
        inArray(version.updateId, updateIds),
        isNull(version.submittedAt),
        or(
          eq(version.overallBy, id),
          sql`exists (select from ${areaReport} r
            where r.update_id = ${version.updateId} and r.n = ${version.n} and r.saved_by = ${id})`,
        ),
      ),
    );
  for (const draft of drafts) await eraseDraft(db, id, draft);
  return drafts.length;
}

/**
 * Takes the rows that every writer of an answer takes first: those of the parties that the person has answered for, and
 * those that have something of theirs. In one order, so that two at it do not wait for each other.
 */
async function lockAnswers(db: Db, id: number): Promise<number[]> {
  const locked = await db
    .select({ id: statusUpdate.id })
    .from(statusUpdate)
    .where(
      or(
        inArray(
          statusUpdate.partyId,
          db.select({ id: contact.partyId }).from(contact).where(eq(contact.personId, id)),
        ),
        inArray(
          statusUpdate.partyId,
          db.select({ id: standIn.partyId }).from(standIn).where(eq(standIn.personId, id)),
        ),
        inArray(
          statusUpdate.id,
          db.select({ id: version.updateId }).from(version).where(eq(version.overallBy, id)),
        ),
        inArray(
          statusUpdate.id,
          db.select({ id: areaReport.updateId }).from(areaReport).where(eq(areaReport.savedBy, id)),
        ),
      ),
    )
    .orderBy(asc(statusUpdate.id))
    .for('update');
  return locked.map((row) => row.id);
}

type Draft = { updateId: number; n: number; overallBy: number | null };

async function eraseDraft(db: Db, id: number, { updateId, n, overallBy }: Draft): Promise<void> {
  const whole = n > 1;
  const isDraft = and(eq(version.updateId, updateId), eq(version.n, n), isNull(version.submittedAt));
  // Asked again by each statement: the decision lets it remove what was sent in, too.
  const ofDraft = (table: typeof areaReport | typeof commitment | typeof outcome) =>
    and(
      eq(table.updateId, updateId),
      eq(table.n, n),
      sql`exists (select from ${version} v where v.update_id = ${updateId} and v.n = ${n} and v.submitted_at is null)`,
    );
  await db.delete(areaReport).where(and(ofDraft(areaReport), whole ? undefined : eq(areaReport.savedBy, id)));
  if (whole || overallBy === id) {
    await db.delete(commitment).where(ofDraft(commitment));
    await db.delete(outcome).where(ofDraft(outcome));
    await db
      .update(version)
      .set({ workedWell: '', contactNext: null, overallBy: null, overallAt: null })
      .where(isDraft);
  }
  const left = await db.$count(areaReport, ofDraft(areaReport));
  if (whole || (left === 0 && (overallBy === id || overallBy === null)))
    await db.delete(version).where(isDraft);
}
