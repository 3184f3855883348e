import type { Locale } from '../../src/domain/working-group.ts';
import type { Slots } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Connector } from './connector.ts';
import { type Place, placeOf } from './place.ts';

const serviceSlot = 'teams:service-url';
const remembered = 10_000;

/** What the adapter knows of where people are: their 1:1 conversation, their language, Teams' own address. */
export type People = {
  /** From an activity of theirs. `personal`: it was said 1:1. */
  heard(userId: string, what: { place: Place; personal: boolean; teamsId: string; locale?: Locale }): void;
  /** The person's 1:1 conversation; opened where it is unknown. Throws where Teams does not allow it. */
  personal(userId: string, kept?: string): Promise<Place>;
  /** The same, opened anew: what was known of it is no longer true. Throws as above. */
  reopened(userId: string): Promise<Place>;
  /** The same place at other addresses of Teams' for the tenant, where it has told any: what was kept may be the old one. */
  elsewhere(place: Place): Promise<Place | undefined>;
  /** Somebody's id in Teams, where it is known; else what they are known by. */
  teamsId(userId: string): string;
  /** The place of a channel, by its id. */
  channel(conversation: string): Promise<Place>;
  /** The language last known; Swedish where none is. */
  locale(userId: string): Locale;
  knownLocale(userId: string): Locale | undefined;
};

type Known = { place?: Place; teamsId?: string; locale?: Locale };

export function createPeople(options: {
  connector: Connector;
  slots: Slots;
  tenant: string;
  appId: string;
  /** Teams' address until it has told its own. */
  firstServiceUrl: string;
  log: Log;
}): People {
  const { connector, slots, tenant, appId, firstServiceUrl, log } = options;
  const people = new Map<string, Known>();
  let serviceUrl: string | undefined;

  function learn(userId: string, what: Known) {
    people.set(userId, { ...people.get(userId), ...what });
    if (people.size > remembered)
      for (const oldest of [...people.keys()].slice(0, 100)) people.delete(oldest);
  }

  /** The tenant's address, kept over restarts for channels, in which nobody need have spoken since. */
  async function serviceUrlNow(): Promise<string> {
    serviceUrl ??= (await slots.find(serviceSlot, tenant))?.[0];
    return serviceUrl ?? firstServiceUrl;
  }

  async function open(userId: string): Promise<Place> {
    const place = await connector.open(await serviceUrlNow(), people.get(userId)?.teamsId ?? userId);
    learn(userId, { place });
    return place;
  }

  /** Newer than any that was kept with a person. Undefined: Teams has told none yet. */
  async function newestServiceUrl(): Promise<string | undefined> {
    await serviceUrlNow();
    return serviceUrl;
  }

  return {
    heard(userId, { place, personal, teamsId, locale }) {
      learn(userId, { ...(personal ? { place } : {}), teamsId, ...(locale ? { locale } : {}) });
      if (place.serviceUrl === serviceUrl) return;
      serviceUrl = place.serviceUrl;
      slots
        .keep(serviceSlot, tenant, [place.serviceUrl])
        .catch((error: unknown) => log.error({ err: error }, 'the address of Teams could not be kept'));
    },

    async personal(userId, kept) {
      const known = people.get(userId);
      if (known?.place) return known.place;
      const place = placeOf(kept);
      if (!place) return open(userId);
      const now = { ...place, serviceUrl: (await newestServiceUrl()) ?? place.serviceUrl };
      learn(userId, { place: now });
      return now;
    },

    async reopened(userId) {
      learn(userId, { place: undefined });
      return open(userId);
    },

    async elsewhere(place) {
      const newest = await newestServiceUrl();
      return newest === undefined || newest === place.serviceUrl
        ? undefined
        : { ...place, serviceUrl: newest };
    },

    teamsId: (userId) => people.get(userId)?.teamsId ?? userId,

    async channel(conversation) {
      return { serviceUrl: await serviceUrlNow(), conversation, bot: `28:${appId}` };
    },

    locale: (userId) => people.get(userId)?.locale ?? 'sv',
    knownLocale: (userId) => people.get(userId)?.locale,
  };
}

/** The place that an activity was said in. */
export function placeIn(activity: {
  serviceUrl: string;
  conversation: { id: string };
  recipient?: { id: string } | null;
}): Place {
  return {
    serviceUrl: activity.serviceUrl,
    conversation: activity.conversation.id,
    bot: activity.recipient?.id ?? '',
  };
}
