import {
  and,
  asc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Initiative, InitiativeContent, SignUp } from '../../src/domain/initiative.ts';
import type { Initiatives, InitiativeVersion, OwnInitiative } from '../../src/ports/initiatives.ts';
import type { Db } from '../database.ts';
import { delivery } from '../schema/delivery.ts';
import { initiative, initiativeVersion, signUp, tipsOff, told } from '../schema/initiative.ts';
import { person } from '../schema/person.ts';
import { prepared } from './prepared.ts';

type VersionRow = typeof initiativeVersion.$inferSelect;

const author = { savedById: person.id, savedByName: person.name };

/** Those that have withdrawn send nobody. */
const signUps = sql<SignUp[] | null>`(
  select json_agg(json_build_object('partyId', s.party_id, 'seats', s.seats, 'by', s.signed_by) order by s.party_id)
  from sign_up s where s.initiative_id = ${initiative.id} and s.seats > 0)`;

const toldTo = sql<number[] | null>`(
  select json_agg(x.party_id order by x.party_id) from told x where x.initiative_id = ${initiative.id})`;

export function createInitiatives(db: Db): Initiatives {
  const standing = () =>
    db
      .select({
        id: initiative.id,
        groupId: initiative.groupId,
        partyId: initiative.partyId,
        version: getTableColumns(initiativeVersion),
        ...author,
        signUps,
        told: toldTo,
      })
      .from(initiative)
      .innerJoin(
        initiativeVersion,
        and(eq(initiativeVersion.initiativeId, initiative.id), eq(initiativeVersion.n, initiative.n)),
      )
      .innerJoin(person, eq(person.id, initiativeVersion.savedBy));

  const one = async (groupId: number, id: number): Promise<Initiative | undefined> => {
    const [row] = await standing().where(and(eq(initiative.groupId, groupId), eq(initiative.id, id)));
    return row && toInitiative(row);
  };

  const ownRead = prepared(db, 'initiative_own', () =>
    db
      .select({
        own: ownJson(sql`${sql.placeholder('partyId')}::int`, sql`${sql.placeholder('halfYear')}::text`),
      })
      .from(sql`(select 1) one`),
  );

  const insertVersion = (id: number, n: number, content: InitiativeContent, by: number, at: Date) =>
    db.insert(initiativeVersion).values({ ...content, initiativeId: id, n, savedBy: by, savedAt: at });

  return {
    async make(groupId, partyId, content, by, at) {
      const [made] = await db
        .insert(initiative)
        .values({ groupId, partyId, n: 1, madeAt: at })
        .returning({ id: initiative.id });
      if (!made) throw new Error('An initiative is neither there nor made.');
      await insertVersion(made.id, 1, content, by, at);
      return made.id;
    },

    async save(id, content, by, at) {
      const [row] = await db
        .update(initiative)
        .set({ n: sql`${initiative.n} + 1` })
        .where(eq(initiative.id, id))
        .returning({ n: initiative.n });
      if (!row) throw new Error('An initiative is gone.');
      await insertVersion(id, row.n, content, by, at);
      return row.n;
    },

    async lock(groupId, id) {
      const [row] = await db
        .select({ id: initiative.id })
        .from(initiative)
        .where(and(eq(initiative.groupId, groupId), eq(initiative.id, id)))
        .for('update');
      return row && one(groupId, id);
    },

    get: one,

    async list(groupId, { from, to, partyId }) {
      const rows = await standing()
        .where(
          and(
            eq(initiative.groupId, groupId),
            from === undefined ? undefined : gte(initiativeVersion.day, from),
            to === undefined ? undefined : lte(initiativeVersion.day, to),
            partyId === undefined ? undefined : eq(initiative.partyId, partyId),
          ),
        )
        .orderBy(asc(initiativeVersion.day), sql`${initiativeVersion.from} nulls first`, asc(initiative.id));
      return rows.map(toInitiative);
    },

    async ownIn(partyId, halfYear) {
      const [row] = await ownRead().execute({ partyId, halfYear });
      return row?.own ?? [];
    },

    async versions(id) {
      const rows = await db
        .select({ version: getTableColumns(initiativeVersion), ...author })
        .from(initiativeVersion)
        .innerJoin(person, eq(person.id, initiativeVersion.savedBy))
        .where(eq(initiativeVersion.initiativeId, id))
        .orderBy(asc(initiativeVersion.n));
      return rows.map(toVersion);
    },

    async signUp(id, partyId, seats, by, at) {
      const said = { seats, signedBy: by, at, seenAt: null };
      await db
        .insert(signUp)
        .values({ initiativeId: id, partyId, ...said })
        .onConflictDoUpdate({ target: [signUp.initiativeId, signUp.partyId], set: said });
    },

    async unseenSignUps(groupId, partyId) {
      const rows = await db
        .select({ id: signUp.initiativeId, partyId: signUp.partyId })
        .from(signUp)
        .innerJoin(initiative, eq(initiative.id, signUp.initiativeId))
        .innerJoin(
          initiativeVersion,
          and(eq(initiativeVersion.initiativeId, initiative.id), eq(initiativeVersion.n, initiative.n)),
        )
        .where(
          and(
            eq(initiative.groupId, groupId),
            eq(initiative.partyId, partyId),
            isNull(signUp.seenAt),
            eq(initiativeVersion.state, 'planned'),
          ),
        )
        .orderBy(asc(initiativeVersion.day), asc(initiative.id), asc(signUp.partyId));
      const parties = new Map<number, number[]>();
      for (const row of rows) parties.set(row.id, [...(parties.get(row.id) ?? []), row.partyId]);
      return [...parties].map(([id, partyIds]) => ({ id, partyIds }));
    },

    async seeSignUps(ids, until) {
      for (const id of ids)
        await db
          .update(signUp)
          .set({ seenAt: until })
          .where(and(eq(signUp.initiativeId, id), isNull(signUp.seenAt), lte(signUp.at, until)));
    },

    async keepTold(ids, partyId, at) {
      if (ids.length === 0) return;
      await db
        .insert(told)
        .values(ids.map((initiativeId) => ({ initiativeId, partyId, at })))
        .onConflictDoNothing();
    },

    async digested(groupId) {
      const rows = await db
        .select({ personId: delivery.personId, content: delivery.content })
        .from(delivery)
        .where(
          and(
            eq(delivery.groupId, groupId),
            eq(delivery.kind, 'course-digest'),
            or(inArray(delivery.state, ['sent', 'planned', 'claimed']), isNotNull(delivery.mergedInto)),
          ),
        );
      const had = new Map<number, Set<number>>();
      for (const { personId, content } of rows) {
        if (personId === null) continue;
        const ids = had.get(personId) ?? new Set();
        had.set(personId, ids);
        for (const id of (content as { initiatives?: number[] } | null)?.initiatives ?? []) ids.add(id);
      }
      return had;
    },

    async withoutTips(groupId) {
      const rows = await db
        .select({ id: tipsOff.personId })
        .from(tipsOff)
        .where(eq(tipsOff.groupId, groupId));
      return new Set(rows.map(({ id }) => id));
    },

    async setTips(groupId, personId, wanted, at) {
      if (wanted)
        await db.delete(tipsOff).where(and(eq(tipsOff.groupId, groupId), eq(tipsOff.personId, personId)));
      else await db.insert(tipsOff).values({ groupId, personId, at }).onConflictDoNothing();
    },
  };
}

