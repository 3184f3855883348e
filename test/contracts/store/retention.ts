import { type Bench, later, morning } from '../store.ts';

const year = 365 * 24 * 60;

export function retentionContract(bench: Bench) {
  describe('the standing retention time', () => {
    it('takes settled deliveries of locked check-ins and old payloads, and nothing else', async () => {
      const { store } = bench.test;
      const group = await bench.group();
      const at = morning;
      const due = { dueOn: '2019-06-14', dueSource: 'week' } as const;
      const locked = await store.checkIns.ensure(group.id, '2018-H2', due, at);
      const open = await store.checkIns.ensure(group.id, '2019-H1', due, at);
      const personId = group.contacts[0]?.person.id;
      const row = (checkInId: number, n: number) =>
        ({
          dedupe: `${checkInId}:${n}`,
          kind: 'reminder',
          groupId: group.id,
          checkInId,
          personId,
          dueAt: at,
        }) as const;
      const skip = { reason: 'superseded' } as const;
      await store.deliveries.plan([
        { ...row(locked.id, 1), skip },
        {
          ...row(locked.id, 2),
          skip,
          kind: 'shown',
          content: '6f1c1a1e-4f4b-4a55-9d3d-0d9a4a1f6a11',
          personId: undefined,
          place: 'slack',
        },
        row(locked.id, 3),
        { ...row(open.id, 1), skip },
        { ...row(open.id, 2), skip, checkInId: undefined },
      ]);
      await store.transaction(async (inside) => {
        await inside.firstTime('old', at);
        await inside.firstTime('new', later(year));
        await inside.locks.checkIn(locked.id, at, {});
      });
      expect(await store.forget(at, 100)).toBe(0);
      expect(await store.forget(later(year), 100)).toBe(3);
      expect(await store.forget(later(year), 100)).toBe(0);
      expect([...(await store.deliveries.keys(locked.id))].sort()).toEqual([
        `${locked.id}:2`,
        `${locked.id}:3`,
      ]);
      expect([...(await store.deliveries.keys(open.id))]).toEqual([`${open.id}:1`]);
      expect(await store.transaction((inside) => inside.firstTime('new', at))).toBe(false);
    });
  });
}
