import { and, asc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { SeparateAgreement, SeparateAgreementContent } from '../../src/domain/separate-agreement.ts';
import type { Agreements, AnyAgreement } from '../../src/ports/agreements.ts';
import type { Db } from '../database.ts';
import { goal, renewal, separateAgreement, separateAgreementParty } from '../schema/agreement.ts';
import { person } from '../schema/person.ts';

type Row = typeof separateAgreement.$inferSelect;

export function createAgreements(db: Db): Agreements {
  async function read(which: SQL | undefined): Promise<SeparateAgreement[]> {
    const rows = await db
      .select({
        row: separateAgreement,
        savedByName: person.name,
        partyIds: sql<number[] | null>`(select json_agg(p.party_id order by p.party_id)
          from separate_agreement_party p where p.agreement_id = ${separateAgreement.id})`,
      })
      .from(separateAgreement)
      .leftJoin(person, eq(person.id, separateAgreement.savedBy))
      .where(and(isNull(separateAgreement.removedAt), which))
      .orderBy(sql`${separateAgreement.reference} nulls last`, asc(separateAgreement.id));
    return rows.map(({ row, savedByName, partyIds }) => toAgreement(row, savedByName, partyIds ?? []));
  }

  const isIt = (groupId: number, id: number) =>
    and(eq(separateAgreement.groupId, groupId), eq(separateAgreement.id, id));

  /** Whether another has the reference; asked before it is stored, for a broken unique index ends a transaction. */
  async function isTaken(groupId: number, reference: string, but: number): Promise<boolean> {
    if (reference === '') return false;
    const same = and(
      eq(separateAgreement.groupId, groupId),
      eq(separateAgreement.reference, reference),
      ne(separateAgreement.id, but),
      isNull(separateAgreement.removedAt),
    );
    return (await db.$count(separateAgreement, same)) > 0;
  }

  async function setParties(id: number, partyIds: number[]): Promise<void> {
    await db.delete(separateAgreementParty).where(eq(separateAgreementParty.agreementId, id));
    if (partyIds.length > 0)
      await db
        .insert(separateAgreementParty)
        .values(partyIds.map((partyId) => ({ agreementId: id, partyId })));
  }

  const isOf = ({ kind, id }: AnyAgreement) =>
    kind === 'agreement' ? eq(renewal.agreementId, id) : eq(renewal.separateAgreementId, id);

  return {
    list: (groupId) => read(eq(separateAgreement.groupId, groupId)),

    get: async (groupId, id) => (await read(isIt(groupId, id)))[0],

    async lock(groupId, id) {
      const [row] = await db
        .select({ id: separateAgreement.id })
        .from(separateAgreement)
        .where(isIt(groupId, id))
        .for('update');
      return row && (await read(isIt(groupId, id)))[0];
    },

    async make(groupId, content, by, at) {
      if (await isTaken(groupId, content.reference, 0)) return undefined;
      const [made] = await db
        .insert(separateAgreement)
        .values({ ...toColumns(content), groupId, savedBy: by, savedAt: at })
        .returning({ id: separateAgreement.id });
      if (!made) throw new Error('A separate agreement is neither there nor made.');
      await setParties(made.id, content.partyIds);
      return made.id;
    },

    async save(id, content, by, at) {
      const [row] = await db
        .select({ groupId: separateAgreement.groupId })
        .from(separateAgreement)
        .where(eq(separateAgreement.id, id));
      if (!row || (await isTaken(row.groupId, content.reference, id))) return false;
      await db
        .update(separateAgreement)
        .set({ ...toColumns(content), savedBy: by, savedAt: at })
        .where(eq(separateAgreement.id, id));
      await setParties(id, content.partyIds);
      return true;
    },

    async share(id, at) {
      await db.update(separateAgreement).set({ sharedAt: at }).where(eq(separateAgreement.id, id));
    },

    async remove(id, at) {
      await db.update(separateAgreement).set({ removedAt: at }).where(eq(separateAgreement.id, id));
    },

    async renewals(groupId) {
      const rows = await db
        .select({
          agreementId: renewal.agreementId,
          separateAgreementId: renewal.separateAgreementId,
          plan: renewal.plan,
        })
        .from(renewal)
        .where(eq(renewal.groupId, groupId))
        .orderBy(asc(renewal.id));
      return rows.map(({ agreementId, separateAgreementId, plan }) =>
        agreementId === null
          ? { kind: 'separate', id: separateAgreementId ?? 0, plan }
          : { kind: 'agreement', id: agreementId, plan },
      );
    },

    async plan(groupId, of, plan, by, at) {
      await db.delete(renewal).where(isOf(of));
      if (plan === undefined) return;
      const which = of.kind === 'agreement' ? { agreementId: of.id } : { separateAgreementId: of.id };
      await db.insert(renewal).values({ groupId, ...which, plan, saidBy: by, at });
    },

    async goals(groupId) {
      const rows = await db
        .select()
        .from(goal)
        .where(and(eq(goal.groupId, groupId), isNull(goal.removedAt)))
        .orderBy(asc(goal.position), asc(goal.id));
      return rows.map(({ id, key, text, source, measure, target, per }) => ({
        id,
        key,
        text,
        source,
        ...(measure && target !== null && per && { counted: { measure, target, per } }),
      }));
    },
  };
}

/** As it is stored: what is not said is null. */
function toColumns(content: SeparateAgreementContent) {
  const { partyIds: _, reference, renews, funding, validFrom, validTo, signedOn, ...texts } = content;
  return {
    ...texts,
    reference: reference || null,
    renews: renews || null,
    funding: funding ?? null,
    validFrom: validFrom ?? null,
    validTo: validTo ?? null,
    signedOn: signedOn ?? null,
  };
}

function toAgreement(row: Row, savedByName: string | null, partyIds: number[]): SeparateAgreement {
  const { reference, renews, funding, validFrom, validTo, signedOn, sharedAt, ...rest } = row;
  const { groupId: _, savedBy, removedAt: __, ...said } = rest;
  return {
    ...said,
    partyIds,
    reference: reference ?? '',
    renews: renews ?? '',
    ...(funding && { funding }),
    ...(validFrom && { validFrom }),
    ...(validTo && { validTo }),
    ...(signedOn && { signedOn }),
    ...(sharedAt && { sharedAt }),
    ...(savedBy !== null && savedByName !== null && { savedBy: { id: savedBy, name: savedByName } }),
  };
}
