import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { PlatformName } from '../../src/ports/chat-platform.ts';
import type { DeliveryKind, DeliveryState } from '../../src/ports/deliveries.ts';
import { checkIn } from './check-in.ts';
import { instant, isWord } from './columns.ts';
import { party, workingGroup } from './group.ts';
import { person } from './person.ts';

/** One message to anybody but the asker, and what became of it. */
export const delivery = pgTable(
  'delivery',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    dedupe: text('dedupe').notNull(),
    kind: text('kind').$type<DeliveryKind>().notNull(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    checkInId: integer('check_in_id').references(() => checkIn.id),
    personId: integer('person_id').references(() => person.id),
    place: text('place').$type<PlatformName>(),
    partyId: integer('party_id').references(() => party.id),
    rung: integer('rung'),
    dueAt: instant('due_at').notNull(),
    content: jsonb('content'),
    state: text('state').$type<DeliveryState>().notNull(),
    claimedBy: text('claimed_by'),
    /** Not to be taken before this, by the database's clock: a claim's lease, or a pause that the platform asked for. */
    leaseUntil: instant('lease_until'),
    attemptedAt: instant('attempted_at'),
    settledAt: instant('settled_at'),
    platform: text('platform').$type<PlatformName>(),
    tenant: text('tenant'),
    userId: text('user_id'),
    conversationId: text('conversation_id'),
    messageIds: jsonb('message_ids').$type<string[]>(),
    reason: text('reason'),
    /** The dedupe key of the delivery that says it in its stead. */
    mergedInto: text('merged_into'),
  },
  (t) => [
    uniqueIndex('delivery_dedupe').on(t.dedupe),
    index('delivery_due').on(t.dueAt).where(sql`${t.state} in ('planned', 'claimed', 'in_doubt')`),
    index('delivery_check_in').on(t.checkInId, t.personId),
    index('delivery_sent_to').on(t.personId, t.settledAt).where(sql`${t.state} = 'sent'`),
    // Who has been written to since the morning, of however many who ever were.
    index('delivery_sent').on(t.checkInId, t.settledAt).where(sql`${t.state} = 'sent'`),
    index('delivery_merged').on(t.mergedInto).where(sql`${t.mergedInto} is not null`),
    check('delivery_to_one', sql`(${t.personId} is null) <> (${t.place} is null)`),
    check('delivery_place_word', isWord(t.place)),
    check('delivery_platform_word', isWord(t.platform)),
    check('delivery_kind_word', isWord(t.kind)),
    check(
      'delivery_state',
      sql`${t.state} in ('planned', 'claimed', 'sent', 'skipped', 'unreachable', 'in_doubt')`,
    ),
  ],
);

/** Which messages show a slot in a conversation, so that they can be drawn again. */
export const posted = pgTable(
  'posted',
  {
    slot: text('slot').notNull(),
    platform: text('platform').notNull(),
    conversationId: text('conversation_id').notNull(),
    messageIds: jsonb('message_ids').$type<string[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.slot, t.platform, t.conversationId] }),
    check('posted_platform_word', isWord(t.platform)),
  ],
);
