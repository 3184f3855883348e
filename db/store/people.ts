import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Identity, PlatformName, Profile } from '../../src/ports/chat-platform.ts';
import type { Address, Membership, People, Recognised } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { party } from '../schema/group.ts';
import { answerer } from '../schema/group-change.ts';
import { coordinator, identity, person } from '../schema/person.ts';
import { changeAddress, isInFile, isTaken } from './change-address.ts';
import { groupsOf } from './groups-of.ts';
import { prepared } from './prepared.ts';
import { lockLinks, relink } from './who-is-who.ts';

/** What the identity's person is now: in which groups, and for which parties that are still in them. */
const memberships = sql<Membership[]>`(
  select coalesce(json_agg(json_build_object(
    'groupId', g.id,
    'revision', g.revision,
    'coordinator', exists (
      select from coordinator k where k.group_id = g.id and k.person_id = ${person.id} and k.ended_at is null),
    'parties', (
      select coalesce(json_agg(json_build_object('partyId', c.party_id, 'role', c.role) order by c.party_id), '[]')
      from answerer c join party y on y.id = c.party_id
      where y.group_id = g.id and y.removed_at is null and c.person_id = ${person.id})
  ) order by g.id), '[]')
  from working_group g
  where g.id in (${groupsOf(sql`${person.id}`)}))`;

/** All revisions added up: they only grow, so that another sum means that some group is another. */
const allGroups = sql<number>`(select coalesce(sum(w.revision), 0)::int from working_group w)`;

export const isGiven = and(
  eq(identity.platform, sql.placeholder('platform')),
  eq(identity.tenant, sql.placeholder('tenant')),
  eq(identity.userId, sql.placeholder('userId')),
);

/** Letters go to the address that the person has now, not to one that they had. */
export const ownAddress = sql`(${identity.platform} <> 'mail'
  or ${identity.userId} = (select lower(p.email) from person p where p.id = ${identity.personId}))`;

/** Of one person's addresses, the one to write to first. */
export const bestFirst = sql`${identity.unreachable} is not null, ${identity.chosenAt} desc nulls last,
  ${identity.platform} = 'mail', ${identity.lastSeenAt} desc nulls last, ${identity.lookedUpAt} desc`;

/** Whom the bot has met. */
export const recognised = {
  locale: identity.locale,
  lookedUpAt: identity.lookedUpAt,
  unreachable: identity.unreachable,
  vouched: identity.email,
  groupsChanged: sql<boolean>`${identity.lookedUpGroups} is distinct from ${allGroups}`,
  awaited: sql<boolean>`exists (select from handover h
    where h.person_id = ${person.id} and h.state = 'open' and h.met_at is null)`,
  personId: person.id,
  name: person.name,
  email: person.email,
  memberships,
};

export type RecognisedRow = {
  locale: Locale | null;
  lookedUpAt: Date;
  unreachable: string | null;
  vouched: string | null;
  groupsChanged: boolean;
  awaited: boolean;
  personId: number | null;
  name: string | null;
  email: string | null;
  memberships: Membership[];
};

export function toRecognised({ platform, tenant, userId }: Identity, row: RecognisedRow): Recognised {
  const { personId, name, email } = row;
  return {
    identity: { platform, tenant, userId },
    person: personId !== null && name !== null && email !== null ? { id: personId, name, email } : undefined,
    locale: row.locale ?? undefined,
    lookedUpAt: row.lookedUpAt,
    ...(row.unreachable !== null && { unreachable: true }),
    vouched: row.vouched ?? undefined,
    groupsChanged: row.groupsChanged,
    ...(row.awaited && { awaited: true }),
    memberships: row.memberships,
  };
}

