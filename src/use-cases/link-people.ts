import type { ChatPlatform, Profile } from '../ports/chat-platform.ts';
import type { Product } from './product.ts';

/** So many look-ups may fail in a row. */
const mostFailures = 3;

/**
 * Finds on the platforms the people that the groups' files name: by the id that stands there, else by e-mail where
 * the platform vouches for it. Who is not found stays unlinked, and is tried again next time. Returns how many were
 * linked.
 */
export async function linkPeople(product: Product): Promise<number> {
  const { store, clock, log } = product;
  let linked = 0;
  for (const platform of product.platforms.values()) {
    const tenant = platform.tenant();
    await store.people.settle(platform.name, tenant);
    let failed = 0;
    for (const person of await store.people.unlinked(platform.name)) {
      try {
        const profile = await find(platform, person);
        failed = 0;
        if (!profile) continue;
        const { person: found } = await store.people.remember(profile, clock.now(), { tenant });
        if (found?.id === person.personId) linked++;
      } catch (error) {
        log.warn({ err: error, platform: platform.name }, 'could not look somebody up');
        // One lost answer is an accident; after some in a row the platform is away, and the rest would only wait as long.
        failed++;
        if (failed === mostFailures) break;
      }
    }
  }
  return linked;
}

/** An id that nobody has there is a slip of the pen: the address stands beside it. */
async function find(
  platform: ChatPlatform,
  { email, userId }: { email: string; userId?: string },
): Promise<Profile | undefined> {
  const named = userId === undefined ? undefined : await platform.profile({ userId });
  return named ?? (platform.findsByEmail ? platform.profile({ email }) : undefined);
}
