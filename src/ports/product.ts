import type { Holidays } from '../domain/calendar.ts';
import type { Locale, Person, WorkingGroup } from '../domain/working-group.ts';
import type { Texts } from '../texts/texts.ts';
import type { ChatPlatform, Identity, PlatformName } from './chat-platform.ts';
import type { Clock } from './clock.ts';
import type { Kinds } from './kinds.ts';
import type { Log } from './log.ts';
import type { Meter } from './meter.ts';
import type { Membership, Store } from './store.ts';

/*
 * Terms that stand in many files, each with one meaning. What a single room needs besides stands at the head of its types:
 * `chat-platform.ts`, `asking/feature.ts`, `domain/reminder.ts`.
 *
 * Who
 *   person        somebody whom a group's file names, or who is known on a platform
 *   identity      who a person is on one platform
 *   contact       one who answers for a party, of either role: contact or substitute
 *   coordinator   one who leads the group's check-ins
 *   membership    what a person is in one group: of which parties a contact, and whether a coordinator
 *   asker         the person who has done something just now, in the group that it is about
 *   by, actor     who did what is stored, as a person's id; in the log nobody: the bot itself
 * What
 *   check-in      one group in one half-year
 *   report        what one party answers in it; in texts lägesrapport, in the database status_update
 *   draft         a report's version that is not sent in
 *   standing      how a check-in stands: who is expected, has answered, is missing, can be reached
 *   commitment    what a party has agreed to do; its outcome is what became of it: yes, partly, no
 * What happens
 *   ask           one thing that a person did: words, a press, a form
 *   reply         what the asker gets for it
 *   change        what an ask has led to: the reply, and the deliveries that leave with it
 *   delivery      one message to anybody else; its settlement is what became of it
 *   event         what the log says of it
 *   kind          which delivery or event it is; each belongs to the feature that stores it
 * Where
 *   platform      where people are written to: a chat, or mail
 *   conversation  where messages stand on a platform, by its own id
 *   channel       a conversation of a whole group's; `place`: the platform whose channel a delivery goes to
 * When
 *   at            a moment, UTC;   on: a local day of the group's;   within, wait, lease: milliseconds
 */

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
