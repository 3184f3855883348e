import { and, eq, sql } from 'drizzle-orm';
import type { PlatformName, Slots } from '../../src/ports/chat-platform.ts';
import type { Db } from '../database.ts';
import { posted } from '../schema/delivery.ts';

/** What is drawn where on one platform. */
export function createSlots(db: Db, platform: PlatformName): Slots {
  const find = db
    .select({ messageIds: posted.messageIds })
    .from(posted)
    .where(
      and(
        eq(posted.slot, sql.placeholder('slot')),
        eq(posted.platform, platform),
        eq(posted.conversationId, sql.placeholder('conversation')),
      ),
    )
    .prepare('slot_find');
  return {
    async find(slot, conversation) {
      const [row] = await find.execute({ slot, conversation });
      return row?.messageIds;
    },
    async keep(slot, conversation, messageIds) {
      await db
        .insert(posted)
        .values({ slot, platform, conversationId: conversation, messageIds })
        .onConflictDoUpdate({
          target: [posted.slot, posted.platform, posted.conversationId],
          set: { messageIds },
        });
    },
  };
}
