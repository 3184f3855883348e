import { openDatabase } from '../../db/client.ts';
import { createApp } from '../../src/entry/app.ts';
import { kinds } from '../../src/entry/features.ts';
import { noMeter } from '../../src/ports/meter.ts';
import { median } from './load.ts';
import type { Row } from './report.ts';
import { seedOldDeliveries } from './sample-region.ts';
import type { Setting } from './setting.ts';

/** Ticks with nothing due, over few old deliveries and over many. Leaves the many behind for what is measured next. */
export async function measureIdleTick({ url, quick }: Setting): Promise<Row[]> {
  await seedOldDeliveries(url, 1_000);
  const few = await tickTime(url);
  const many = quick ? 100_000 : 1_000_000;
  await seedOldDeliveries(url, many);
  const overMany = await tickTime(url);
  const count = many.toLocaleString('en');
  return [
    {
      what: `tick with nothing due, over ${count} old reminders; beside it: over 1,000`,
      unit: 'ms',
      floor: few,
      product: overMany,
      goal: { at: 'most', value: 1, of: 'product' },
    },
  ];
}

/** Milliseconds, the median of a hundred. */
async function tickTime(url: string): Promise<number> {
  const { store } = await openDatabase({ kind: 'postgres', url });
  const silent = { info() {}, warn() {}, error: (fields: object) => console.error(fields) };
  const app = createApp({
    store,
    clock: { now: () => new Date() },
    holidays: async () => (await import('../../src/server/swedish-holidays.ts')).loadSwedishHolidays(),
    platforms: new Map(),
    log: silent,
    kinds,
    meter: noMeter,
  });
  const times: number[] = [];
  for (let n = 0; n < 110; n++) {
    const from = performance.now();
    await app.tick();
    times.push(performance.now() - from);
  }
  await store.close();
  return median(times.slice(10));
}
