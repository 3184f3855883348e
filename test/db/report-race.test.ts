import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../db/client.ts';
import type { Status } from '../../src/domain/status-update.ts';
import type { Saved, SeenReport } from '../../src/ports/reports.ts';
import type { Event } from '../../src/ports/store.ts';
import { type Store, TooLate } from '../../src/ports/store.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { openStallingProxy } from '../support/stalling-proxy.ts';
import { morning, openTwoStores, type TwoStores } from '../support/two-stores.ts';

/* Several who change one party's report at once, on two processes' stores. */

const who = { platform: 'slack', tenant: 'T1', userId: 'U1' } as const;

describeOnPostgres('one report that several change at once', (server) => {
  let two: TwoStores;
  let checkInId = 0;
  let half = 0;

  beforeAll(async () => {
    two = await openTwoStores(server);
    await two.here.people.remember({ identity: who }, morning, { tenant: who.tenant });
  });
  beforeEach(async () => {
    const halfYear = `${2020 + half++}-H1` as const;
    const due = { dueOn: '2020-01-01', dueSource: 'week' } as const;
    checkInId = (await two.here.checkIns.ensure(two.group.id, halfYear, due, morning)).id;
  });
  afterAll(() => two.close());

  const partyId = () => two.group.parties[1]?.id ?? 0;
  const personId = () => two.group.contacts[1]?.person.id ?? 0;
  const areaIds = () => two.group.areas.map((area) => area.id);
  const storeOf = (n: number): Store => (n % 2 === 0 ? two.here : two.there);

  async function see(store: Store): Promise<SeenReport> {
    const about = { kind: 'check-in', checkIn: checkInId, party: partyId() } as const;
    const report = (await store.reports.see(who, about)).checkIns[0]?.reports[0];
    if (!report) throw new Error('there is no report');
    return report;
  }

  function save(
    store: Store,
    seen: SeenReport,
    what: { key: string; area?: number; done?: string; status?: Status; signal?: AbortSignal },
  ): Promise<Saved> {
    const { key, area, done = '', status, signal } = what;
    const submit = area === undefined;
    return store.reports.save({ key: `${checkInId} ${key}`, at: morning, signal }, seen, {
      checkInId: checkInId,
      partyId: partyId(),
      by: personId(),
      at: morning,
      areas: submit ? [] : [{ areaId: area, status, done, needs: '' }],
      submit,
      event: {
        at: morning,
        kind: submit ? 'submitted' : 'area-saved',
        groupId: two.group.id,
        checkInId: checkInId,
        partyId: partyId(),
        // The test's own, to know which it was.
        detail: key,
      } as unknown as Event,
    });
  }

  const count = (of: Saved[], which: Saved) => of.filter((one) => one === which).length;
  async function logged() {
    const events = await two.here.events(two.group.id, { limit: 10_000 });
    return events.filter((event) => event.checkInId === checkInId);
  }

  it.each(['a first word', 'a next word'])(
    'has one effect of a payload that comes eight times, %s',
    async (first) => {
      const [area = 0] = areaIds();
      if (first === 'a next word')
        await save(two.here, await see(two.here), { key: 'first', area, done: 'First' });
      const before = (await logged()).length;
      const seen = await see(two.here);
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, n) => save(storeOf(n), seen, { key: 'same', area, done: 'Same' })),
      );
      expect(count(results, 'stored')).toBe(1);
      const again = await save(two.here, await see(two.here), { key: 'same', area, done: 'Other' });
      expect(again).toBe('repeated');
      expect((await see(two.here)).update.draft?.areas).toMatchObject([{ done: 'Same' }]);
      expect(await logged()).toHaveLength(before + 1);
    },
  );

  it('stores one of eight who write of the same area, and tells the others', async () => {
    const [area = 0] = areaIds();
    await save(two.here, await see(two.here), { key: 'first', area, done: 'First' });
    const seen = await see(two.here);
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, n) => save(storeOf(n), seen, { key: `${n}`, area, done: `${n}` })),
    );
    expect(count(results, 'stored')).toBe(1);
    expect(count(results, 'changed')).toBe(7);
    expect((await see(two.here)).update.draft?.areas).toMatchObject([
      { done: String(results.indexOf('stored')) },
    ]);
  });

  it('begins one draft where several begin one of what is sent in', async () => {
    const [area = 0] = areaIds();
    await save(two.here, await see(two.here), { key: 'first', area, done: 'First' });
    await save(two.here, await see(two.here), { key: 'sent' });
    const seen = await see(two.here);
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, n) => save(storeOf(n), seen, { key: `${n}`, area, done: `${n}` })),
    );
    expect(count(results, 'stored')).toBe(1);
    const { submitted, draft } = (await see(two.here)).update;
    expect(submitted?.areas).toMatchObject([{ done: 'First' }]);
    expect(draft).toMatchObject({ n: 2, areas: [{ done: String(results.indexOf('stored')) }] });
  });

  it.each(['locked', 'sent in', 'written'])(
    'stores nothing where it is %s by who is under way',
    async (what) => {
      const [area = 0] = areaIds();
      await save(two.here, await see(two.here), { key: 'first', area, done: 'First' });
      const seen = await see(two.here);
      let waiting: Promise<Saved> | undefined;
      await two.there.transaction(async ({ locks, statusUpdates }) => {
        if (what === 'locked') await locks.answers(checkInId, morning, partyId());
        else {
          await statusUpdates.draft(checkInId, partyId());
          if (what === 'sent in') await statusUpdates.submit(checkInId, partyId(), personId(), morning);
          else
            await statusUpdates.saveArea(checkInId, partyId(), area, { done: 'Slow' }, personId(), morning);
        }
        waiting = save(two.here, seen, { key: 'late', area, done: 'Late' });
        // So long that it waits for the row.
        await sleep(150);
      });
      expect(await waiting).toBe('changed');
      expect(JSON.stringify((await see(two.here)).update)).not.toContain('Late');
      expect((await logged()).map(({ detail }) => detail)).toEqual(['first']);
    },
  );

  it('loses no letter, and logs each effect once, beside those who lock, send in and save in several statements', async () => {
    const [first = 0, second = 0] = areaIds();
    const until = performance.now() + 2_000;
    let effects = 0;
    let slow = 0;
    /** Writes one letter more after what is there, as one who reads before they write. */
    const quick = async (n: number) => {
      for (let i = 0; performance.now() < until; i++) {
        const seen = await see(storeOf(n));
        const { draft, submitted, lockedAt } = seen.update;
        if (lockedAt) continue;
        const done = (draft ?? submitted)?.areas.find(({ areaId }) => areaId === first)?.done ?? '';
        const saved = await save(storeOf(n), seen, { key: `${n} ${i}`, area: first, done: `${done}x` });
        if (saved === 'stored') effects++;
      }
    };
    const slowly = async () => {
      while (performance.now() < until)
        await two.there.transaction(async ({ statusUpdates }) => {
          const draft = await statusUpdates.draft(checkInId, partyId());
          if (!draft) return;
          const done = draft.areas.find(({ areaId }) => areaId === second)?.done ?? '';
          await statusUpdates.saveArea(
            checkInId,
            partyId(),
            second,
            { done: `${done}y` },
            personId(),
            morning,
          );
          slow++;
        });
    };
    const sender = async () => {
      for (let i = 0; performance.now() < until; i++) {
        await sleep(40);
        const seen = await see(two.there);
        if (
          seen.update.draft &&
          !seen.update.lockedAt &&
          (await save(two.there, seen, { key: `send ${i}` })) === 'stored'
        )
          effects++;
      }
    };
    const locker = async () => {
      while (performance.now() < until) {
        await sleep(100);
        await two.here.transaction(({ locks }) => locks.answers(checkInId, morning, partyId()));
        await two.here.transaction(({ locks }) => locks.open(checkInId, 'for the test', partyId()));
      }
    };
    await Promise.all([quick(0), quick(1), quick(2), slowly(), slowly(), sender(), locker()]);
    const { draft, submitted } = (await see(two.here)).update;
    const now = draft ?? submitted;
    const letters = (area: number) => now?.areas.find(({ areaId }) => areaId === area)?.done.length;
    const events = await logged();
    expect(letters(first)).toBe(events.filter(({ kind }) => kind === 'area-saved').length);
    expect(letters(second)).toBe(slow);
    expect(events).toHaveLength(effects);
    expect(effects).toBeGreaterThan(5);
  }, 20_000);

  it('stores nothing where its commit does not come in time', async () => {
    const { hostname, port } = new URL(two.url);
    const proxy = await openStallingProxy(hostname, Number(port || 5432));
    const url = new URL(two.url);
    url.host = `127.0.0.1:${proxy.port}`;
    const { store: through } = await openDatabase({ kind: 'postgres', url: url.href });
    try {
      const [area = 0] = areaIds();
      const seen = await see(through);
      const signal = AbortSignal.timeout(300);
      const saving = two.there.transaction(async ({ statusUpdates }) => {
        await statusUpdates.draft(checkInId, partyId());
        const waiting = save(through, seen, { key: 'late', area, done: 'Late', signal });
        waiting.catch(() => undefined);
        await sleep(100);
        proxy.stall();
        return { waiting };
      });
      await expect((await saving).waiting).rejects.toBeInstanceOf(TooLate);
      proxy.resume();
      await sleep(800);
      expect((await see(two.here)).update.draft?.areas ?? []).toEqual([]);
      expect(await logged()).toEqual([]);
    } finally {
      proxy.resume();
      await through.close();
      await proxy.close();
    }
  });
});
