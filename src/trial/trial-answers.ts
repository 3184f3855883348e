import { today } from '../asking/days.ts';
import { areasOf } from '../domain/agreement.ts';
import { dueDate } from '../domain/calendar.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { addDays, instantAt } from '../domain/day.ts';
import { halfYearOf, previousHalfYear } from '../domain/half-year.ts';
import { contactsOf } from '../domain/party.ts';
import { writtenIn } from '../domain/status-update.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { svPlayground as say } from '../texts/sv-playground.ts';
import { type InventedAnswer, inventedAnswers, statusOf } from './invented-answers.ts';
import { holdCoursesOf, holdCoursesUntil } from './trial-courses.ts';

/** The group whose libraries answer by themselves. */
const inventedGroup = 'skane-33';

async function findGroup({ store }: Pick<Product, 'store'>): Promise<WorkingGroup | undefined> {
  const head = (await store.groups.all()).find(({ key }) => key === inventedGroup);
  return head && store.groups.load(head.id);
}

/**
 * Fills the half-year before this one in the invented group, so that there is something to compare with, and holds the
 * courses that are over by now.
 */
export async function answerLastHalfYear(
  product: Product,
  progress: (done: number, all: number) => void,
): Promise<void> {
  const { store, clock } = product;
  const group = await findGroup(product);
  if (!group) return;
  const halfYear = previousHalfYear(halfYearOf(today(product, group)));
  const due = dueDate(group.rhythm, halfYear);
  const { id } = await store.checkIns.ensure(group.id, halfYear, due, clock.now());
  const opens = Math.min(...group.rhythm.remind.contacts);
  await store.checkIns.open(id, instantAt(group.timezone, addDays(due.dueOn, opens), group.rhythm.remind.at));
  // It is over: nobody is to be reminded of it.
  await store.checkIns.setPlan(id, undefined);
  const checkIn = await store.checkIns.get(id);
  if (!checkIn) return;
  for (const [index, invented] of inventedAnswers.entries()) {
    const at = instantAt(group.timezone, addDays(due.dueOn, -1), '10:00');
    await answer(store, group, checkIn, { ...invented, letters: invented.last }, at);
    progress(index + 1, inventedAnswers.length);
  }
  await holdCoursesOf(product, group, halfYear, clock.now());
  await holdCoursesUntil(product, group, clock.now());
}

/** What the invented group's libraries do until `moment`: the courses they run, and what they answer. */
export async function answerUntil(product: Product, moment: Date): Promise<void> {
  const group = await findGroup(product);
  if (!group) return;
  await holdCoursesUntil(product, group, moment);
  await answerCheckIn(product, group, moment);
}

/** In the check-in that is under way, in order of time. */
async function answerCheckIn(product: Product, group: WorkingGroup, moment: Date): Promise<void> {
  const { store } = product;
  const checkIn = await store.checkIns.current(group.id);
  if (!checkIn?.openedAt || checkIn.lockedAt || checkIn.halfYear !== halfYearOf(today(product, group)))
    return;
  const { openedAt, dueOn } = checkIn;
  const begun = new Set((await store.statusUpdates.progress(checkIn.id)).map(({ partyId }) => partyId));
  const parties = new Map(group.parties.map(({ key, id }) => [key, id]));
  const coming = inventedAnswers
    .flatMap((invented, index) => {
      if (invented.days === undefined || begun.has(parties.get(invented.party) ?? 0)) return [];
      const time = `${String(8 + (index % 9)).padStart(2, '0')}:${String((index * 7) % 60).padStart(2, '0')}`;
      const at = instantAt(group.timezone, addDays(dueOn, invented.days), time);
      return [{ invented, at: at < openedAt ? openedAt : at }];
    })
    .filter(({ at }) => at <= moment)
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  for (const { invented, at } of coming)
    await answer(store, group, checkIn, { ...invented, letters: invented.now, undertook: undefined }, at);
}

async function answer(
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
  invented: InventedAnswer & { letters: string },
  at: Date,
): Promise<void> {
  const partyId = group.parties.find(({ key }) => key === invented.party)?.id;
  const author = partyId === undefined ? undefined : contactsOf(group, partyId)[0]?.person;
  if (partyId === undefined || !author) return;
  const marked = (text: string | undefined) => (text === undefined ? '' : say.invented(text));
  await store.transaction(async (inside) => {
    await inside.statusUpdates.draft(checkIn.id, partyId);
    for (const [index, area] of areasOf(group, partyId, checkIn.halfYear).entries()) {
      const texts =
        index === 1
          ? { ...writtenIn(undefined), done: marked(invented.done), needs: marked(invented.needs) }
          : writtenIn(undefined);
      const status = statusOf[invented.letters[index] ?? 'g'];
      await inside.statusUpdates.saveArea(checkIn.id, partyId, area.id, { status, ...texts }, author.id, at);
    }
    const { undertook } = invented;
    const overall = {
      workedWell: marked(invented.workedWell),
      commitments: undertook === undefined ? [] : [{ what: marked(undertook), who: author.name }],
    };
    await inside.statusUpdates.saveOverall(checkIn.id, partyId, overall, author.id, at);
    await inside.statusUpdates.submit(checkIn.id, partyId, author.id, at);
  });
}
