import type { Locale, WorkingGroup } from '../domain/working-group.ts';
import { strangerMessage } from '../messages/help.ts';
import type { Message } from '../messages/message.ts';
import { type Identity, type Incoming, LacksRight } from '../ports/chat-platform.ts';
import type { Membership, Recognised, Store } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import { channelOf, type Product } from './product.ts';

/** How long what a platform says of somebody is trusted before it is asked again, in milliseconds. */
const profileAge = 24 * 60 * 60 * 1000;

/**
 * Who this is. Somebody met for the first time is looked up on the platform and linked by e-mail where it vouches for
 * one; later they are looked up again in the background, once a day;
 * without `background` they are not.
 */
export async function recognise(
  product: Product,
  identity: Identity,
  background: ((work: Promise<unknown>) => void) | undefined,
): Promise<Recognised> {
  const now = product.clock.now();
  const known = await product.store.people.recognise(identity);
  if (!known) return lookUp(product, identity);
  if (background && now.getTime() - known.lookedUpAt.getTime() > profileAge) {
    background(lookUp(product, identity));
  }
  return known;
}

async function lookUp(product: Product, identity: Identity): Promise<Recognised> {
  const now = product.clock.now();
  const stranger: Recognised = { identity, lookedUpAt: now, memberships: [] };
  try {
    const profile = await product.platforms.get(identity.platform)?.profile({ userId: identity.userId });
    // The tenant is the one they came from: somebody of another workspace is not who has their id in ours.
    return await product.store.people.remember(
      profile && profile.identity.tenant === identity.tenant ? profile : { identity },
      now,
    );
  } catch (error) {
    if (!(error instanceof LacksRight))
      product.log.warn({ err: error, platform: identity.platform }, 'could not look a person up');
    return stranger;
  }
}

/** Keeps each group in memory for as long as its revision stands. */
export function groupCache(
  store: Store,
): (known: Pick<Membership, 'groupId' | 'revision'>) => Promise<WorkingGroup> {
  const kept = new Map<number, WorkingGroup>();
  return async ({ groupId, revision }) => {
    const found = kept.get(groupId);
    if (found?.revision === revision) return found;
    const group = await store.groups.load(groupId);
    kept.set(groupId, group);
    return group;
  };
}

/** The membership that is meant: the named group's, else that of the channel's group, else the only one. */
export async function whichMembership(
  store: Store,
  recognised: Recognised,
  incoming: Pick<Incoming, 'channel'>,
  groupId?: number,
): Promise<Membership | 'several'> {
  const { memberships } = recognised;
  if (groupId !== undefined) {
    const named = memberships.find((one) => one.groupId === groupId);
    if (named) return named;
  }
  if (memberships.length > 1 && incoming.channel) {
    const { platform } = recognised.identity;
    const here = (await store.groups.all()).find((group) => channelOf(group, platform) === incoming.channel);
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
  return strangerMessage(t.messages.list([...whom]), `${key}: ${identity.userId}`, t);
}
