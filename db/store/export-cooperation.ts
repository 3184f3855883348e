import { and, eq, isNull } from 'drizzle-orm';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import type { Db } from '../database.ts';
import { goal, separateAgreement, separateAgreementParty } from '../schema/agreement.ts';
import { party } from '../schema/group.ts';

/** The group's goals and its agreements on single projects, as its file would say them. */
export async function exportCooperation(
  db: Db,
  groupId: number,
): Promise<Pick<WorkingGroupFile, 'goals' | 'separateAgreements'>> {
  const goals = await db
    .select()
    .from(goal)
    .where(and(eq(goal.groupId, groupId), isNull(goal.removedAt)))
    .orderBy(goal.position, goal.id);
  const agreements = await db
    .select()
    .from(separateAgreement)
    .where(and(eq(separateAgreement.groupId, groupId), isNull(separateAgreement.removedAt)))
    .orderBy(separateAgreement.id);
  const parties = await db
    .select({ agreementId: separateAgreementParty.agreementId, key: party.key })
    .from(separateAgreementParty)
    .innerJoin(party, eq(party.id, separateAgreementParty.partyId))
    .where(and(eq(party.groupId, groupId), isNull(party.removedAt)))
    .orderBy(party.position, party.id);
  return {
    goals: goals.map(({ key, text, source, measure, target, per }) => ({
      ...{ key, text, source },
      ...(measure && { measure }),
      ...(target !== null && { target }),
      ...(per && { per }),
    })),
    separateAgreements: agreements.map((row) => ({
      ...(row.reference !== null && { reference: row.reference }),
      title: row.title,
      parties: parties.flatMap(({ agreementId, key }) => (agreementId === row.id ? [key] : [])),
      aims: row.aims,
      purposes: row.purposes,
      ...(row.funding && { funding: row.funding }),
      fundingAbout: row.fundingAbout,
      grantDecision: row.grantDecision,
      grantReference: row.grantReference,
      implementation: row.implementation,
      ...(row.validFrom && { validFrom: row.validFrom }),
      ...(row.validTo && { validTo: row.validTo }),
      ...((row.signedOn || row.signedBy) && {
        signed: {
          ...(row.signedOn && { date: row.signedOn }),
          ...(row.signedBy && { by: row.signedBy }),
        },
      }),
      ...(row.renews !== null && { renews: row.renews }),
    })),
  };
}
