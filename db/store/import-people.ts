import { isDeepStrictEqual } from 'node:util';
import { and, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import { emailOf } from '../../src/domain/group-edits.ts';
import type { Role } from '../../src/domain/working-group.ts';
import type { Db } from '../database.ts';
import { party } from '../schema/group.ts';
import { handover, standIn } from '../schema/group-change.ts';
import { contact, coordinator, person } from '../schema/person.ts';
import { type Ids, type Import, idOf } from './import-run.ts';
import { lockLinks, relink } from './who-is-who.ts';

/** Ids by e-mail in lower case. */
export async function importPeople(run: Import): Promise<Ids> {
  const { db, file, noted } = run;
  await lockLinks(db);
  const named = [...file.workingGroup.coordinators, ...file.parties.flatMap((given) => given.contacts)];
  const wanted = new Map(
    named.flatMap((one) => {
      if (typeof one === 'string' || one.name === undefined) return [];
      return [[one.email.toLowerCase(), { name: one.name, email: one.email }] as const];
    }),
  );
  // In one order everywhere, so that imports of two groups with the same people cannot wait for each other.
  const emails = [
    ...new Set([
      ...wanted.keys(),
      ...file.workingGroup.coordinators.map((one) => emailOf(one).toLowerCase()),
    ]),
  ];
  emails.sort();
  const find = () =>
    db
      .select()
      .from(person)
      .where(inArray(sql`lower(${person.email})`, emails));
  let stored = await find();
  const there = new Set(stored.map((row) => row.email.toLowerCase()));
  const added = emails.flatMap((email) => (there.has(email) ? [] : (wanted.get(email) ?? [])));
  if (added.length > 0) {
    await db.insert(person).values(added).onConflictDoNothing();
    stored = await find();
  }
  noted(added.length > 0);
  for (const row of stored) {
    const given = wanted.get(row.email.toLowerCase());
    if (!given || isDeepStrictEqual({ ...row, ...given }, { ...row })) continue;
    await db.update(person).set(given).where(eq(person.id, row.id));
    noted(true);
  }
  return new Map(stored.map((row) => [row.email.toLowerCase(), row.id]));
}

/** After this the platforms' ids of each person are what the files say, and so are the links. */
export async function importContacts(run: Import, ids: { partyIds: Ids; personIds: Ids }): Promise<void> {
  const { db, groupId, file, at, noted } = run;
  const wanted = file.parties.flatMap((given) =>
    given.contacts.map(({ email, role, slack, teams, shared }) => ({
      partyId: idOf(ids.partyIds, given.key),
      personId: idOf(ids.personIds, email.toLowerCase()),
      role,
      slackId: slack ?? null,
      // Entra's ids are the same in any case.
      teamsId: teams?.toLowerCase() ?? null,
      shared: shared ?? false,
    })),
  );
  const active = await db
    .select(getTableColumns(contact))
    .from(contact)
    .innerJoin(party, eq(party.id, contact.partyId))
    .where(and(eq(party.groupId, groupId), isNull(contact.endedAt)));
  const text = (row: { partyId: number; personId: number; role: Role }) =>
    `${row.partyId} ${row.personId} ${row.role}`;
  const inWanted = new Map(wanted.map((row) => [text(row), row]));
  const inActive = new Set(active.map(text));
  const ended = active.filter((row) => !inWanted.has(text(row))).map((row) => row.id);
  const begun = wanted.filter((row) => !inActive.has(text(row)));
  if (ended.length > 0) {
    await db
      .update(contact)
      .set({ endedAt: sql`greatest(${contact.fromAt}, ${at.toISOString()}::timestamptz)` })
      .where(inArray(contact.id, ended));
  }
  if (begun.length > 0) await db.insert(contact).values(begun.map((row) => ({ ...row, fromAt: at })));
  noted(ended.length > 0 || begun.length > 0);
  for (const row of active) {
    const given = inWanted.get(text(row));
    if (!given || isDeepStrictEqual({ ...row, ...given }, row)) continue;
    await db.update(contact).set(given).where(eq(contact.id, row.id));
    noted(true);
  }
  run.touched.push(...[...wanted, ...active].map((row) => row.personId));
}

/** After the contacts and the coordinators: who is who follows from what they say now. */
export async function importLinks({ db, touched, noted }: Import): Promise<void> {
  noted(await gatherIds(db, [...new Set(touched)]));
  await relink(db);
}

/**
 * Gives each of these people the platforms' ids that they have in any group: a file that
 * leaves an id out does not say that there is none. True where that changed any. Two files that name different ids are
 * not imported.
 */
export async function gatherIds(db: Db, people: number[]): Promise<boolean> {
  const said = (name: 'slack_id' | 'teams_id') => {
    const id = sql.identifier(name);
    // What a group says of them now goes before what is said of them by whoever hands over.
    return sql`coalesce(
      greatest(
        (select max(c.${id}) from ${contact} c where c.person_id = ${person.id} and c.ended_at is null),
        (select max(k.${id}) from ${coordinator} k where k.person_id = ${person.id} and k.ended_at is null)),
      (select max(h.${id}) from ${handover} h where h.person_id = ${person.id} and h.state = 'open'),
      (select max(s.${id}) from ${standIn} s where s.person_id = ${person.id} and s.ended_at is null))`;
  };
  const slackId = said('slack_id');
  const teamsId = said('teams_id');
  const changed = await db
    .update(person)
    .set({ slackId, teamsId })
    .where(
      and(
        inArray(person.id, people),
        sql`(${person.slackId}, ${person.teamsId}) is distinct from (${slackId}, ${teamsId})`,
      ),
    )
    .returning({ id: person.id });
  return changed.length > 0;
}

export async function importCoordinators(run: Import, personIds: Ids): Promise<void> {
  const { db, groupId, file, at, noted } = run;
  const wanted = new Map(
    file.workingGroup.coordinators.map((one) => {
      const { slack, teams }: { slack?: string; teams?: string } = typeof one === 'string' ? {} : one;
      const ids = { slackId: slack ?? null, teamsId: teams?.toLowerCase() ?? null };
      return [idOf(personIds, emailOf(one).toLowerCase()), ids];
    }),
  );
  const active = await db
    .select()
    .from(coordinator)
    .where(and(eq(coordinator.groupId, groupId), isNull(coordinator.endedAt)));
  const there = new Set(active.map((row) => row.personId));
  const ended = active.filter((row) => !wanted.has(row.personId)).map((row) => row.id);
  const begun = [...wanted].filter(([personId]) => !there.has(personId));
  if (ended.length > 0) {
    await db
      .update(coordinator)
      .set({ endedAt: sql`greatest(${coordinator.fromAt}, ${at.toISOString()}::timestamptz)` })
      .where(inArray(coordinator.id, ended));
  }
  if (begun.length > 0) {
    await db
      .insert(coordinator)
      .values(begun.map(([personId, ids]) => ({ groupId, personId, ...ids, fromAt: at })));
  }
  noted(ended.length > 0 || begun.length > 0);
  for (const row of active) {
    const given = wanted.get(row.personId);
    if (!given || isDeepStrictEqual({ ...row, ...given }, row)) continue;
    await db.update(coordinator).set(given).where(eq(coordinator.id, row.id));
    noted(true);
  }
  run.touched.push(...wanted.keys(), ...active.map((row) => row.personId));
}
