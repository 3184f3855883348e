import { and, desc, eq, ne } from 'drizzle-orm';
import type { GroupChanges } from '../../src/ports/group-changes.ts';
import type { Db } from '../database.ts';
import { groupChange } from '../schema/group-change.ts';
import { person } from '../schema/person.ts';

export function createGroupChanges(db: Db): GroupChanges {
  return {
    async keep(change) {
      const [row] = await db.insert(groupChange).values(change).returning({ id: groupChange.id });
      if (!row) throw new Error('A change is gone as soon as it was kept.');
      return row.id;
    },

    async lockRow(id) {
      const { groupId, edits, madeBy, madeAt, state } = groupChange;
      const [row] = await db
        .select({ id: groupChange.id, groupId, edits, madeBy, madeAt, state })
        .from(groupChange)
        .where(eq(groupChange.id, id))
        .for('update');
      return row;
    },

    async settle(id, state, by, at) {
      await db.update(groupChange).set({ state, settledBy: by, settledAt: at }).where(eq(groupChange.id, id));
    },

    async latest(groupId) {
      const [row] = await db
        .select({ by: { id: person.id, name: person.name }, at: groupChange.settledAt })
        .from(groupChange)
        .innerJoin(person, eq(person.id, groupChange.settledBy))
        .where(and(eq(groupChange.groupId, groupId), ne(groupChange.state, 'asked')))
        .orderBy(desc(groupChange.settledAt), desc(groupChange.id))
        .limit(1);
      return row?.at ? { by: row.by, at: row.at } : undefined;
    },
  };
}
