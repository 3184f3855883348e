import { createHash } from 'node:crypto';
import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, min, ne, sql } from 'drizzle-orm';
import type { Event, Store } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { pasted, startCode } from '../schema/beginning.ts';
import { checkIn } from '../schema/check-in.ts';
import { delivery } from '../schema/delivery.ts';
import { groupChange, handover, standIn } from '../schema/group-change.ts';
import { upcoming } from '../schema/initiative.ts';
import { code, link, pageAnswer } from '../schema/link.ts';
import { event, inbound, trialClock } from '../schema/log.ts';
import { meeting, meetingFit, meetingGuest } from '../schema/meeting.ts';
import { identity, person } from '../schema/person.ts';
import { forgetCooperation } from './forget-cooperation.ts';
import { prepared } from './prepared.ts';

/** What has come in, what has happened, and what the time is in a trial. */
export function createJournal(
  db: Db,
): Pick<Store, 'firstTime' | 'forget' | 'log' | 'events' | 'nextMoment' | 'trialClock' | 'setTrialClock'> {
  const come = prepared(db, 'inbound_first_time', () =>
    db
      .insert(inbound)
      .select(
        // A version before this one kept the key itself, and may run beside it.
        sql`select ${sql.placeholder('hash')}::text, ${sql.placeholder('at')}::timestamptz
          where not exists (select from ${inbound} where ${inbound.key} = ${sql.placeholder('key')})`,
      )
      .onConflictDoNothing()
      .returning({ key: inbound.key }),
  );

  const happen = prepared(db, 'event_log', () =>
    db.insert(event).values({
      at: sql.placeholder('at'),
      kind: sql.placeholder('kind'),
      groupId: sql.placeholder('groupId'),
      checkInId: sql.placeholder('checkInId'),
      partyId: sql.placeholder('partyId'),
      actor: sql.placeholder('actor'),
      platform: sql.placeholder('platform'),
      // As JSON text: a placeholder would make JSON's null of nothing.
      detail: sql`${sql.placeholder('detail')}::jsonb`,
    }),
  );

  return {
    async firstTime(key, at) {
      const hash = createHash('sha256').update(key).digest('base64url');
      return (await come().execute({ hash, key, at: at.toISOString() })).length === 1;
    },

    async forget(before, limit) {
      const keys = db.select({ key: inbound.key }).from(inbound).where(lt(inbound.at, before)).limit(limit);
      const payloads = await db
        .delete(inbound)
        .where(inArray(inbound.key, keys))
        .returning({ key: inbound.key });
      const locked = await db.select({ id: checkIn.id }).from(checkIn).where(lt(checkIn.lockedAt, before));
      let deliveries = 0;
      // Each has its own index lookup: a look for both at once would read every delivery there is.
      for (const of of [
        isNull(delivery.checkInId),
        inArray(
          delivery.checkInId,
          locked.map(({ id }) => id),
        ),
      ]) {
        const settled = db
          .select({ id: delivery.id })
          .from(delivery)
          .where(
            and(
              of,
              lt(delivery.dueAt, before),
              inArray(delivery.state, ['sent', 'skipped', 'unreachable']),
              ne(delivery.kind, 'shown'),
            ),
          )
          .limit(limit);
        const gone = await db
          .delete(delivery)
          .where(inArray(delivery.id, settled))
          .returning({ id: delivery.id });
        deliveries += gone.length;
      }
      const strangers = db
        .select({ id: identity.id })
        .from(identity)
        .where(
          and(
            isNull(identity.personId),
            sql`coalesce(${identity.lastSeenAt}, ${identity.lookedUpAt}) < ${before.toISOString()}::timestamptz`,
          ),
        )
        .limit(limit);
      const forgotten = await db
        .delete(identity)
        .where(inArray(identity.id, strangers))
        .returning({ id: identity.id });
      const dead = await db
        .delete(link)
        .where(
          inArray(
            link.checkInId,
            locked.map(({ id }) => id),
          ),
        )
        .returning({ hash: link.hash });
      // Who was there stands with the meeting; what each had answered was to keep it in order.
      const held = db
        .select({ id: meeting.id })
        .from(meeting)
        .where(
          sql`coalesce(${meeting.day}, ${meeting.madeAt}::date) < ${before.toISOString().slice(0, 10)}::date`,
        );
      let answers = 0;
      for (const table of [meetingGuest, meetingFit])
        answers += (
          await db.delete(table).where(inArray(table.meetingId, held)).returning({ id: table.meetingId })
        ).length;
      await db.delete(pageAnswer).where(lt(pageAnswer.until, before));
      const past = await db.delete(code).where(lt(code.until, before)).returning({ hash: code.hash });
      const changes = await forgetChanges(db, before, limit);
      const together = await forgetCooperation(db, before, limit);
      const lines = await db.delete(pasted).where(lt(pasted.pastedAt, before)).returning({ id: pasted.id });
      const codes = await db
        .delete(startCode)
        .where(lt(startCode.until, before))
        .returning({ id: startCode.id });
      const others = answers + changes + together + lines.length + codes.length;
      return payloads.length + deliveries + forgotten.length + dead.length + past.length + others;
    },

    async log({ at, kind, groupId, checkInId, partyId, actor, platform, detail }) {
      await happen().execute({
        at,
        kind,
        groupId,
        checkInId: checkInId ?? null,
        partyId: partyId ?? null,
        actor: actor ?? null,
        platform: platform ?? null,
        detail: detail === undefined ? null : JSON.stringify(detail),
      });
    },

    async events(groupId, { limit, before }) {
      const rows = await db
        .select({ event, actorName: person.name, halfYear: checkIn.halfYear })
        .from(event)
        .leftJoin(person, eq(person.id, event.actor))
        .leftJoin(checkIn, eq(checkIn.id, event.checkInId))
        .where(and(eq(event.groupId, groupId), before === undefined ? undefined : lt(event.id, before)))
        .orderBy(desc(event.id))
        .limit(limit);
      return rows.map(({ event: row, actorName, halfYear }) => ({
        id: row.id,
        at: row.at,
        kind: row.kind as Event['kind'],
        groupId: row.groupId,
        checkInId: row.checkInId ?? undefined,
        partyId: row.partyId ?? undefined,
        actor: row.actor ?? undefined,
        platform: (row.platform ?? undefined) as Event['platform'],
        detail: row.detail ?? undefined,
        actorName: actorName ?? undefined,
        halfYear: halfYear ?? undefined,
      }));
    },

    async nextMoment(after) {
      const [planned] = await db
        .select({ at: min(checkIn.nextPlanAt) })
        .from(checkIn)
        .where(and(isNull(checkIn.lockedAt), isNotNull(checkIn.nextPlanAt), gt(checkIn.nextPlanAt, after)));
      const [due] = await db
        .select({ at: min(delivery.dueAt) })
        .from(delivery)
        .where(and(eq(delivery.state, 'planned'), gt(delivery.dueAt, after)));
      const [ahead] = await db
        .select({ at: min(upcoming.at) })
        .from(upcoming)
        .where(gt(upcoming.at, after));
      return [planned?.at, due?.at, ahead?.at]
        .filter((at) => at instanceof Date)
        .sort((a, b) => a.getTime() - b.getTime())[0];
    },

    async trialClock() {
      const [row] = await db.select().from(trialClock);
      return row?.at;
    },

    async setTrialClock(at) {
      await db.insert(trialClock).values({ at }).onConflictDoUpdate({ target: trialClock.only, set: { at } });
    },
  };
}

/** What was asked, made or taken back of a group long ago, and who was to take over or stood in. */
async function forgetChanges(db: Db, before: Date, limit: number): Promise<number> {
  let removed = 0;
  for (const [table, at] of [
    [groupChange, groupChange.madeAt],
    [handover, handover.settledAt],
    [standIn, standIn.endedAt],
  ] as const) {
    const old = db.select({ id: table.id }).from(table).where(lt(at, before)).limit(limit);
    removed += (await db.delete(table).where(inArray(table.id, old)).returning({ id: table.id })).length;
  }
  return removed;
}
