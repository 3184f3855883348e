import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { openDatabase } from '../../db/client.ts';
import { migratePostgres } from '../../db/postgres.ts';
import { deliveryKinds } from '../../src/asking/stored.ts';
import type { WorkingGroup } from '../../src/domain/working-group.ts';
import { type Store, TooLate } from '../../src/ports/store.ts';
import { testStore } from '../support/database.ts';
import { createOwnDatabase, describeOnPostgres, type OwnDatabase } from '../support/postgres.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { openStallingProxy, type StallingProxy } from '../support/stalling-proxy.ts';
import { morning, openTwoStores, type TwoStores } from '../support/two-stores.ts';

describeOnPostgres('several at once on one PostgreSQL', (server) => {
  let two: TwoStores;
  let here: Store;
  let there: Store;
  let group: WorkingGroup;
  let checkInId: number;

  beforeAll(async () => {
    two = await openTwoStores(server);
    ({ here, there, group, checkInId } = two);
  });
  afterAll(() => two.close());

  const partyId = () => group.parties[1]?.id ?? 0;
  const personId = () => group.contacts[1]?.person.id ?? 0;
  const areaId = () => group.areas[0]?.id ?? 0;

  it('gives each delivery to one of those who claim', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({
      dedupe: `claim ${index}`,
      kind: 'nudge' as const,
      groupId: group.id,
      checkInId,
      personId: personId(),
      dueAt: morning,
    }));
    await here.deliveries.plan(rows);
    const claimer = async (store: Store, by: string) => {
      const ids: string[] = [];
      for (;;) {
        const taken = await store.deliveries.claim({
          kinds: deliveryKinds,
          now: morning,
          limit: 7,
          lease: 30_000,
          by,
        });
        if (taken.length === 0) return ids;
        ids.push(...taken.map((row) => row.id));
      }
    };
    const taken = await Promise.all([
      claimer(here, 'a'),
      claimer(there, 'b'),
      claimer(here, 'c'),
      claimer(there, 'd'),
    ]);
    expect(taken.flat()).toHaveLength(200);
    expect(new Set(taken.flat()).size).toBe(200);
    expect(taken.filter((ids) => ids.length > 0).length).toBeGreaterThan(1);
  });

  it('plans a key once, whoever is first', async () => {
    const row = {
      dedupe: 'once',
      kind: 'nudge' as const,
      groupId: group.id,
      place: 'slack' as const,
      dueAt: morning,
    };
    const planned = await Promise.all(
      [here, there, here, there].map((store) => store.deliveries.plan([row])),
    );
    expect(planned.flat()).toHaveLength(1);
  });

  it('lets a payload have one effect, also while the first is under way', async () => {
    const first = await Promise.all(
      [here, there, here, there].map((store) =>
        store.transaction(async (inside) => {
          const mine = await inside.firstTime('payload', morning);
          await sleep(30);
          return mine;
        }),
      ),
    );
    expect(first.filter(Boolean)).toHaveLength(1);
  });

  it('lets two people of a party at the same draft wait for each other', async () => {
    const order: string[] = [];
    let entered = () => {};
    const inside = new Promise<void>((resolve) => {
      entered = resolve;
    });
    const first = here.transaction(async (store) => {
      await store.statusUpdates.draft(checkInId, partyId());
      entered();
      await sleep(150);
      await store.statusUpdates.saveArea(
        checkInId,
        partyId(),
        areaId(),
        { done: 'First' },
        personId(),
        morning,
      );
      order.push('first');
    });
    await inside;
    const second = there.transaction(async (store) => {
      const draft = await store.statusUpdates.draft(checkInId, partyId());
      order.push('second');
      return draft;
    });
    await first;
    expect((await second)?.areas).toMatchObject([{ done: 'First' }]);
    expect(order).toEqual(['first', 'second']);
  });

  it('makes one row of two first drafts, and of two first looks at a half-year', async () => {
    const party = group.parties[2]?.id ?? 0;
    const drafts = await Promise.all(
      [here, there].map((store) =>
        store.transaction((inside) => inside.statusUpdates.draft(checkInId, party)),
      ),
    );
    expect(drafts.map((draft) => draft?.n)).toEqual([1, 1]);
    const due = { dueOn: '2019-12-13', dueSource: 'week' as const };
    const rows = await Promise.all(
      [here, there, here].map((store) => store.checkIns.ensure(group.id, '2019-H2', due, morning)),
    );
    expect(new Set(rows.map((row) => row.id)).size).toBe(1);
  });

  it('imports two groups with the same people at once, and one group twice at once', async () => {
    const results = await Promise.all([
      here.groups.import(sampleGroup(40, 'east'), 'east.yaml', morning),
      there.groups.import(sampleGroup(40, 'west'), 'west.yaml', morning),
      here.groups.import(sampleGroup(40, 'east'), 'east.yaml', morning),
      there.groups.import(sampleGroup(40, 'west'), 'west.yaml', morning),
    ]);
    expect(results.filter((result) => result.first)).toHaveLength(2);
    expect(results.filter((result) => result.changed)).toHaveLength(2);
  });

  it('imports 120 parties with as many statements as 50', async () => {
    let asked = 0;
    const client = postgres(two.url, { max: 1, fetch_types: false });
    const db = drizzle({ client, logger: { logQuery: () => void asked++ } });
    const { store } = testStore({ db, remote: true, close: () => client.end() });
    const statements = async (parties: number) => {
      asked = 0;
      await store.groups.import(sampleGroup(parties, `of-${parties}`), `of-${parties}.yaml`, morning);
      return asked;
    };
    try {
      const few = await statements(50);
      expect(few).toBeGreaterThan(0);
      expect(await statements(120)).toBe(few);
    } finally {
      await client.end();
    }
  });

  it('stores all of a crowd that is larger than the pool', async () => {
    const keys = Array.from({ length: 300 }, (_, index) => `in a crowd ${index}`);
    const store = (key: string) =>
      here.transaction((inside) => inside.firstTime(key, morning), AbortSignal.timeout(10_000));
    expect(await Promise.all(keys.map(store))).toEqual(keys.map(() => true));
    expect(await Promise.all(keys.map(store))).toEqual(keys.map(() => false));
  });

  it('leaves nothing behind of what waited for a lock when its time ran out', async () => {
    const time = new AbortController();
    const locker = postgres(two.url, { max: 1, onnotice: () => {} });
    try {
      let rejectedAfter = 0;
      await locker.begin(async (sql) => {
        await sql`select from check_in where id = ${checkInId} for update`;
        const began = performance.now();
        setTimeout(() => time.abort(), 100);
        const waiting = here.transaction(async (inside) => {
          await inside.firstTime('behind a lock', morning);
          await inside.checkIns.lockRow(checkInId);
          await inside.firstTime('after a lock', morning);
        }, time.signal);
        await expect(waiting).rejects.toBeInstanceOf(TooLate);
        rejectedAfter = performance.now() - began;
      });
      // A lock is waited for four seconds.
      expect(rejectedAfter).toBeLessThan(3_500);
    } finally {
      await locker.end();
    }
    expect(await there.firstTime('behind a lock', morning)).toBe(true);
    expect(await there.firstTime('after a lock', morning)).toBe(true);
  });
});

