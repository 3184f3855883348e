import { and, eq, isNull, sql } from 'drizzle-orm';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import type { Db } from '../database.ts';
import {
  agreement,
  agreementArea,
  agreementParty,
  area,
  party,
  place,
  workingGroup,
} from '../schema/group.ts';
import { contact, coordinator, person } from '../schema/person.ts';
import { exportCooperation } from './export-cooperation.ts';

/** The group as its file would say it, so that importing it changes nothing. Throws where there is none. */
export async function exportGroup(db: Db, groupId: number): Promise<WorkingGroupFile> {
  const [group] = await db.select().from(workingGroup).where(eq(workingGroup.id, groupId));
  if (!group) throw new Error(`There is no working group ${groupId}.`);
  const areas = await db
    .select()
    .from(area)
    .where(and(eq(area.groupId, groupId), isNull(area.removedAt)))
    .orderBy(area.position, area.id);
  const parties = await db
    .select()
    .from(party)
    .where(and(eq(party.groupId, groupId), isNull(party.removedAt)))
    .orderBy(party.position, party.id);
  const convener = parties.find((row) => row.convener);
  if (!convener) throw new Error(`The working group ${group.key} has no convener.`);
  const contacts = await db
    .select({ contact, name: person.name, email: person.email })
    .from(contact)
    .innerJoin(party, eq(party.id, contact.partyId))
    .innerJoin(person, eq(person.id, contact.personId))
    .where(and(eq(party.groupId, groupId), isNull(party.removedAt), isNull(contact.endedAt)))
    .orderBy(contact.role);
  const coordinators = await db
    .select({ coordinator, name: person.name, email: person.email })
    .from(coordinator)
    .innerJoin(person, eq(person.id, coordinator.personId))
    .where(and(eq(coordinator.groupId, groupId), isNull(coordinator.endedAt)))
    .orderBy(coordinator.id);
  const places = await db
    .select()
    .from(place)
    .where(and(eq(place.groupId, groupId), isNull(place.removedAt)))
    .orderBy(place.platform);
  const addresses = new Set(contacts.map(({ email }) => email));

  return {
    workingGroup: {
      key: group.key,
      name: group.name,
      convener: convener.key,
      timezone: group.timezone,
      locale: group.locale,
      channels: Object.fromEntries(places.map((row) => [row.platform, row.conversationId])),
      coordinators: coordinators.map(({ coordinator: row, name, email }) =>
        addresses.has(email) ? email : { name, email, ...accountsOf(row) },
      ),
    },
    checkIns: group.rhythm as WorkingGroupFile['checkIns'],
    areas: areas.map(({ key, name, about, questions, courses }) => ({
      ...{ key, name, about, questions },
      ...(courses && { courses: true as const }),
    })),
    parties: parties.map((row) => ({
      key: row.key,
      name: row.name,
      shortName: row.shortName,
      ...(row.municipality !== null && { municipality: row.municipality }),
      contacts: contacts.flatMap(({ contact: one, name, email }) =>
        one.partyId === row.id
          ? [
              {
                name,
                email,
                role: one.role,
                ...accountsOf(one),
                ...(one.shared && { shared: true as const }),
              },
            ]
          : [],
      ),
    })),
    agreements: await exportAgreements(db, groupId),
    ...(await exportCooperation(db, groupId)),
  };
}

const accountsOf = ({ slackId, teamsId }: { slackId: string | null; teamsId: string | null }) => ({
  ...(slackId !== null && { slack: slackId }),
  ...(teamsId !== null && { teams: teamsId }),
});

async function exportAgreements(db: Db, groupId: number): Promise<WorkingGroupFile['agreements']> {
  const rows = await db
    .select()
    .from(agreement)
    .where(and(eq(agreement.groupId, groupId), isNull(agreement.removedAt)))
    .orderBy(agreement.id);
  const parties = await db
    .select({ id: agreementParty.agreementId, keys: keysInOrder(party) })
    .from(agreementParty)
    .innerJoin(party, eq(party.id, agreementParty.partyId))
    .where(eq(party.groupId, groupId))
    .groupBy(agreementParty.agreementId);
  const areas = await db
    .select({ id: agreementArea.agreementId, keys: keysInOrder(area) })
    .from(agreementArea)
    .innerJoin(area, eq(area.id, agreementArea.areaId))
    .where(eq(area.groupId, groupId))
    .groupBy(agreementArea.agreementId);
  const [partiesOf, areasOf] = [parties, areas].map(
    (links) => new Map(links.map(({ id, keys }) => [id, keys])),
  );
  return rows.map((row) => ({
    reference: row.reference,
    title: row.title,
    parties: partiesOf?.get(row.id) ?? [],
    validFrom: row.validFrom,
    validTo: row.validTo,
    ...(row.signed && { signed: row.signed }),
    ...(row.purpose !== null && { purpose: row.purpose }),
    areas: areasOf?.get(row.id) ?? [],
    ...(row.renews !== null && { renews: row.renews }),
  }));
}

const keysInOrder = ({ key, position, id }: typeof party | typeof area) =>
  sql<string[]>`json_agg(${key} order by ${position}, ${id})`;
