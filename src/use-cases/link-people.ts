import type { Product } from './product.ts';

/**
 * Finds on the platforms the people that the groups' files name: by the id that stands there, else by e-mail where
 * the platform vouches for it. Who is not found stays unlinked, and is tried again next time. Returns how many
 * were linked.
 */
export async function linkPeople(product: Product): Promise<number> {
  let linked = 0;
  for (const platform of product.platforms.values()) {
    const people = await product.store.people.unlinked(platform.name);
    for (const { email, userId } of people) {
      try {
        const profile = await platform.profile(userId ? { userId } : { email });
        if (!profile) continue;
        await product.store.people.remember(profile, product.clock.now());
        linked++;
      } catch (error) {
        // The platform does not answer: the rest would only wait as long.
        product.log.warn({ err: error, platform: platform.name }, 'could not look people up');
        break;
      }
    }
  }
  return linked;
}
