import type { PlatformName } from '../ports/chat-platform.ts';
import type { Meter } from '../ports/meter.ts';

/** One way to or from a platform. `why`: why it is broken, undefined where it is not; `for`: milliseconds of passed time. */
export type PlatformLink = {
  platform: PlatformName;
  way: 'in' | 'out';
  why: string | undefined;
  for: number;
};

export type PlatformLinks = { set: Meter['link']; all(): PlatformLink[] };

/** Which platforms the bot hears and is heard by, and since when it is so. */
export function createPlatformLinks(): PlatformLinks {
  const links = new Map<string, Omit<PlatformLink, 'for'> & { since: number }>();
  return {
    set(platform, way, why) {
      const key = `${platform} ${way}`;
      const before = links.get(key);
      const same = before && (before.why === undefined) === (why === undefined);
      links.set(key, { platform, way, why, since: same ? before.since : performance.now() });
    },
    all: () => [...links.values()].map(({ since, ...link }) => ({ ...link, for: performance.now() - since })),
  };
}
