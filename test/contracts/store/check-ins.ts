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

    it('takes one that can still be answered for the current one before a later one that is locked', async () => {
      const { id } = await bench.group();
      const first = await checkIns().ensure(id, '2019-H1', week, morning);
      const second = await checkIns().ensure(id, '2019-H2', week, morning);
      for (const { id: opened } of [first, second]) await checkIns().open(opened, later(1));
      const lock = (one: number) => bench.test.store.locks.checkIn(one, later(2), {});
      await lock(second.id);
      expect(await checkIns().current(id)).toMatchObject({ halfYear: '2019-H1' });
      await lock(first.id);
      expect(await checkIns().current(id)).toMatchObject({ halfYear: '2019-H2' });
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
