import { LacksRight } from '../ports/chat-platform.ts';
import type { Product } from './product.ts';

/** So many look-ups may fail in a row. */
const mostFailures = 3;

/**
 * Finds on the platforms the people that the groups' files name: by the id that stands there, else by e-mail where
 * the platform vouches for it. Who is not found stays unlinked, and is tried again next time. Returns how many
 * were linked.
 */
export async function linkPeople(product: Product): Promise<number> {
  let linked = 0;
  for (const platform of product.platforms.values()) {
    let failed = 0;
    const closed = new Set<boolean>();
    const people = await product.store.people.unlinked(platform.name);
    for (const { email, userId } of people) {
      // Where the one way is closed to the bot the other may be open.
      const byId = userId !== undefined;
      if (closed.has(byId)) continue;
      try {
        const profile = await platform.profile(userId ? { userId } : { email });
        if (!profile) continue;
        await product.store.people.remember(profile, product.clock.now());
        linked++;
        failed = 0;
      } catch (error) {
        if (error instanceof LacksRight) {
          closed.add(byId);
          continue;
        }
        product.log.warn({ err: error, platform: platform.name }, 'could not look somebody up');
        // One lost answer is an accident; after some in a row the platform is away, and the rest would only wait as long.
        failed++;
        if (failed === mostFailures) break;
      }
    }
  }
  return linked;
}
