import { type Bench, later, morning } from '../store.ts';

export function checkInsContract(bench: Bench) {
  describe('check-ins', () => {
    const checkIns = () => bench.test.store.checkIns;
    const week = { dueOn: '2019-06-14', dueSource: 'week' as const };

    it('makes a half-year’s row once', async () => {
      const { id } = await bench.group();
      const made = await checkIns().ensure(id, '2019-H1', week, later(5));
      expect(made).toEqual({
        id: made.id,
        groupId: id,
        halfYear: '2019-H1',
        dueOn: '2019-06-14',
        dueSource: 'week',
        openedAt: undefined,
        lockedAt: undefined,
        nextPlanAt: later(5),
      });
      expect(await checkIns().ensure(id, '2019-H1', week, later(9))).toEqual(made);
      expect(await checkIns().get(made.id)).toEqual(made);
      expect(await checkIns().find(id, '2019-H1')).toEqual(made);
      expect(await checkIns().find(id, '2019-H2')).toBeUndefined();
      expect(await checkIns().get(made.id + 1)).toBeUndefined();
    });

    it('follows the file’s date when it changes, and plans anew', async () => {
      const { id } = await bench.group();
      await checkIns().ensure(id, '2019-H1', week, later(5));
      const file = { dueOn: '2019-06-07', dueSource: 'file' as const };
      expect(await checkIns().ensure(id, '2019-H1', file, later(6))).toMatchObject({
        ...file,
        nextPlanAt: later(6),
      });
    });

    it('lets a date set in chat stand until the file’s value changes', async () => {
      const { id } = await bench.group();
      const made = await checkIns().ensure(id, '2019-H1', week, later(5));
      await checkIns().setDue(made.id, '2019-06-20', later(6));
      const moved = { dueOn: '2019-06-20', dueSource: 'chat', nextPlanAt: later(6) };
      expect(await checkIns().ensure(id, '2019-H1', week, later(7))).toMatchObject(moved);
      const same = { ...week, dueSource: 'file' as const };
      expect(await checkIns().ensure(id, '2019-H1', same, later(8))).toMatchObject({
        ...same,
        nextPlanAt: later(8),
      });
    });

    it('takes the latest that is open for the current one', async () => {
      const { id } = await bench.group();
      expect(await checkIns().current(id)).toBeUndefined();
      const second = await checkIns().ensure(id, '2019-H2', week, morning);
      const first = await checkIns().ensure(id, '2019-H1', week, morning);
      await checkIns().ensure(id, '2020-H1', week, morning);
      await checkIns().open(first.id, later(1));
      expect(await checkIns().current(id)).toMatchObject({ halfYear: '2019-H1', openedAt: later(1) });
      await checkIns().open(second.id, later(2));
      await checkIns().open(second.id, later(3));
      expect(await checkIns().current(id)).toMatchObject({ halfYear: '2019-H2', openedAt: later(2) });
      expect((await checkIns().list(id)).map(({ halfYear }) => halfYear)).toEqual([
        '2020-H1',
        '2019-H2',
        '2019-H1',
      ]);
    });

    it('takes an earlier one that can be answered for the current one until a later one has run its course', async () => {
      const { id } = await bench.group();
      const due = { dueOn: '2019-12-13', dueSource: 'week' } as const;
      const [first, second, third] = [
        await checkIns().ensure(id, '2019-H1', week, morning),
        await checkIns().ensure(id, '2019-H2', due, morning),
        await checkIns().ensure(id, '2020-H1', { ...due, dueOn: '2020-06-12' }, morning),
      ];
      const lock = (one: number, at: string) =>
        bench.test.store.transaction((store) => store.locks.checkIn(one, new Date(at), {}));
      const current = async () => (await checkIns().current(id))?.halfYear;
      for (const one of [first, second]) await checkIns().open(one.id, later(1));
      // On its last day still, in Sweden.
      await lock(second.id, '2019-12-13T22:59:00Z');
      expect(await current()).toBe('2019-H1');
      await bench.test.store.transaction((store) => store.locks.open(second.id, 'Dnr 1'));
      expect(await current()).toBe('2019-H2');
      await lock(second.id, '2019-12-13T23:00:00Z');
      expect(await current()).toBe('2019-H2');
      await checkIns().open(third.id, later(2));
      expect(await current()).toBe('2020-H1');
      // Too early: there is nothing to be answered, and the latest is the one to look at.
      await lock(third.id, '2020-05-20T08:00:00Z');
      expect(await current()).toBe('2020-H1');
      await lock(first.id, '2020-05-20T08:00:00Z');
      expect(await current()).toBe('2020-H1');
    });

    it('finds those that are due to be planned, and no others', async () => {
      const { id } = await bench.group();
      const first = await checkIns().ensure(id, '2019-H1', week, later(10));
      const second = await checkIns().ensure(id, '2019-H2', week, later(5));
      const due = async (minutes: number) => (await checkIns().toPlan(later(minutes))).map((one) => one.id);
      expect(await due(4)).toEqual([]);
      expect(await due(5)).toEqual([second.id]);
      expect(await due(10)).toEqual([second.id, first.id]);
      await checkIns().setPlan(second.id, undefined);
      await checkIns().setPlan(first.id, later(11));
      expect(await due(10)).toEqual([]);
      await checkIns().replan(id, later(1));
      expect((await due(1)).sort()).toEqual([first.id, second.id].sort());
    });

    it('tells since when one has waited to be planned', async () => {
      const { id } = await bench.group();
      await checkIns().ensure(id, '2019-H1', week, later(10));
      const second = await checkIns().ensure(id, '2019-H2', week, later(5));
      expect(await checkIns().unplannedSince(later(4))).toBeUndefined();
      expect(await checkIns().unplannedSince(later(11))).toEqual(later(5));
      await checkIns().setPlan(second.id, undefined);
      expect(await checkIns().unplannedSince(later(11))).toEqual(later(10));
    });

    it('reads the row that it locks', async () => {
      const { checkInId } = await bench.begun();
      await bench.test.store.transaction(async (store) => {
        expect(await store.checkIns.lockRow(checkInId)).toMatchObject({ halfYear: '2019-H1' });
        expect(await store.checkIns.lockRow(checkInId + 1)).toBeUndefined();
      });
    });
  });
}
