import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Payloads that have had their effect, by a hash of their key: the key itself may hold who sent it, and where. */
export const inbound = pgTable(
  'inbound',
  { key: text('key').primaryKey(), at: instant('at').notNull() },
  (t) => [index('inbound_at').on(t.at)],
);

/** What happened; only added to. Numbers instead of references, so that it outlives what it speaks of. */
export const event = pgTable(
  'event',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    kind: text('kind').notNull(),
    groupId: integer('group_id').notNull(),
    checkInId: integer('check_in_id'),
    partyId: integer('party_id'),
    actor: integer('actor'),
    platform: text('platform'),
    detail: jsonb('detail'),
  },
  (t) => [index('event_group').on(t.groupId, t.at)],
);

/** The simulated clock of a trial; one row. */
export const trialClock = pgTable(
  'trial_clock',
  { only: boolean('only').primaryKey().default(true), at: instant('at').notNull() },
  (t) => [check('trial_clock_one_row', sql`${t.only}`)],
);
