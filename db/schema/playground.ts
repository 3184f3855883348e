import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Drawn } from '../../src/ports/playground-messages.ts';
import { id, instant } from './columns.ts';

/** What stands in the conversations of the playground, as it was drawn. */
export const playgroundMessage = pgTable(
  'playground_message',
  {
    id: id(),
    conversation: text('conversation').notNull(),
    at: instant('at').notNull(),
    /** Null: the bot. */
    sender: text('sender'),
    delivery: uuid('delivery').unique('playground_message_delivery'),
    /** The list that it shows. */
    slot: text('slot'),
    unread: boolean('unread').notNull(),
    drawn: jsonb('drawn').$type<Drawn>().notNull(),
  },
  (t) => [
    index('playground_message_conversation').on(t.conversation, t.id),
    index('playground_message_unread').on(t.conversation).where(sql`${t.unread}`),
  ],
);
