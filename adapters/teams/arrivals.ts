import type { Slots } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';

const slot = 'teams:removed';
const remembered = 10_000;

/**
 * Tells one arrival of the app in a 1:1 conversation from the next. Teams tells of each in up to four activities, or
 * in none; only a removal between two of them makes them two, so that is what is kept, over restarts too.
 */
export type Arrivals = {
  /** Names the arrival that an activity tells of: the same for all that tell of it. */
  nameOf(conversation: string): Promise<string>;
  /** False: it has been greeted since the bot started. What it greeted before that, the product remembers. */
  greet(name: string): boolean;
  /** `activity`: the id of what tells that the app is removed. */
  removed(conversation: string, activity: string): Promise<void>;
};

export function createArrivals(slots: Slots, log: Log): Arrivals {
  const greeted = new Set<string>();
  const removals = new Map<string, string>();

  async function lastRemoval(conversation: string): Promise<string> {
    const known = removals.get(conversation);
    if (known !== undefined) return known;
    try {
      return (await slots.find(slot, conversation))?.[0] ?? '';
    } catch (error) {
      log.error({ err: error }, 'when an app was removed could not be read');
      return '';
    }
  }

  return {
    async nameOf(conversation) {
      const removal = await lastRemoval(conversation);
      return removal ? `${removal.slice(0, 80)}:${conversation}` : conversation;
    },
    greet(name) {
      if (greeted.has(name)) return false;
      if (greeted.size > remembered) greeted.clear();
      greeted.add(name);
      return true;
    },
    async removed(conversation, activity) {
      if (removals.size > remembered) removals.clear();
      removals.set(conversation, activity);
      try {
        await slots.keep(slot, conversation, [activity]);
      } catch (error) {
        log.error({ err: error }, 'that an app was removed could not be kept');
      }
    },
  };
}
