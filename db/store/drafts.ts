import { and, eq, isNull, sql } from 'drizzle-orm';
import { type AreaText, areaTexts } from '../../src/domain/status-update.ts';
import type { StatusUpdates } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { checkIn } from '../schema/check-in.ts';
import { areaReport, statusUpdate, version } from '../schema/status-update.ts';
import { createCommitments } from './commitments.ts';
import { copyVersion } from './copy-version.ts';
import { prepared } from './prepared.ts';

/** What a party writes, until it is sent in. */
export function createDrafts(
  db: Db,
  read: StatusUpdates['read'],
): Pick<StatusUpdates, 'draft' | 'saveArea' | 'saveOverall' | 'submit'> {
  const commitments = createCommitments(db);
  const ofParty = and(
    eq(statusUpdate.checkInId, sql.placeholder('checkInId')),
    eq(statusUpdate.partyId, sql.placeholder('partyId')),
  );

  const lockOne = prepared(db, 'status_update_lock', () =>
    db
      .select({
        id: statusUpdate.id,
        locked: sql<boolean>`${statusUpdate.lockedAt} is not null or (
          select c.locked_at is not null from ${checkIn} c where c.id = ${statusUpdate.checkInId})`,
      })
      .from(statusUpdate)
      .where(ofParty)
      .for('update'),
  );

  const saveAreaReport = prepared(db, 'area_report_save', () => {
    const status = sql`${sql.placeholder('status')}::text`;
    const given = (name: AreaText) => sql`${sql.placeholder(name)}::text`;
    const written = <T>(of: (name: AreaText) => T) =>
      Object.fromEntries(areaTexts.map((name) => [name, of(name)])) as Record<AreaText, T>;
    return db
      .insert(areaReport)
      .select((query) =>
        query
          // An insert from a select goes by place: `areaTexts` stand in the order of their columns.
          .select({
            updateId: version.updateId,
            n: version.n,
            areaId: sql<number>`${sql.placeholder('areaId')}::int`.as('area_id'),
            status: sql`${status}`.as('status'),
            ...written((name) => sql<string>`coalesce(${given(name)}, '')`.as(areaReport[name].name)),
            savedBy: sql<number>`${sql.placeholder('by')}::int`.as('saved_by'),
            savedAt: sql<Date>`${sql.placeholder('at')}::timestamptz`.as('saved_at'),
          })
          .from(version)
          .innerJoin(statusUpdate, eq(statusUpdate.id, version.updateId))
          .where(and(ofParty, isNull(version.submittedAt))),
      )
      .onConflictDoUpdate({
        target: [areaReport.updateId, areaReport.n, areaReport.areaId],
        set: {
          status: sql`coalesce(${status}, ${areaReport.status})`,
          ...written((name) => sql`coalesce(${given(name)}, ${areaReport[name]})`),
          savedBy: sql`excluded.saved_by`,
          savedAt: sql`excluded.saved_at`,
        },
      })
      .returning({ n: areaReport.n });
  });

  /** The party's row, nobody else's until the transaction ends, and whether the answer in it is locked. */
  async function take(checkInId: number, partyId: number): Promise<{ id: number; locked: boolean }> {
    const [there] = await lockOne().execute({ checkInId, partyId });
    if (there) return there;
    await db.insert(statusUpdate).values({ checkInId, partyId }).onConflictDoNothing();
    const [made] = await lockOne().execute({ checkInId, partyId });
    if (!made) throw new Error('A status update is gone as soon as it was made.');
    return made;
  }

  /** The draft's key. Throws where there is none: `draft` comes first. */
  function draftOf(checkInId: number, partyId: number) {
    return and(
      isNull(version.submittedAt),
      sql`${version.updateId} = (select u.id from status_update u
        where u.check_in_id = ${checkInId} and u.party_id = ${partyId})`,
    );
  }

  return {
    async draft(checkInId, partyId) {
      const { id: updateId, locked } = await take(checkInId, partyId);
      if (locked) return undefined;
      const { draft, submitted } = await read(checkInId, partyId);
      if (draft) return draft;
      const n = (submitted?.n ?? 0) + 1;
      if (!submitted) {
        await db.insert(version).values({ updateId, n });
        return { n, areas: [], overall: { workedWell: '', commitments: [] } };
      }
      await copyVersion(db, { updateId, from: submitted.n, to: n });
      return { n, areas: submitted.areas, overall: submitted.overall };
    },

    async saveArea(checkInId, partyId, areaId, answer, by, at) {
      const saved = await saveAreaReport().execute({
        checkInId,
        partyId,
        areaId,
        status: answer.status ?? null,
        ...Object.fromEntries(areaTexts.map((name) => [name, answer[name] ?? null])),
        by,
        at: at.toISOString(),
      });
      if (saved.length === 0) throw new Error('There is no draft to save an area in.');
    },

    async saveOverall(checkInId, partyId, answer, by, at) {
      const [saved] = await db
        .update(version)
        .set({
          workedWell: answer.workedWell,
          contactNext: answer.contactNext ?? null,
          overallBy: by,
          overallAt: at,
        })
        .where(draftOf(checkInId, partyId))
        .returning({ updateId: version.updateId, n: version.n });
      if (!saved) throw new Error('There is no draft to save the overall part in.');
      await commitments.replace(saved, answer);
    },

    async submit(checkInId, partyId, by, at) {
      const sent = await db
        .update(version)
        .set({
          submittedAt: at,
          submittedBy: by,
          submittedAs: sql`(select p.name from person p where p.id = ${by})`,
        })
        .where(draftOf(checkInId, partyId))
        .returning({ n: version.n });
      if (sent.length === 0) throw new Error('There is no draft to send in.');
    },
  };
}
