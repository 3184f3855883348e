import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Claim } from '../../src/domain/claims.ts';
import { withDistinctNames } from '../../src/domain/short-name.ts';
import type { WorkingGroup } from '../../src/domain/working-group.ts';
import type { Groups } from '../../src/ports/store.ts';
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
import { answerer } from '../schema/group-change.ts';
import { meeting } from '../schema/meeting.ts';
import { contact, coordinator, person } from '../schema/person.ts';
import { exportGroup } from './export-group.ts';
import { idsInOrder } from './ids-in-order.ts';
import { importGroup } from './import-group.ts';
import { prepared } from './prepared.ts';

export function createGroups(db: Db): Groups {
  const revision = prepared(db, 'group_revision', () =>
    db
      .select({ revision: workingGroup.revision })
      .from(workingGroup)
      .where(eq(workingGroup.id, sql.placeholder('groupId'))),
  );

  return {
    import: (file, source, at, digest, keptIn) =>
      db.transaction((tx) => importGroup(tx, file, at, { source, digest, keptIn })),

    asFile: (groupId) => exportGroup(db, groupId),

    async touch(groupId) {
      await db
        .update(workingGroup)
        .set({ revision: sql`${workingGroup.revision} + 1` })
        .where(eq(workingGroup.id, groupId));
    },

    async lockRow(groupId) {
      const { keptIn, source, revision } = workingGroup;
      const [row] = await db
        .select({ keptIn, source, revision })
        .from(workingGroup)
        .where(eq(workingGroup.id, groupId))
        .for('update');
      return row;
    },

    async all() {
      const groups = await db.select().from(workingGroup).orderBy(workingGroup.id);
      const places = await db.select().from(place).where(isNull(place.removedAt));
      return groups.map(({ id, key, revision, keptIn, source, timezone, rhythm, ...group }) => ({
        id,
        key,
        revision,
        keptIn,
        source,
        timezone,
        rhythm,
        fileDigest: group.digestRevision === revision ? (group.fileDigest ?? undefined) : undefined,
        channels: channels(places.filter((row) => row.groupId === id)),
      }));
    },

    async revision(groupId) {
      const [row] = await revision().execute({ groupId });
      return row?.revision;
    },

    load: (groupId) => load(db, groupId),

    agreements: (groupId) => readAgreements(db, eq(agreement.groupId, groupId)),
    async claims() {
      const channels = await db.select().from(place).where(isNull(place.removedAt));
      const accounts = await db
        .select({
          groupId: party.groupId,
          slack: contact.slackId,
          teams: contact.teamsId,
          email: person.email,
        })
        .from(contact)
        .innerJoin(party, eq(party.id, contact.partyId))
        .innerJoin(person, eq(person.id, contact.personId))
        .where(and(isNull(contact.endedAt), isNull(party.removedAt)))
        .unionAll(
          db
            .select({
              groupId: coordinator.groupId,
              slack: coordinator.slackId,
              teams: coordinator.teamsId,
              email: person.email,
            })
            .from(coordinator)
            .innerJoin(person, eq(person.id, coordinator.personId))
            .where(isNull(coordinator.endedAt)),
        );
      return (['slack', 'teams'] as const).flatMap((platform) => [
        ...channels
          .filter((row) => row.platform === platform)
          .map(({ groupId, conversationId }) => ({
            groupId,
            claim: { kind: 'channel', platform, id: conversationId } satisfies Claim,
          })),
        ...accounts.flatMap(({ groupId, email, [platform]: id }) =>
          id === null ? [] : [{ groupId, claim: { kind: 'account', platform, id, email } satisfies Claim }],
        ),
      ]);
    },

    async tenures(groupId) {
      const rows = await db
        .select({
          partyId: contact.partyId,
          personId: contact.personId,
          role: contact.role,
          from: contact.fromAt,
          to: contact.endedAt,
        })
        .from(contact)
        .innerJoin(party, eq(party.id, contact.partyId))
        .where(eq(party.groupId, groupId))
        .orderBy(contact.fromAt, contact.id);
      return rows.map((row) => ({ ...row, to: row.to ?? undefined }));
    },
  };
}

