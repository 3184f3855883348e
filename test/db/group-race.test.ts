import postgres from 'postgres';
import { type App, createApp } from '../../src/entry/app.ts';
import { kinds } from '../../src/entry/features.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { noMeter } from '../../src/ports/meter.ts';
import type { Product } from '../../src/ports/product.ts';
import type { Store } from '../../src/ports/store.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { eventually } from '../support/process.ts';
import { morning, openTwoStores, type TwoStores } from '../support/two-stores.ts';

/** Two processes, and two coordinators who change one group at the same moment. */

describeOnPostgres('changing a group at once', (server) => {
  let two: TwoStores;
  let apps: [App, App];
  let group: { id: number; coordinator: number; party: number };
  let asked = 0;

  beforeAll(async () => {
    two = await openTwoStores(server);
    const appOn = (store: Store): App => {
      const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
      const product: Product = {
        store,
        clock: { now: () => morning },
        holidays: loadSwedishHolidays,
        platforms: new Map(),
        kinds,
        log,
        meter: noMeter,
      };
      return createApp(product);
    };
    apps = [appOn(two.here), appOn(two.there)];
    const { id, coordinators, parties } = two.group;
    group = { id, coordinator: coordinators[0]?.id ?? 0, party: parties[1]?.id ?? 0 };
    const file = await two.here.groups.asFile(id);
    await two.here.groups.import(file, 'sample.yaml', morning, undefined, 'bot');
    const identity = { platform: 'console' as const, tenant: 'console', userId: 'convener@example.org' };
    await two.here.people.remember({ identity, email: identity.userId }, morning, { tenant: 'console' });
  });
  afterAll(async () => {
    for (const app of apps) await app.idle();
    await two.close();
  });

  const ask = async (app: App, what: Incoming['ask']) => {
    asked++;
    const reply = await app.handle({
      key: `asked ${asked}`,
      from: { platform: 'console', tenant: 'console', userId: 'convener@example.org' },
      answer: 'reply',
      within: 30_000,
      ask: what,
    });
    return JSON.stringify(reply);
  };
  /** Both ask while a third holds the group, so that each has read what it reads before either may go on. */
  async function atOnce(...asks: (() => Promise<string>)[]): Promise<string[]> {
    const own = postgres(two.url, { max: 1 });
    try {
      let begun: Promise<string>[] = [];
      await own.begin(async (sql) => {
        await sql`select from working_group where id = ${group.id} for update`;
        begun = asks.map((each) => each());
        await eventually('both wait', async () => {
          const waiting = await sql`select from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`;
          return waiting.length === asks.length;
        });
      });
      return await Promise.all(begun);
    } finally {
      await own.end();
    }
  }
  const keep = (path: string[], before: unknown, after: unknown) =>
    two.here.groupChanges.keep({
      groupId: group.id,
      edits: [{ path, before, after }],
      madeBy: group.coordinator,
      madeAt: morning,
      state: 'asked',
    });
  const make = (n: 0 | 1, change: number) =>
    ask(apps[n], { kind: 'press', action: { kind: 'make-change', group: group.id, change } });

  it('makes both where they are about different things, and one where they are about the same', async () => {
    const name = await keep(['group', 'name'], 'Sample group', 'Another name');
    const time = await keep(['remind', 'at'], '09:00', '08:30');
    const both = await Promise.all([make(0, name), make(1, time)]);
    for (const said of both) expect(said).toContain('Sparat:');
    const now = await two.here.groups.asFile(group.id);
    expect([now.workingGroup.name, now.checkIns.remind.at]).toEqual(['Another name', '08:30']);

    const eight = await keep(['remind', 'at'], '08:30', '08:00');
    const ten = await keep(['remind', 'at'], '08:30', '10:00');
    const one = await Promise.all([make(0, eight), make(1, ten)]);
    expect(one.filter((said) => said.includes('Sparat:'))).toHaveLength(1);
    expect(one.filter((said) => said.includes('ändrat samma sak'))).toHaveLength(1);
    // The same press by two is one change.
    const due = await keep(['check-ins', 'dueWeeks'], [24, 50], [23, 50]);
    const twice = await Promise.all([make(0, due), make(1, due)]);
    expect(twice.filter((said) => said.includes('Sparat:'))).toHaveLength(1);
    const events = await two.here.events(group.id, { limit: 20 });
    expect(events.filter(({ kind }) => kind === 'group-changed')).toHaveLength(4);
  });

  it('keeps what two fill in at once in one form, and tells the second where it is the same field', async () => {
    const ref = { kind: 'party' as const, group: group.id, party: group.party };
    const shown = async () => {
      const opened = await apps[0].handle({
        key: `opened ${++asked}`,
        from: { platform: 'console', tenant: 'console', userId: 'convener@example.org' },
        answer: 'reply',
        within: 30_000,
        ask: { kind: 'press', action: { ...ref, kind: 'edit-party' } },
      });
      if (opened.kind !== 'form') throw new Error(opened.kind);
      const { ref: form, items } = opened.form;
      const values = Object.fromEntries(
        items.flatMap((item) => (item.kind === 'heading' ? [] : [[item.id, item.value]])),
      );
      return (n: 0 | 1, typed: Record<string, string>) => () =>
        ask(apps[n], { kind: 'form', form, values: { ...values, ...typed } });
    };
    const party = async () => {
      const { parties } = await two.here.groups.load(group.id);
      const key = parties.find(({ id }) => id === group.party)?.key;
      return (await two.here.groups.asFile(group.id)).parties.find((one) => one.key === key);
    };

    const fill = await shown();
    const both = await atOnce(fill(0, { name: 'Biblioteket i Ett' }), fill(1, { municipality: 'Ett' }));
    for (const said of both) expect(said).toContain('Sparat:');
    expect(await party()).toMatchObject({ name: 'Biblioteket i Ett', municipality: 'Ett' });

    const again = await shown();
    const same = await atOnce(
      again(0, { name: 'Norra biblioteket' }),
      again(1, { name: 'Södra biblioteket' }),
    );
    expect(same.filter((said) => said.includes('Sparat:'))).toHaveLength(1);
    const { name = '' } = (await party()) ?? {};
    expect(same.find((said) => !said.includes('Sparat:'))).toContain(`«${name}»`);
  });
});
