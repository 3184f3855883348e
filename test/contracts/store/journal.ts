import { deliveryKinds } from '../../../src/asking/stored.ts';
import { type Bench, found, later, morning } from '../store.ts';

export function journalContract(bench: Bench) {
  describe('the rest', () => {
    const store = () => bench.test.store;

    it('knows a payload that it has had', async () => {
      expect(await store().firstTime('k', morning)).toBe(true);
      expect(await store().firstTime('k', later(1))).toBe(false);
      expect(await store().firstTime('other', later(1))).toBe(true);
    });

    it('forgets a payload whose transaction failed', async () => {
      const failing = store().transaction(async (inside) => {
        await inside.firstTime('k', morning);
        throw new Error('on purpose');
      });
      await expect(failing).rejects.toThrow('on purpose');
      expect(await store().firstTime('k', morning)).toBe(true);
    });

    it('keeps nothing of a transaction that is undone, and tells what it came to', async () => {
      const came = store().transaction(
        (inside) => inside.firstTime('k', morning),
        undefined,
        (first) => first,
      );
      expect(await came).toBe(true);
      expect(await store().firstTime('k', morning)).toBe(true);
    });

    it('logs what happened, by numbers', async () => {
      const { group, checkInId, partyId, contact } = await bench.begun();
      await store().log({ at: morning, kind: 'check-in-closed', groupId: group.id });
      const saved = {
        at: later(1),
        kind: 'area-saved' as const,
        groupId: group.id,
        checkInId,
        partyId,
        actor: contact,
        platform: 'slack' as const,
        detail: { area: 1 },
      };
      await store().log(saved);
      expect(await bench.test.events()).toMatchObject([
        { at: morning, kind: 'check-in-closed', groupId: group.id, actor: null, detail: null },
        saved,
      ]);
    });

    it('reads the log a page at a time, the latest first, and of one group only', async () => {
      const { group, checkInId, partyId, contact } = await bench.begun();
      await store().log({ at: morning, kind: 'check-in-closed', groupId: group.id });
      await store().log({ at: later(1), kind: 'check-in-closed', groupId: group.id + 1 });
      const unlocked = { kind: 'unlocked' as const, groupId: group.id, checkInId, partyId, actor: contact };
      await store().log({ ...unlocked, at: later(2), platform: 'teams', detail: { reason: 'Möte' } });
      const all = await store().events(group.id, { limit: 10 });
      expect(all).toEqual([
        {
          ...unlocked,
          id: found(all[0]).id,
          at: later(2),
          platform: 'teams',
          detail: { reason: 'Möte' },
          actorName: 'Contact of library-1',
          halfYear: '2019-H1',
        },
        { id: found(all[1]).id, at: morning, kind: 'check-in-closed', groupId: group.id },
      ]);
      const [latest] = await store().events(group.id, { limit: 1 });
      expect(latest).toEqual(all[0]);
      expect(await store().events(group.id, { limit: 10, before: latest?.id })).toEqual(all.slice(1));
    });

    it('reads an event of somebody and some half-year that are gone', async () => {
      const { group } = await bench.begun();
      await store().log({ at: morning, kind: 'submitted', groupId: group.id, checkInId: 4711, actor: 4711 });
      expect(await store().events(group.id, { limit: 1 })).toMatchObject([
        { checkInId: 4711, actor: 4711, actorName: undefined, halfYear: undefined },
      ]);
    });

    it('keeps a showing as it was shown, whoever else comes with its id', async () => {
      const { checkInId, contact } = await bench.begun();
      const id = '0190b0a4-7f3c-4d2e-8a5b-6c7d8e9f0a1b';
      const message = { title: 'T', parts: [{ kind: 'text' as const, text: ['a', { strong: 'b' }] }] };
      const shown = { id, checkInId, at: later(1), message, by: contact, without: ['needs'] };
      await store().showings.keep(shown);
      await store().showings.keep({ ...shown, at: later(2), without: [] });
      expect(await store().showings.get(id)).toEqual(shown);
      const newer = { ...shown, id: id.replace('0190', '0191'), at: later(3) };
      await store().showings.keep(newer);
      expect(await store().showings.get(newer.id)).toEqual(newer);
      expect(await store().showings.get(id.replace('0190', '0192'))).toBeUndefined();
    });

    it('takes for the latest showing one that has arrived in a channel', async () => {
      const { group, checkInId, contact } = await bench.begun();
      const message = { parts: [{ kind: 'text' as const, text: 'a' }] };
      const show = async (id: string, at: Date, arrives: boolean) => {
        const showing = { id, checkInId, at, message, by: contact, without: [] };
        await store().showings.keep(showing);
        const planned = {
          dedupe: id,
          kind: 'shown' as const,
          groupId: group.id,
          checkInId,
          place: 'slack' as const,
        };
        const ids = await store().deliveries.plan([{ ...planned, dueAt: at, content: id }]);
        await store().deliveries.claim({
          kinds: deliveryKinds,
          now: at,
          limit: 1,
          lease: 1000,
          by: 'a',
          only: ids,
        });
        const how = arrives
          ? { state: 'sent' as const, conversation: 'C1', messageIds: ['1'], at }
          : { state: 'unreachable' as const, reason: 'not_in_channel', at };
        await store().deliveries.settle(ids[0] ?? '', 'one', how);
        return showing;
      };
      expect(await store().showings.latest(checkInId)).toBeUndefined();
      const seen = await show('0190b0a4-7f3c-4d2e-8a5b-6c7d8e9f0a1b', later(1), true);
      await show('0191b0a4-7f3c-4d2e-8a5b-6c7d8e9f0a1b', later(2), false);
      expect(await store().showings.latest(checkInId)).toEqual(seen);
      expect(await store().showings.latest(checkInId + 1)).toBeUndefined();
    });

    it('knows which messages show a slot, each platform its own', async () => {
      const slots = bench.test.slotsFor('slack');
      expect(await slots.find('report:1', 'D1')).toBeUndefined();
      await slots.keep('report:1', 'D1', ['1', '2']);
      await slots.keep('report:1', 'D2', ['3']);
      await slots.keep('report:1', 'D1', ['4']);
      expect(await slots.find('report:1', 'D1')).toEqual(['4']);
      expect(await slots.find('report:1', 'D2')).toEqual(['3']);
      expect(await bench.test.slotsFor('console').find('report:1', 'D1')).toBeUndefined();
    });

    it('knows the next moment at which something is due', async () => {
      expect(await store().nextMoment(morning)).toBeUndefined();
      const { group, checkInId, contact } = await bench.begun();
      await store().checkIns.setPlan(checkInId, later(10));
      const row = { kind: 'nudge' as const, groupId: group.id, checkInId, personId: contact };
      const ids = await store().deliveries.plan([{ ...row, dedupe: 'a', dueAt: later(5) }]);
      expect(await store().nextMoment(morning)).toEqual(later(5));
      expect(await store().nextMoment(later(5))).toEqual(later(10));
      expect(await store().nextMoment(later(10))).toBeUndefined();
      await store().deliveries.claim({
        kinds: deliveryKinds,
        now: later(5),
        limit: 1,
        lease: 1_000,
        by: 'one',
      });
      await store().deliveries.settle(found(ids[0]), 'one', {
        state: 'skipped',
        reason: 'answered',
        at: morning,
      });
      expect(await store().nextMoment(morning)).toEqual(later(10));
    });

    it('keeps the trial’s clock', async () => {
      expect(await store().trialClock()).toBeUndefined();
      await store().setTrialClock(later(1));
      await store().setTrialClock(later(2));
      expect(await store().trialClock()).toEqual(later(2));
    });

    it('answers a ping', async () => {
      await expect(store().ping()).resolves.toBeUndefined();
    });
  });
}
