import { schedule } from 'node-cron';
import type { Log } from '../ports/log.ts';

/** How often the clocks are compared, in milliseconds that pass whatever the system clock is set to. */
const lookEvery = 1_000;
/** The system clock has been set where it and the time that has passed differ more, in milliseconds between two looks. */
const jump = 2_000;
/** A beat is missing after so many milliseconds: a minute, and some for a busy machine. */
const overdue = 65_000;

const logsNothing = { info() {}, warn() {}, error() {}, debug() {} };

/**
 * Calls `tick` at every full minute until it is stopped. It only beats: what is due is read from the database, so a
 * beat that is missed, or skipped by daylight saving time, delays and loses nothing. `tick` is not waited for, and
 * must see for itself to what an earlier one has not ended.
 *
 * node-cron reckons its next beat once, by the system clock: set back by an hour, it would be silent for an hour, and
 * set forward, or after a sleep, it would make up for every minute by itself. So the beat is armed anew as soon as the
 * system clock has been set, or where none has come for more than a minute, and the log has one line of it.
 */
export function startScheduler(
  tick: () => Promise<void>,
  log: Pick<Log, 'warn' | 'error'>,
): { stop(): Promise<void> } {
  let lastBeat = performance.now();
  let compared = { system: Date.now(), passed: performance.now() };
  let task = arm();

  function arm() {
    return schedule('* * * * *', beat, {
      logger: logsNothing,
      suppressMissedWarning: true,
      // A busy machine's beat comes late rather than not at all.
      missedExecutionTolerance: 59_000,
    });
  }

  function beat(): void {
    lastBeat = performance.now();
    tick().catch((err) => log.error({ err }, 'a beat failed'));
  }

  function armAnew(): void {
    void task.destroy();
    task = arm();
    beat();
  }

  const look = setInterval(() => {
    const now = { system: Date.now(), passed: performance.now() };
    const set = now.system - compared.system - (now.passed - compared.passed);
    compared = now;
    if (Math.abs(set) > jump) {
      log.warn({ seconds: Math.round(set / 1_000) }, 'the system clock was set: the beat is armed anew');
      armAnew();
    } else if (now.passed - lastBeat > overdue) {
      log.warn(
        { seconds: Math.round((now.passed - lastBeat) / 1_000) },
        'no beat came: the beat is armed anew',
      );
      armAnew();
    }
  }, lookEvery);

  return {
    async stop() {
      clearInterval(look);
      await task.destroy();
    },
  };
}
