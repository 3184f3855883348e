import { createTicks, type Ticks } from '../../src/entry/beat.ts';

/* One look after another, until one does not end. */

const { jest } = import.meta;
const minute = 60_000;
let faults: string[];
let ends: { resolve(): void; reject(error: Error): void }[];
let ticks: Ticks;

beforeEach(() => {
  jest.useFakeTimers();
  faults = [];
  ends = [];
  ticks = createTicks(
    () =>
      new Promise<void>((resolve, reject) => {
        ends.push({ resolve, reject });
      }),
    { info() {}, warn() {}, error: (_, message) => void faults.push(message) },
  );
});
afterEach(() => jest.useRealTimers());

const pass = (time: number) => jest.advanceTimersByTimeAsync(time);

it('waits for the look that is under way', async () => {
  const both = [ticks.tick(), ticks.tick()];
  expect(ends).toHaveLength(1);
  ends[0]?.resolve();
  await Promise.all(both);
  void ticks.tick();
  expect(ends).toHaveLength(2);
  expect(faults).toEqual([]);
});

it('begins another beside one that does not end, and says so once', async () => {
  void ticks.tick();
  for (let n = 0; n < 8; n++) {
    await pass(minute);
    void ticks.tick();
    if (ends.length > 1) ends.at(-1)?.resolve();
    await pass(0);
  }
  expect(faults).toEqual(['a look for what is due does not end: the next one goes beside it']);
  expect(ends.length).toBeGreaterThan(3);
  expect(ticks.beat().sinceWhole).toBeLessThan(minute);
  expect(ticks.beat().underWay).toBe(8 * minute);
});

it('keeps no more than ten beside each other where all hang', async () => {
  for (let n = 0; n < 200; n++) {
    void ticks.tick();
    await pass(minute);
  }
  expect(ends).toHaveLength(10);
  expect(ticks.beat().sinceWhole).toBe(200 * minute);
});

it('does not take one in which something failed for a whole one', async () => {
  await pass(minute);
  const failed = ticks.tick();
  ends[0]?.reject(new Error('the database is away'));
  await failed;
  expect(ticks.beat()).toEqual({ sinceWhole: minute, underWay: 0 });
  expect(faults).toEqual(['could not look for what is due']);
});
