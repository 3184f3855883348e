import { type ChatPlatform, LacksRight, type Profile } from '../ports/chat-platform.ts';
import type { Product } from '../ports/product.ts';
import { inTime } from './in-time.ts';

/** So many look-ups may fail in a row. */
const mostFailures = 3;
/** How long one look-up may take, and all of them on one platform be waited for, in milliseconds of real time. */
const lookUpWithin = 15_000;
const waitedFor = 20_000;

/**
 * Finds on the platforms the people that the groups' files name: by the id that stands there, else by e-mail where
 * the platform vouches for it. Who is not found stays unlinked, and is tried again next time. Returns how many
 * were linked. The platforms are asked beside each other, and one that takes long goes on without being waited for.
 */
export async function linkPeople(product: Product): Promise<number> {
  const linked = [...product.platforms.values()].map((platform) => {
    const linking = linkOn(product, platform);
    return inTime(linking, waitedFor).then((found) => {
      if (found === undefined)
        product.log.warn({ platform: platform.name }, 'looking people up takes long: it is not waited for');
      return found ?? 0;
    });
  });
  return (await Promise.all(linked)).reduce((sum, each) => sum + each, 0);
}

/** What is under way on one platform. `next` waits for `now`, and finds whoever has come meanwhile. */
type Rounds = {
  now?: Promise<number>;
  next?: Promise<number>;
  /** Whom the platform has answered about, found or not. */
  asked: Set<number>;
};
const rounds = new WeakMap<ChatPlatform, Rounds>();

function roundsOn(platform: ChatPlatform): Rounds {
  const there = rounds.get(platform) ?? { asked: new Set() };
  rounds.set(platform, there);
  return there;
}

/** One after the other on each platform; all who ask while one is under way get the one that comes after it. */
function linkOn(product: Product, platform: ChatPlatform): Promise<number> {
  const on = roundsOn(platform);
  const begin = (): Promise<number> => {
    const round = lookUpAll(product, platform, on.asked).finally(() => {
      if (on.now === round) on.now = undefined;
    });
    on.now = round;
    return round;
  };
  if (!on.now) return begin();
  on.next ??= on.now
    .catch(() => 0)
    .then(() => {
      on.next = undefined;
      return begin();
    });
  return on.next;
}

/** Whether people are being looked up just now: who is not known yet may be found. */
export const isLookingUp = ({ platforms }: Pick<Product, 'platforms'>): boolean =>
  [...platforms.values()].some((platform) => roundsOn(platform).now !== undefined);

/** Those of these, by id, whom a platform that is being asked has not answered about yet. */
export function soughtStill(
  { platforms }: Pick<Product, 'platforms'>,
  personIds: readonly number[],
): Set<number> {
  const asking = [...platforms.values()].map(roundsOn).filter(({ now }) => now !== undefined);
  return new Set(personIds.filter((id) => asking.some(({ asked }) => !asked.has(id))));
}

/** Those of these, by id, whom some platform has not been asked about since the start. */
export const notAsked = ({ platforms }: Pick<Product, 'platforms'>, personIds: readonly number[]): number[] =>
  personIds.filter((id) => [...platforms.values()].some((platform) => !roundsOn(platform).asked.has(id)));

async function lookUpAll(product: Product, platform: ChatPlatform, asked: Set<number>): Promise<number> {
  let linked = 0;
  let failed = 0;
  const closed = new Set<boolean>();
  const tenant = platform.tenant();
  await product.store.people.settle(platform.name, tenant);
  for (const { personId, email, userId } of await product.store.people.unlinked(platform.name)) {
    // Where the one way is closed to the bot the other may be open.
    const byId = userId !== undefined;
    if (closed.has(byId)) continue;
    try {
      const asking = find(platform, { email, userId }).then((profile) => ({ profile }));
      const answer = await inTime(asking, lookUpWithin);
      if (!answer) throw new Error(`${platform.name} has not answered in time`);
      failed = 0;
      asked.add(personId);
      if (!answer.profile) continue;
      const now = product.clock.now();
      const { person } = await product.store.people.remember(answer.profile, now, { tenant });
      if (person?.id === personId) linked++;
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
