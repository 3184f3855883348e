import { and, asc, eq, exists, inArray, isNotNull, isNull, like, or, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { dayIn } from '../../src/domain/day.ts';
import { type HalfYear, lastDay } from '../../src/domain/half-year.ts';
import type { Archive, Decision, Disposable, Erased, KeptRecords } from '../../src/ports/archive.ts';
import type { Db } from '../database.ts';
import { checkIn, showing, supersededRecord } from '../schema/check-in.ts';
import { delivery, posted } from '../schema/delivery.ts';
import { party, workingGroup } from '../schema/group.ts';
import { code, link } from '../schema/link.ts';
import { event } from '../schema/log.ts';
import { contact, coordinator, identity, person } from '../schema/person.ts';
import { areaReport, commitment, outcome, statusUpdate, version } from '../schema/status-update.ts';
import { underDecision } from './decision.ts';

type Someone = typeof person.$inferSelect;

export function createArchive(db: Db): Archive {
  return {
    records: (group, halfYear) => records(db, group, halfYear),
    extract: (email) => db.transaction((tx) => extract(tx, email)),
    erase: (email, decision) =>
      db.transaction(async (tx) => {
        const who = await find(tx, email);
        return who && underDecision(tx, decision.reference, () => erase(tx, who, decision));
      }),
    disposable: (before, now) => disposable(db, before, now),
    purge: (rows, decision) =>
      db.transaction((tx) => underDecision(tx, decision.reference, () => purge(tx, rows, decision))),
  };
}

async function records(db: Db, group: string, halfYear: HalfYear): Promise<KeptRecords | undefined> {
  const [row] = await db
    .select({ id: checkIn.id, record: checkIn.record })
    .from(checkIn)
    .innerJoin(workingGroup, eq(workingGroup.id, checkIn.groupId))
    .where(and(eq(workingGroup.key, group), eq(checkIn.halfYear, halfYear)));
  if (!row) return undefined;
  const earlier = await db
    .select({ record: supersededRecord.record })
    .from(supersededRecord)
    .where(eq(supersededRecord.checkInId, row.id));
  return { now: row.record ?? undefined, earlier: earlier.map(({ record }) => record) };
}

async function find(db: Db, email: string): Promise<Someone | undefined> {
  const [row] = await db.select().from(person).where(sql`lower(${person.email}) = lower(${email})`);
  return row;
}

async function extract(db: Db, email: string) {
  const who = await find(db, email);
  if (!who) return undefined;
  const rows = (table: PgTable, where: SQL | undefined) => db.select().from(table).where(where);
  const { id } = who;
  const of = { group: workingGroup.key, halfYear: checkIn.halfYear, party: party.name };
  const versions = db
    .select({ ...of, version })
    .from(version)
    .innerJoin(statusUpdate, eq(statusUpdate.id, version.updateId))
    .innerJoin(checkIn, eq(checkIn.id, statusUpdate.checkInId))
    .innerJoin(workingGroup, eq(workingGroup.id, checkIn.groupId))
    .innerJoin(party, eq(party.id, statusUpdate.partyId))
    .where(or(eq(version.submittedBy, id), eq(version.overallBy, id)))
    .orderBy(asc(checkIn.halfYear), asc(version.n));
  const saved = db
    .select({ ...of, areaReport })
    .from(areaReport)
    .innerJoin(statusUpdate, eq(statusUpdate.id, areaReport.updateId))
    .innerJoin(checkIn, eq(checkIn.id, statusUpdate.checkInId))
    .innerJoin(workingGroup, eq(workingGroup.id, checkIn.groupId))
    .innerJoin(party, eq(party.id, statusUpdate.partyId))
    .where(eq(areaReport.savedBy, id))
    .orderBy(asc(areaReport.savedAt));
  return {
    person: who,
    identities: await rows(identity, eq(identity.personId, id)),
    contacts: await db
      .select({ party: party.name, role: contact.role, from: contact.fromAt, to: contact.endedAt })
      .from(contact)
      .innerJoin(party, eq(party.id, contact.partyId))
      .where(eq(contact.personId, id)),
    coordinators: await rows(coordinator, eq(coordinator.personId, id)),
    versions: await versions,
    areaReports: await saved,
    deliveries: await rows(delivery, eq(delivery.personId, id)),
    links: await rows(link, eq(link.personId, id)),
    codes: await rows(code, eq(code.personId, id)),
    showings: await rows(showing, eq(showing.shownBy, id)),
    events: await rows(event, eq(event.actor, id)),
  };
}

/** Whether the group's file names the person now. */
async function isCurrent(db: Db, id: number): Promise<boolean> {
  const [row] = await db
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        eq(person.id, id),
        or(
          exists(
            db
              .select({ one: sql`1` })
              .from(contact)
              .where(and(eq(contact.personId, id), isNull(contact.endedAt))),
          ),
          exists(
            db
              .select({ one: sql`1` })
              .from(coordinator)
              .where(and(eq(coordinator.personId, id), isNull(coordinator.endedAt))),
          ),
        ),
      ),
    );
  return row !== undefined;
}

