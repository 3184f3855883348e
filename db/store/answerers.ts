import { and, eq, gte, inArray, isNull, lte, max, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Accounts, Answerers, Handover, StandIn } from '../../src/ports/answerers.ts';
import type { Db } from '../database.ts';
import { party } from '../schema/group.ts';
import { handover, standIn } from '../schema/group-change.ts';
import { identity, person } from '../schema/person.ts';
import { gatherIds } from './import-people.ts';
import { lockLinks, relink } from './who-is-who.ts';

const asker = alias(person, 'asker');
const someone = { id: person.id, name: person.name, email: person.email };

export function createAnswerers(db: Db): Answerers {
  const handovers = (where: SQL | undefined) =>
    db
      .select({ row: handover, groupId: party.groupId, person: someone, askedBy: asker })
      .from(handover)
      .innerJoin(party, eq(party.id, handover.partyId))
      .innerJoin(person, eq(person.id, handover.personId))
      .innerJoin(asker, eq(asker.id, handover.askedBy))
      .where(where)
      .orderBy(handover.id);

  const standIns = (where: SQL | undefined) =>
    db
      .select({ row: standIn, groupId: party.groupId, person: someone })
      .from(standIn)
      .innerJoin(party, eq(party.id, standIn.partyId))
      .innerJoin(person, eq(person.id, standIn.personId))
      .where(where)
      .orderBy(standIn.fromOn, standIn.id);

  /** Who these people are on the platforms may be another now. */
  async function linkAnew(personIds: number[]): Promise<void> {
    await gatherIds(db, personIds);
    await relink(db);
  }

  const waits = inArray(handover.state, ['confirm', 'open']);

  return {
    async person({ name, email }) {
      await lockLinks(db);
      const isTheirs = sql`lower(${person.email}) = ${email.toLowerCase()}`;
      const find = () => db.select(someone).from(person).where(isTheirs);
      const [known] = await find();
      if (known) return known;
      await db.insert(person).values({ name, email: email.toLowerCase() }).onConflictDoNothing();
      const [made] = await find();
      if (!made) throw new Error('A person is gone as soon as they were kept.');
      await relink(db);
      return made;
    },

    async nameOf(personId) {
      const [row] = await db.select({ name: person.name }).from(person).where(eq(person.id, personId));
      return row?.name;
    },

    async askHandover({ personId, accounts, at, met, ...given }) {
      await lockLinks(db);
      await db
        .update(handover)
        .set({ state: 'withdrawn', settledAt: at, settledBy: given.askedBy })
        .where(and(eq(handover.partyId, given.partyId), eq(handover.role, given.role), waits));
      const [row] = await db
        .insert(handover)
        .values({ ...given, personId, ...columnsOf(accounts), askedAt: at, metAt: met ? at : null })
        .returning({ id: handover.id });
      if (!row) throw new Error('A handover is gone as soon as it was kept.');
      await linkAnew([personId]);
      return row.id;
    },

    async handover(id) {
      const [row] = await handovers(eq(handover.id, id));
      return row && toHandover(row);
    },

    async lockHandover(id) {
      await db.select({ id: handover.id }).from(handover).where(eq(handover.id, id)).for('update');
      const [row] = await handovers(eq(handover.id, id));
      return row && toHandover(row);
    },

    async settleHandover(id, state, by, at) {
      const waitsOn = state === 'open' || state === 'confirm';
      const [settled] = await db
        .update(handover)
        .set({ state, settledBy: by ?? null, settledAt: waitsOn ? null : at })
        .where(eq(handover.id, id))
        .returning({ personId: handover.personId });
      // Nobody is known by what came to nothing.
      if (settled && (state === 'declined' || state === 'withdrawn')) {
        await lockLinks(db);
        await linkAnew([settled.personId]);
      }
    },

    async waiting(of) {
      const where =
        of === 'for their day'
          ? and(eq(handover.state, 'open'), sql`${handover.metAt} is not null`)
          : 'personId' in of
            ? and(eq(handover.personId, of.personId), eq(handover.state, 'open'))
            : and(eq(party.groupId, of.groupId), waits);
      return (await handovers(where)).map(toHandover);
    },

    async meet(personId, at) {
      const met = await db
        .update(handover)
        .set({ metAt: at })
        .where(and(eq(handover.personId, personId), eq(handover.state, 'open'), isNull(handover.metAt)))
        .returning({ id: handover.id });
      if (met.length === 0) return [];
      const ids = met.map(({ id }) => id);
      return (await handovers(inArray(handover.id, ids))).map(toHandover);
    },

    async setStandIn({ personId, accounts, at, begunAt, ...given }) {
      await lockLinks(db);
      await db
        .update(standIn)
        .set({ endedAt: at })
        .where(
          and(
            eq(standIn.partyId, given.partyId),
            isNull(standIn.endedAt),
            lte(standIn.fromOn, given.toOn),
            gte(standIn.toOn, given.fromOn),
          ),
        );
      const [row] = await db
        .insert(standIn)
        .values({ ...given, personId, ...columnsOf(accounts), madeAt: at, beganAt: begunAt ?? null })
        .returning({ id: standIn.id });
      if (!row) throw new Error('A stand-in is gone as soon as it was kept.');
      await linkAnew([personId]);
      return row.id;
    },

    async standIns(groupId) {
      const where = and(
        isNull(standIn.endedAt),
        isNull(party.removedAt),
        groupId === undefined ? undefined : eq(party.groupId, groupId),
      );
      return (await standIns(where)).map(toStandIn);
    },

    async standIn(id) {
      const [row] = await standIns(and(eq(standIn.id, id), isNull(standIn.endedAt)));
      return row && toStandIn(row);
    },

    async beginStandIn(id, at) {
      await db
        .update(standIn)
        .set({ beganAt: at })
        .where(and(eq(standIn.id, id), isNull(standIn.beganAt), isNull(standIn.endedAt)));
    },

    async endStandIn(id, at) {
      const [ended] = await db
        .update(standIn)
        .set({ endedAt: at })
        .where(and(eq(standIn.id, id), isNull(standIn.endedAt)))
        .returning({ personId: standIn.personId });
      if (!ended) return;
      await lockLinks(db);
      await linkAnew([ended.personId]);
    },

    async lastSeen(personIds) {
      if (personIds.length === 0) return new Map();
      const rows = await db
        .select({ id: identity.personId, at: max(identity.lastSeenAt) })
        .from(identity)
        .where(inArray(identity.personId, personIds))
        .groupBy(identity.personId);
      return new Map(rows.flatMap(({ id, at }) => (id !== null && at !== null ? [[id, at] as const] : [])));
    },
  };
}

