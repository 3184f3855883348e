import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { workingGroup } from '../schema/group.ts';
import { contact, coordinator, identity, person } from '../schema/person.ts';
import { groupsOf } from './groups-of.ts';
import { gatherIds } from './import-people.ts';
import { lockLinks, relink } from './who-is-who.ts';

export async function isTaken(db: Db, address: string): Promise<boolean> {
  const found = await db
    .select({ id: person.id })
    .from(person)
    .where(sql`lower(${person.email}) = ${address.toLowerCase()}`);
  return found.length > 0;
}

export async function isInFile(db: Db, personId: number): Promise<boolean> {
  const found = await db
    .select({ id: workingGroup.id })
    .from(workingGroup)
    .where(
      and(sql`${workingGroup.id} in (${groupsOf(sql`${personId}::int`)})`, eq(workingGroup.keptIn, 'file')),
    );
  return found.length > 0;
}

/** Inside a transaction. */
export async function changeAddress(
  db: Db,
  personId: number,
  address: string,
): Promise<'changed' | 'taken' | 'in-file'> {
  // Before the links, as whoever changes a group does, and in one order.
  const groups = await db
    .select({ id: workingGroup.id, keptIn: workingGroup.keptIn })
    .from(workingGroup)
    .where(sql`${workingGroup.id} in (${groupsOf(sql`${personId}::int`)})`)
    .orderBy(workingGroup.id)
    .for('update');
  if (groups.some(({ keptIn }) => keptIn === 'file')) return 'in-file';
  await lockLinks(db);
  if (await isTaken(db, address)) return 'taken';
  await keepAccounts(db, personId);
  // Where they asked to be written to by letter, they do so still.
  await db
    .update(identity)
    .set({ userId: address, email: address, unreachable: null })
    .where(
      and(
        eq(identity.platform, 'mail'),
        eq(identity.personId, personId),
        sql`${identity.userId} = (select lower(p.email) from ${person} p where p.id = ${personId})`,
        sql`not exists (select from ${identity} j where j.platform = 'mail' and j.user_id = ${address})`,
      ),
    );
  await db.update(person).set({ email: address }).where(eq(person.id, personId));
  await gatherIds(db, [personId]);
  await relink(db);
  // Whoever holds the group in memory reads it anew.
  const ids = groups.map(({ id }) => id);
  if (ids.length > 0)
    await db
      .update(workingGroup)
      .set({ revision: sql`${workingGroup.revision} + 1` })
      .where(inArray(workingGroup.id, ids));
  return 'changed';
}

/** An account that was known by the old address is named instead: the chat may go on with that one for years. */
async function keepAccounts(db: Db, personId: number): Promise<void> {
  const of = (platform: 'slack' | 'teams') => sql`(
    select max(${platform === 'teams' ? sql`lower(i.user_id)` : sql`i.user_id`}) from ${identity} i
    where i.person_id = ${personId} and i.platform = ${platform} and i.home)`;
  for (const table of [contact, coordinator])
    await db
      .update(table)
      .set({
        slackId: sql`coalesce(${table.slackId}, ${of('slack')})`,
        teamsId: sql`coalesce(${table.teamsId}, ${of('teams')})`,
      })
      .where(and(eq(table.personId, personId), sql`${table.endedAt} is null`));
}
