import { isNear, nextDigestAt } from '../domain/course-calendar.ts';
import { dayIn } from '../domain/day.ts';
import { type Initiative, standingOf } from '../domain/initiative.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Store } from '../ports/store.ts';
import type { Upcoming, UpcomingKind } from '../ports/upcoming.ts';
import { planEnding, planNextEnding } from './agreements-ending.ts';
import type { CourseAfterwardsContent, CourseDigestContent } from './compose-course.ts';
import { organiserOf } from './courses.ts';
import { calendarOf, type Product, today } from './product.ts';

/** Sees to what a group's calendar has for now besides its check-ins. Sends nothing: what is due is in the ledger then. */
export async function lookAhead(product: Product): Promise<void> {
  const due = await product.store.upcoming.due(product.clock.now());
  for (const groupId of new Set(due.map((one) => one.groupId))) {
    try {
      const group = await product.store.groups.load(groupId);
      await product.store.transaction((store) =>
        seeTo(
          product,
          store,
          group,
          due.filter((one) => one.groupId === groupId),
        ),
      );
    } catch (error) {
      // One group's fault must not keep the others from theirs; the next tick tries again.
      product.log.error({ err: error, group: groupId }, 'could not see to what a group has ahead');
    }
  }
}

async function seeTo(product: Product, store: Store, group: WorkingGroup, due: Upcoming[]): Promise<void> {
  const taken: Upcoming[] = [];
  // Another process may have taken it while this one waited for the row.
  for (const one of due) if (await store.upcoming.take(one)) taken.push(one);
  const subjects = (kind: UpcomingKind) => taken.flatMap((one) => (one.kind === kind ? [one.subject] : []));
  await planAfterwards(product, store, group, subjects('course-afterwards'));
  if (subjects('course-digest').length > 0) await planDigest(product, store, group);
  if (subjects('agreements-ending').length > 0) {
    await planEnding(product, store, group);
    await planNextEnding(product, store, group);
  }
}

/** Asks each organiser in one message, whatever the number of courses that were over since. */
async function planAfterwards(
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
      const content: CourseAfterwardsContent = { initiatives: asked.ids };
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

/** The monthly letter, to each who has something new or near in it. The next one is planned while there is anything to come. */
async function planDigest(product: Product, store: Store, group: WorkingGroup): Promise<void> {
  const now = product.clock.now();
  const day = dayIn(group.timezone, now);
  const coming = (await store.initiatives.list(group.id, { from: day })).filter(
    (one) => one.open === 'yes' && one.state === 'planned',
  );
  if (coming.length === 0) return;
  const next = nextDigestAt(group, await calendarOf(product, group), now);
  if (next) await store.upcoming.set({ groupId: group.id, kind: 'course-digest', subject: 0 }, next);
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
      return [
        {
          dedupe: `course-digest:${group.id}:${day.slice(0, 7)}:${personId}`,
          kind: 'course-digest',
          groupId: group.id,
          personId,
          partyId: parties[0],
          dueAt: now,
          content,
        },
      ];
    }),
  );
}

/** What is new or near for somebody of these parties; undefined: nothing. */
function digestFor(
  coming: Initiative[],
  parties: number[],
  had: ReadonlySet<number>,
  day: string,
): CourseDigestContent | undefined {
  const others = coming.filter(({ partyId, signUps }) => {
    const going = signUps.some((one) => parties.includes(one.partyId));
    return !parties.includes(partyId) && !going;
  });
  const fresh = others.filter(({ id }) => !had.has(id)).map(({ id }) => id);
  const shown = others.filter((one) => fresh.includes(one.id) || isNear(one.day, day));
  return shown.length > 0 ? { initiatives: shown.map(({ id }) => id), fresh } : undefined;
}
