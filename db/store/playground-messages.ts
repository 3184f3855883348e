import { and, asc, count, desc, eq, isNotNull } from 'drizzle-orm';
import type { PlaygroundMessage, PlaygroundMessages } from '../../src/ports/playground-messages.ts';
import type { Db } from '../database.ts';
import { playgroundMessage as message } from '../schema/playground.ts';

type Row = typeof message.$inferSelect;

export function createPlaygroundMessages(db: Db): PlaygroundMessages {
  return {
    async post({ conversation, at, sender, delivery, slot, drawn }) {
      const [row] = await db
        .insert(message)
        .values({ conversation, at, sender, delivery, slot, drawn, unread: delivery !== undefined })
        .onConflictDoNothing({ target: message.delivery })
        .returning({ id: message.id });
      return row?.id;
    },
    async redraw(id, drawn, slot) {
      await db
        .update(message)
        .set({ drawn, slot: slot ?? null })
        .where(eq(message.id, id));
    },
    async find(id) {
      const [row] = await db.select().from(message).where(eq(message.id, id));
      return row && toMessage(row);
    },
    async showing(conversation, slot) {
      const rows = await db
        .select({ id: message.id })
        .from(message)
        .where(and(eq(message.conversation, conversation), eq(message.slot, slot)))
        .orderBy(asc(message.id));
      return rows.map(({ id }) => id);
    },
    async hasDelivery(delivery) {
      const rows = await db.select({ id: message.id }).from(message).where(eq(message.delivery, delivery));
      return rows.length > 0;
    },
    async latest(conversation, limit) {
      const rows = await db
        .select()
        .from(message)
        .where(eq(message.conversation, conversation))
        .orderBy(desc(message.id))
        .limit(limit);
      return rows.reverse().map(toMessage);
    },
    async unread() {
      const rows = await db
        .select({ conversation: message.conversation, unread: count() })
        .from(message)
        .where(eq(message.unread, true))
        .groupBy(message.conversation);
      return new Map(rows.map((row) => [row.conversation, row.unread]));
    },
    async markRead(conversation) {
      await db
        .update(message)
        .set({ unread: false })
        .where(and(eq(message.conversation, conversation), eq(message.unread, true)));
    },
    async delivered() {
      const [row] = await db.select({ all: count() }).from(message).where(isNotNull(message.delivery));
      return row?.all ?? 0;
    },
  };
}

function toMessage({ id, conversation, at, sender, delivery, slot, drawn }: Row): PlaygroundMessage {
  return {
    id,
    conversation,
    at,
    sender: sender ?? undefined,
    delivery: delivery ?? undefined,
    slot: slot ?? undefined,
    drawn,
  };
}
