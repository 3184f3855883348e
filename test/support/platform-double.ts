import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LocalServer, serveLocally } from './local-server.ts';

/** What one call gets instead of its work, or after it. Each platform's double adds its own words for it. */
export type CallFailure = {
  status?: number;
  /** Milliseconds before the answer. */
  delay?: number;
  /** What is waited for before the answer. */
  until?: Promise<void>;
  /** The connection breaks, before or after the work is done. */
  drop?: 'before' | 'after';
  /** So many calls; once where it is not said. */
  times?: number;
};

/** What the doubles of all platforms have in common: a server that knows when it rests, and failures that wait for their call. */
export type PlatformDouble<Call, Failure extends CallFailure> = LocalServer & {
  /** The failure that this call meets, which has then happened. */
  taken(call: Call): Failure | undefined;
  fail(call: Call, failure: Failure): void;
  /** Takes back the failures that nothing has met yet. */
  mend(): void;
  /** Milliseconds since anything last happened here; 0 while something is under way. */
  quietFor(): number;
  /** How many requests there have been, or undefined while one is under way. */
  served(): number | undefined;
};

/** `faults`: where it is said that the double itself has failed. */
export async function openPlatformDouble<Call, Failure extends CallFailure>(
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  faults: string[],
): Promise<PlatformDouble<Call, Failure>> {
  const failures = new Map<Call, Failure[]>();
  let busy = 0;
  let served = 0;
  let last = Date.now();
  const local = await serveLocally((request, response) => {
    busy++;
    served++;
    serve(request, response)
      .catch((error) => {
        faults.push(`the double failed: ${error}`);
        response.writeHead(500).end();
      })
      .finally(() => {
        busy--;
        last = Date.now();
      });
  });
  return {
    ...local,
    taken(call) {
      const [first, ...rest] = failures.get(call) ?? [];
      if (!first) return undefined;
      const left = (first.times ?? 1) - 1;
      failures.set(call, left > 0 ? [{ ...first, times: left }, ...rest] : rest);
      return first;
    },
    fail: (call, failure) => void failures.set(call, [...(failures.get(call) ?? []), failure]),
    mend: () => failures.clear(),
    served: () => (busy > 0 ? undefined : served),
    quietFor: () => (busy > 0 ? 0 : Date.now() - last),
  };
}
