import { isDeepStrictEqual } from 'node:util';
import { eq, inArray } from 'drizzle-orm';
import { goal, separateAgreement, separateAgreementParty } from '../schema/agreement.ts';
import { type Ids, type Import, idOf } from './import-run.ts';

/** Makes the stored goals like the file's; those that are gone from it are marked, and come back with it. */
export async function importGoals({ db, groupId, file, at, noted }: Import): Promise<void> {
  const stored = await db.select().from(goal).where(eq(goal.groupId, groupId));
  const byKey = new Map(stored.map((row) => [row.key, row]));
  for (const [position, { key, text, source, measure, target, per }] of file.goals.entries()) {
    const wanted = {
      ...{ position, text, source },
      measure: measure ?? null,
      target: target ?? null,
      per: per ?? null,
      removedAt: null,
    };
    const there = byKey.get(key);
    if (!there) await db.insert(goal).values({ groupId, key, ...wanted });
    else if (isDeepStrictEqual({ ...there, ...wanted }, there)) continue;
    else await db.update(goal).set(wanted).where(eq(goal.id, there.id));
    noted(true);
  }
  const kept = new Set(file.goals.map(({ key }) => key));
  const gone = stored.filter((row) => row.removedAt === null && !kept.has(row.key)).map(({ id }) => id);
  if (gone.length === 0) return;
  await db.update(goal).set({ removedAt: at }).where(inArray(goal.id, gone));
  noted(true);
}

/**
 * Makes the agreements on single projects like the file's. Known by their references, or, until they have one, by their
 * titles; one that was put in by hand and has the same reference is the file's from then on. Others that were put in by
 * hand are left alone.
 */
export async function importSeparateAgreements(
  { db, groupId, file, at, keptIn, noted }: Import,
  partyIds: Ids,
): Promise<void> {
  const stored = await db.select().from(separateAgreement).where(eq(separateAgreement.groupId, groupId));
  const links = await db
    .select()
    .from(separateAgreementParty)
    .where(
      inArray(
        separateAgreementParty.agreementId,
        stored.map(({ id }) => id),
      ),
    );
  const kept = new Set<number>();
  for (const {
    parties,
    reference,
    renews,
    funding,
    validFrom,
    validTo,
    signed,
    ...texts
  } of file.separateAgreements) {
    const wanted = {
      ...texts,
      reference: reference ?? null,
      renews: renews ?? null,
      funding: funding ?? null,
      validFrom: validFrom ?? null,
      validTo: validTo ?? null,
      signedOn: signed?.date ?? null,
      signedBy: signed?.by ?? '',
      removedAt: null,
    };
    const there = stored.find((row) =>
      reference === undefined
        ? row.reference === null && row.title === texts.title && (row.inFile || row.removedAt === null)
        : row.reference === reference && (row.inFile || row.removedAt === null),
    );
    const ids = parties.map((key) => idOf(partyIds, key)).sort((a, b) => a - b);
    const now = links
      .filter(({ agreementId }) => agreementId === there?.id)
      .map(({ partyId }) => partyId)
      .sort((a, b) => a - b);
    if (there) kept.add(there.id);
    // Kept in the bot it is changed there, whichever way it came.
    const inFile = keptIn === 'file';
    if (there && isDeepStrictEqual({ ...there, ...wanted }, there) && isDeepStrictEqual(ids, now)) {
      if (there.inFile !== inFile)
        await db.update(separateAgreement).set({ inFile }).where(eq(separateAgreement.id, there.id));
      continue;
    }
    noted(true);
    const id = there?.id ?? (await insert({ ...wanted, inFile }));
    if (there)
      await db
        .update(separateAgreement)
        .set({ ...wanted, inFile, savedAt: at })
        .where(eq(separateAgreement.id, id));
    await db.delete(separateAgreementParty).where(eq(separateAgreementParty.agreementId, id));
    if (ids.length > 0)
      await db.insert(separateAgreementParty).values(ids.map((partyId) => ({ agreementId: id, partyId })));
  }
  const gone = stored
    .filter((row) => row.inFile && row.removedAt === null && !kept.has(row.id))
    .map(({ id }) => id);
  if (gone.length === 0) return;
  await db.update(separateAgreement).set({ removedAt: at }).where(inArray(separateAgreement.id, gone));
  noted(true);

  async function insert(row: Omit<typeof separateAgreement.$inferInsert, 'groupId' | 'savedAt'>) {
    const [made] = await db
      .insert(separateAgreement)
      .values({ ...row, groupId, savedAt: at })
      .returning({ id: separateAgreement.id });
    if (!made) throw new Error('A separate agreement is neither there nor made.');
    return made.id;
  }
}
