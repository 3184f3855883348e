import { linkPeople } from '../../src/asking/link-people.ts';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { type App, createApp } from '../../src/entry/app.ts';
import { kinds } from '../../src/entry/features.ts';
import { areImported, importGroups } from '../../src/group-files/import-groups.ts';
import type { ChatPlatform, PlatformName } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { noMeter } from '../../src/ports/meter.ts';
import type { Product } from '../../src/ports/product.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';
import type { Client, Driver } from '../contracts/driver.ts';
import type { TestStore } from './database.ts';
import { beginDatabase } from './openings.ts';

/** Somebody on the platform. Where the platform has ids of its own, theirs begins with `U`. */
export type WorldPerson = { userId: string; email: string; locale: 'sv' | 'en' };

/** The real product with one platform's client, on a clock that only moves when it is told. */
export type ProductWorld = {
  app: App;
  product: Product;
  client: Client;
  now(): Date;
  /** Local time in Stockholm summer or winter is for the test to reckon: this is UTC. */
  set(moment: string): void;
  /** Lets time pass to this moment, stopping wherever something is due. */
  passTo(moment: string): Promise<void>;
  /** What was logged as gone wrong. */
  faults: string[];
  close(): Promise<void>;
};

export async function openProductWorld(options: {
  opened: TestStore;
  driver: Driver;
  platform: PlatformName;
  files: WorkingGroupFile[];
  people: WorldPerson[];
  at: string;
  channels?: string[];
}): Promise<ProductWorld> {
  const { opened, driver, ...sameAs } = options;
  const keep = await beginDatabase(opened, sameAs);
  const { store } = opened;
  let now = new Date(options.at);
  const faults: string[] = [];
  const note = (fields: object, message: string) => {
    const { err } = fields as { err?: unknown };
    faults.push(`${message} ${err instanceof Object && 'stack' in err ? err.stack : ''}`);
  };
  const log: Log = { info: () => undefined, warn: note, error: note };
  const platforms = new Map<PlatformName, ChatPlatform>();
  const product: Product = {
    store,
    clock: { now: () => now },
    holidays: loadSwedishHolidays,
    platforms,
    log,
    kinds,
    meter: noMeter,
  };
  const app = createApp(product);
  const client = await driver.open({
    handle: app.handle,
    idle: app.idle,
    people: options.people,
    product,
    channels: options.channels ?? [],
  });
  platforms.set(options.platform, client.platform);
  const read = options.files.map((file) => ({
    source: `${file.workingGroup.key}.yaml`,
    text: JSON.stringify(file),
    key: file.workingGroup.key,
    file,
    faults: [],
  }));
  if (!(await areImported(product, read))) await importGroups(product, read, () => 'faults');
  await linkPeople(product);
  await app.tick();
  await keep();
  return {
    app,
    product,
    client,
    faults,
    now: () => now,
    set(moment) {
      now = new Date(moment);
    },
    async passTo(moment) {
      const until = new Date(moment);
      // What is due already, as by a command a moment ago.
      await app.tick();
      for (;;) {
        const next = await store.nextMoment(now);
        if (!next || next > until) break;
        now = next;
        await app.tick();
        await app.idle();
      }
      now = until;
      await app.tick();
      await app.idle();
    },
    async close() {
      await app.idle();
      await client.close();
    },
  };
}
