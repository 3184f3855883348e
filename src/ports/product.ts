import type { Holidays } from '../domain/calendar.ts';
import type { Locale, Person, WorkingGroup } from '../domain/working-group.ts';
import type { Texts } from '../texts/texts.ts';
import type { ChatPlatform, Identity, PlatformName } from './chat-platform.ts';
import type { Clock } from './clock.ts';
import type { Kinds } from './kinds.ts';
import type { Log } from './log.ts';
import type { Meter } from './meter.ts';
import type { Membership, Store } from './store.ts';

/** What every use case works with. */
export type Product = {
  store: Store;
  clock: Clock;
  /** Loaded when first needed: most requests need no calendar. */
  holidays(): Promise<Holidays>;
  platforms: ReadonlyMap<PlatformName, ChatPlatform>;
  /** What the features say of what they have stored. */
  kinds: Kinds;
  log: Log;
  meter: Meter;
};

/** Whoever asks, in the group that they ask in. */
export type Asker = {
  person: Person;
  identity: Identity;
  locale: Locale;
  t: Texts;
  membership: Membership;
  group: WorkingGroup;
};