describeOnPostgres('a PostgreSQL that stops answering', (server) => {
  let own: OwnDatabase;
  let direct: Store;
  let proxy: StallingProxy;
  let through: Store;

  beforeAll(async () => {
    own = await createOwnDatabase(server);
    direct = (await openDatabase({ kind: 'postgres', url: own.url })).store;
    const { hostname, port } = new URL(own.url);
    proxy = await openStallingProxy(hostname, Number(port || 5432));
    const url = new URL(own.url);
    url.host = `127.0.0.1:${proxy.port}`;
    through = (await openDatabase({ kind: 'postgres', url: url.href })).store;
  });
  afterEach(() => proxy.resume());
  afterAll(async () => {
    await through.close();
    await proxy.close();
    await direct.close();
    await own.drop();
  });

  /** The keys that a transaction would store, seen once it has surely come to its end. */
  async function stored(...keys: string[]) {
    await through.ping();
    await sleep(200);
    const first = await Promise.all(keys.map((key) => direct.firstTime(key, morning)));
    return keys.filter((_, index) => !first[index]);
  }

  it('rejects in time what waits for a statement, and stores nothing of it afterwards', async () => {
    const began = performance.now();
    const work = through.transaction(async (inside) => {
      await inside.firstTime('before the stop', morning);
      proxy.stall();
      await inside.firstTime('at the stop', morning);
      await inside.firstTime('after the stop', morning);
    }, AbortSignal.timeout(300));
    await expect(work).rejects.toBeInstanceOf(TooLate);
    expect(performance.now() - began).toBeLessThan(3_500);
    proxy.resume();
    expect(await stored('before the stop', 'at the stop', 'after the stop')).toEqual([]);
  });

  it('rejects in time what waits for its commit, and the commit that comes late stores nothing', async () => {
    const began = performance.now();
    const work = through.transaction(async (inside) => {
      await inside.firstTime('before the commit', morning);
      proxy.stall();
    }, AbortSignal.timeout(300));
    await expect(work).rejects.toBeInstanceOf(TooLate);
    expect(performance.now() - began).toBeLessThan(3_500);
    proxy.resume();
    expect(await stored('before the commit')).toEqual([]);
  });

  it('rejects in time what finds no free connection, and begins none of it later', async () => {
    proxy.stall();
    let begun = 0;
    const works = Array.from({ length: 25 }, (_, index) =>
      through.transaction(async (inside) => {
        begun++;
        await inside.firstTime(`crowd ${index}`, morning);
      }, AbortSignal.timeout(200)),
    );
    const results = await Promise.allSettled(works);
    expect(results.every((one) => one.status === 'rejected' && one.reason instanceof TooLate)).toBe(true);
    proxy.resume();
    expect(await stored('crowd 0', 'crowd 24')).toEqual([]);
    expect(begun).toBe(0);
  });

  it('stores again when the server answers again', async () => {
    await through.transaction((inside) => inside.firstTime('after all', morning), AbortSignal.timeout(3_000));
    expect(await stored('after all')).toEqual(['after all']);
  });

  it('stores what a slow but living server commits before the time runs out', async () => {
    const work = through.transaction(async (inside) => {
      await inside.firstTime('slow', morning);
      proxy.stall();
      setTimeout(() => proxy.resume(), 100);
    }, AbortSignal.timeout(2_000));
    await work;
    expect(await stored('slow')).toEqual(['slow']);
  });
});

describeOnPostgres('several migrators at once', (server) => {
  it('apply each migration once', async () => {
    const own = await createOwnDatabase(server);
    try {
      const applied = await Promise.all([1, 2, 3, 4].map(() => migratePostgres({ url: own.url })));
      expect(applied.filter((count) => count > 0)).toHaveLength(1);
      const { store } = await openDatabase({ kind: 'postgres', url: own.url });
      await store.ping();
      await store.close();
    } finally {
      await own.drop();
    }
  });
});