export function createPeople(db: Db): People {
  const known = prepared(db, 'person_recognise', () =>
    db.select(recognised).from(identity).leftJoin(person, eq(person.id, identity.personId)).where(isGiven),
  );

  const groupCount = prepared(db, 'person_groups', () =>
    db
      .select({ count: sql<number>`json_array_length(${memberships})` })
      .from(person)
      .where(eq(person.id, sql.placeholder('personId'))),
  );

  const see = prepared(db, 'person_seen', () =>
    db
      .update(identity)
      .set({
        lastSeenAt: sql`${sql.placeholder('at')}::timestamptz`,
        conversationId: sql`coalesce(${sql.placeholder('conversation')}::text, ${identity.conversationId})`,
        unreachable: sql`case when ${sql.placeholder('conversation')}::text is null then ${identity.unreachable} end`,
      })
      .where(isGiven),
  );

  const reachable = prepared(db, 'person_addresses', () =>
    db
      .selectDistinctOn([identity.personId])
      .from(identity)
      .where(
        and(
          isNotNull(identity.personId),
          sql`${identity.personId} = any(${sql.placeholder('people')}::int[])`,
          sql`${identity.platform} = any(${sql.placeholder('platforms')}::text[])`,
          ownAddress,
        ),
      )
      .orderBy(identity.personId, bestFirst),
  );

  async function recognise(who: Identity): Promise<Recognised | undefined> {
    const { platform, tenant, userId } = who;
    const [row] = await known().execute({ platform, tenant, userId });
    return row && toRecognised(who, row);
  }

  return {
    recognise,

    async remember(profile, at, { tenant: own, keep }) {
      await db.transaction(async (tx) => {
        await lockLinks(tx);
        const { platform, userId } = profile.identity;
        const kept = await keepProfile(tx, profile, at, own, keep ?? false);
        await relink(tx, { platform, userId, ...kept });
      });
      const known = await recognise(profile.identity);
      if (!known) throw new Error('An identity is gone as soon as it was kept.');
      return known;
    },

    async settle(platform, tenant) {
      const isHome = sql`${identity.tenant} = ${tenant}`;
      const strayed = and(eq(identity.platform, platform), sql`${identity.home} <> (${isHome})`);
      // Nearly always nobody has.
      const [one] = await db.select({ id: identity.id }).from(identity).where(strayed).limit(1);
      if (!one) return;
      await db.transaction(async (tx) => {
        await lockLinks(tx);
        const moved = await tx
          .update(identity)
          .set({ home: isHome })
          .where(strayed)
          .returning({ id: identity.id });
        if (moved.length > 0) await relink(tx);
      });
    },

    async seen({ platform, tenant, userId }, at, conversation) {
      await see().execute({
        platform,
        tenant,
        userId,
        at: at.toISOString(),
        conversation: conversation ?? null,
      });
    },

    async unlinked(platform) {
      const given = platform === 'slack' ? person.slackId : platform === 'teams' ? person.teamsId : sql`null`;
      const rows = await db
        .select({
          personId: person.id,
          email: person.email,
          userId: sql<string | null>`${given}`,
        })
        .from(person)
        .where(
          sql`(exists (select from answerer c join party y on y.id = c.party_id
                where c.person_id = ${person.id} and y.removed_at is null)
              or exists (select from handover h where h.person_id = ${person.id} and h.state = 'open')
              or exists (select from stand_in s where s.person_id = ${person.id} and s.ended_at is null)
              or exists (select from coordinator k where k.person_id = ${person.id} and k.ended_at is null))
            and not exists (select from identity i where i.person_id = ${person.id} and i.platform = ${platform}
              and (${given} is null or i.user_id = ${given})
              and (i.platform <> 'mail' or i.user_id = lower(${person.email})))`,
        )
        .orderBy(person.id);
      return rows.map(({ userId, ...row }) => ({ ...row, userId: userId ?? undefined }));
    },

    async addresses(personIds, platforms) {
      const found = new Map<number, Address>();
      if (personIds.length === 0 || platforms.length === 0) return found;
      const rows = await reachable().execute({ people: arrayOf(personIds), platforms: arrayOf(platforms) });
      for (const row of rows) {
        const platform = platforms.find((name) => name === row.platform);
        if (row.personId === null || platform === undefined) continue;
        found.set(row.personId, {
          identity: { platform, tenant: row.tenant, userId: row.userId },
          conversation: row.conversationId ?? undefined,
          locale: row.locale ?? undefined,
          unreachable: row.unreachable ?? undefined,
        });
      }
      return found;
    },

    async groups(personId) {
      const [row] = await groupCount().execute({ personId });
      return row?.count ?? 0;
    },

    async written(who, conversation) {
      await db.update(identity).set({ conversationId: conversation }).where(isIdentity(who));
    },

    async choose(personId, platform, at) {
      const rows = await db
        .update(identity)
        .set({ chosenAt: at })
        .where(and(eq(identity.personId, personId), eq(identity.platform, platform), ownAddress))
        .returning({ id: identity.id });
      return rows.length > 0;
    },

    async withAddress(address) {
      const isTheirs = sql`lower(${person.email}) = ${address.trim().toLowerCase()}`;
      const [asContact] = await db
        .select({ id: person.id, groupId: party.groupId })
        .from(person)
        .innerJoin(answerer, eq(answerer.personId, person.id))
        .innerJoin(party, and(eq(party.id, answerer.partyId), isNull(party.removedAt)))
        .where(isTheirs)
        .orderBy(party.groupId)
        .limit(1);
      if (asContact) return asContact;
      const [asCoordinator] = await db
        .select({ id: person.id, groupId: coordinator.groupId })
        .from(person)
        .innerJoin(coordinator, and(eq(coordinator.personId, person.id), isNull(coordinator.endedAt)))
        .where(isTheirs)
        .orderBy(coordinator.groupId)
        .limit(1);
      return asCoordinator;
    },

    isTaken: (address) => isTaken(db, address),
    isInFile: (personId) => isInFile(db, personId),
    changeAddress: (personId, address) => changeAddress(db, personId, address),

    async markReach(who, why) {
      await db
        .update(identity)
        .set({ unreachable: why ?? null })
        .where(isIdentity(who));
    },

    async reached(who, conversation) {
      await db
        .update(identity)
        .set({ unreachable: null, conversationId: conversation })
        .where(isIdentity(who));
    },
  };
}

