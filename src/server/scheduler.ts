import { schedule } from 'node-cron';

/**
 * Calls `tick` at every full minute until it is stopped. It only beats: what is due is read from the database, so a
 * beat that is missed, or skipped by daylight saving time, delays and loses nothing.
 */
export function startScheduler(tick: () => Promise<void>): { stop(): Promise<void> } {
  const task = schedule('* * * * *', tick, { noOverlap: true });
  return {
    async stop() {
      await task.destroy();
    },
  };
}
