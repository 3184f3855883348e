import type { Asking } from '../asking/feature.ts';
import type { Calendar } from '../domain/calendar.ts';
import { addDays, dayIn } from '../domain/day.ts';
import { type Meeting, momentsOf, reminderDay } from '../domain/meeting.ts';
import { partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { momentOf } from '../domain/working-hours.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';
import type { Timed } from './current-meeting.ts';
import type { Receiver } from './guests.ts';

/** When those who come are reminded, UTC; undefined: that day has been, or is today, so what they are told says it all. */
export function reminderAt(
  group: WorkingGroup,
  calendar: Calendar,
  { when }: Timed,
  now: Date,
): Date | undefined {
  const day = reminderDay(when.day, calendar);
  // Two messages in a day are one too many.
  return day > dayIn(group.timezone, now) ? momentOf(group, day) : undefined;
}

export async function planReminders(
  store: Store,
  meeting: Timed,
  to: readonly Receiver[],
  at: Date | undefined,
): Promise<void> {
  if (!at) return;
  const { sequence } = meeting;
  await store.deliveries.plan(
    rowsTo(to, meeting, {
      kind: 'meeting-reminder',
      key: `reminder:${sequence}`,
      dueAt: at,
      content: { meeting: meeting.id, sequence },
    }),
  );
}

/** To whoever invites: when it has ended, what is left to fill in. */
export async function planAfterwards(
  { product, asker }: Asking,
  store: Store,
  meeting: Timed,
  calendar: Calendar,
): Promise<void> {
  const { group, person } = asker;
  const { ends } = momentsOf(meeting.when, group.timezone);
  const day = meeting.when.day;
  // On a day off it waits for the next working day, and past working hours for the next morning.
  const dueAt = calendar.isWorkingDay(day)
    ? ends
    : momentOf(group, calendar.workingDayOnOrAfter(addDays(day, 1)));
  const { sequence } = meeting;
  await store.deliveries.plan([
    {
      dedupe: `meeting:${meeting.id}:after:${sequence}:${person.id}`,
      kind: 'meeting-after',
      groupId: group.id,
      personId: person.id,
      dueAt: dueAt > product.clock.now() ? dueAt : product.clock.now(),
      content: { meeting: meeting.id, sequence },
    },
  ]);
}

/** `later`: who gets it at another time, by person. */
export function rowsTo(
  to: readonly Receiver[],
  meeting: Pick<Meeting, 'id' | 'groupId' | 'checkInId'>,
  { key, ...of }: { key: string; dueAt: Date } & Kind<NewDelivery>,
  later: ReadonlyMap<number, Date> = new Map(),
): NewDelivery[] {
  return to.map(({ personId, partyId }) => ({
    dedupe: `meeting:${meeting.id}:${key}:${personId}`,
    groupId: meeting.groupId,
    checkInId: meeting.checkInId,
    personId,
    partyId,
    ...of,
    dueAt: later.get(personId) ?? of.dueAt,
  }));
}

/** How many of those it reaches get it together with a reminder; nothing where nobody does. */
export function saidLater(
  rows: readonly NewDelivery[],
  reached: readonly Receiver[],
  now: Date,
  t: Texts,
): string[] {
  const people = new Set(reached.map(({ personId }) => personId));
  const n = rows.filter(({ personId, dueAt }) => dueAt > now && personId && people.has(personId)).length;
  return n > 0 ? [t.meeting.withReminder(n)] : [];
}

/** Which parties it reaches nobody of. */
export function saidMissed(group: WorkingGroup, partyIds: readonly number[], t: Texts): string[] {
  if (partyIds.length === 0) return [];
  return [t.meeting.missed(t.messages.list(partyIds.map((id) => partyName(group, id))))];
}

type Kind<D> = D extends { kind: `meeting-${string}` }
  ? Pick<D & { content: object }, 'kind' | 'content'>
  : never;
