import { createConsole } from '../adapters/console/console.ts';
import { createTerminal, type Terminal } from '../adapters/console/terminal.ts';
import { instantAt } from './domain/day.ts';
import type { ChatPlatform } from './ports/chat-platform.ts';
import type { Store } from './ports/store.ts';
import { createTrialClock, type TrialClock } from './trial-clock.ts';

const timezone = 'Europe/Stockholm';

/** The morning before the shipped group's first invitation. */
const shippedStart = instantAt(timezone, '2019-05-20', '08:00');

/**
 * The simulated clock of a product that no real platform is configured for: where it was when it last stopped, else
 * on the morning before the shipped group's first invitation, or now for another group.
 */
export async function openTrialClock(
  store: Store,
  options: { start?: Date; shipped: boolean },
): Promise<TrialClock> {
  const start = options.start ?? (await store.trialClock()) ?? (options.shipped ? shippedStart : new Date());
  return createTrialClock(start);
}

/** Everybody in the groups, as they can be spoken as in the terminal. */
export async function speakers(store: Store) {
  const groups = await Promise.all((await store.groups.all()).map(({ id }) => store.groups.load(id)));
  const found = new Map<string, { userId: string; name: string; coordinator: boolean; parties: Speaks[] }>();
  const add = (person: { name: string; email: string }) => {
    const known = found.get(person.email);
    if (known) return known;
    const fresh = { userId: person.email, name: person.name, coordinator: false, parties: [] };
    found.set(person.email, fresh);
    return fresh;
  };
  for (const group of groups) {
    for (const person of group.coordinators) add(person).coordinator = true;
    for (const contact of group.contacts) {
      const party = group.parties.find((one) => one.id === contact.partyId);
      if (party)
        add(contact.person).parties.push({ key: party.key, shortName: party.shortName, role: contact.role });
    }
  }
  return [...found.values()];
}

type Speaks = { key: string; shortName: string; role: 'contact' | 'substitute' };

export type Trial = {
  platform: ChatPlatform;
  /** Converses until the person leaves; undefined where there is nobody to converse with. */
  converse?(): Promise<void>;
  close(): void;
};

/** The terminal as the place to talk to the bot; without a terminal on standard input, messages are only printed. */
export function openTrial(store: Store, clock: TrialClock, tick: () => Promise<void>): Trial {
  const people = () => speakers(store);
  const now = () => clock.now();
  if (!process.stdin.isTTY) {
    const write = (text: string) => process.stderr.write(`${text}\n\n`);
    return { platform: createConsole({ write, people, now, timezone }), close() {} };
  }
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
