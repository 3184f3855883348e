import type { InitiativeContent } from '../../../src/domain/initiative.ts';
import { sampleGroup } from '../../support/sample-group.ts';
import { type Begun, type Bench, found, later } from '../store.ts';

/** Versions, sign-ups, who has been told, and what goes out each month. */
export function initiativesContract(bench: Bench) {
  describe('courses', () => {
    const courses = () => bench.test.store.initiatives;
    const content = (more: Partial<InitiativeContent> = {}): InitiativeContent => ({
      title: 'Digital handledning',
      day: '2019-03-12',
      open: 'yes',
      where: '',
      applyAt: '',
      about: '',
      ask: '',
      state: 'planned',
      ...more,
    });
    const make = ({ group, partyId, contact }: Begun, more: Partial<InitiativeContent> = {}) =>
      courses().make(group.id, partyId, content(more), contact, later(1));
    const other = ({ group }: Begun) => found(group.parties.find(({ key }) => key === 'library-2')).id;
    /** Another group, with the same people of other names. */
    async function elsewhere(): Promise<number> {
      const file = sampleGroup(1, 'other');
      file.workingGroup.channels = {};
      const { groupId } = await bench.test.store.groups.import(file, 'other.yaml', later(0));
      return groupId;
    }

    it('are made with all that is said of them, and what is not said is left out', async () => {
      const begun = await bench.begun();
      const all = content({
        lastDay: '2019-03-13',
        from: '13:00',
        to: '15:00',
        areaId: begun.areaIds[0],
        where: 'Lund',
        arrangement: 'funded',
        applyBy: '2019-03-01',
        places: 20,
        applyAt: 'https://example.org/',
        about: 'Om\nkursen',
        ask: 'Anna',
        state: 'held',
        participants: 0,
        fromOthers: 0,
      });
      const [bare, full] = [await make(begun), await make(begun, all)];
      const beside = {
        groupId: begun.group.id,
        partyId: begun.partyId,
        n: 1,
        savedBy: { id: begun.contact, name: expect.any(String) },
        savedAt: later(1),
        signUps: [],
        told: [],
      };
      expect(await courses().get(begun.group.id, bare)).toEqual({ id: bare, ...content(), ...beside });
      expect(await courses().get(begun.group.id, full)).toEqual({ id: full, ...all, ...beside });
      expect(await courses().get(await elsewhere(), full)).toBeUndefined();
      expect(await courses().get(begun.group.id, full + 1)).toBeUndefined();
    });

    it('are a new version each time they are saved, and the one before stays', async () => {
      const begun = await bench.begun();
      const id = await make(begun, { places: 5 });
      await bench.test.store.transaction(async (store) => {
        expect(await store.initiatives.lock(begun.group.id, id)).toMatchObject({ n: 1, places: 5 });
        expect(await store.initiatives.lock(begun.group.id + 1, id)).toBeUndefined();
        const next = content({ title: 'Lärstilar', day: '2019-09-02' });
        expect(await store.initiatives.save(id, next, begun.substitute, later(2))).toBe(2);
      });
      const now = await courses().get(begun.group.id, id);
      expect(now).toMatchObject({ n: 2, title: 'Lärstilar', savedBy: { id: begun.substitute } });
      // What is not said any more is gone.
      expect(now).not.toHaveProperty('places');
      expect(await courses().versions(id)).toEqual([
        {
          n: 1,
          ...content({ places: 5 }),
          savedBy: expect.objectContaining({ id: begun.contact }),
          savedAt: later(1),
        },
        expect.objectContaining({ n: 2, title: 'Lärstilar', savedAt: later(2) }),
      ]);
      await expect(courses().save(id + 1, content(), begun.contact, later(3))).rejects.toThrow();
    });

    it('are listed by day, within days, and of one party', async () => {
      const begun = await bench.begun();
      const late = await make(begun, { title: 'Sen', day: '2019-03-12', from: '13:00' });
      const early = await make(begun, { title: 'Tidig', day: '2019-03-12', from: '09:00' });
      const whole = await make(begun, { title: 'Hela dagen', day: '2019-03-12' });
      const before = await make(begun, { title: 'Förut', day: '2018-12-31' });
      const others = await make({ ...begun, partyId: other(begun) }, { title: 'Andras', day: '2019-07-01' });
      const ids = async (span: Parameters<ReturnType<typeof courses>['list']>[1]) =>
        (await courses().list(begun.group.id, span)).map(({ id }) => id);
      expect(await ids({})).toEqual([before, whole, early, late, others]);
      expect(await ids({ from: '2019-03-12', to: '2019-07-01' })).toEqual([whole, early, late, others]);
      expect(await ids({ from: '2019-03-13' })).toEqual([others]);
      expect(await ids({ to: '2018-12-31' })).toEqual([before]);
      expect(await ids({ partyId: other(begun) })).toEqual([others]);
      expect(await courses().list(await elsewhere(), {})).toEqual([]);
      // It is where its latest version is.
      await courses().save(early, content({ day: '2019-08-01' }), begun.contact, later(2));
      expect(await ids({ from: '2019-03-12' })).toEqual([whole, late, others, early]);
    });

    it('of a party in a half-year are those whose first day is in it', async () => {
      const begun = await bench.begun();
      const last = await make(begun, { title: 'Sista', day: '2019-06-30', lastDay: '2019-07-01' });
      await make(begun, { title: 'Nästa', day: '2019-07-01' });
      await make(begun, { title: 'Förra', day: '2018-12-31' });
      await make({ ...begun, partyId: other(begun) }, { title: 'Andras', day: '2019-02-01' });
      const first = await make(begun, {
        title: 'Första',
        day: '2019-01-01',
        state: 'held',
        participants: 12,
        fromOthers: 0,
        areaId: begun.areaIds[1],
        arrangement: 'own',
      });
      expect(await courses().ownIn(begun.partyId, '2019-H1')).toEqual([
        {
          id: first,
          title: 'Första',
          day: '2019-01-01',
          state: 'held',
          participants: 12,
          fromOthers: 0,
          open: 'yes',
          areaId: begun.areaIds[1],
          arrangement: 'own',
        },
        { id: last, title: 'Sista', day: '2019-06-30', lastDay: '2019-07-01', state: 'planned', open: 'yes' },
      ]);
      expect(await courses().ownIn(begun.partyId, '2020-H1')).toEqual([]);
    });

    it('have one sign-up of each party: the latest, and none once it is withdrawn', async () => {
      const begun = await bench.begun();
      const id = await make(begun);
      const { convenerId } = begun.group;
      await courses().signUp(id, other(begun), 3, begun.contact, later(2));
      await courses().signUp(id, convenerId, 1, begun.contact, later(2));
      await courses().signUp(id, other(begun), 5, begun.substitute, later(3));
      const now = async () => (await courses().get(begun.group.id, id))?.signUps;
      expect(await now()).toEqual(
        [
          { partyId: other(begun), seats: 5, by: begun.substitute },
          { partyId: convenerId, seats: 1, by: begun.contact },
        ].sort((a, b) => a.partyId - b.partyId),
      );
      await courses().signUp(id, other(begun), 0, begun.contact, later(4));
      expect(await now()).toEqual([{ partyId: convenerId, seats: 1, by: begun.contact }]);
      // A new version of the course leaves them.
      await courses().save(id, content({ title: 'Lärstilar' }), begun.contact, later(5));
      expect(await now()).toHaveLength(1);
    });

    it('have sign-ups that their organiser has not seen: also a changed and a withdrawn one', async () => {
      const begun = await bench.begun();
      const { group, partyId } = begun;
      const [one, two] = [await make(begun, { day: '2019-04-01' }), await make(begun)];
      const unseen = () => courses().unseenSignUps(group.id, partyId);
      await courses().signUp(one, other(begun), 3, begun.contact, later(2));
      await courses().signUp(two, other(begun), 3, begun.contact, later(3));
      await courses().signUp(two, group.convenerId, 1, begun.contact, later(3));
      expect(await unseen()).toEqual([
        { id: two, partyIds: [other(begun), group.convenerId].sort((a, b) => a - b) },
        { id: one, partyIds: [other(begun)] },
      ]);
      expect(await courses().unseenSignUps(group.id, other(begun))).toEqual([]);
      // Told at 2: what came after that is still to be told.
      await courses().seeSignUps([one, two], later(2));
      expect((await unseen()).map(({ id }) => id)).toEqual([two]);
      await courses().seeSignUps([two], later(3));
      expect(await unseen()).toEqual([]);
      await courses().signUp(one, other(begun), 0, begun.contact, later(4));
      expect(await unseen()).toEqual([{ id: one, partyIds: [other(begun)] }]);
      // Of what is called off nobody needs to hear it.
      await courses().save(one, content({ state: 'cancelled' }), begun.contact, later(5));
      expect(await unseen()).toEqual([]);
    });

    it('keep each party that an invitation has gone to, once', async () => {
      const begun = await bench.begun();
      const [one, two] = [await make(begun), await make(begun)];
      await courses().keepTold([one, two], other(begun), later(2));
      await courses().keepTold([one], other(begun), later(3));
      await courses().keepTold([one], begun.group.convenerId, later(3));
      await courses().keepTold([], begun.partyId, later(3));
      const told = async (id: number) => (await courses().get(begun.group.id, id))?.told;
      expect(await told(one)).toEqual([other(begun), begun.group.convenerId].sort((a, b) => a - b));
      expect(await told(two)).toEqual([other(begun)]);
    });

    it('know which have been in a letter to whom, as long as the letter was not refused', async () => {
      const begun = await bench.begun();
      const { group, contact, substitute } = begun;
      const [one, two, three] = [await make(begun), await make(begun), await make(begun)];
      const digest = (personId: number, initiatives: number[], n: number) => ({
        dedupe: `course-digest:${n}`,
        kind: 'course-digest' as const,
        groupId: group.id,
        personId,
        dueAt: later(2),
        content: { initiatives, fresh: [] },
      });
      await bench.test.store.deliveries.plan([
        digest(contact, [one, two], 1),
        digest(contact, [two, three], 2),
        digest(substitute, [one], 3),
        { ...digest(substitute, [two], 4), skip: { reason: 'superseded' } },
      ]);
      expect(await courses().digested(group.id)).toEqual(
        new Map([
          [contact, new Set([one, two, three])],
          [substitute, new Set([one])],
        ]),
      );
      expect(await courses().digested(await elsewhere())).toEqual(new Map());
    });

    it('are told of to everybody but those who want no letters, in that group', async () => {
      const { group, contact, substitute } = await bench.begun();
      const off = () => courses().withoutTips(group.id);
      expect(await off()).toEqual(new Set());
      await courses().setTips(group.id, contact, false, later(1));
      await courses().setTips(group.id, contact, false, later(2));
      await courses().setTips(group.id, substitute, false, later(2));
      expect(await off()).toEqual(new Set([contact, substitute]));
      expect(await courses().withoutTips(await elsewhere())).toEqual(new Set());
      await courses().setTips(group.id, contact, true, later(3));
      expect(await off()).toEqual(new Set([substitute]));
    });
  });
}
