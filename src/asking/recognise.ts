import type { Locale, WorkingGroup } from '../domain/working-group.ts';
import { strangerMessage } from '../messages/help.ts';
import type { Message } from '../messages/message.ts';
import {
  type ChatPlatform,
  type Identity,
  type Incoming,
  LacksRight,
  type Profile,
} from '../ports/chat-platform.ts';
import type { Product } from '../ports/product.ts';
import type { About, SeenCheckIn } from '../ports/reports.ts';
import type { Membership, Recognised, Store } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import { inTime } from './in-time.ts';

/** How long what a platform says of somebody is trusted before it is asked again, in milliseconds. */
const profileAge = 24 * 60 * 60 * 1000;
/** How often at most somebody who is in no group is looked up, in milliseconds. */
const strangerAge = 60 * 1000;
/** How long one who is known waits for the platform, in milliseconds of real time; after that what was known holds. */
const patience = 1_000;

/**
 * Who this is, and what it is about, in one read. Somebody met for the first time is looked up on the platform and
 * linked by e-mail where it vouches for one; later once a day, before they are answered, since their address may be
 * another's by then. Somebody who is in no group is looked up again as soon as any group is another than it was. Without
 * `background` nobody who is known is looked up.
 */
export async function recognise(
  product: Product,
  identity: Identity,
  background: ((work: Promise<unknown>) => void) | undefined,
  about: About,
): Promise<{ recognised: Recognised; seen: SeenCheckIn[] }> {
  const see = () => product.store.reports.see(identity, about);
  const { recognised: known, checkIns } = await see();
  const recognised = await lookUpAgain(product, identity, background, known);
  // Whoever is somebody else by now is about something else.
  return { recognised, seen: recognised === known ? checkIns : (await see()).checkIns };
}

/** Who this is, by what is known or by what the platform says now. */
async function lookUpAgain(
  product: Product,
  identity: Identity,
  background: ((work: Promise<unknown>) => void) | undefined,
  known: Recognised | undefined,
): Promise<Recognised> {
  const now = product.clock.now();
  if (!known)
    return (
      (await lookUp(product, identity)) ?? {
        identity,
        lookedUpAt: now,
        groupsChanged: false,
        memberships: [],
      }
    );
  if (!background) return known;
  const age = now.getTime() - known.lookedUpAt.getTime();
  const trusted = age >= 0 && age <= profileAge;
  if (known.memberships.length === 0) {
    const again = !trusted || (known.groupsChanged && age >= strangerAge);
    return (again && (await lookUp(product, identity, known))) || known;
  }
  if (trusted) return known;
  const looking = lookUp(product, identity, known);
  background(looking);
  return (await inTime(looking, patience)) ?? known;
}

/** Undefined where the platform does not answer. */
async function lookUp(
  product: Product,
  identity: Identity,
  known?: Recognised,
): Promise<Recognised | undefined> {
  const { store, clock, log } = product;
  const platform = product.platforms.get(identity.platform);
  try {
    const profile = await platform?.profile({ userId: identity.userId });
    const tenant = platform?.tenant() ?? '';
    // The tenant is the one they came from: somebody of another workspace is not who has their id in ours.
    if (!platform || profile?.identity.tenant !== identity.tenant)
      return await store.people.remember({ identity }, clock.now(), { tenant });
    const keep = known !== undefined && (await isFree(product, platform, profile, known));
    return await store.people.remember(profile, clock.now(), { tenant, keep });
  } catch (error) {
    if (!(error instanceof LacksRight))
      log.warn({ err: error, platform: identity.platform }, 'could not look a person up');
    return undefined;
  }
}

/**
 * Whether somebody whose address is another than it was may go on being known by the old one: where the platform can
 * say that nobody has it. Whoever has it is the person from now on.
 */
async function isFree(
  { store, clock }: Product,
  platform: ChatPlatform,
  { identity, email }: Profile,
  { vouched }: Recognised,
): Promise<boolean> {
  if (!vouched || email === undefined || email?.toLowerCase() === vouched || !platform.findsByEmail)
    return false;
  const owner = await platform.profile({ email: vouched });
  if (!owner || owner.identity.userId === identity.userId) return true;
  await store.people.remember(owner, clock.now(), { tenant: platform.tenant() });
  return false;
}

/** By store, which outlives an ask: the groups that were read. */
const groups = new WeakMap<Store, Map<number, { revision: number; group: Promise<WorkingGroup> }>>();

/** For a database that begins anew: its groups have the ids of others. */
export function forgetGroups({ store }: Product): void {
  groups.delete(store);
}

/** The group as it is at this revision, kept in memory as long as that stands. Asked for by many at once, it is read once. */
export async function groupAt(
  { store }: Pick<Product, 'store'>,
  { groupId, revision }: Pick<Membership, 'groupId' | 'revision'>,
): Promise<WorkingGroup> {
  const kept = groups.get(store) ?? new Map();
  groups.set(store, kept);
  const known = kept.get(groupId);
  if (known?.revision === revision) return known.group;
  const loading = { revision, group: store.groups.load(groupId) };
  kept.set(groupId, loading);
  try {
    const group = await loading.group;
    // Read after it was changed once more: it is kept as what it is.
    loading.revision = group.revision;
    return group;
  } catch (error) {
    if (kept.get(groupId) === loading) kept.delete(groupId);
    throw error;
  }
}

/** The group as it is now; throws where there is none. Not for what a transaction has changed and not ended. */
export async function groupNow(product: Pick<Product, 'store'>, groupId: number): Promise<WorkingGroup> {
  const revision = (await product.store.groups.revision(groupId)) ?? 0;
  return groupAt(product, { groupId, revision });
}

/**
 * The membership that is meant: the named group's and no other, else that of the channel's group, else the only one.
 * `none`: the asker is not, or no longer, in the group that is named.
 */
export async function whichMembership(
  store: Store,
  recognised: Recognised,
  incoming: Pick<Incoming, 'channel'>,
  groupId?: number,
): Promise<Membership | 'several' | 'none'> {
  const { memberships } = recognised;
  if (groupId !== undefined) return memberships.find((one) => one.groupId === groupId) ?? 'none';
  if (memberships.length > 1 && incoming.channel) {
    const { platform } = recognised.identity;
    const here = (await store.groups.all()).find((group) => group.channels[platform] === incoming.channel);
    const membership = memberships.find((one) => one.groupId === here?.id);
    if (membership) return membership;
  }
  return memberships.length === 1 && memberships[0] ? memberships[0] : 'several';
}

/** To somebody who is in no group: whom to ask, and the line that puts them in the file. */
export async function answerStranger(
  { store, platforms }: Product,
  identity: Identity,
  locale: Locale,
): Promise<Message> {
  const t = textsFor(locale);
  const groups = await Promise.all((await store.groups.all()).map(({ id }) => store.groups.load(id)));
  const whom = new Set(
    groups.flatMap((group) => group.coordinators.map((person) => `${person.name} (${person.email})`)),
  );
  const key = platforms.get(identity.platform)?.idInFile ?? identity.platform;
  const ofFile = groups.some(({ keptIn }) => keptIn === 'file');
  return strangerMessage(t.messages.list([...whom]), ofFile ? `${key}: ${identity.userId}` : undefined, t);
}
