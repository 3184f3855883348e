import type { Beat } from '../ports/beat.ts';
import type { DueCount } from '../ports/deliveries.ts';
import type { Meter } from '../ports/meter.ts';
import type { Route } from './http-server.ts';
import { createPlatformLinks, type PlatformLink } from './platform-links.ts';

/** Observations that are kept for the first scrape. Past that the oldest go, and the counters begin later. */
const keptAtMost = 5_000;

/** What is read at each scrape. */
export type Reads = {
  /** Deliveries that are due. */
  due(): Promise<DueCount[]>;
  /** Since when a check-in has waited to be planned; undefined where none does. */
  unplanned(): Promise<Date | undefined>;
  /** The product's time. */
  now(): Date;
  /** Undefined where nothing beats yet. */
  beat(): Beat | undefined;
};

export type Metrics = {
  meter: Meter;
  /** The ways to and from the platforms, as the meter was told. */
  links(): PlatformLink[];
  /** Answers in Prometheus' text format, also where the database does not answer. */
  route: Route;
};

/** What is counted of what the meter is told. */
export type Counted = Omit<Meter, 'link'>;

/**
 * What Prometheus scrapes. Its library is loaded when it is first asked for: it takes some 14 MB and 50 ms, and many
 * an installation never asks.
 */
export function createMetrics(reads: Reads): Metrics {
  const links = createPlatformLinks();
  const kept: ((to: Counted) => void)[] = [];
  let loading: ReturnType<typeof load> | undefined;
  let loaded: Counted | undefined;

  function observe(observation: (to: Counted) => void): void {
    if (loaded) observation(loaded);
    else if (kept.push(observation) > keptAtMost) kept.splice(0, keptAtMost / 10);
  }

  async function load() {
    const { createPrometheus } = await import('./prometheus.ts');
    const prometheus = createPrometheus({ ...reads, links: links.all });
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
      // Not counted: what matters is how it is now.
      link: links.set,
    },
    links: links.all,
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