/** As PostgreSQL writes an array, of numbers and of words without quotes in them, so that its length is no part of the statement. */
const arrayOf = (items: readonly (number | PlatformName)[]) => `{${items.join()}}`;

function isIdentity({ platform, tenant, userId }: Identity) {
  return and(eq(identity.platform, platform), eq(identity.tenant, tenant), eq(identity.userId, userId));
}

/** Where people are known by nothing but their address. */
const userIsAddress = new Set<PlatformName>(['console', 'mail']);

/**
 * Keeps what a platform says of an account. An address is one account's: whoever had it before has it no longer.
 * Returns the account, and those that it has taken its address from.
 */
async function keepProfile(
  db: Db,
  profile: Profile,
  at: Date,
  own: string,
  keep: boolean,
): Promise<{ id: number; from: number[] }> {
  const { platform, tenant, userId } = profile.identity;
  const home = tenant === own;
  const said = profile.email ?? (userIsAddress.has(platform) ? userId : profile.email);
  const email = home && said ? said.toLowerCase() : null;
  const locale = profile.locale ?? null;
  const lookedUp = { home, locale, lookedUpAt: at, lookedUpGroups: sql`${allGroups}` };
  const linksNobody = sql`not exists (select from ${person} p where lower(p.email) = ${email}::text)`;
  const stays = said === undefined ? sql`true` : keep ? linksNobody : sql`false`;
  const address = sql`case when ${stays} then coalesce(${identity.email}, ${email}) else ${email} end`;
  const [kept] = await db
    .insert(identity)
    .values({ platform, tenant, userId, email, ...lookedUp })
    .onConflictDoUpdate({
      target: [identity.platform, identity.tenant, identity.userId],
      set: { ...lookedUp, email: address },
    })
    .returning({ id: identity.id, email: identity.email });
  if (!kept) throw new Error('An identity is gone as soon as it was kept.');
  if (!kept.email) return { id: kept.id, from: [] };
  const from = await db
    .update(identity)
    .set({ email: null })
    .where(and(eq(identity.platform, platform), eq(identity.email, kept.email), ne(identity.id, kept.id)))
    .returning({ id: identity.id });
  return { id: kept.id, from: from.map((row) => row.id) };
}
