import { startScheduler } from '../../src/server/scheduler.ts';

/* The beat under a system clock that is set: time passes as the test says, and the clock is another thing. */

const { jest } = import.meta;
const minute = 60_000;
let beats: number;
let lines: string[];
let stop: () => Promise<void>;
let written: jest.SpyInstance[];

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-26T08:00:10Z') });
  beats = 0;
  lines = [];
  written = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    jest.spyOn(console, name).mockImplementation(() => undefined),
  );
  const keep = (_: object, message: string) => void lines.push(message);
  const scheduler = startScheduler(async () => void beats++, { warn: keep, error: keep });
  stop = scheduler.stop;
});
afterEach(async () => {
  await stop();
  for (const spy of written) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
  jest.useRealTimers();
});

const pass = (time: number) => jest.advanceTimersByTimeAsync(time);
const setClock = (by: number) => jest.setSystemTime(Date.now() + by);

it('beats at every full minute', async () => {
  await pass(49_000);
  expect(beats).toBe(0);
  await pass(2_000);
  expect(beats).toBe(1);
  await pass(10 * minute);
  expect(beats).toBe(11);
  expect(lines).toEqual([]);
});

it.each([
  ['back by an hour', -60],
  ['back by a month', -43_200],
  ['forward by an hour', 60],
  ['forward by a month, as a sleep is', 43_200],
])('beats within a minute after the clock is set %s, and says so in one line', async (_, minutes) => {
  await pass(5 * minute);
  setClock(minutes * minute);
  const before = beats;
  await pass(minute + 1_000);
  expect(beats).toBeGreaterThan(before);
  // One for the jump, and one for the full minute in it.
  expect(beats).toBeLessThanOrEqual(before + 2);
  expect(lines).toEqual(['the system clock was set: the beat is armed anew']);
  const after = beats;
  await pass(10 * minute);
  expect(beats).toBe(after + 10);
  expect(lines).toHaveLength(1);
});

it('beats on where a tick never ends', async () => {
  await stop();
  let begun = 0;
  const keep = (_: object, message: string) => void lines.push(message);
  const scheduler = startScheduler(
    () => {
      begun++;
      return new Promise(() => {});
    },
    { warn: keep, error: keep },
  );
  await pass(5 * minute);
  await scheduler.stop();
  expect(begun).toBe(5);
  expect(lines).toEqual([]);
});

it('is silent once it is stopped', async () => {
  await stop();
  setClock(60 * minute);
  await pass(5 * minute);
  expect(beats).toBe(0);
  expect(lines).toEqual([]);
});
