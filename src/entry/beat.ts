import type { Beat } from '../ports/beat.ts';
import type { Log } from '../ports/log.ts';

/*
 * Terms
 *   tick     one look for what is due, with what follows from it: planning, sending, clearing away
 *   whole    a tick that has ended and in which nothing failed
 */

/** After so many milliseconds a tick is told of, and no longer waited for. */
const overdue = 3 * 60_000;
/** So many ticks are under way beside each other at most, whatever hangs. */
const mostBeside = 10;

export type Ticks = {
  /**
   * One look at a time: called while one is under way, it waits for that one. Where that one does not end, another
   * goes beside it, so that what hangs keeps nobody else from what is theirs. Never rejects.
   */
  tick(): Promise<void>;
  beat(): Beat;
};

/** `look` throws where it was not whole. Two of them may be under way at once. */
export function createTicks(look: () => Promise<void>, log: Log): Ticks {
  type Tick = { began: number; ended: Promise<void>; told: boolean };
  const underWay = new Set<Tick>();
  let whole = performance.now();

  function begin(): Promise<void> {
    const tick: Tick = { began: performance.now(), ended: Promise.resolve(), told: false };
    tick.ended = look()
      .then(
        () => {
          whole = performance.now();
        },
        // The database is away: the next tick finds the same rows due.
        (err: unknown) => log.error({ err }, 'could not look for what is due'),
      )
      .finally(() => underWay.delete(tick));
    underWay.add(tick);
    return tick.ended;
  }

  return {
    tick() {
      const now = performance.now();
      for (const tick of underWay) {
        if (now - tick.began <= overdue) return tick.ended;
        if (tick.told) continue;
        tick.told = true;
        const seconds = Math.round((now - tick.began) / 1_000);
        log.error({ seconds }, 'a look for what is due does not end: the next one goes beside it');
      }
      const [oldest] = underWay;
      return oldest && underWay.size >= mostBeside ? oldest.ended : begin();
    },
    beat() {
      const now = performance.now();
      const [oldest] = underWay;
      return { sinceWhole: now - whole, underWay: oldest ? now - oldest.began : 0 };
    },
  };
}