const columnsOf = ({ slack, teams }: Accounts) => ({
  slackId: slack ?? null,
  // Entra's ids are the same in any case.
  teamsId: teams?.toLowerCase() ?? null,
});

type HandoverRow = {
  row: typeof handover.$inferSelect;
  groupId: number;
  person: Handover['person'];
  askedBy: typeof person.$inferSelect;
};

const toHandover = ({ row, groupId, person: who, askedBy }: HandoverRow): Handover => ({
  id: row.id,
  groupId,
  partyId: row.partyId,
  role: row.role,
  person: who,
  accounts: {
    ...(row.slackId !== null && { slack: row.slackId }),
    ...(row.teamsId !== null && { teams: row.teamsId }),
  },
  appointedBy: row.appointedBy,
  fromOn: row.fromOn,
  askedBy: { id: askedBy.id, name: askedBy.name, email: askedBy.email },
  state: row.state,
  met: row.metAt !== null,
});

const toStandIn = ({
  row,
  groupId,
  person: who,
}: {
  row: typeof standIn.$inferSelect;
  groupId: number;
  person: StandIn['person'];
}): StandIn => ({
  id: row.id,
  groupId,
  partyId: row.partyId,
  person: who,
  fromOn: row.fromOn,
  toOn: row.toOn,
  begun: row.beganAt !== null,
});
