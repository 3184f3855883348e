import { calendarOf, today } from '../asking/days.ts';
import type { Asking } from '../asking/feature.ts';
import { afterwardsAt, nextDigestAt } from '../domain/course-calendar.ts';
import { type Initiative, type InitiativeContent, isMoved, lastDayOf } from '../domain/initiative.ts';
import { partyName } from '../domain/party.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { signedUpBy } from './courses.ts';
import type { CourseChange, initiativeStored } from './stored.ts';

/** A change that is stored: the course as it is then, what is to be sent at once, and whom it goes to. */
export type Changed = {
  initiative: Initiative;
  send: string[];
  /** Shown in some channel, for the first time or since it is another. */
  shown: boolean;
  /** The names of the parties that have signed up and are told. */
  toldParties: string[];
};

type CourseEvent = Exclude<
  keyof typeof initiativeStored.events,
  'course-sign-up' | 'course-asked' | 'course-tips'
>;

/** Makes a course. */
export async function makeCourse(
  asking: Asking,
  store: Store,
  partyId: number,
  content: InitiativeContent,
): Promise<Changed> {
  const { product, asker } = asking;
  const now = product.clock.now();
  const id = await store.initiatives.make(asker.group.id, partyId, content, asker.person.id, now);
  return afterSaving(asking, store, id, 'course-saved');
}

/** Saves a new version of a course that is locked. The version before stays. */
export async function changeCourse(
  asking: Asking,
  store: Store,
  before: Initiative,
  change: Partial<InitiativeContent>,
  kind: CourseEvent = 'course-saved',
): Promise<Changed> {
  const { product, asker } = asking;
  const content = contentOf({ ...before, ...change });
  await store.initiatives.save(before.id, content, asker.person.id, product.clock.now());
  return afterSaving(asking, store, before.id, kind, before);
}

/** What is said of a course, without what is known of it beside that. */
function contentOf(initiative: Initiative): InitiativeContent {
  const { id, groupId, partyId, n, savedBy, savedAt, signUps, told, ...content } = initiative;
  return content;
}

async function afterSaving(
  { product, asker }: Asking,
  store: Store,
  id: number,
  kind: CourseEvent,
  before?: Initiative,
): Promise<Changed> {
  const { group } = asker;
  const now = product.clock.now();
  const initiative = await store.initiatives.get(group.id, id);
  if (!initiative) throw new Error('An initiative is gone.');
  await store.log({
    at: now,
    kind,
    groupId: group.id,
    partyId: initiative.partyId,
    actor: asker.person.id,
    platform: asker.identity.platform,
    detail: { initiative: id, n: initiative.n },
  });
  await plan(product, asker, store, initiative, before);
  const what = whatToTell(initiative, before, today(product, group));
  const untold = { initiative, send: [], shown: false, toldParties: [] };
  if (what === undefined) return untold;
  const inChannel = what === 'new' || before?.open === 'yes' || initiative.open === 'yes';
  const places = inChannel ? placesOf(product, asker) : [];
  const toldOf = what === 'new' ? [] : initiative.signUps;
  const about = { groupId: group.id, dueAt: now, content: { initiative: id, what } };
  const rows: NewDelivery[] = [
    ...places.map(
      (place): NewDelivery => ({
        ...about,
        dedupe: `course:${id}:${initiative.n}:shown:${place}`,
        kind: 'course-shown',
        place,
      }),
    ),
    ...toldOf.flatMap((signUp): NewDelivery[] => {
      const person = signedUpBy(group, signUp);
      if (!person) return [];
      const dedupe = `course:${id}:${initiative.n}:changed:${signUp.partyId}`;
      return [{ ...about, dedupe, kind: 'course-changed', personId: person.id, partyId: signUp.partyId }];
    }),
  ];
  return {
    initiative,
    send: await store.deliveries.plan(rows),
    shown: places.length > 0,
    toldParties: toldOf.map(({ partyId }) => partyName(group, partyId)),
  };
}

const placesOf = (product: Product, { group }: Asker) =>
  [...product.platforms.keys()].filter((name) => group.channels[name] !== undefined);

/** What the others are to hear of a change. Of what is over nobody is told. */
function whatToTell(now: Initiative, before: Initiative | undefined, day: string): CourseChange | undefined {
  if (lastDayOf(now) < day) return undefined;
  if (now.state === 'cancelled') return before?.state === 'planned' ? 'cancelled' : undefined;
  if (now.state !== 'planned') return undefined;
  if (before?.state === 'cancelled') return 'restored';
  if (now.open === 'yes' && before?.open !== 'yes') return 'new';
  return before && isMoved(before, now) ? 'moved' : undefined;
}

/** When it is asked how it went, and when the next monthly letter goes. */
async function plan(
  product: Product,
  { group }: Asker,
  store: Store,
  now: Initiative,
  before: Initiative | undefined,
): Promise<void> {
  const at = product.clock.now();
  const calendar = await calendarOf(product, group);
  const of = { groupId: group.id, kind: 'course-afterwards', subject: now.id } as const;
  if (now.state !== 'planned') await store.upcoming.set(of, undefined);
  // Asked once: what is only worded otherwise is not asked about anew.
  else if (before?.state !== 'planned' || lastDayOf(before) !== lastDayOf(now))
    await store.upcoming.set(of, afterwardsAt(group, calendar, lastDayOf(now), at));
  if (now.state !== 'planned' || now.open !== 'yes' || now.day < today(product, group)) return;
  const digest = nextDigestAt(group, calendar, at);
  if (digest)
    await store.upcoming.noLaterThan({ groupId: group.id, kind: 'course-digest', subject: 0 }, digest);
}
