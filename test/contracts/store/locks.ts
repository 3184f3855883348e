import { type Begun, type Bench, later, morning } from '../store.ts';

const tables = ['version', 'area_report', 'commitment', 'outcome', 'status_update', 'check_in'];
const key = '6f1c1a1e-4f4b-4a55-9d3d-0d9a4a1f6a11';

/** What a database says of an error, in the error or in its cause. */
async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? cause.message : message;
  }
  return 'not refused';
}

export function locksContract(bench: Bench) {
  describe('locks', () => {
    const store = () => bench.test.store;

    /** The library has sent in version 1, with everything that a version can have. */
    async function sentIn(): Promise<Begun> {
      const begun = await bench.begun();
      const { checkInId, partyId, areaIds, contact } = begun;
      await store().transaction(async ({ statusUpdates }) => {
        await statusUpdates.draft(checkInId, partyId);
        await statusUpdates.saveArea(
          checkInId,
          partyId,
          areaIds[0],
          { status: 'stalled' },
          contact,
          later(1),
        );
        const overall = {
          workedWell: 'All',
          commitments: [{ what: 'Workshop', who: 'Eva' }],
          outcomes: { [key]: 'partly' as const },
        };
        await statusUpdates.saveOverall(checkInId, partyId, overall, contact, later(1));
        await statusUpdates.submit(checkInId, partyId, contact, later(2));
      });
      return begun;
    }

    const draftOf = ({ checkInId, partyId }: Begun) =>
      store().transaction(({ statusUpdates }) => statusUpdates.draft(checkInId, partyId));

    const lockAll = ({ checkInId }: Begun, minutes = 3) =>
      store().transaction(async (inside) => {
        await inside.checkIns.lockRow(checkInId);
        const locked = await inside.locks.answers(checkInId, later(minutes));
        await inside.locks.checkIn(checkInId, later(minutes), { made: minutes });
        return locked;
      });

    const open = ({ checkInId }: Begun, partyId?: number) =>
      store().transaction((inside) => inside.locks.open(checkInId, 'Dnr 1', partyId));

    it('give the group another stamp when another answer is locked, also at the same moment', async () => {
      const begun = await sentIn();
      const { groupId } = (await store().checkIns.get(begun.checkInId)) ?? { groupId: 0 };
      const other = (await store().groups.load(groupId)).parties.find(({ id }) => id !== begun.partyId)?.id;
      if (other === undefined) throw new Error('the group has one party only');
      const stamp = () => store().statusUpdates.stamp(groupId);
      const lock = (partyId: number) =>
        store().transaction(({ locks }) => locks.answers(begun.checkInId, later(3), partyId));
      const none = await stamp();
      await lock(begun.partyId);
      const one = await stamp();
      await open(begun, begun.partyId);
      await lock(other);
      const another = await stamp();
      expect(new Set([none, one, another]).size).toBe(3);
    });

    it('give the group another stamp when all is locked, and when it is locked once more', async () => {
      const begun = await sentIn();
      const { groupId } = (await store().checkIns.get(begun.checkInId)) ?? { groupId: 0 };
      const stamps = [await store().statusUpdates.stamp(groupId)];
      await lockAll(begun, 3);
      stamps.push(await store().statusUpdates.stamp(groupId));
      await open(begun);
      expect(await store().statusUpdates.stamp(groupId)).toBe(stamps[0]);
      await lockAll(begun, 4);
      stamps.push(await store().statusUpdates.stamp(groupId));
      expect(new Set(stamps).size).toBe(3);
    });

    it('lock every party, also one that has not answered, and let nobody begin', async () => {
      const begun = await sentIn();
      const locked = await lockAll(begun);
      expect(new Set(locked)).toEqual(new Set(begun.group.parties.map((party) => party.id)));
      expect(await draftOf(begun)).toBeUndefined();
      expect(await draftOf({ ...begun, partyId: begun.group.convenerId })).toBeUndefined();
      const progress = await store().statusUpdates.progress(begun.checkInId);
      expect(progress.every((one) => one.locked)).toBe(true);
      expect(await lockAll(begun, 4).catch(() => 'refused')).toBe('refused');
    });

    it('lock one party and leave the others', async () => {
      const begun = await sentIn();
      await store().transaction((inside) => inside.locks.answers(begun.checkInId, later(3), begun.partyId));
      expect(await draftOf(begun)).toBeUndefined();
      expect(await draftOf({ ...begun, partyId: begun.group.convenerId })).toMatchObject({ n: 1 });
    });

    it('open one party again, and with it the whole, and keep what was locked', async () => {
      const begun = await sentIn();
      await lockAll(begun);
      expect(await open(begun, begun.partyId)).toEqual([begun.partyId]);
      expect((await store().checkIns.get(begun.checkInId))?.lockedAt).toBeUndefined();
      expect(await draftOf(begun)).toMatchObject({ n: 2 });
      expect(await draftOf({ ...begun, partyId: begun.group.convenerId })).toBeUndefined();
      expect(await lockAll(begun, 9)).toEqual([begun.partyId]);
      await open(begun);
      expect(await refusalOf(bench.test.type('delete from superseded_record'))).toContain('utan beslut');
    });

    it('find drafts that were never sent in, and remove them', async () => {
      const begun = await sentIn();
      const { checkInId, partyId, areaIds, contact } = begun;
      await store().transaction(async ({ statusUpdates }) => {
        await statusUpdates.draft(checkInId, partyId);
        await statusUpdates.saveArea(checkInId, partyId, areaIds[1], { done: 'x' }, contact, later(2));
      });
      const unsent = () => store().locks.unsentDrafts(later(10));
      expect(await unsent()).toEqual([]);
      await lockAll(begun);
      expect(await store().locks.unsentDrafts(later(2))).toEqual([]);
      await store().locks.noticed(checkInId, partyId, later(4));
      expect(await unsent()).toEqual([
        { groupId: begun.group.id, checkInId, partyId, lockedAt: later(3), noticeAt: later(4) },
      ]);
      const remove = () =>
        store().transaction((inside) => inside.locks.removeDraft(checkInId, partyId, 'a standing rule'));
      expect(await remove()).toBe(true);
      expect(await remove()).toBe(false);
      const left = await store().statusUpdates.read(checkInId, partyId);
      expect(left.draft).toBeUndefined();
      expect(left.submitted).toMatchObject({ n: 1, overall: { outcomes: { [key]: 'partly' } } });
    });

    const changes = [
      'update version set worked_well = worked_well || $$!$$',
      'update version set submitted_at = null, submitted_by = null',
      'update version set n = n + 10',
      'delete from version',
      'update area_report set done = $$!$$',
      'delete from area_report',
      'update commitment set what = $$!$$',
      'delete from commitment',
      'update outcome set outcome = $$yes$$',
      'delete from outcome',
      'insert into commitment (update_id, n, position, what, who) select update_id, n, 7, $$!$$, $$!$$ from version',
      ...tables.map((table) => `truncate ${table} cascade`),
    ];

    it.each(changes)('refuse without a decision, where an answer is sent in: %s', async (statement) => {
      await sentIn();
      expect(await refusalOf(bench.test.type(statement))).toContain('utan beslut');
    });

    it.each([
      ...changes,
      'update status_update set locked_at = null',
      'update status_update set locked_at = now()',
      'update status_update set party_id = party_id + 1',
      'delete from status_update',
      'update check_in set locked_at = null',
      'update check_in set record = null',
      'update check_in set due_on = due_on + 1',
      'delete from check_in',
      'insert into version (update_id, n) select id, 2 from status_update',
    ])('refuse without a decision, where it is locked: %s', async (statement) => {
      const begun = await sentIn();
      await lockAll(begun);
      expect(await refusalOf(bench.test.type(statement))).toContain('utan beslut');
    });

    it('let a transaction that names a decision remove what is locked, and no transaction after it', async () => {
      const begun = await sentIn();
      await lockAll(begun);
      await bench.test.type(`set local avstamning.decision = 'Dnr 2026-1'`, 'delete from outcome');
      expect(await refusalOf(bench.test.type('delete from commitment'))).toContain('utan beslut');
    });

    it.each(['update event set actor = 1', 'delete from event', 'truncate event'])(
      'only add to the log: %s',
      async (statement) => {
        const group = await bench.group();
        await store().log({ at: morning, kind: 'check-in-opened', groupId: group.id });
        expect(await refusalOf(bench.test.type(statement))).toContain('utan beslut');
      },
    );

    it.each(['update showing set message = $${}$$', 'delete from showing', 'truncate showing'])(
      'keep what was shown as it was shown: %s',
      async (statement) => {
        const { checkInId, contact } = await bench.begun();
        await store().showings.keep({
          id: key,
          checkInId,
          at: morning,
          message: { parts: [] },
          by: contact,
          without: [],
        });
        expect(await refusalOf(bench.test.type(statement))).toContain('utan beslut');
      },
    );

    it('let plans and the file’s date of a locked check-in change: they are no part of what is locked', async () => {
      const begun = await sentIn();
      await lockAll(begun);
      await store().checkIns.setPlan(begun.checkInId, later(5));
      const due = { dueOn: '2019-06-20', dueSource: 'file' as const };
      const after = await store().checkIns.ensure(begun.group.id, '2019-H1', due, later(5));
      expect(after).toMatchObject({ dueOn: '2019-06-14', lockedAt: later(3) });
    });
  });
}
