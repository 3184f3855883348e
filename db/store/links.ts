import { and, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { codeTries } from '../../src/domain/token.ts';
import type { LinkSubject, Links } from '../../src/ports/links.ts';
import type { Db } from '../database.ts';
import { checkIn } from '../schema/check-in.ts';
import { party, workingGroup } from '../schema/group.ts';
import { answerer } from '../schema/group-change.ts';
import { code, link, pageAnswer } from '../schema/link.ts';
import { coordinator, person } from '../schema/person.ts';
import { currentFirst } from './current-check-in.ts';
import { prepared } from './prepared.ts';

const answersNow = sql`exists (select from answerer a
  where a.party_id = ${link.partyId} and a.person_id = ${link.personId})`;

export function createLinks(db: Db): Links {
  const open = prepared(db, 'link_find', () =>
    db
      .select({
        personId: link.personId,
        address: sql<string>`lower(${person.email})`,
        partyId: link.partyId,
        groupId: party.groupId,
        locale: workingGroup.locale,
        checkInId: link.checkInId,
        answers: sql<boolean>`${answersNow}`,
        shared: sql<boolean>`exists (select from answerer a
          where a.party_id = ${link.partyId} and a.person_id = ${link.personId} and a.shared)`,
      })
      .from(link)
      .innerJoin(person, eq(person.id, link.personId))
      .innerJoin(party, and(eq(party.id, link.partyId), isNull(party.removedAt)))
      .innerJoin(workingGroup, eq(workingGroup.id, party.groupId))
      .where(and(eq(link.hash, sql.placeholder('hash')), isNull(link.deadAt), answers()))
      .limit(1),
  );

  /** Whether the link's person answers for its party today, or is to take over. */
  const answers = () =>
    sql`(${answersNow} or exists (select from handover h
      where h.party_id = ${link.partyId} and h.person_id = ${link.personId} and h.state = 'open'))`;

  /** Who answers for a party in a check-in of its group, or is to take over, by address. */
  const answering = ({ address, partyId, checkInId }: LinkSubject & { address: string }) =>
    db
      .select({ personId: person.id })
      .from(person)
      .innerJoin(party, and(eq(party.id, partyId), isNull(party.removedAt)))
      .innerJoin(checkIn, and(eq(checkIn.groupId, party.groupId), eq(checkIn.id, checkInId)))
      .where(
        and(
          sql`lower(${person.email}) = ${address.toLowerCase()}`,
          sql`(exists (select from answerer a where a.party_id = ${party.id} and a.person_id = ${person.id})
            or exists (select from handover h
              where h.party_id = ${party.id} and h.person_id = ${person.id} and h.state = 'open'))`,
        ),
      )
      .limit(1);

  return {
    async keep(hash, to, at) {
      const [who] = await answering(to);
      if (!who) return false;
      await db
        .insert(link)
        .values({ hash, ...who, partyId: to.partyId, checkInId: to.checkInId, madeAt: at });
      return true;
    },

    async drop(hashes) {
      if (hashes.length > 0) await db.delete(link).where(inArray(link.hash, hashes));
    },

    async find(hash) {
      const [row] = await open().execute({ hash });
      return row;
    },

    async live(personId) {
      const rows = await db
        .select({ hash: link.hash })
        .from(link)
        .where(and(eq(link.personId, personId), isNull(link.deadAt)));
      return rows.map(({ hash }) => hash);
    },

    async retire(hashes, at) {
      if (hashes.length === 0) return;
      await db
        .update(link)
        .set({ deadAt: at })
        .where(and(inArray(link.hash, hashes), isNull(link.deadAt)));
    },

    async subjects(personId) {
      const current = sql`${checkIn.id} = (select c.id from check_in c
        where c.group_id = ${party.groupId} and c.opened_at is not null order by ${currentFirst(sql`c`)} limit 1)`;
      return db
        .selectDistinct({ partyId: party.id, checkInId: checkIn.id })
        .from(answerer)
        .innerJoin(party, and(eq(party.id, answerer.partyId), isNull(party.removedAt)))
        .innerJoin(checkIn, and(eq(checkIn.groupId, party.groupId), current))
        .where(eq(answerer.personId, personId))
        .orderBy(party.id);
    },

    async subjectIn(address, { checkIn: checkInId, group, party: partyId }) {
      const which = checkInId === undefined ? eq(party.groupId, group ?? 0) : eq(checkIn.id, checkInId);
      const [row] = await db
        .select({ partyId: party.id, checkInId: checkIn.id })
        .from(person)
        .innerJoin(answerer, eq(answerer.personId, person.id))
        .innerJoin(party, and(eq(party.id, answerer.partyId), isNull(party.removedAt)))
        .innerJoin(checkIn, eq(checkIn.groupId, party.groupId))
        .where(
          and(
            sql`lower(${person.email}) = ${address.toLowerCase()}`,
            which,
            // Before a group's first check-in is open there are letters of other things all the same.
            checkInId === undefined ? undefined : isNotNull(checkIn.openedAt),
            partyId === undefined ? undefined : eq(party.id, partyId),
          ),
        )
        .orderBy(
          isNull(checkIn.openedAt),
          sql`case when ${checkIn.openedAt} is not null then ${checkIn.halfYear} end desc`,
          checkIn.halfYear,
          party.id,
        )
        .limit(1);
      return row;
    },

    async keepCode({ personId, purpose }, hash, until) {
      await db
        .insert(code)
        .values({ personId, purpose, hash, until })
        .onConflictDoUpdate({ target: [code.personId, code.purpose], set: { hash, until, tries: 0 } });
    },

    async tryCode({ personId, purpose }, hash, now) {
      const isIt = and(eq(code.personId, personId), eq(code.purpose, purpose));
      // One statement, which waits for another that tries: six at once are still five.
      const [tried] = await db
        .update(code)
        .set({ tries: sql`${code.tries} + 1` })
        .where(and(isIt, lt(code.tries, codeTries), gt(code.until, now)))
        .returning({ hash: code.hash });
      if (tried?.hash !== hash) return false;
      const used = await db
        .delete(code)
        .where(and(isIt, eq(code.hash, hash)))
        .returning({ personId: code.personId });
      return used.length === 1;
    },

    async holdsCode({ personId, purpose }, hash, now) {
      const isIt = and(eq(code.personId, personId), eq(code.purpose, purpose));
      const [held] = await db
        .select({ hash: code.hash })
        .from(code)
        .where(and(isIt, eq(code.hash, hash), gt(code.until, now)))
        .limit(1);
      return held !== undefined;
    },

    async coordinator(address) {
      const [row] = await db
        .select({ personId: person.id, locale: workingGroup.locale })
        .from(person)
        .innerJoin(coordinator, and(eq(coordinator.personId, person.id), isNull(coordinator.endedAt)))
        .innerJoin(workingGroup, eq(workingGroup.id, coordinator.groupId))
        .where(sql`lower(${person.email}) = ${address.toLowerCase()}`)
        .orderBy(coordinator.groupId)
        .limit(1);
      return row;
    },

    async keepPage(hash, { sealed, until, now, unlessKept }) {
      await db.delete(pageAnswer).where(lt(pageAnswer.until, now));
      const row = db.insert(pageAnswer).values({ hash, sealed, until });
      await (unlessKept
        ? row.onConflictDoNothing()
        : row.onConflictDoUpdate({ target: pageAnswer.hash, set: { sealed, until } }));
    },

    async page(hash, now) {
      const [row] = await db
        .select({ sealed: pageAnswer.sealed })
        .from(pageAnswer)
        .where(and(eq(pageAnswer.hash, hash), gt(pageAnswer.until, now)))
        .limit(1);
      return row?.sealed;
    },

    async dropCode({ personId, purpose }) {
      await db.delete(code).where(and(eq(code.personId, personId), eq(code.purpose, purpose)));
    },
  };
}
