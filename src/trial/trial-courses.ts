import { calendarOf } from '../asking/days.ts';
import { expectation } from '../domain/agreement.ts';
import { dueDate } from '../domain/calendar.ts';
import { nextDigestAt } from '../domain/course-calendar.ts';
import { addDays, type Day, dayIn, instantAt } from '../domain/day.ts';
import { firstDay, type HalfYear, halfYearOf, lastDay } from '../domain/half-year.ts';
import type { Initiative, InitiativeContent } from '../domain/initiative.ts';
import { contactsOf } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { svPlayground as say } from '../texts/sv-playground.ts';
import { type InventedCourse, inventedCourses } from './invented-courses.ts';

/** Whole weeks, so that what happens on a working day does so each half-year. */
const plannedBefore = -42;
const toldAfter = 1;

/** A course of the list in one half-year. `planned` and `told`: when that happens, UTC. */
type Coming = {
  invented: InventedCourse;
  day: Day;
  planned: Date;
  told: Date;
};

/** What the invented group's libraries plan, sign up for and tell of, until `moment`. What has been done stays done. */
export async function holdCoursesUntil(product: Product, group: WorkingGroup, moment: Date): Promise<void> {
  const day = dayIn(group.timezone, moment);
  const before = dayIn(group.timezone, product.clock.now());
  for (const halfYear of new Set([halfYearOf(before), halfYearOf(day)]))
    await holdCoursesOf(product, group, halfYear, moment);
}

/** Those of one half-year, until `moment`. */
export async function holdCoursesOf(
  product: Product,
  group: WorkingGroup,
  halfYear: HalfYear,
  moment: Date,
): Promise<void> {
  if (!expectation(group, halfYear).some(({ expected }) => expected)) return;
  const { store } = product;
  const { dueOn } = (await store.checkIns.find(group.id, halfYear)) ?? dueDate(group.rhythm, halfYear);
  const coming = inventedCourses.map((invented) => comingOf(group, invented, dueOn));
  const begun = coming.filter(({ planned }) => planned <= moment);
  if (begun.length === 0) return;
  const there = await store.initiatives.list(group.id, { from: firstDay(halfYear), to: lastDay(halfYear) });
  await store.transaction(async (inside) => {
    let isNew = false;
    for (const one of begun) {
      const title = say.inventedCourse(one.invented.title);
      const found = there.find((each) => each.title === title);
      isNew ||= !found;
      await goOn(inside, group, one, found, moment);
    }
    const next = isNew && nextDigestAt(group, await calendarOf(product, group), moment);
    if (next)
      await inside.upcoming.noLaterThan({ groupId: group.id, kind: 'course-digest', subject: 0 }, next);
  });
}

function comingOf(group: WorkingGroup, invented: InventedCourse, dueOn: Day): Coming {
  const day = addDays(dueOn, invented.day);
  const at = (days: number, time: string) => instantAt(group.timezone, addDays(day, days), time);
  return {
    invented,
    day,
    planned: at(plannedBefore, '10:00'),
    told: at(toldAfter, '10:00'),
  };
}

/** Does what is due of a course and not done. What somebody has changed by hand is theirs. */
async function goOn(
  store: Store,
  group: WorkingGroup,
  { invented, day, planned, told }: Coming,
  found: Initiative | undefined,
  moment: Date,
): Promise<void> {
  const organiser = partyOf(group, invented.party);
  if (!organiser || (found && found.n > 1)) return;
  const content = contentOf(group, invented, day);
  const id =
    found?.id ?? (await store.initiatives.make(group.id, organiser.id, content, organiser.by, planned));
  // Once, with the course: who withdraws by hand stays withdrawn.
  if (!found)
    for (const [key, seats] of invented.signUps) {
      const party = partyOf(group, key);
      if (party) await store.initiatives.signUp(id, party.id, seats, party.by, planned);
    }
  if (told > moment) return;
  const [participants, fromOthers] = invented.took;
  await store.initiatives.save(
    id,
    { ...content, state: 'held', participants, fromOthers },
    organiser.by,
    told,
  );
}

/** A party, and who does what is done for it. */
function partyOf(group: WorkingGroup, key: string): { id: number; by: number } | undefined {
  const id = group.parties.find((party) => party.key === key)?.id;
  const by = id === undefined ? undefined : contactsOf(group, id)[0]?.person.id;
  return id === undefined || by === undefined ? undefined : { id, by };
}

function contentOf(group: WorkingGroup, invented: InventedCourse, day: Day): InitiativeContent {
  const { title, from, to, area, open, arrangement, where, places } = invented;
  return {
    ...{ day, from, to, open, arrangement, where, places },
    title: say.inventedCourse(title),
    areaId: group.areas.find(({ key }) => key === area)?.id,
    applyAt: '',
    about: '',
    ask: '',
    state: 'planned',
  };
}
