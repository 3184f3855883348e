import { type SQL, sql } from 'drizzle-orm';

/** The ids of a person's groups: those that they coordinate, or answer for a party in. */
export const groupsOf = (personId: SQL) => sql`
  select k.group_id from coordinator k where k.person_id = ${personId} and k.ended_at is null
  union
  select y.group_id from answerer c join party y on y.id = c.party_id
  where c.person_id = ${personId} and y.removed_at is null`;
