import type { DueCount } from '../ports/deliveries.ts';
import type { Meter } from '../ports/meter.ts';
import type { Route } from './http-server.ts';

/** Observations that are kept for the first scrape. Past that the oldest go, and the counters begin later. */
const keptAtMost = 5_000;

/** What is read at each scrape: deliveries that are due, and the product's time. */
export type Reads = { due(): Promise<DueCount[]>; now(): Date };

export type Metrics = {
  meter: Meter;
  /** Answers in Prometheus' text format, also where the database does not answer. */
  route: Route;
};

/**
 * What Prometheus scrapes. Its library is loaded when it is first asked for: it takes some 14 MB and 50 ms, and many
 * an installation never asks.
 */
export function createMetrics(reads: Reads): Metrics {
  const kept: ((to: Meter) => void)[] = [];
  let loading: ReturnType<typeof load> | undefined;
  let loaded: Meter | undefined;

  function observe(observation: (to: Meter) => void): void {
    if (loaded) observation(loaded);
    else if (kept.push(observation) > keptAtMost) kept.splice(0, keptAtMost / 10);
  }

  async function load() {
    const { createPrometheus } = await import('./prometheus.ts');
    const prometheus = createPrometheus(reads);
    for (const observation of kept.splice(0)) observation(prometheus.meter);
    loaded = prometheus.meter;
    return prometheus;
  }

  return {
    meter: {
      asked: (...given) => observe((to) => to.asked(...given)),
      stored: (...given) => observe((to) => to.stored(...given)),
      settled: (...given) => observe((to) => to.settled(...given)),
      fault: (...given) => observe((to) => to.fault(...given)),
      lacked: (...given) => observe((to) => to.lacked(...given)),
    },
    route(_request, response) {
      loading ??= load();
      loading
        .then((prometheus) => prometheus.scrape())
        .then(
          ({ text, contentType }) => response.writeHead(200, { 'content-type': contentType }).end(text),
          () => response.writeHead(500).end(),
        );
    },
  };
}
