import type { Holidays } from '../domain/calendar.ts';
import { type Calendar, createCalendar } from '../domain/calendar.ts';
import { dayIn, timeIn } from '../domain/day.ts';
import type { Locale, Person, WorkingGroup } from '../domain/working-group.ts';
import type { Message } from '../messages/message.ts';
import type { ChatPlatform, Identity, PlatformName } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { Membership, Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';

/** What every use case works with. */
export type Product = {
  store: Store;
  clock: Clock;
  /** Loaded when first needed: most requests need no calendar. */
  holidays(): Promise<Holidays>;
  platforms: ReadonlyMap<PlatformName, ChatPlatform>;
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

/** The group's working days. */
export async function calendarOf(product: Product, group: WorkingGroup): Promise<Calendar> {
  return createCalendar(await product.holidays(), group.rhythm.quiet);
}

/** A message of one paragraph. */
export function say(...paragraphs: (string | undefined)[]): Message {
  return { parts: paragraphs.flatMap((text) => (text ? [{ kind: 'text' as const, text }] : [])) };
}

/** "Region Skåne-Anna, anna@example.org": whom to ask. Several coordinators are all named. */
export function whomToAsk(group: Pick<WorkingGroup, 'coordinators'>, t: Texts): string {
  return t.messages.list(group.coordinators.map((person) => `${person.name} (${person.email})`));
}

/** The group's channel on a platform, as the group says. */
export function channelOf(group: Pick<WorkingGroup, 'channels'>, platform: PlatformName): string | undefined {
  return group.channels[platform];
}

export function partyName(group: WorkingGroup, partyId: number): string {
  return group.parties.find((party) => party.id === partyId)?.shortName ?? '?';
}

/** The group's local day and time of a moment, written out: `day` with its year. */
export function moment(
  group: WorkingGroup,
  at: Date,
  t: Texts,
): { day: string; dayWithYear: string; time: string } {
  const day = dayIn(group.timezone, at);
  return {
    day: t.dates.day(day),
    dayWithYear: t.dates.dayWithYear(day),
    time: t.dates.time(timeIn(group.timezone, at)),
  };
}

/** The group's local day now. */
export function today(product: Product, group: Pick<WorkingGroup, 'timezone'>): string {
  return dayIn(group.timezone, product.clock.now());
}
