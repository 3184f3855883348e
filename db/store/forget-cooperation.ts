import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { renewal, separateAgreement, separateAgreementParty } from '../schema/agreement.ts';
import { initiative, initiativeVersion, signUp } from '../schema/initiative.ts';

/**
 * Removes what was kept to hold courses in order, and drafts that nobody wants any more: who signed up for what is over
 * since before, and agreements that were removed before without having been shared or signed. Returns how many went.
 */
export async function forgetCooperation(db: Db, before: Date, limit: number): Promise<number> {
  return (await forgetSignUps(db, before, limit)) + (await forgetDrafts(db, before, limit));
}

async function forgetSignUps(db: Db, before: Date, limit: number): Promise<number> {
  const over = db
    .select({ id: initiative.id })
    .from(initiative)
    .innerJoin(
      initiativeVersion,
      and(eq(initiativeVersion.initiativeId, initiative.id), eq(initiativeVersion.n, initiative.n)),
    )
    .where(
      and(
        sql`coalesce(${initiativeVersion.lastDay}, ${initiativeVersion.day}) < ${before.toISOString().slice(0, 10)}::date`,
        sql`exists (select from ${signUp} where ${signUp.initiativeId} = ${initiative.id})`,
      ),
    )
    .limit(limit);
  const gone = await db
    .delete(signUp)
    .where(inArray(signUp.initiativeId, over))
    .returning({ id: signUp.initiativeId });
  return gone.length;
}

async function forgetDrafts(db: Db, before: Date, limit: number): Promise<number> {
  const drafts = await db
    .select({ id: separateAgreement.id })
    .from(separateAgreement)
    .where(
      and(
        lt(separateAgreement.removedAt, before),
        isNull(separateAgreement.sharedAt),
        or(isNull(separateAgreement.reference), isNull(separateAgreement.signedOn)),
        // What a course was saved with is part of that version, and goes with it.
        sql`not exists (select from ${initiativeVersion} where ${initiativeVersion.separateAgreementId} = ${separateAgreement.id})`,
      ),
    )
    .limit(limit);
  const ids = drafts.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await db.delete(renewal).where(inArray(renewal.separateAgreementId, ids));
  await db.delete(separateAgreementParty).where(inArray(separateAgreementParty.agreementId, ids));
  await db.delete(separateAgreement).where(inArray(separateAgreement.id, ids));
  return ids.length;
}
