import { eq, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { delivery } from '../schema/delivery.ts';
import { identity, person } from '../schema/person.ts';

/** Whom an address names: a person of some group's, a stranger who has written to the bot, or both. */
export type Known = {
  person?: typeof person.$inferSelect;
  identities: (typeof identity.$inferSelect)[];
  /** The 1:1 conversations with them, as the platforms call them. */
  conversations: string[];
};

/** Undefined: nobody has it. */
export async function knownBy(db: Db, email: string): Promise<Known | undefined> {
  const [found] = await db.select().from(person).where(sql`lower(${person.email}) = lower(${email})`);
  const vouched = eq(identity.email, email.toLowerCase());
  const identities = await db
    .select()
    .from(identity)
    .where(found ? or(eq(identity.personId, found.id), vouched) : vouched);
  if (!found && identities.length === 0) return undefined;
  const sent = found
    ? await db
        .selectDistinct({ conversationId: delivery.conversationId })
        .from(delivery)
        .where(eq(delivery.personId, found.id))
    : [];
  const conversations = [...identities, ...sent].flatMap(({ conversationId }) =>
    namesIn(conversationId ?? ''),
  );
  return { person: found, identities, conversations: [...new Set(conversations)] };
}

/** What a platform writes to may hold the conversation's id among other things, as Teams' reference does. */
function namesIn(kept: string): string[] {
  const inside = /"conversation":"([^"\\]+)"/.exec(kept)?.[1];
  return [kept, inside ?? ''].filter((name) => name !== '');
}

/**
 * That a text names one of these ids, as a word of its own: keys and places put them between other things. Where there
 * are none, false.
 */
export function namesOneOf(text: SQL, ids: string[]): SQL {
  const bounded = ids.map(
    (id) =>
      sql`strpos(' ' || translate(${text}, ':"', '  ') || ' ', ' ' || translate(${id}, ':"', '  ') || ' ') > 0`,
  );
  return sql.join([sql`false`, ...bounded], sql` or `);
}