async function erase(db: Db, who: Someone, decision: Decision): Promise<Erased> {
  const { id } = who;
  const current = await isCurrent(db, id);
  const identities = await db
    .delete(identity)
    .where(eq(identity.personId, id))
    .returning({ id: identity.id });
  for (const table of [link, code]) await db.delete(table).where(eq(table.personId, id));
  const deliveries = await eraseDeliveries(db, id);
  const drafts = await eraseDrafts(db, id);
  const [kept] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(version)
    .where(eq(version.submittedBy, id));
  const versions = kept?.n ?? 0;
  await db
    .update(person)
    // No mail reaches an address in `invalid`; the number keeps it apart from others.
    .set({ slackId: null, teamsId: null, ...(!current && { email: `${id}@erased.invalid` }) })
    .where(eq(person.id, id));
  const erased = { identities: identities.length, deliveries, drafts, versions, current };
  const { by, reference, at } = decision;
  for (const groupId of await groupsOf(db, id))
    await db
      .insert(event)
      .values({ at, kind: 'erased', groupId, detail: { person: id, by, decision: reference, ...erased } });
  return erased;
}

/**
 * A row of a check-in that is not locked goes on being the reason why the same message is not sent again, but tells
 * no more where it went; the others are removed.
 */
async function eraseDeliveries(db: Db, id: number): Promise<number> {
  const openCheckIns = db.select({ id: checkIn.id }).from(checkIn).where(isNull(checkIn.lockedAt));
  const stripped = await db
    .update(delivery)
    .set({
      state: sql`case when ${delivery.state} in ('planned', 'claimed', 'in_doubt') then 'skipped' else ${delivery.state} end`,
      platform: null,
      tenant: null,
      userId: null,
      conversationId: null,
      messageIds: null,
      content: null,
    })
    .where(and(eq(delivery.personId, id), inArray(delivery.checkInId, openCheckIns)))
    .returning({ id: delivery.id });
  const removed = await db
    .delete(delivery)
    .where(
      and(
        eq(delivery.personId, id),
        or(isNull(delivery.checkInId), sql`${delivery.checkInId} not in (${openCheckIns})`),
      ),
    )
    .returning({ id: delivery.id });
  return stripped.length + removed.length;
}

/**
 * What the person has saved and nobody has sent in. A draft above a sent version goes as a whole: what is left of it
 * would be a change that nobody made. Of a first draft only the person's own parts go: it is the colleague's too.
 */
