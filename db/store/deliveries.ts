import {
  and,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNull,
  lte,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { PlatformName } from '../../src/ports/chat-platform.ts';
import type { Deliveries } from '../../src/ports/deliveries.ts';
import type { Db } from '../database.ts';
import { delivery } from '../schema/delivery.ts';
import { aboutReminder, addressesAbout, isStill, toAboutReminder } from './about-reminder.ts';
import { asTaken, toPlanned, toRow } from './delivery-rows.ts';
import { createJoined } from './joined.ts';
import { prepared } from './prepared.ts';
import { createReminded, withdrawnMark } from './reminded.ts';

/** Rows in one insert: a statement takes 65,535 parameters. */
const chunk = 1_000;

/** Written as the partial index has it, so that a look for what is due reads nothing else. */
const unsettled = sql`${delivery.state} in ('planned', 'claimed', 'in_doubt')`;

const held = sql`${delivery.state} in ('claimed', 'in_doubt')`;

const inMilliseconds = (time: SQL) => sql`now() + ${time} * interval '1 millisecond'`;

const contactsFirst = sql`case when ${delivery.kind} in ('reminder', 'nudge') then 0 else 1 end`;

export function createDeliveries(db: Db): Deliveries {
  function taking(
    kinds: string | ReturnType<typeof sql.placeholder>,
    limit: number | ReturnType<typeof sql.placeholder>,
    now: string | ReturnType<typeof sql.placeholder>,
    only?: string[],
  ) {
    return db
      .select({ id: delivery.id })
      .from(delivery)
      .where(
        and(
          unsettled,
          sql`${delivery.kind} = any(string_to_array(${kinds}::text, ' '))`,
          sql`${delivery.dueAt} <= ${now}`,
          or(isNull(delivery.leaseUntil), lte(delivery.leaseUntil, sql`now()`)),
          only && inArray(delivery.id, only),
        ),
      )
      .orderBy(delivery.dueAt, contactsFirst, delivery.id)
      .limit(limit)
      .for('update', { skipLocked: true });
  }

  function take(from: ReturnType<typeof taking>, lease: SQL, by: SQL) {
    const due = db.$with('due').as(from);
    return db
      .with(due)
      .update(delivery)
      .set({
        state: sql`case when ${delivery.attemptedAt} is null then 'claimed' else 'in_doubt' end`,
        claimedBy: by,
        leaseUntil: inMilliseconds(lease),
      })
      .from(due)
      .where(eq(delivery.id, due.id))
      .returning({
        ...getTableColumns(delivery),
        groupRevision: sql<number>`(select w.revision from working_group w where w.id = ${delivery.groupId})`,
        about: aboutReminder,
        addresses: addressesAbout,
      });
  }

  const takeAny = prepared(db, 'delivery_claim', () =>
    take(
      taking(sql.placeholder('kinds'), sql.placeholder('limit'), sql.placeholder('now')),
      sql`${sql.placeholder('lease')}::int`,
      sql`${sql.placeholder('by')}::text`,
    ),
  );

  const attempting = (also?: SQL) =>
    db
      .update(delivery)
      .set({
        state: 'claimed',
        attemptedAt: sql`now()`,
        leaseUntil: inMilliseconds(sql`${sql.placeholder('doubt')}::int`),
        platform: sql`${sql.placeholder('platform')}::text`,
        tenant: sql`${sql.placeholder('tenant')}::text`,
        userId: sql`${sql.placeholder('userId')}::text`,
        conversationId: sql`${sql.placeholder('conversation')}::text`,
      })
      .where(
        and(
          eq(delivery.id, sql.placeholder('id')),
          eq(delivery.claimedBy, sql.placeholder('by')),
          held,
          gt(delivery.leaseUntil, sql`now()`),
          also,
        ),
      )
      .returning({ id: delivery.id });
  const attemptOne = prepared(db, 'delivery_attempt', () => attempting());
  const attemptStill = prepared(db, 'delivery_attempt_still', () => attempting(isStill));

  const sent = prepared(db, 'delivery_sent', () =>
    db
      .update(delivery)
      .set({
        state: 'sent',
        conversationId: sql`${sql.placeholder('conversation')}::text`,
        messageIds: sql`${sql.placeholder('messageIds')}::jsonb`,
        settledAt: sql`${sql.placeholder('at')}::timestamptz`,
        leaseUntil: null,
        reason: null,
      })
      .where(and(eq(delivery.id, sql.placeholder('id')), unsettled)),
  );

  const platform = sql<PlatformName | null>`coalesce(${delivery.platform}, ${delivery.place})`;
  const countDue = prepared(db, 'delivery_due', () =>
    db
      .select({
        state: delivery.state,
        platform,
        count: sql<number>`count(*)::int`,
        oldest: sql`min(${delivery.dueAt})`.mapWith(delivery.dueAt),
      })
      .from(delivery)
      .where(and(unsettled, sql`${delivery.dueAt} <= ${sql.placeholder('now')}::timestamptz`))
      .groupBy(delivery.state, platform),
  );

  const mergedInto = prepared(db, 'delivery_merged', () =>
    db
      .select()
      .from(delivery)
      .where(and(eq(delivery.mergedInto, sql.placeholder('dedupe')), eq(delivery.state, 'skipped')))
      .orderBy(delivery.rung, delivery.partyId),
  );

  return {
    ...createReminded(db),
    ...createJoined(db),

    async plan(rows) {
      const ids: string[] = [];
      for (let start = 0; start < rows.length; start += chunk) {
        const added = await db
          .insert(delivery)
          .values(rows.slice(start, start + chunk).map(toPlanned))
          .onConflictDoNothing({ target: delivery.dedupe })
          .returning({ id: delivery.id, state: delivery.state });
        for (const row of added) if (row.state === 'planned') ids.push(row.id);
      }
      return ids;
    },

    async ahead({ checkInId, personId, partyId }, now) {
      const rows = await db
        .select({ dedupe: delivery.dedupe, dueAt: delivery.dueAt, mergedInto: delivery.mergedInto })
        .from(delivery)
        .where(
          and(
            eq(delivery.checkInId, checkInId),
            eq(delivery.personId, personId),
            eq(delivery.partyId, partyId),
            eq(delivery.kind, 'reminder'),
            gt(delivery.dueAt, now),
            inArray(delivery.state, ['planned', 'skipped']),
            sql`${delivery.dedupe} not like ${`${withdrawnMark}%`}`,
          ),
        );
      return rows
        .filter(({ mergedInto }) => mergedInto === null)
        .map(({ dedupe, dueAt }) => ({
          keys: [dedupe, ...rows.filter((one) => one.mergedInto === dedupe).map((one) => one.dedupe)],
          dueAt,
        }));
    },

    async unplan(keys) {
      if (keys.length === 0) return;
      await db
        .delete(delivery)
        .where(
          and(
            inArray(delivery.dedupe, keys),
            isNull(delivery.attemptedAt),
            inArray(delivery.state, ['planned', 'skipped']),
          ),
        );
    },

    async keys(checkInId) {
      const rows = await db
        .select({ dedupe: delivery.dedupe })
        .from(delivery)
        .where(eq(delivery.checkInId, checkInId));
      return new Set(rows.map((row) => row.dedupe));
    },

    async claim({ kinds, now, limit, lease, by, only }) {
      const at = now.toISOString();
      // As one text: each driver writes lists in a way of its own.
      const named = kinds.join(' ');
      const rows = only
        ? only.length > 0
          ? await take(taking(named, limit, at, only), sql`${lease}::int`, sql`${by}::text`)
          : []
        : await takeAny().execute({ kinds: named, limit, now: at, lease, by });
      return rows
        .map((row) => ({
          ...toRow(row),
          groupRevision: row.groupRevision,
          about: toAboutReminder(row.about, row.addresses),
        }))
        .sort(asTaken);
    },

    async withdraw(checkInId, at) {
      const prefix = `${withdrawnMark}${at.toISOString()}:`;
      const rows = await db
        .update(delivery)
        .set({
          dedupe: sql`${prefix} || ${delivery.dedupe}`,
          mergedInto: sql`${prefix} || ${delivery.mergedInto}`,
          state: sql`case when ${unsettled} then 'skipped' else ${delivery.state} end`,
          reason: sql`case when ${unsettled} then 'withdrawn' else ${delivery.reason} end`,
          settledAt: sql`case when ${unsettled} then ${at.toISOString()}::timestamptz else ${delivery.settledAt} end`,
          leaseUntil: null,
        })
        .where(
          and(
            eq(delivery.checkInId, checkInId),
            sql`${delivery.dedupe} not like ${`${withdrawnMark}%`}`,
            // A meeting that people are invited to is no part of the opening.
            sql`${delivery.dedupe} not like 'meeting:%'`,
          ),
        )
        .returning({ personId: delivery.personId, state: delivery.state });
      return new Set(rows.flatMap(({ personId, state }) => (state === 'sent' ? [personId] : []))).size;
    },

    async merged(dedupe) {
      return (await mergedInto().execute({ dedupe })).map(toRow);
    },

    async renew(ids, by, lease) {
      if (ids.length === 0) return;
      await db
        .update(delivery)
        // One that has been attempted may have longer.
        .set({ leaseUntil: sql`greatest(${delivery.leaseUntil}, ${inMilliseconds(sql`${lease}::int`)})` })
        .where(and(inArray(delivery.id, ids), eq(delivery.claimedBy, by), held));
    },

    async release(ids, by, wait) {
      if (ids.length === 0) return;
      await db
        .update(delivery)
        .set({
          state: sql`case when ${delivery.attemptedAt} is null then 'planned' else 'in_doubt' end`,
          claimedBy: null,
          leaseUntil: sql`case when ${delivery.attemptedAt} is null
            then ${inMilliseconds(sql`${wait}::int`)} else ${delivery.leaseUntil} end`,
        })
        .where(and(inArray(delivery.id, ids), eq(delivery.claimedBy, by), held));
    },

    async attempt(id, by, { identity, conversation }, doubt, mark) {
      const statement = mark === undefined ? attemptOne() : attemptStill();
      const rows = await statement.execute({
        id,
        by,
        doubt,
        platform: identity?.platform ?? null,
        tenant: identity?.tenant ?? null,
        userId: identity?.userId ?? null,
        conversation: conversation ?? null,
        mark,
      });
      return rows.length === 1;
    },

    async settle(id, by, settlement) {
      switch (settlement.state) {
        case 'sent':
          await sent().execute({
            id,
            conversation: settlement.conversation,
            messageIds: JSON.stringify(settlement.messageIds),
            at: settlement.at.toISOString(),
          });
          return;
        case 'skipped':
        case 'unreachable':
          return change(id, by, {
            state: settlement.state,
            reason: settlement.reason,
            settledAt: settlement.at,
            leaseUntil: null,
          });
        case 'planned':
          return change(id, by, {
            state: 'planned',
            reason: settlement.reason,
            claimedBy: null,
            attemptedAt: null,
            ...('dueAt' in settlement
              ? { dueAt: settlement.dueAt, leaseUntil: null }
              : { leaseUntil: inMilliseconds(sql`${Math.ceil(settlement.wait)}::int`) }),
          });
        case 'in_doubt':
          return change(id, by, {
            state: 'in_doubt',
            reason: settlement.reason,
            claimedBy: null,
            leaseUntil: inMilliseconds(sql`${Math.ceil(settlement.wait)}::int`),
          });
      }
    },

    async due(now) {
      const rows = await countDue().execute({ now: now.toISOString() });
      return rows.map(({ platform, ...row }) => ({ ...row, platform: platform ?? undefined }));
    },

    async removalNotices(checkInId, partyId) {
      const rows = await db
        .select({ dedupe: delivery.dedupe, state: delivery.state, settledAt: delivery.settledAt })
        .from(delivery)
        .where(
          and(eq(delivery.checkInId, checkInId), eq(delivery.partyId, partyId), eq(delivery.kind, 'removal')),
        );
      return rows.map(({ settledAt, ...row }) => ({ ...row, settledAt: settledAt ?? undefined }));
    },

    async sentSince(personIds, since) {
      if (personIds.length === 0) return [];
      const rows = await db
        .select({ personId: delivery.personId, kind: delivery.kind, count: sql<number>`count(*)::int` })
        .from(delivery)
        .where(
          and(
            inArray(delivery.personId, personIds),
            eq(delivery.state, 'sent'),
            gte(delivery.settledAt, since),
            notInArray(delivery.kind, ['code', 'link']),
          ),
        )
        .groupBy(delivery.personId, delivery.kind);
      return rows.flatMap(({ personId, ...row }) => (personId === null ? [] : [{ ...row, personId }]));
    },

    async states(ids) {
      const rows =
        ids.length === 0
          ? []
          : await db
              .select({ id: delivery.id, state: delivery.state, reason: delivery.reason })
              .from(delivery)
              .where(inArray(delivery.id, ids));
      return new Map(rows.map((row) => [row.id, { state: row.state, reason: row.reason ?? undefined }]));
    },
  };

  async function change(
    id: string,
    by: string,
    set: Parameters<ReturnType<typeof db.update<typeof delivery>>['set']>[0],
  ): Promise<void> {
    await db
      .update(delivery)
      .set(set)
      .where(and(eq(delivery.id, id), eq(delivery.claimedBy, by), held));
  }
}
