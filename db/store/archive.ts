import { and, between, eq, inArray, isNotNull, like, or, sql } from 'drizzle-orm';
import { dayIn } from '../../src/domain/day.ts';
import { firstDay, type HalfYear, lastDay } from '../../src/domain/half-year.ts';
import type { Archive, Decision, Disposable, KeptRecords } from '../../src/ports/archive.ts';
import type { Event } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { callNote, otherwise, partyDue, question } from '../schema/arrangement.ts';
import { carried } from '../schema/beginning.ts';
import { checkIn, showing, supersededRecord } from '../schema/check-in.ts';
import { delivery, posted } from '../schema/delivery.ts';
import { workingGroup } from '../schema/group.ts';
import { initiative, initiativeVersion, signUp, told, upcoming } from '../schema/initiative.ts';
import { link } from '../schema/link.ts';
import { event } from '../schema/log.ts';
import { meeting } from '../schema/meeting.ts';
import { areaReport, commitment, outcome, statusUpdate, version } from '../schema/status-update.ts';
import { underDecision } from './decision.ts';
import { erasePerson } from './erase-person.ts';
import { extractPerson } from './extract-person.ts';
import { partsOfMeeting } from './meetings.ts';

export function createArchive(db: Db): Archive {
  return {
    records: (group, halfYear) => records(db, group, halfYear),
    extract: (email) => db.transaction((tx) => extractPerson(tx, email)),
    erase: (email, decision) =>
      db.transaction((tx) => underDecision(tx, decision.reference, () => erasePerson(tx, email, decision))),
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
      meetings: counted('meeting'),
      courses: sql<number>`(select count(*)::int from initiative i join initiative_version v
        on v.initiative_id = i.id and v.n = i.n where i.group_id = ${checkIn.groupId}
        and extract(year from v.day) = left(${checkIn.halfYear}, 4)::int
        and (extract(month from v.day) > 6) = (right(${checkIn.halfYear}, 1) = '2'))`,
    })
    .from(checkIn)
    .innerJoin(workingGroup, eq(workingGroup.id, checkIn.groupId))
    .where(and(hasHappened, sql`${checkIn.halfYear} < ${before}`))
    .orderBy(checkIn.groupId, checkIn.halfYear);
  return rows.map(({ timezone, lockedAt, ...row }) => ({
    ...row,
    locked: lockedAt !== null,
    kept: lastDay(row.halfYear) >= dayIn(timezone, now),
  }));
}

/** Opened here, or carried over from before. */
const hasHappened = or(
  isNotNull(checkIn.openedAt),
  sql`exists (select from ${carried} where ${carried.checkInId} = ${checkIn.id})`,
);

async function purge(db: Db, rows: Disposable[], { by, reference, at }: Decision): Promise<void> {
  for (const { id, groupId, halfYear, versions, showings, deliveries, meetings, courses } of rows) {
    const updates = db
      .select({ id: statusUpdate.id })
      .from(statusUpdate)
      .where(eq(statusUpdate.checkInId, id));
    for (const table of [outcome, commitment, areaReport, version])
      await db.delete(table).where(inArray(table.updateId, updates));
    const ofCheckIn = [
      partyDue,
      otherwise,
      question,
      callNote,
      statusUpdate,
      link,
      showing,
      delivery,
      supersededRecord,
      carried,
    ];
    for (const table of ofCheckIn) await db.delete(table).where(eq(table.checkInId, id));
    const held = db.select({ id: meeting.id }).from(meeting).where(eq(meeting.checkInId, id));
    for (const table of partsOfMeeting) await db.delete(table).where(inArray(table.meetingId, held));
    await db.delete(meeting).where(eq(meeting.checkInId, id));
    await purgeCourses(db, groupId, halfYear);
    await db.delete(posted).where(like(posted.slot, `report:${id}:%`));
    await db.delete(checkIn).where(eq(checkIn.id, id));
    const detail = { halfYear, by, decision: reference, versions, showings, deliveries, meetings, courses };
    await db.insert(event).values({ at, kind: 'purged', groupId, checkInId: id, detail } satisfies Event);
  }
}

/** The half-year's courses by their first day, with who signed up, who was told, and what was still to be asked about them. */
async function purgeCourses(db: Db, groupId: number, halfYear: HalfYear): Promise<void> {
  const found = await db
    .select({ id: initiative.id })
    .from(initiative)
    .innerJoin(
      initiativeVersion,
      and(eq(initiativeVersion.initiativeId, initiative.id), eq(initiativeVersion.n, initiative.n)),
    )
    .where(
      and(
        eq(initiative.groupId, groupId),
        between(initiativeVersion.day, firstDay(halfYear), lastDay(halfYear)),
      ),
    );
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return;
  for (const table of [signUp, told, initiativeVersion])
    await db.delete(table).where(inArray(table.initiativeId, ids));
  await db
    .delete(upcoming)
    .where(and(eq(upcoming.kind, 'course-afterwards'), inArray(upcoming.subject, ids)));
  await db.delete(initiative).where(inArray(initiative.id, ids));
}
