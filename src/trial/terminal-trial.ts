import { createConsole } from '../../adapters/console/console.ts';
import { createTerminal, type Terminal } from '../../adapters/console/terminal.ts';
import type { ChatPlatform } from '../ports/chat-platform.ts';
import type { Store } from '../ports/store.ts';
import { speakers, timezone } from './trial.ts';
import type { TrialClock } from './trial-clock.ts';

export type TerminalTrial = {
  platform: ChatPlatform;
  /** Converses until the person leaves. */
  converse(): Promise<void>;
  close(): void;
};

/** The terminal as the place to talk to the bot. */
export function openTerminalTrial(store: Store, clock: TrialClock, tick: () => Promise<void>): TerminalTrial {
  const people = () => speakers(store);
  const now = () => clock.now();
  const terminal: Terminal = createTerminal({
    input: process.stdin,
    output: process.stdout,
    people,
    timezone,
    time: {
      now,
      async nextMoment() {
        // What was just typed may have changed what is due.
        await tick();
        return store.nextMoment(clock.now());
      },
      async advanceTo(moment) {
        clock.moveTo(moment);
        await tick();
        await store.setTrialClock(clock.now());
      },
    },
  });
  const platform = createConsole({ write: terminal.print, people, now, timezone, width: terminal.width });
  return { platform, converse: () => terminal.run(platform.session), close: () => terminal.close() };
}
