/** So many calls in so many milliseconds. */
export type Window = { calls: number; within: number };

/** What a platform takes from the bot: in a workspace or tenant in all, and in each conversation of it. */
export type Limits = { inAll: readonly Window[]; inConversation: readonly Window[] };

/**
 * Lets calls through no faster than a platform takes them in one workspace or tenant. It goes by what this process has
 * called; what others do beside it shows in the platform's own refusals, see `limited`.
 */
export type Pace = {
  /**
   * Resolves when the next call in the conversation may be made, which is counted as made then. What a person waits
   * for is not held up by a pause: it is for what nobody asked for, see `putOff`.
   */
  turn(conversation: string): Promise<void>;
  /** Milliseconds for which to put a call in the conversation off, rather than wait for its turn; 0 where its turn is near. */
  putOff(conversation: string): number;
  /**
   * The platform asks to wait so many milliseconds. It does not say whether that is about the conversation or about
   * everything: the first one that is refused waits alone, and when a second one is refused meanwhile, all of them.
   */
  limited(conversation: string, wait: number): void;
  /** Nothing is to be called for so many milliseconds. */
  pause(wait: number): void;
};

const unlimited: Limits = { inAll: [], inConversation: [] };
const remembered = 1_000;
/** The longest that a call waits for its turn where it can be put off, in milliseconds. */
const longestWait = 5_000;

/** `limits` undefined: as fast as it goes, but for the pauses that the platform asks for. */
export function createPace(limits: Limits = unlimited): Pace {
  const longest = (windows: readonly Window[]) => Math.max(1, ...windows.map(({ calls }) => calls));
  const keepInAll = longest(limits.inAll);
  const keepInConversation = longest(limits.inConversation);
  const conversations = new Map<string, { made: number[]; pausedUntil: number }>();
  const made: number[] = [];
  let pausedUntil = 0;

  const after = (times: number[], windows: readonly Window[]) =>
    Math.max(0, ...windows.map(({ calls, within }) => (times.at(-calls) ?? -within) + within));

  function known(conversation: string) {
    const found = conversations.get(conversation) ?? { made: [], pausedUntil: 0 };
    // Last in the map is what was used last; the oldest are forgotten.
    conversations.delete(conversation);
    conversations.set(conversation, found);
    if (conversations.size > remembered)
      for (const oldest of [...conversations.keys()].slice(0, 100)) conversations.delete(oldest);
    return found;
  }

  function next(conversation: string): number {
    const own = known(conversation);
    return Math.max(performance.now(), after(made, limits.inAll), after(own.made, limits.inConversation));
  }

  return {
    async turn(conversation) {
      const at = next(conversation);
      const own = known(conversation);
      for (const [times, most] of [
        [made, keepInAll],
        [own.made, keepInConversation],
      ] as const) {
        times.push(at);
        if (times.length > most) times.shift();
      }
      const left = at - performance.now();
      if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    },
    putOff(conversation) {
      const now = performance.now();
      const pause = Math.max(pausedUntil, known(conversation).pausedUntil) - now;
      if (pause > 0) return pause;
      const wait = next(conversation) - now;
      return wait > longestWait ? wait : 0;
    },
    limited(conversation, wait) {
      const now = performance.now();
      const others = [...conversations].some(([name, one]) => name !== conversation && one.pausedUntil > now);
      known(conversation).pausedUntil = now + wait;
      if (others) pausedUntil = Math.max(pausedUntil, now + wait);
    },
    pause(wait) {
      pausedUntil = Math.max(pausedUntil, performance.now() + wait);
    },
  };
}
