import autocannon from 'autocannon';

/** How long and how often one thing is measured. Times in seconds. */
export type Protocol = { connections: number; warmUp: number; rounds: number; round: number };

export const wholeProtocol: Protocol = { connections: 50, warmUp: 3, rounds: 3, round: 8 };
export const quickProtocol: Protocol = { connections: 50, warmUp: 1, rounds: 1, round: 2 };

/** The median round: requests a second, and milliseconds that half and 99 of 100 of them took at most. */
export type Throughput = { perSecond: number; p50: number; p99: number };

/**
 * What is asked in a round of so many seconds: each connection takes one of the lists in turn, and asks what is in it in
 * a circle. Made when a round begins, for Slack's signatures are good for five minutes.
 */
export type Asking = (seconds: number) => Promise<autocannon.Request[][]>;

/**
 * Measures, and throws where a single answer is anything but a success. `answered`: what comes back without a word in it
 * does not count, as an acknowledgement after which the answer is still to come.
 */
export async function measure(
  url: string,
  asking: Asking,
  protocol: Protocol,
  answered = false,
): Promise<Throughput> {
  const during = (seconds: number) => round(url, asking, protocol.connections, { seconds, answered });
  await during(protocol.warmUp);
  const rounds: Throughput[] = [];
  for (let left = protocol.rounds; left > 0; left--) rounds.push(await during(protocol.round));
  return medianBy(rounds, ({ perSecond }) => perSecond);
}

async function round(
  url: string,
  asking: Asking,
  connections: number,
  { seconds, answered }: { seconds: number; answered: boolean },
): Promise<Throughput> {
  const requests = await asking(seconds);
  let next = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    verifyBody: (body) => !answered || String(body).includes('"text"'),
    setupClient: (client) => client.setRequests(requests[next++ % requests.length] ?? []),
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0)
    throw new Error(`${failed} of ${result.requests.total} requests to ${url} were not answered with 2xx.`);
  return {
    perSecond: (result.requests.total - result.mismatches) / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

/** The one in the middle. */
export function medianBy<T>(values: T[], by: (value: T) => number): T {
  const middle = values.toSorted((a, b) => by(a) - by(b))[Math.floor((values.length - 1) / 2)];
  if (middle === undefined) throw new Error('There is no median of nothing.');
  return middle;
}

export const median = (values: number[]): number => medianBy(values, (value) => value);
