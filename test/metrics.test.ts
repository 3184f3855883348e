import { createMetrics, type Reads } from '../src/server/metrics.ts';
import { serveLocally } from './support/local-server.ts';

const now = new Date('2019-05-21T07:00:30Z');

/** What a scrape brings, as name with labels → value. */
async function scraped(reads: Partial<Reads>, before: (metrics: ReturnType<typeof createMetrics>) => void) {
  const metrics = createMetrics({
    due: async () => [],
    unplanned: async () => undefined,
    now: () => now,
    beat: () => undefined,
    ...reads,
  });
  before(metrics);
  const server = await serveLocally(metrics.route);
  const response = await fetch(`${server.url}/metrics`);
  const lines = (await response.text()).split('\n').filter((line) => line && !line.startsWith('#'));
  await server.close();
  const values = new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
  return { status: response.status, type: response.headers.get('content-type'), values };
}

it('tells what happened before it was first asked', async () => {
  const { status, type, values } = await scraped({}, ({ meter }) => {
    meter.asked('slack', 'words', false, 20);
    meter.asked('slack', 'words', true, 4_000);
    meter.stored('people', 3);
    meter.settled('sent', 'teams');
    meter.settled('skipped', undefined);
    meter.fault('teams', 'http_503');
    meter.lacked('slack', 'im:write');
  });
  expect(status).toBe(200);
  expect(type).toContain('text/plain');
  const labels = (outcome: string) => `{platform="slack",kind="words",outcome="${outcome}"}`;
  expect(values.get(`avstamning_command_seconds_sum${labels('answered')}`)).toBe(0.02);
  expect(values.get(`avstamning_command_seconds_count${labels('failed')}`)).toBe(1);
  expect(values.get('avstamning_store_seconds_sum{part="people"}')).toBe(0.003);
  expect(values.get('avstamning_deliveries_total{state="sent",platform="teams"}')).toBe(1);
  expect(values.get('avstamning_deliveries_total{state="skipped",platform="undecided"}')).toBe(1);
  expect(values.get('avstamning_platform_errors_total{platform="teams",code="http_503"}')).toBe(1);
  expect(values.get('avstamning_missing_scope_total{platform="slack",scope="im:write"}')).toBe(1);
  expect(values.get('nodejs_heap_size_used_bytes')).toBeGreaterThan(0);
});

it('tells what is due, and for how long the oldest has been', async () => {
  const oldest = new Date('2019-05-21T07:00:00Z');
  const due = async () => [
    { state: 'planned' as const, count: 3, oldest: now },
    { state: 'in_doubt' as const, platform: 'slack' as const, count: 1, oldest },
  ];
  const { values } = await scraped({ due }, () => {});
  expect(values.get('avstamning_deliveries_due{state="planned",platform="undecided"}')).toBe(3);
  expect(values.get('avstamning_deliveries_due{state="in_doubt",platform="slack"}')).toBe(1);
  expect(values.get('avstamning_oldest_due_seconds')).toBe(30);
  expect(values.get('avstamning_database_up')).toBe(1);
});

it('tells an age of nought where nothing is due', async () => {
  expect((await scraped({}, () => {})).values.get('avstamning_oldest_due_seconds')).toBe(0);
});

it('tells how long ago a whole look ended, for how long one has gone on, and since when nobody has planned', async () => {
  const reads = {
    beat: () => ({ sinceWhole: 700_000, underWay: 640_000 }),
    unplanned: async () => new Date('2019-05-21T06:50:30Z'),
  };
  const { values } = await scraped(reads, () => {});
  expect(values.get('avstamning_last_tick_seconds')).toBe(700);
  expect(values.get('avstamning_tick_under_way_seconds')).toBe(640);
  expect(values.get('avstamning_oldest_unplanned_seconds')).toBe(600);
});

it('tells which platforms it hears and is heard by, and why it is not', async () => {
  const { values } = await scraped({}, ({ meter }) => {
    meter.link('slack', 'in', undefined);
    meter.link('slack', 'in', 'connection_lost');
    meter.link('teams', 'out', 'invalid_client');
    meter.link('teams', 'out', undefined);
  });
  expect(values.get('avstamning_platform_connected{platform="slack",way="in"}')).toBe(0);
  expect(values.get('avstamning_platform_stopped{platform="slack",way="in",why="connection_lost"}')).toBe(1);
  expect(values.get('avstamning_platform_connected{platform="teams",way="out"}')).toBe(1);
  expect([...values.keys()].filter((name) => /stopped.*teams/.test(name))).toEqual([]);
  expect(values.get('avstamning_platform_state_seconds{platform="slack",way="in"}')).toBeLessThan(10);
});

it('answers without the database, and does not take what it cannot know for nothing', async () => {
  const due = () => Promise.reject(new Error('away'));
  const { status, values } = await scraped({ due }, () => {});
  expect(status).toBe(200);
  expect(values.get('avstamning_database_up')).toBe(0);
  expect([...values.keys()].filter((name) => /due|unplanned/.test(name))).toEqual([]);
});

it('keeps no more than some thousands of observations for who may never ask', async () => {
  const { values } = await scraped({}, ({ meter }) => {
    for (let each = 0; each < 50_000; each++) meter.stored('people', 1);
  });
  expect(values.get('avstamning_store_seconds_count{part="people"}')).toBeLessThanOrEqual(5_000);
});
