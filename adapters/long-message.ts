import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../src/ports/log.ts';

/** What a call's fault means for calling again, as the platforms' own faults tell it. */
type Fault = { why: string } & (
  | { kind: 'limited'; wait: number }
  | { kind: 'not-sent' | 'in-doubt' | 'refused' | 'stopped' }
);

/** For how long to go on after the first failure, and then with saying that the rest is missing; in milliseconds. */
const tryFor = 45_000;
const sayFor = 20_000;
/** Where the platform does not say how long to wait. */
const afterFailure = 1_000;

/**
 * Sends what comes after the beginning of a long message, in order, and returns the ids. The beginning has arrived, so
 * nobody sends all of it again: what fails is called again here, also where it may have arrived, for a page twice is a
 * lesser harm than a page never. What cannot be sent has `cutShort` in its place, so that the reader knows.
 */
export async function sendRest<Page>(options: {
  pages: Page[];
  send(page: Page): Promise<string>;
  faultOf(error: unknown): Fault;
  cutShort: Page;
  log: Log;
  /** The delivery's id, for the log. */
  delivery: string;
}): Promise<string[]> {
  const { pages, send, faultOf, cutShort, log, delivery } = options;
  const ids: string[] = [];

  async function sendAll(each: Page[], time: number): Promise<Fault | undefined> {
    let until: number | undefined;
    for (const page of each)
      for (;;) {
        try {
          ids.push(await send(page));
          break;
        } catch (error) {
          const fault = faultOf(error);
          until ??= performance.now() + time;
          const wait = fault.kind === 'limited' ? fault.wait : afterFailure;
          const inVain = fault.kind === 'refused' || fault.kind === 'stopped';
          if (inVain || performance.now() + wait > until) return fault;
          await sleep(wait);
        }
      }
    return undefined;
  }

  const failed = await sendAll(pages, tryFor);
  if (failed) {
    log.error({ delivery, why: failed.why }, 'the end of a long message was not sent');
    const untold = await sendAll([cutShort], sayFor);
    if (untold) log.error({ delivery, why: untold.why }, 'nor was the reader told that it is missing');
  }
  return ids;
}
