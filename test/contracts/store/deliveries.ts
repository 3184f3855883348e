import { setTimeout as sleep } from 'node:timers/promises';
import { deliveryKinds } from '../../../src/asking/stored.ts';
import type { Identity } from '../../../src/ports/chat-platform.ts';
import type { NewDelivery } from '../../../src/ports/deliveries.ts';
import { type Begun, type Bench, found, later, morning } from '../store.ts';

export function deliveriesContract(bench: Bench) {
  describe('deliveries', () => {
    const deliveries = () => bench.test.store.deliveries;
    const to: Identity = { platform: 'slack', tenant: 'T1', userId: 'U1' };

    function reminder(begun: Begun, dedupe: string, rest: object = {}): NewDelivery {
      const { checkInId, partyId, contact, group } = begun;
      return {
        dedupe,
        kind: 'reminder',
        groupId: group.id,
        checkInId,
        partyId,
        personId: contact,
        rung: -10,
        dueAt: morning,
        ...rest,
      };
    }

    /** A lease long enough for the test, unless the test is about its end. */
    const claim = (rest: { by?: string; limit?: number; lease?: number; now?: Date; only?: string[] } = {}) =>
      deliveries().claim({
        kinds: deliveryKinds,
        now: later(1),
        limit: 10,
        lease: 30_000,
        by: 'one',
        ...rest,
      });

    const one = async (begun: Begun) => found((await deliveries().plan([reminder(begun, 'a')]))[0]);

    it('plans a key once', async () => {
      const begun = await bench.begun();
      expect(await deliveries().plan([reminder(begun, 'a'), reminder(begun, 'b')])).toHaveLength(2);
      expect(await deliveries().plan([reminder(begun, 'b'), reminder(begun, 'c')])).toHaveLength(1);
      expect(await deliveries().plan([])).toEqual([]);
      expect(await deliveries().keys(begun.checkInId)).toEqual(new Set(['a', 'b', 'c']));
    });

    it('gives back what is planned ahead for a person and a party, and only as long as nobody has taken it up', async () => {
      const begun = await bench.begun();
      const { checkInId, partyId, contact } = begun;
      await deliveries().plan([
        reminder(begun, 'due'),
        reminder(begun, 'ahead', { dueAt: later(60) }),
        reminder(begun, 'within', { dueAt: later(60), skip: { reason: 'merged', into: 'ahead' } }),
        reminder(begun, 'other', { dueAt: later(60), personId: begun.substitute }),
      ]);
      const of = { checkInId, partyId, personId: contact };
      const ahead = () => deliveries().ahead(of, later(1));
      expect((await ahead()).map(({ keys, dueAt }) => [keys.sort(), dueAt])).toEqual([
        [['ahead', 'within'], later(60)],
      ]);
      await claim();
      await deliveries().unplan(['due', 'ahead', 'within']);
      expect(await ahead()).toEqual([]);
      expect(await deliveries().keys(checkInId)).toEqual(new Set(['due', 'other']));
    });

    it('keeps what is not to be sent, and for which other it stands aside', async () => {
      const begun = await bench.begun();
      const ids = await deliveries().plan([
        reminder(begun, 'a'),
        reminder(begun, 'b', { skip: { reason: 'superseded' } }),
        reminder(begun, 'c', { skip: { reason: 'merged', into: 'a' } }),
      ]);
      expect(ids).toHaveLength(1);
      expect(await claim()).toMatchObject([{ id: ids[0], dedupe: 'a' }]);
      expect(await deliveries().merged('a')).toMatchObject([
        { dedupe: 'c', state: 'skipped', reason: 'merged' },
      ]);
      expect(await deliveries().keys(begun.checkInId)).toEqual(new Set(['a', 'b', 'c']));
    });

    it('claims a reminder with all that it is composed of, and tells at the attempt whether that is still so', async () => {
      const begun = await bench.begun();
      const { checkInId, partyId, contact, substitute } = begun;
      const { store } = bench.test;
      const { people, checkIns, statusUpdates } = store;
      await people.remember({ identity: to, email: 'contact@library-1.example.org', locale: 'en' }, morning, {
        tenant: to.tenant,
      });
      const other: Identity = { ...to, userId: 'U2' };
      await people.remember({ identity: other, email: 'substitute@library-1.example.org' }, morning, {
        tenant: to.tenant,
      });
      await deliveries().plan([
        reminder(begun, 'a'),
        reminder(begun, 'b', { skip: { reason: 'merged', into: 'a' }, partyId: undefined, kind: 'standing' }),
      ]);
      const [claimed] = await claim();
      const about = found(found(claimed).about);
      expect(about).toMatchObject({
        checkIn: await checkIns.get(checkInId),
        merged: [{ kind: 'standing', partyId: undefined }],
        reports: [{ update: await statusUpdates.read(checkInId, partyId) }],
        wasReminded: false,
      });
      expect(about.addresses.map(({ personId, identity, locale }) => [personId, identity, locale])).toEqual(
        expect.arrayContaining([
          [contact, to, 'en'],
          [substitute, other, undefined],
        ]),
      );
      const attempt = () =>
        deliveries().attempt(found(claimed).id, 'one', { identity: to }, 30_000, about.mark);
      await store.transaction(async (inside) => {
        await inside.statusUpdates.draft(checkInId, partyId);
        await inside.statusUpdates.submit(checkInId, partyId, contact, later(1));
      });
      expect(await attempt()).toBe(false);
      const again = await deliveries().attempt(found(claimed).id, 'one', { identity: to }, 30_000);
      expect(again).toBe(true);
    });

    it('attempts what is still as it was claimed, and knows then who was reminded', async () => {
      const begun = await bench.begun();
      await deliveries().plan([reminder(begun, 'a')]);
      const [first] = await claim();
      const { id, about } = found(first);
      expect(await deliveries().attempt(id, 'one', {}, 30_000, found(about).mark)).toBe(true);
      const outcome = { state: 'sent' as const, conversation: 'D1', messageIds: ['1'], at: later(2) };
      await deliveries().settle(id, 'one', outcome);
      await deliveries().plan([reminder(begun, 'b'), reminder(begun, 'c', { personId: begun.substitute })]);
      const rows = await claim();
      expect(rows.map(({ dedupe, about }) => [dedupe, about?.wasReminded]).sort()).toEqual([
        ['b', true],
        ['c', false],
      ]);
    });

    it('claims what is no reminder of a check-in to a person with nothing', async () => {
      const { group, checkInId, contact } = await bench.begun();
      const row = { groupId: group.id, dueAt: morning };
      await deliveries().plan([
        { ...row, dedupe: 'n', kind: 'notice', personId: contact, content: { source: 'fil', faults: [] } },
        { ...row, dedupe: 'p', kind: 'reminder', place: 'slack', checkInId },
        { ...row, dedupe: 'o', kind: 'nudge', personId: contact },
      ]);
      expect((await claim()).map(({ about }) => about)).toEqual([undefined, undefined, undefined]);
    });

    it('refuses a delivery to nobody, and one to two', async () => {
      const begun = await bench.begun();
      await expect(deliveries().plan([reminder(begun, 'a', { personId: undefined })])).rejects.toThrow(
        'delivery_to_one',
      );
      await expect(deliveries().plan([reminder(begun, 'b', { place: 'slack' })])).rejects.toThrow(
        'delivery_to_one',
      );
    });

    it('counts what is due and not settled, by state and platform', async () => {
      const begun = await bench.begun();
      const place = { personId: undefined, partyId: undefined, place: 'slack' as const };
      await deliveries().plan([
        reminder(begun, 'a'),
        reminder(begun, 'b', { dueAt: later(1) }),
        reminder(begun, 'c', { ...place, dueAt: later(1) }),
        reminder(begun, 'd', { skip: { reason: 'superseded' } }),
        reminder(begun, 'e', { dueAt: later(60) }),
      ]);
      const counts = await deliveries().due(later(2));
      expect(counts).toHaveLength(2);
      expect(counts).toContainEqual({ state: 'planned', platform: undefined, count: 2, oldest: morning });
      expect(counts).toContainEqual({ state: 'planned', platform: 'slack', count: 1, oldest: later(1) });
    });

    it('gives back what was planned', async () => {
      const { group, checkInId } = await bench.begun();
      const content = { source: 'å', faults: ['1', '«2»'] };
      const row: NewDelivery = {
        dedupe: 'p',
        kind: 'notice',
        groupId: group.id,
        checkInId,
        place: 'slack',
        dueAt: morning,
        content,
      };
      await deliveries().plan([row]);
      expect(await claim()).toMatchObject([
        { ...row, state: 'claimed', identity: undefined, attemptedAt: undefined },
      ]);
    });

    it('takes what is due, oldest first, contacts before coordinators, as many as asked for', async () => {
      const begun = await bench.begun();
      await deliveries().plan([
        reminder(begun, 'future', { dueAt: later(2) }),
        reminder(begun, 'coordinator', { kind: 'standing' }),
        reminder(begun, 'contact', {}),
        reminder(begun, 'oldest', { kind: 'reach', dueAt: later(-5) }),
      ]);
      const keys = async (limit: number) => (await claim({ limit })).map((row) => row.dedupe);
      expect(await keys(2)).toEqual(['oldest', 'contact']);
      expect(await keys(2)).toEqual(['coordinator']);
      expect(await keys(2)).toEqual([]);
      expect((await claim({ now: later(2) })).map((row) => row.dedupe)).toEqual(['future']);
    });

    it('takes only those asked for', async () => {
      const begun = await bench.begun();
      const ids = await deliveries().plan([reminder(begun, 'a'), reminder(begun, 'b'), reminder(begun, 'c')]);
      expect(await claim({ only: [] })).toEqual([]);
      expect((await claim({ only: ids.slice(1, 2) })).map((row) => row.id)).toEqual(ids.slice(1, 2));
    });

    it('leaves what only a later version can send to that version', async () => {
      const begun = await bench.begun();
      const [unknown, known] = await deliveries().plan([reminder(begun, 'later'), reminder(begun, 'known')]);
      // As a later version plans it.
      await bench.test.type(`update delivery set kind = 'greeting' where dedupe = 'later'`);
      expect((await claim()).map(({ id }) => id)).toEqual([known]);
      expect(await claim({ only: [found(unknown)] })).toEqual([]);
      expect((await deliveries().states([found(unknown)])).get(found(unknown))?.state).toBe('planned');
    });

    it('gives one whose lease has run out to the next, and refuses the first to send it', async () => {
      const begun = await bench.begun();
      const id = await one(begun);
      await claim({ lease: 1_500 });
      expect(await claim({ by: 'two' })).toEqual([]);
      await sleep(1_600);
      expect(await claim({ by: 'two' })).toMatchObject([{ id, state: 'claimed' }]);
      expect(await deliveries().attempt(id, 'one', { identity: to }, 100)).toBe(false);
      expect(await deliveries().attempt(id, 'two', { identity: to }, 100)).toBe(true);
    });

    it('refuses to send on a lease that has run out', async () => {
      const begun = await bench.begun();
      const id = await one(begun);
      await claim({ lease: 20 });
      await sleep(50);
      expect(await deliveries().attempt(id, 'one', { identity: to }, 100)).toBe(false);
    });

    it('gives one that was attempted and never settled as in doubt, with where it went', async () => {
      const begun = await bench.begun();
      const id = await one(begun);
      await claim({ lease: 1_500 });
      expect(await deliveries().attempt(id, 'one', { identity: to, conversation: 'D1' }, 100)).toBe(true);
      await sleep(1_600);
      expect(await claim({ by: 'two' })).toMatchObject([
        { id, state: 'in_doubt', identity: to, conversation: 'D1', attemptedAt: expect.any(Date) },
      ]);
      expect(await deliveries().attempt(id, 'two', { identity: to }, 100)).toBe(true);
    });

    it('keeps for a living process what it renews, and gives nobody what another has taken meanwhile', async () => {
      const begun = await bench.begun();
      const id = await one(begun);
      await claim({ lease: 60 });
      await deliveries().renew([id], 'one', 10_000);
      await sleep(80);
      expect(await claim({ by: 'two' })).toEqual([]);
      await deliveries().renew([id], 'two', 1);
      expect(await claim({ by: 'two' })).toEqual([]);
      expect(await deliveries().attempt(id, 'one', { identity: to }, 100)).toBe(true);
    });

    it('gives back at once what is not begun, and later what has been attempted', async () => {
      const begun = await bench.begun();
      const ids = await deliveries().plan([reminder(begun, 'a'), reminder(begun, 'b')]);
      await claim();
      await deliveries().attempt(found(ids[1]), 'one', { identity: to }, 1_500);
      await deliveries().release(ids, 'two', 0);
      expect(await claim({ by: 'two' })).toEqual([]);
      await deliveries().release(ids, 'one', 0);
      expect(await claim({ by: 'two' })).toMatchObject([{ id: ids[0], state: 'claimed' }]);
      await sleep(1_600);
      expect(await claim({ by: 'two' })).toMatchObject([{ id: ids[1], state: 'in_doubt' }]);
    });

    it('takes nobody’s word but the claimant’s, unless it has been sent', async () => {
      const begun = await bench.begun();
      const id = await one(begun);
      await claim();
      await deliveries().settle(id, 'two', { state: 'skipped', reason: 'locked', at: later(1) });
      expect((await deliveries().states([id])).get(id)?.state).toBe('claimed');
      await deliveries().settle(id, 'two', {
        state: 'sent',
        conversation: 'D1',
        messageIds: ['1'],
        at: later(1),
      });
      expect((await deliveries().states([id])).get(id)?.state).toBe('sent');
    });

    it('never takes again what is settled', async () => {
      const begun = await bench.begun();
      const ids = await deliveries().plan(['a', 'b', 'c'].map((key) => reminder(begun, key)));
      await claim({ lease: 1 });
      const [a, b, c] = [found(ids[0]), found(ids[1]), found(ids[2])];
      await deliveries().settle(a, 'one', {
        state: 'sent',
        conversation: 'D1',
        messageIds: ['1.2', '1.3'],
        at: later(1),
      });
      await deliveries().settle(b, 'one', { state: 'skipped', reason: 'has-answered', at: later(1) });
      await deliveries().settle(c, 'one', { state: 'unreachable', reason: 'user_not_found', at: later(1) });
      await deliveries().settle(a, 'one', {
        state: 'in_doubt',
        wait: 0,
        reason: 'a lost answer, long after',
      });
      await sleep(20);
      expect(await claim()).toEqual([]);
      expect(await deliveries().states(ids)).toEqual(
        new Map([
          [a, { state: 'sent', reason: undefined }],
          [b, { state: 'skipped', reason: 'has-answered' }],
          [c, { state: 'unreachable', reason: 'user_not_found' }],
        ]),
      );
      expect(await deliveries().states([])).toEqual(new Map());
    });

    it('takes one that is put off after the pause, and not as attempted', async () => {
      const begun = await bench.begun();
      const id = await one(begun);
      await claim();
      await deliveries().attempt(id, 'one', { identity: to }, 100);
      await deliveries().settle(id, 'one', { state: 'planned', wait: 100, reason: 'ratelimited' });
      expect(await claim()).toEqual([]);
      await sleep(130);
      expect(await claim()).toMatchObject([{ id, state: 'claimed', attemptedAt: undefined }]);
    });

    it('leaves one in doubt alone for a while', async () => {
      const begun = await bench.begun();
      const id = await one(begun);
      await claim({ lease: 10 });
      await deliveries().attempt(id, 'one', { identity: to }, 100);
      await deliveries().settle(id, 'one', { state: 'in_doubt', wait: 200, reason: 'timeout' });
      await sleep(30);
      expect(await claim()).toEqual([]);
      expect((await deliveries().states([id])).get(id)).toEqual({ state: 'in_doubt', reason: 'timeout' });
    });

    it('knows who was reminded since when, also in a message about something else', async () => {
      const begun = await bench.begun();
      const { checkInId, contact, substitute } = begun;
      const ids = await deliveries().plan([
        reminder(begun, 'a', { kind: 'nudge' }),
        reminder(begun, 'b', { personId: substitute, kind: 'standing' }),
        reminder(begun, 'c', { personId: substitute, skip: { reason: 'merged', into: 'b' } }),
        reminder(begun, 'd', { personId: substitute, skip: { reason: 'superseded' } }),
      ]);
      const since = (minutes: number) => deliveries().remindedSince(checkInId, later(minutes), later(-1));
      expect(await since(0)).toEqual(new Set());
      expect(await deliveries().wasReminded(checkInId, substitute)).toBe(false);
      const sent = { state: 'sent' as const, conversation: 'D1', messageIds: ['1'] };
      await deliveries().settle(found(ids[0]), 'one', { ...sent, at: later(1) });
      expect(await since(0)).toEqual(new Set([contact]));
      await deliveries().settle(found(ids[1]), 'one', { ...sent, at: later(2) });
      expect(await since(0)).toEqual(new Set([contact, substitute]));
      expect(await since(2)).toEqual(new Set([substitute]));
      expect(await since(3)).toEqual(new Set());
      expect(await deliveries().wasReminded(checkInId, substitute)).toBe(true);
      expect(await deliveries().wasReminded(checkInId + 1, contact)).toBe(false);
    });

    it('knows which parties were named in a channel since when, and which are just being', async () => {
      const begun = await bench.begun();
      const { checkInId, partyId } = begun;
      const inChannel = (dedupe: string) =>
        reminder(begun, dedupe, { kind: 'nudge', personId: undefined, place: 'teams' });
      const since = (minutes: number) => deliveries().namedSince(checkInId, later(minutes), later(1));
      const ids = await deliveries().plan([inChannel('a'), reminder(begun, 'b', { kind: 'nudge' })]);
      expect(await since(9)).toEqual(new Set([partyId]));
      const sent = { state: 'sent' as const, conversation: 'C1', messageIds: ['1'], at: later(5) };
      await deliveries().settle(found(ids[0]), 'one', sent);
      await deliveries().settle(found(ids[1]), 'one', { ...sent, at: later(7) });
      expect(await since(5)).toEqual(new Set([partyId]));
      expect(await since(6)).toEqual(new Set());
      expect(await deliveries().namedSince(checkInId + 1, later(0), later(1))).toEqual(new Set());
    });

    it('knows who is just being reminded, also in a message about something else', async () => {
      const begun = await bench.begun();
      const { checkInId, contact, substitute } = begun;
      await deliveries().plan([
        reminder(begun, 'a', { kind: 'nudge' }),
        reminder(begun, 'b', { personId: substitute, kind: 'standing' }),
        reminder(begun, 'c', { personId: substitute, skip: { reason: 'merged', into: 'b' } }),
      ]);
      expect(await deliveries().remindedSince(checkInId, later(1), later(0))).toEqual(
        new Set([contact, substitute]),
      );
    });

    it('takes one that is held at the moment it is held until, as not attempted', async () => {
      const begun = await bench.begun();
      const id = await one(begun);
      await claim();
      await deliveries().settle(id, 'one', { state: 'planned', dueAt: later(60), reason: 'off_hours' });
      expect(await claim()).toEqual([]);
      expect(await claim({ now: later(60) })).toMatchObject([
        { id, state: 'claimed', dueAt: later(60), attemptedAt: undefined },
      ]);
    });

    const kinds = { carry: ['standing', 'reach', 'reminder'], join: ['meeting-invitation'] } as const;

    it('lets what only joins go in a reminder, and by itself where there is none', async () => {
      const begun = await bench.begun();
      const invitation = (dedupe: string, personId: number) =>
        reminder(begun, dedupe, { kind: 'meeting-invitation', personId, content: { meeting: 1 } });
      await deliveries().plan([
        reminder(begun, 'carries', { rung: -3 }),
        invitation('joins', begun.contact),
        invitation('alone', begun.substitute),
        invitation('alone-too', begun.substitute),
      ]);
      const taken = await claim();
      const joins = taken.find(({ dedupe }) => dedupe === 'joins')?.id ?? '';
      const ids = taken.map(({ id }) => id);
      expect(await deliveries().join(kinds, ids, 'one', later(0))).toEqual([joins]);
      expect((await deliveries().merged('carries')).map(({ dedupe }) => dedupe)).toEqual(['joins']);
    });

    it('makes one of several that are due to one person, the latest, with all that they were to say', async () => {
      const begun = await bench.begun();
      const { substitute } = begun;
      await deliveries().plan([
        reminder(begun, 'early', { rung: -3 }),
        reminder(begun, 'besides', { skip: { reason: 'merged', into: 'early' } }),
        reminder(begun, 'late', { rung: -1 }),
        reminder(begun, 'other', { rung: -3, personId: substitute }),
        reminder(begun, 'by-hand', { kind: 'nudge' }),
        reminder(begun, 'ahead', { rung: 3, dueAt: later(60) }),
      ]);
      const taken = await claim();
      const idOf = (dedupe: string) => taken.find((row) => row.dedupe === dedupe)?.id ?? '';
      const ids = taken.map(({ id }) => id);
      expect(await deliveries().join(kinds, ids, 'another', later(0))).toEqual([]);
      expect(await deliveries().join(kinds, ids, 'one', later(0))).toEqual([idOf('early')]);
      const merged = await deliveries().merged('late');
      expect(merged.map(({ dedupe }) => dedupe).sort()).toEqual(['besides', 'early']);
      expect(await deliveries().join(kinds, ids, 'one', later(0))).toEqual([]);
    });

    it('joins one that is taken into a later one that is not, and into none that another process sends', async () => {
      const begun = await bench.begun();
      await deliveries().plan([reminder(begun, 'early', { rung: -3 })]);
      const [early] = await claim();
      await deliveries().plan([reminder(begun, 'late', { rung: -1 })]);
      await claim({ by: 'another' });
      expect(await deliveries().join(kinds, [found(early?.id)], 'one', later(0))).toEqual([]);
      await deliveries().plan([reminder(begun, 'latest', { rung: 3 })]);
      expect(await deliveries().join(kinds, [found(early?.id)], 'one', later(0))).toEqual([early?.id]);
      expect((await deliveries().merged('latest')).map(({ dedupe }) => dedupe)).toEqual(['early']);
    });

    it('tells what became of the notices that a draft will be removed', async () => {
      const begun = await bench.begun();
      const { checkInId, partyId } = begun;
      const ids = await deliveries().plan([
        reminder(begun, 'told', { kind: 'removal' }),
        reminder(begun, 'to-tell', { kind: 'removal' }),
        reminder(begun, 'else'),
      ]);
      await deliveries().settle(found(ids[0]), 'one', {
        state: 'sent',
        conversation: 'D1',
        messageIds: ['1'],
        at: later(5),
      });
      const notices = await deliveries().removalNotices(checkInId, partyId);
      expect(notices.sort((a, b) => (a.dedupe < b.dedupe ? -1 : 1))).toEqual([
        { dedupe: 'to-tell', state: 'planned', settledAt: undefined },
        { dedupe: 'told', state: 'sent', settledAt: later(5) },
      ]);
      expect(await deliveries().removalNotices(checkInId, partyId + 1)).toEqual([]);
    });
  });
}
