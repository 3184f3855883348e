/** Milliseconds between any two calls: twenty a second, where Teams takes thirty of an app in a tenant. */
const between = 50;
/** So many calls in so many milliseconds are what Teams takes in one conversation. */
const inConversation = [
  { calls: 7, within: 1_000 },
  { calls: 60, within: 30_000 },
];
const longest = Math.max(...inConversation.map(({ calls }) => calls));
const remembered = 1_000;

/** Resolves when the next call in a conversation may be made. */
export type Pace = (conversation: string) => Promise<void>;

/** Lets calls through no faster than Teams takes them. */
export function createPace(): Pace {
  const made = new Map<string, number[]>();
  let last = 0;

  return async (conversation) => {
    const now = Date.now();
    last = Math.max(now, last + between);
    const before = made.get(conversation) ?? [];
    const at = Math.max(
      last,
      ...inConversation.map(({ calls, within }) => (before.at(-calls) ?? 0) + within),
    );
    made.delete(conversation);
    made.set(conversation, [...before.slice(1 - longest), at]);
    if (made.size > remembered) for (const oldest of [...made.keys()].slice(0, 100)) made.delete(oldest);
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  };
}
