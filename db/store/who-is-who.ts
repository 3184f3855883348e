import { eq, type SQL, sql } from 'drizzle-orm';
import type { PlatformName } from '../../src/ports/chat-platform.ts';
import type { Db } from '../database.ts';
import { identity, person } from '../schema/person.ts';

/*
 * The one place that says who somebody is, and when that ends. An account of the workspace or tenant that the bot is in
 * is, first, the person whose id on that platform stands in a group's file; second, the person with the address that
 * the platform vouches for, unless the account that the file names for that person has been met. Whatever that depends
 * on, `relink` is called when it has changed: after an import, a look-up, an erasure. Nothing else writes
 * `identity.person_id`, and so a corrected id ends what the wrong one gave in the transaction that corrects it.
 */

/** Any number: it names this lock among the database's. */
const lockName = 7_203_001;

/**
 * Inside a transaction, before anything is read that links depend on: nobody else changes any until its end. Reading
 * who somebody is waits for nobody.
 */
export async function lockLinks(db: Db): Promise<void> {
  // Compiling what follows takes longer than doing it.
  await db.execute(
    sql`select set_config('jit', 'off', true), pg_advisory_xact_lock(${sql.raw(String(lockName))})`,
  );
  // A version before this one kept the link alone. It is taken at its word until the platform is asked, at the next use.
  await db.execute(sql`
    update ${identity} i set email = lower(p.email), looked_up_groups = -1, looked_up_at = to_timestamp(0)
    from ${person} p
    where p.id = i.person_id and i.looked_up_groups is null and i.email is null and not coalesce(${isNamed}, false)
      and not exists (select from ${identity} j where j.platform = i.platform and j.email = lower(p.email))`);
}

/** That the file's id for the person `p` is the account `i`. */
const isNamed = sql`case i.platform
  when 'slack' then p.slack_id = i.user_id
  when 'teams' then lower(p.teams_id) = lower(i.user_id)
  else false end`;

/**
 * Makes links what the rule says: all of them, or, where one account is what has changed, its own, those of the accounts
 * that it has taken an address from, and that of whoever was the person by address whom the file names it for. Inside a
 * transaction that has locked the links.
 */
export async function relink(db: Db, changed?: Changed): Promise<void> {
  const here = changed ? sql`i.id = any(${around(changed)})` : sql`true`;
  await db.execute(sql`
    update ${identity} set person_id = ruled.person_id
    from (
      select i.id, case when i.home then coalesce(named.id, addressed.id) end as person_id
      from ${identity} i
      left join lateral (
        select p.id from ${person} p
        where (i.platform = 'slack' and p.slack_id = i.user_id)
          or (i.platform = 'teams' and p.teams_id = lower(i.user_id))
        order by p.id limit 1
      ) named on true
      left join lateral (
        select p.id from ${person} p
        where named.id is null and lower(p.email) = i.email and not exists (
          select from ${identity} j
          where j.platform = i.platform and j.home
            and j.user_id = case i.platform when 'slack' then p.slack_id when 'teams' then p.teams_id end)
      ) addressed on true
      where ${here}
    ) ruled
    where ruled.id = ${identity.id} and ${identity.personId} is distinct from ruled.person_id`);
}

type Changed = { platform: PlatformName; id: number; userId: string; from: number[] };

/** The accounts whose links hang on one that has changed, as an array. */
function around({ platform, id, userId, from }: Changed): SQL {
  const byName: Partial<Record<PlatformName, SQL>> = {
    slack: eq(person.slackId, userId),
    teams: eq(person.teamsId, userId.toLowerCase()),
  };
  const named = byName[platform];
  const ids = sql`${`{${[id, ...from].join()}}`}::int[]`;
  return named
    ? sql`${ids} || array(select ${identity.id} from ${person}
        join ${identity} on ${identity.email} = lower(${person.email})
        where ${named} and ${identity.platform} = ${platform})`
    : ids;
}
