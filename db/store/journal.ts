import { createHash } from 'node:crypto';
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Event, Store } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { checkIn } from '../schema/check-in.ts';
import { event, inbound, trialClock } from '../schema/log.ts';
import { person } from '../schema/person.ts';
import { prepared } from './prepared.ts';

/** What has come in, what has happened, and what the time is in a trial. */
export function createJournal(
  db: Db,
): Pick<Store, 'firstTime' | 'log' | 'events' | 'trialClock' | 'setTrialClock'> {
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

    async trialClock() {
      const [row] = await db.select().from(trialClock);
      return row?.at;
    },

    async setTrialClock(at) {
      await db.insert(trialClock).values({ at }).onConflictDoUpdate({ target: trialClock.only, set: { at } });
    },
  };
}
