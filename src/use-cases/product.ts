import { type Calendar, createCalendar } from '../domain/calendar.ts';
import { dayIn, timeIn } from '../domain/day.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Message } from '../messages/message.ts';
import type { PlatformName } from '../ports/chat-platform.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Texts } from '../texts/texts.ts';

export type { Asker, Product };

/** The group's working days. */
export async function calendarOf(product: Pick<Product, 'holidays'>, group: WorkingGroup): Promise<Calendar> {
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
export function today(product: Pick<Product, 'clock'>, group: Pick<WorkingGroup, 'timezone'>): string {
  return dayIn(group.timezone, product.clock.now());
}
