import type { Clock } from '../ports/clock.ts';

/** A clock that starts somewhere else in time, runs as fast as the real one, and can be moved forward. */
export type TrialClock = Clock & {
  /** Never moves it back. */
  moveTo(moment: Date): void;
  /** Also back: everything begins anew. */
  startAt(moment: Date): void;
};

export function createTrialClock(start: Date): TrialClock {
  let ahead = start.getTime() - Date.now();
  const now = () => new Date(Date.now() + ahead);
  return {
    now,
    moveTo(moment) {
      ahead += Math.max(0, moment.getTime() - now().getTime());
    },
    startAt(moment) {
      ahead = moment.getTime() - Date.now();
    },
  };
}