/** The revision is read first: what an import changes while the rest is read is at worst read again. */
async function load(db: Db, groupId: number): Promise<WorkingGroup> {
  const [group] = await db.select().from(workingGroup).where(eq(workingGroup.id, groupId));
  if (!group) throw new Error(`There is no working group ${groupId}.`);

  const areas = await db.select().from(area).where(eq(area.groupId, groupId)).orderBy(area.position, area.id);
  const parties = await db
    .select()
    .from(party)
    .where(eq(party.groupId, groupId))
    .orderBy(party.position, party.id);
  const convener = parties.find((row) => row.convener);
  if (!convener) throw new Error(`The working group ${group.key} has no convener.`);

  const agreements = await readAgreements(
    db,
    and(eq(agreement.groupId, groupId), isNull(agreement.removedAt)),
  );

  const contacts = await db
    .select({
      partyId: answerer.partyId,
      role: answerer.role,
      from: answerer.fromAt,
      shared: answerer.shared,
      person: someone,
    })
    .from(answerer)
    .innerJoin(party, eq(party.id, answerer.partyId))
    .innerJoin(person, eq(person.id, answerer.personId))
    .where(and(eq(party.groupId, groupId), isNull(party.removedAt)))
    .orderBy(party.position, answerer.role);
  const coordinators = await db
    .select(someone)
    .from(coordinator)
    .innerJoin(person, eq(person.id, coordinator.personId))
    .where(and(eq(coordinator.groupId, groupId), isNull(coordinator.endedAt)))
    .orderBy(coordinator.id);
  const places = await db
    .select()
    .from(place)
    .where(and(eq(place.groupId, groupId), isNull(place.removedAt)));

  return {
    id: group.id,
    key: group.key,
    name: group.name,
    timezone: group.timezone,
    locale: group.locale,
    revision: group.revision,
    importedAt: group.importedAt,
    keptIn: group.keptIn,
    source: group.source,
    convenerId: convener.id,
    rhythm: group.rhythm,
    areas: areas.map(({ id, key, name, about, questions, courses, removedAt }) => ({
      id,
      key,
      name,
      about,
      questions,
      ...(courses && { courses }),
      removed: removedAt !== null,
    })),
    parties: withDistinctNames(
      parties.map(({ id, key, name, shortName, municipality, waiting, removedAt }) => ({
        id,
        key,
        name,
        shortName,
        municipality: municipality ?? undefined,
        ...(waiting && { waiting }),
        removed: removedAt !== null,
      })),
    ),
    agreements: agreements.map(({ removed: _, ...one }) => one),
    contacts: contacts.map(({ shared, ...one }) => (shared ? { ...one, shared: true as const } : one)),
    coordinators,
    channels: channels(places),
    meetings: await readMeetings(db, groupId),
  };
}

/** So many meetings are kept in mind. */
const meetingsAtMost = 4;

async function readMeetings(db: Db, groupId: number): Promise<WorkingGroup['meetings']> {
  const rows = await db
    .select({
      id: meeting.id,
      checkInId: meeting.checkInId,
      day: meeting.day,
      from: meeting.fromTime,
      to: meeting.toTime,
    })
    .from(meeting)
    .where(and(eq(meeting.groupId, groupId), eq(meeting.state, 'invited')))
    .orderBy(desc(meeting.day), desc(meeting.fromTime))
    .limit(meetingsAtMost);
  return rows
    .flatMap(({ id, checkInId, day, from, to }) =>
      day !== null && from !== null && to !== null ? [{ id, checkInId, when: { day, from, to } }] : [],
    )
    .reverse();
}

async function readAgreements(db: Db, which: SQL | undefined) {
  const rows = await db
    .select()
    .from(agreement)
    .where(which)
    .orderBy(agreement.validFrom, agreement.reference);
  const ids = db.select({ id: agreement.id }).from(agreement).where(which);
  const partyLinks = await db
    .select({ id: agreementParty.agreementId, ids: idsInOrder(agreementParty.partyId) })
    .from(agreementParty)
    .where(inArray(agreementParty.agreementId, ids))
    .groupBy(agreementParty.agreementId);
  const areaLinks = await db
    .select({ id: agreementArea.agreementId, ids: idsInOrder(agreementArea.areaId) })
    .from(agreementArea)
    .where(inArray(agreementArea.agreementId, ids))
    .groupBy(agreementArea.agreementId);
  const [parties, areas] = [partyLinks, areaLinks].map(
    (links) => new Map(links.map((link) => [link.id, link.ids])),
  );
  return rows.map(({ id, reference, title, validFrom, validTo, renews, removedAt }) => ({
    id,
    reference,
    title,
    validFrom,
    validTo,
    partyIds: parties?.get(id) ?? [],
    areaIds: areas?.get(id) ?? [],
    renews: renews ?? undefined,
    removed: removedAt !== null,
  }));
}

const someone = { id: person.id, name: person.name, email: person.email };

function channels(places: { platform: string; conversationId: string }[]): WorkingGroup['channels'] {
  return Object.fromEntries(places.map(({ platform, conversationId }) => [platform, conversationId]));
}