type Authored = { version: VersionRow; savedById: number; savedByName: string };

function toVersion({ version, savedById, savedByName }: Authored): InitiativeVersion {
  const { initiativeId: _, savedBy: __, ...row } = version;
  const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  return { ...(said as Omit<InitiativeVersion, 'savedBy'>), savedBy: { id: savedById, name: savedByName } };
}

function toInitiative(
  row: Authored & {
    id: number;
    groupId: number;
    partyId: number;
    signUps: SignUp[] | null;
    told: number[] | null;
  },
): Initiative {
  const { id, groupId, partyId } = row;
  return { ...toVersion(row), id, groupId, partyId, signUps: row.signUps ?? [], told: row.told ?? [] };
}

/** A party's own in the half-year that the SQL gives: as JSON. */
const ownJson = (partyId: SQL, halfYear: SQL): SQL<OwnInitiative[] | null> => sql`(
  select json_agg(json_strip_nulls(json_build_object(
    'id', i.id, 'areaId', v.area_id, 'title', v.title, 'day', v.day, 'lastDay', v.last_day, 'state', v.state,
    'participants', v.participants, 'fromOthers', v.from_others, 'open', v.open, 'arrangement', v.arrangement))
    order by v.day, i.id)
  from initiative i join initiative_version v on v.initiative_id = i.id and v.n = i.n
  where i.party_id = ${partyId}
    and extract(year from v.day) = left(${halfYear}, 4)::int
    and (extract(month from v.day) > 6) = (right(${halfYear}, 1) = '2'))`;

/** The same of the check-in `a` and the party `p`, for a statement that reads them together with something else. */
export const ownInitiativesJson = ownJson(sql`p.id`, sql`a.half_year`);
