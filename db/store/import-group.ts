import { isDeepStrictEqual } from 'node:util';
import { and, eq, getTableColumns, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { KeptIn } from '../../src/domain/working-group.ts';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import type { ImportResult } from '../../src/ports/store.ts';
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
import { idsInOrder } from './ids-in-order.ts';
import { importGoals, importSeparateAgreements } from './import-cooperation.ts';
import { importContacts, importCoordinators, importLinks, importPeople } from './import-people.ts';
import { type Ids, type Import, idOf } from './import-run.ts';

/**
 * Makes the stored group like the file; runs in a transaction. What is the same is left alone, so a second import of
 * the same file only writes which file it was. What is gone is marked with the time, and comes back when the file has it
 * again; only the links between an agreement and its parties and areas are deleted, since they are what the agreement
 * says.
 */
export async function importGroup(
  db: Db,
  file: WorkingGroupFile,
  at: Date,
  { source, digest, keptIn = 'file' }: { source: string; digest?: string; keptIn?: KeptIn },
): Promise<ImportResult> {
  const { groupId, first, changed } = await importHead(db, file, source, at, keptIn);
  const changes = [changed];
  const noted = (change: boolean) => changes.push(change);
  const run: Import = { db, groupId, file, at, keptIn, touched: [], noted };

  const partyIds = await importParties(run);
  const areaIds = await importAreas(run);
  await importAgreements(run, { partyIds, areaIds });
  await importSeparateAgreements(run, partyIds);
  await importGoals(run);
  await importPlaces(run);
  const personIds = await importPeople(run);
  await importContacts(run, { partyIds, personIds });
  await importCoordinators(run, personIds);
  await importLinks(run);

  const any = changes.includes(true);
  const revision = any && !first ? sql`${workingGroup.revision} + 1` : workingGroup.revision;
  await db
    .update(workingGroup)
    .set({ revision, fileDigest: digest ?? null, digestRevision: revision })
    .where(eq(workingGroup.id, groupId));
  return { groupId, first, changed: any };
}

/** What is stored under a key. */
type Stored<Row> = Row & { id: number; removedAt: Date | null };

/**
 * Which rows are new, changed or back again, and the ids of those that are gone.
 */
function compare<Row extends object, Kept extends Row>(
  wanted: Row[],
  stored: Stored<Kept>[],
  keyOf: (row: Row) => string,
) {
  const byKey = new Map(stored.map((row) => [keyOf(row), row]));
  const wantedKeys = new Set(wanted.map(keyOf));
  return {
    write: wanted.filter((row) => {
      const there = byKey.get(keyOf(row));
      return !there || there.removedAt !== null || !isDeepStrictEqual({ ...there, ...row }, { ...there });
    }),
    remove: stored
      .filter((row) => row.removedAt === null && !wantedKeys.has(keyOf(row)))
      .map((row) => row.id),
  };
}

/**
 * What an upsert takes over of the rows that it could not insert: all that they give but what they are found by, and
 * that they are there again.
 */
function takenOver(table: PgTable, rows: object[], foundBy: PgColumn[]): Record<string, SQL | null> {
  const given = Object.entries(getTableColumns(table)).filter(
    ([key, column]) => rows.some((row) => key in row) && !foundBy.includes(column),
  );
  const set = given.map(([key, column]) => [key, sql`excluded.${sql.identifier(column.name)}`] as const);
  return { ...Object.fromEntries(set), removedAt: null };
}

/** As it comes back from a JSON column: without keys that have no value. */
function asStored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

async function importHead(db: Db, file: WorkingGroupFile, source: string, at: Date, keptIn: KeptIn) {
  const { key, name, timezone, locale } = file.workingGroup;
  const head = { name, timezone, locale, rhythm: asStored(file.checkIns), source, keptIn };
  const made = await db
    .insert(workingGroup)
    .values({ key, ...head, revision: 1, importedAt: at })
    .onConflictDoNothing({ target: workingGroup.key })
    .returning({ id: workingGroup.id });
  if (made[0]) return { groupId: made[0].id, first: true, changed: true };

  // Two imports of one group come one after the other.
  const [there] = await db.select().from(workingGroup).where(eq(workingGroup.key, key)).for('update');
  if (!there) throw new Error(`The working group ${key} is neither there nor made.`);
  // Another name of the file is written down, and makes the group no other.
  const changed = !isDeepStrictEqual({ ...there, ...head, source: there.source }, { ...there });
  if (changed || source !== there.source)
    await db.update(workingGroup).set(head).where(eq(workingGroup.id, there.id));
  return { groupId: there.id, first: false, changed };
}

async function importParties(run: Import): Promise<Ids> {
  const { db, groupId, file, at, noted } = run;
  const wanted = file.parties.map(({ key, name, shortName, municipality }, position) => ({
    groupId,
    key,
    position,
    name,
    shortName,
    municipality: municipality ?? null,
    convener: key === file.workingGroup.convener,
  }));
  const stored = await db.select().from(party).where(eq(party.groupId, groupId));
  const { write, remove } = compare(wanted, stored, (row) => row.key);
  noted(write.length > 0 || remove.length > 0);
  if (write.length > 0) {
    await db
      .insert(party)
      .values(write)
      .onConflictDoUpdate({
        target: [party.groupId, party.key],
        set: takenOver(party, write, [party.groupId, party.key]),
      });
  }
  if (remove.length > 0) {
    await db.update(party).set({ removedAt: at, convener: false }).where(inArray(party.id, remove));
  }
  await letNewOnesWait(run, stored, write);
  const rows = await db
    .select({ id: party.id, key: party.key })
    .from(party)
    .where(eq(party.groupId, groupId));
  return new Map(rows.map((row) => [row.key, row.id]));
}

/** While some wait to be invited, so does whoever is new, wherever the group is kept. Who comes back is as they were. */
async function letNewOnesWait(
  { db, groupId }: Import,
  stored: readonly { key: string; waiting: boolean; removedAt: Date | null }[],
  written: readonly { key: string }[],
): Promise<void> {
  if (!stored.some(({ waiting, removedAt }) => waiting && removedAt === null)) return;
  const known = new Set(stored.map(({ key }) => key));
  const fresh = written.flatMap(({ key }) => (known.has(key) ? [] : [key]));
  if (fresh.length === 0) return;
  await db
    .update(party)
    .set({ waiting: true })
    .where(and(eq(party.groupId, groupId), inArray(party.key, fresh)));
}

async function importAreas(run: Import): Promise<Ids> {
  const { db, groupId, file, at, noted } = run;
  const wanted = file.areas.map(({ key, name, about, questions, courses }, position) => ({
    groupId,
    key,
    position,
    name,
    about,
    questions,
    courses: courses ?? false,
  }));
  const stored = await db.select().from(area).where(eq(area.groupId, groupId));
  const { write, remove } = compare(wanted, stored, (row) => row.key);
  noted(write.length > 0 || remove.length > 0);
  if (write.length > 0) {
    await db
      .insert(area)
      .values(write)
      .onConflictDoUpdate({
        target: [area.groupId, area.key],
        set: takenOver(area, write, [area.groupId, area.key]),
      });
  }
  if (remove.length > 0) await db.update(area).set({ removedAt: at }).where(inArray(area.id, remove));
  const rows = await db.select({ id: area.id, key: area.key }).from(area).where(eq(area.groupId, groupId));
  return new Map(rows.map((row) => [row.key, row.id]));
}

async function importAgreements(run: Import, ids: { partyIds: Ids; areaIds: Ids }): Promise<void> {
  const { db, groupId, file, at, noted } = run;
  const wanted = file.agreements.map((given) => ({
    groupId,
    reference: given.reference,
    title: given.title,
    validFrom: given.validFrom,
    validTo: given.validTo,
    signed: asStored(given.signed ?? null),
    purpose: given.purpose ?? null,
    renews: given.renews ?? null,
  }));
  const stored = await db.select().from(agreement).where(eq(agreement.groupId, groupId));
  const { write, remove } = compare(wanted, stored, (row) => row.reference);
  noted(write.length > 0 || remove.length > 0);
  if (write.length > 0) {
    await db
      .insert(agreement)
      .values(write)
      .onConflictDoUpdate({
        target: [agreement.groupId, agreement.reference],
        set: takenOver(agreement, write, [agreement.groupId, agreement.reference]),
      });
  }
  if (remove.length > 0)
    await db.update(agreement).set({ removedAt: at }).where(inArray(agreement.id, remove));

  const rows = await db
    .select({ id: agreement.id, reference: agreement.reference })
    .from(agreement)
    .where(and(eq(agreement.groupId, groupId), isNull(agreement.removedAt)));
  const agreementIds = new Map(rows.map((row) => [row.reference, row.id]));
  const ofAll = db
    .select({ id: agreement.id })
    .from(agreement)
    .where(and(eq(agreement.groupId, groupId), isNull(agreement.removedAt)));
  const parties = await db
    .select({ id: agreementParty.agreementId, ids: idsInOrder(agreementParty.partyId) })
    .from(agreementParty)
    .where(inArray(agreementParty.agreementId, ofAll))
    .groupBy(agreementParty.agreementId);
  const areas = await db
    .select({ id: agreementArea.agreementId, ids: idsInOrder(agreementArea.areaId) })
    .from(agreementArea)
    .where(inArray(agreementArea.agreementId, ofAll))
    .groupBy(agreementArea.agreementId);

  const linksOf = (idsOf: (one: WorkingGroupFile['agreements'][number]) => number[]): Links[] =>
    file.agreements.map((one) => ({ id: idOf(agreementIds, one.reference), ids: idsOf(one) }));
  const ofParties = different(
    linksOf((one) => one.parties.map((key) => idOf(ids.partyIds, key))),
    parties,
  );
  if (ofParties.gone.length > 0)
    await db
      .delete(agreementParty)
      .where(isOneOf(ofParties.gone, agreementParty.agreementId, agreementParty.partyId));
  if (ofParties.added.length > 0)
    await db
      .insert(agreementParty)
      .values(ofParties.added.map(([agreementId, partyId]) => ({ agreementId, partyId })));
  const ofAreas = different(
    linksOf((one) => one.areas.map((key) => idOf(ids.areaIds, key))),
    areas,
  );
  if (ofAreas.gone.length > 0)
    await db
      .delete(agreementArea)
      .where(isOneOf(ofAreas.gone, agreementArea.agreementId, agreementArea.areaId));
  if (ofAreas.added.length > 0)
    await db
      .insert(agreementArea)
      .values(ofAreas.added.map(([agreementId, areaId]) => ({ agreementId, areaId })));
  noted([ofParties, ofAreas].some(({ added, gone }) => added.length + gone.length > 0));
}

/** What an agreement, by its id, is linked to. */
type Links = { id: number; ids: number[] };
type Link = [agreementId: number, id: number];

function different(wanted: Links[], stored: Links[]): { added: Link[]; gone: Link[] } {
  const without = (from: Links[], other: Links[]): Link[] => {
    const idsOf = new Map(other.map(({ id, ids }) => [id, new Set(ids)]));
    return from.flatMap(({ id: agreementId, ids }) =>
      [...new Set(ids)].flatMap((id): Link[] => (idsOf.get(agreementId)?.has(id) ? [] : [[agreementId, id]])),
    );
  };
  return { added: without(wanted, stored), gone: without(stored, wanted) };
}

/** As one parameter, however many they are. */
const isOneOf = (links: Link[], agreementId: PgColumn, id: PgColumn): SQL =>
  sql`(${agreementId}, ${id}) in (
    select (link->>0)::int, (link->>1)::int from json_array_elements(${JSON.stringify(links)}::json) as link
  )`;

async function importPlaces(run: Import): Promise<void> {
  const { db, groupId, file, at, noted } = run;
  const wanted = Object.entries(file.workingGroup.channels).flatMap(([platform, conversationId]) =>
    conversationId === undefined ? [] : [{ groupId, platform, conversationId }],
  );
  const stored = await db.select().from(place).where(eq(place.groupId, groupId));
  const { write, remove } = compare(wanted, stored, (row) => row.platform);
  noted(write.length > 0 || remove.length > 0);
  if (write.length > 0) {
    await db
      .insert(place)
      .values(write)
      .onConflictDoUpdate({
        target: [place.groupId, place.platform],
        // What was kept to write to the old conversation does not fit the new one.
        set: {
          conversationId: sql`excluded.conversation_id`,
          tenant: null,
          reference: null,
          removedAt: null,
        },
      });
  }
  if (remove.length > 0) await db.update(place).set({ removedAt: at }).where(inArray(place.id, remove));
}