async function eraseDrafts(db: Db, id: number): Promise<number> {
  const drafts = await db
    .select({ updateId: version.updateId, n: version.n, overallBy: version.overallBy })
    .from(version)
    .where(
      and(
        isNull(version.submittedAt),
        or(
          eq(version.overallBy, id),
          exists(
            db
              .select({ one: sql`1` })
              .from(areaReport)
              .where(
                and(
                  eq(areaReport.updateId, version.updateId),
                  eq(areaReport.n, version.n),
                  eq(areaReport.savedBy, id),
                ),
              ),
          ),
        ),
      ),
    );
  for (const draft of drafts) {
    const whole = draft.n > 1;
    const ofDraft = (table: typeof areaReport | typeof commitment | typeof outcome) =>
      and(eq(table.updateId, draft.updateId), eq(table.n, draft.n));
    await db
      .delete(areaReport)
      .where(and(ofDraft(areaReport), whole ? undefined : eq(areaReport.savedBy, id)));
    const isDraft = and(eq(version.updateId, draft.updateId), eq(version.n, draft.n));
    if (whole || draft.overallBy === id) {
      await db.delete(commitment).where(ofDraft(commitment));
      await db.delete(outcome).where(ofDraft(outcome));
      await db
        .update(version)
        .set({ workedWell: '', contactNext: null, overallBy: null, overallAt: null })
        .where(isDraft);
    }
    const left = await db.$count(areaReport, ofDraft(areaReport));
    if (whole || (left === 0 && (draft.overallBy === id || draft.overallBy === null)))
      await db.delete(version).where(isDraft);
  }
  return drafts.length;
}

async function groupsOf(db: Db, id: number): Promise<number[]> {
  const asContact = await db
    .select({ id: party.groupId })
    .from(contact)
    .innerJoin(party, eq(party.id, contact.partyId))
    .where(eq(contact.personId, id));
  const asCoordinator = await db
    .select({ id: coordinator.groupId })
    .from(coordinator)
    .where(eq(coordinator.personId, id));
  return [...new Set([...asContact, ...asCoordinator].map((one) => one.id))];
}

async function disposable(db: Db, before: string, now: Date): Promise<Disposable[]> {
  const counted = (table: string, more = sql``) =>
    sql<number>`(select count(*)::int from ${sql.identifier(table)} x ${more} where x.check_in_id = ${checkIn.id})`;
  const rows = await db
    .select({
      id: checkIn.id,
      groupId: checkIn.groupId,
      group: workingGroup.name,
      timezone: workingGroup.timezone,
      halfYear: checkIn.halfYear,
      lockedAt: checkIn.lockedAt,
      answers: counted('status_update'),
      versions: sql<number>`(select count(*)::int from version v join status_update u on u.id = v.update_id
        where u.check_in_id = ${checkIn.id} and v.submitted_at is not null)`,
      showings: counted('showing'),
      deliveries: counted('delivery'),
    })
    .from(checkIn)
    .innerJoin(workingGroup, eq(workingGroup.id, checkIn.groupId))
    .where(and(isNotNull(checkIn.openedAt), sql`${checkIn.halfYear} < ${before}`))
    .orderBy(checkIn.groupId, checkIn.halfYear);
  return rows.map(({ timezone, lockedAt, ...row }) => ({
    ...row,
    locked: lockedAt !== null,
    kept: lastDay(row.halfYear) >= dayIn(timezone, now),
  }));
}

async function purge(db: Db, rows: Disposable[], { by, reference, at }: Decision): Promise<void> {
  for (const { id, groupId, halfYear, versions, showings, deliveries } of rows) {
    const updates = db
      .select({ id: statusUpdate.id })
      .from(statusUpdate)
      .where(eq(statusUpdate.checkInId, id));
    for (const table of [outcome, commitment, areaReport, version])
      await db.delete(table).where(inArray(table.updateId, updates));
    for (const table of [statusUpdate, link, showing, delivery, supersededRecord])
      await db.delete(table).where(eq(table.checkInId, id));
    await db.delete(posted).where(like(posted.slot, `report:${id}:%`));
    await db.delete(checkIn).where(eq(checkIn.id, id));
    const detail = { halfYear, by, decision: reference, versions, showings, deliveries };
    await db.insert(event).values({ at, kind: 'purged', groupId, checkInId: id, detail });
  }
}
