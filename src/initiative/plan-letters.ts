import { calendarOf, today } from '../asking/days.ts';
import type { ContentOf } from '../asking/stored.ts';
import { isNear, nextDigestAt } from '../domain/course-calendar.ts';
import { type Day, dayIn } from '../domain/day.ts';
import { halfYearOf } from '../domain/half-year.ts';
import { type Initiative, standingOf } from '../domain/initiative.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { nextReminders } from '../reminders/next-reminders.ts';
import { organiserOf } from './courses.ts';

/** Asks each organiser in one message, whatever the number of courses that were over since. */
export async function planAfterwards(
  product: Product,
  store: Store,
  group: WorkingGroup,
  ids: number[],
): Promise<void> {
  const day = today(product, group);
  const byPerson = new Map<number, { partyId: number; ids: number[] }>();
  for (const id of ids) {
    const found = await store.initiatives.get(group.id, id);
    const person = found && standingOf(found, day) === 'unreported' && organiserOf(group, found);
    if (!found || !person) continue;
    const asked = byPerson.get(person.id) ?? { partyId: found.partyId, ids: [] };
    asked.ids.push(id);
    byPerson.set(person.id, asked);
  }
  await store.deliveries.plan(
    [...byPerson].map(([personId, asked]): NewDelivery => {
      const content = { initiatives: asked.ids };
      return {
        dedupe: `course-afterwards:${group.id}:${personId}:${asked.ids.join(',')}:${day}`,
        kind: 'course-afterwards',
        groupId: group.id,
        personId,
        partyId: asked.partyId,
        dueAt: product.clock.now(),
        content,
      };
    }),
  );
}

/**
 * The monthly letter, to each who has something new or near in it. It waits for the invitation to the check-in, or a
 * reminder of it, that goes to them before the next one, unless something in it would be over by then. The next one is
 * planned while there is anything to come.
 */
export async function planDigest(product: Product, store: Store, group: WorkingGroup): Promise<void> {
  const now = product.clock.now();
  const day = dayIn(group.timezone, now);
  const coming = (await store.initiatives.list(group.id, { from: day })).filter(
    (one) => one.open === 'yes' && one.state === 'planned',
  );
  if (coming.length === 0) return;
  const next = nextDigestAt(group, await calendarOf(product, group), now);
  if (next) await store.upcoming.set({ groupId: group.id, kind: 'course-digest', subject: 0 }, next);
  const checkIn = await store.checkIns.find(group.id, halfYearOf(day));
  const later =
    checkIn && next ? await nextReminders(product, store, group, checkIn, next) : new Map<number, Date>();
  const had = await store.initiatives.digested(group.id);
  const off = await store.initiatives.withoutTips(group.id);
  const people = new Map<number, number[]>();
  for (const { person, partyId } of group.contacts)
    people.set(person.id, [...(people.get(person.id) ?? []), partyId]);
  await store.deliveries.plan(
    [...people].flatMap(([personId, parties]): NewDelivery[] => {
      if (off.has(personId)) return [];
      const content = digestFor(coming, parties, had.get(personId) ?? new Set(), day);
      if (!content) return [];
      const at = later.get(personId);
      const waits = checkIn && at && canWait(coming, content, dayIn(group.timezone, at));
      return [
        {
          dedupe: `course-digest:${group.id}:${day.slice(0, 7)}:${personId}`,
          kind: 'course-digest',
          groupId: group.id,
          personId,
          partyId: parties[0],
          ...(waits ? { checkInId: checkIn.id, dueAt: at } : { dueAt: now }),
          content,
        },
      ];
    }),
  );
}

/** Whether all that is in it can still be gone to when it is told on that day. */
function canWait(coming: Initiative[], { initiatives: ids }: ContentOf<'course-digest'>, day: Day): boolean {
  return coming.every((one) => !ids.includes(one.id) || (one.applyBy ?? one.day) > day);
}

/** What is new or near for somebody of these parties; undefined: nothing. */
function digestFor(
  coming: Initiative[],
  parties: number[],
  had: ReadonlySet<number>,
  day: string,
): ContentOf<'course-digest'> | undefined {
  const others = coming.filter(({ partyId, signUps }) => {
    const going = signUps.some((one) => parties.includes(one.partyId));
    return !parties.includes(partyId) && !going;
  });
  const fresh = others.filter(({ id }) => !had.has(id)).map(({ id }) => id);
  const shown = others.filter((one) => fresh.includes(one.id) || isNear(one.day, day));
  return shown.length > 0 ? { initiatives: shown.map(({ id }) => id), fresh } : undefined;
}
