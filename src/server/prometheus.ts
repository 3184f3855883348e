import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Counted, Reads } from './metrics.ts';
import type { PlatformLink } from './platform-links.ts';
import { within } from './within.ts';

/** How long the database may take to tell what is due, in milliseconds. */
const patience = 2_000;

/** Seconds. Slack waits three for an answer. */
const asking = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];
const storing = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5];

/** The platform of a delivery to a person, until it is sent: where they are written to is decided then. */
const undecided = 'undecided';

/** The metrics, by their names in Prometheus. */
export function createPrometheus({ due, unplanned, now, beat, links }: Reads & { links(): PlatformLink[] }) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const asked = new Histogram({
    name: 'avstamning_command_seconds',
    help: 'From an ask to its answer, by platform, kind (words, arrival, press or form) and outcome.',
    labelNames: ['platform', 'kind', 'outcome'],
    buckets: asking,
    registers,
  });
  const stored = new Histogram({
    name: 'avstamning_store_seconds',
    help: 'One call of the store, by its part; a transaction besides the calls within it.',
    labelNames: ['part'],
    buckets: storing,
    registers,
  });
  const settled = new Counter({
    name: 'avstamning_deliveries_total',
    help: 'Deliveries that this process gave a state, by state and platform.',
    labelNames: ['state', 'platform'],
    registers,
  });
  const faults = new Counter({
    name: 'avstamning_platform_errors_total',
    help: "Calls of a chat platform that were refused or failed, by the platform's code or the system's.",
    labelNames: ['platform', 'code'],
    registers,
  });
  const lacked = new Counter({
    name: 'avstamning_missing_scope_total',
    help: 'How often a right of the app on a chat platform turned out to be missing, by its name there.',
    labelNames: ['platform', 'scope'],
    registers,
  });
  const up = new Gauge({
    name: 'avstamning_database_up',
    help: 'Whether the database answered just now. Where it did not, what is read from it is absent.',
    registers,
  });
  const waiting = new Gauge({
    name: 'avstamning_deliveries_due',
    help: 'Deliveries in the database that are due and neither sent nor given up, by state and platform.',
    labelNames: ['state', 'platform'],
    registers,
  });
  const oldest = new Gauge({
    name: 'avstamning_oldest_due_seconds',
    help: 'How long ago the oldest of them fell due; 0 where there is none.',
    registers,
  });
  const oldestUnplanned = new Gauge({
    name: 'avstamning_oldest_unplanned_seconds',
    help: 'How long ago the check-in that has waited longest should have been planned; 0 where none waits.',
    registers,
  });
  const lastTick = new Gauge({
    name: 'avstamning_last_tick_seconds',
    help: 'How long ago a whole look for what is due ended; before the first, for how long the process has run.',
    registers,
  });
  const tickUnderWay = new Gauge({
    name: 'avstamning_tick_under_way_seconds',
    help: 'For how long the oldest look for what is due that has not ended has gone on; 0 where there is none.',
    registers,
  });
  const linkUp = new Gauge({
    name: 'avstamning_platform_connected',
    help: 'Whether people are heard (way in) and what is sent is taken (way out), as the last call or connection showed.',
    labelNames: ['platform', 'way'],
    registers,
  });
  const linkStopped = new Gauge({
    name: 'avstamning_platform_stopped',
    help: "1 where a way is not connected, with the platform's word for why; absent where it is.",
    labelNames: ['platform', 'way', 'why'],
    registers,
  });
  const linkSince = new Gauge({
    name: 'avstamning_platform_state_seconds',
    help: 'For how long a way has been connected, or not connected.',
    labelNames: ['platform', 'way'],
    registers,
  });

  function tellOfProcess(): void {
    const { sinceWhole, underWay } = beat() ?? { sinceWhole: process.uptime() * 1_000, underWay: 0 };
    lastTick.set(sinceWhole / 1_000);
    tickUnderWay.set(underWay / 1_000);
    linkStopped.reset();
    for (const { platform, way, why, for: time } of links()) {
      linkUp.set({ platform, way }, why === undefined ? 1 : 0);
      linkSince.set({ platform, way }, time / 1_000);
      if (why !== undefined) linkStopped.set({ platform, way, why }, 1);
    }
  }

  return {
    meter: {
      asked: (platform, kind, failed, took) =>
        asked.observe({ platform, kind, outcome: failed ? 'failed' : 'answered' }, took / 1_000),
      stored: (part, took) => stored.observe({ part }, took / 1_000),
      settled: (state, platform) => settled.inc({ state, platform: platform ?? undecided }),
      fault: (platform, code) => faults.inc({ platform, code }),
      lacked: (platform, scope) => lacked.inc({ platform, scope }),
    } satisfies Counted,

    async scrape(): Promise<{ text: string; contentType: string }> {
      const read = await within(Promise.all([due(), unplanned()]), patience).catch(() => undefined);
      const [counts, since] = read ?? [];
      up.set(read ? 1 : 0);
      waiting.reset();
      oldest.remove();
      oldestUnplanned.remove();
      tellOfProcess();
      for (const { state, platform, count } of counts ?? [])
        waiting.set({ state, platform: platform ?? undecided }, count);
      if (counts) {
        const at = now().getTime();
        oldest.set((at - Math.min(at, ...counts.map((each) => each.oldest.getTime()))) / 1_000);
        oldestUnplanned.set((at - Math.min(at, since?.getTime() ?? at)) / 1_000);
      }
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
  };
}
