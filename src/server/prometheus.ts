import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from '../ports/meter.ts';
import type { Reads } from './metrics.ts';
import { within } from './within.ts';

/** How long the database may take to tell what is due, in milliseconds. */
const patience = 2_000;

/** Seconds. Slack waits three for an answer. */
const asking = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];
const storing = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5];

/** The platform of a delivery to a person, until it is sent: where they are written to is decided then. */
const undecided = 'undecided';

/** The metrics, by their names in Prometheus. */
export function createPrometheus({ due, now }: Reads) {
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
    help: 'Whether the database answered just now. Where it did not, the two below are absent.',
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

  return {
    meter: {
      asked: (platform, kind, failed, took) =>
        asked.observe({ platform, kind, outcome: failed ? 'failed' : 'answered' }, took / 1_000),
      stored: (part, took) => stored.observe({ part }, took / 1_000),
      settled: (state, platform) => settled.inc({ state, platform: platform ?? undecided }),
      fault: (platform, code) => faults.inc({ platform, code }),
      lacked: (platform, scope) => lacked.inc({ platform, scope }),
    } satisfies Meter,

    async scrape(): Promise<{ text: string; contentType: string }> {
      const counts = await within(due(), patience).catch(() => undefined);
      up.set(counts ? 1 : 0);
      waiting.reset();
      oldest.remove();
      for (const { state, platform, count } of counts ?? [])
        waiting.set({ state, platform: platform ?? undecided }, count);
      if (counts) {
        const since = Math.min(now().getTime(), ...counts.map((each) => each.oldest.getTime()));
        oldest.set((now().getTime() - since) / 1_000);
      }
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
  };
}
