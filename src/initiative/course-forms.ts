import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import { declareForm, type Opened } from '../asking/declare-form.ts';
import type { Asking } from '../asking/feature.ts';
import { addDays } from '../domain/day.ts';
import {
  arrangements,
  type Initiative,
  type InitiativeContent,
  initiativeFaults,
  isWebAddress,
  opennesses,
} from '../domain/initiative.ts';
import { partyName } from '../domain/party.ts';
import type { CollaborationArea } from '../domain/working-group.ts';
import type { FormRef } from '../messages/action.ts';
import type { Given, Said, Shape, ValuesOf } from '../messages/field.ts';
import type { Store } from '../ports/store.ts';
import { type Changed, changeCourse, makeCourse } from './change-course.ts';
import { cardOf } from './show-courses.ts';

type NewRef = Extract<FormRef, { kind: 'new-course' }>;
type CourseRef = Extract<FormRef, { kind: 'course' }>;

/** How far back and ahead a course may be, in days: a year further off is a slip of the finger. */
const daysBack = 730;
const daysAhead = 1_100;

export function courseDays({ product, asker }: Asking): { first: string; last: string } {
  const day = today(product, asker.group);
  return { first: addDays(day, -daysBack), last: addDays(day, daysAhead) };
}

/** So many places is more than any room has. */
export const mostPlaces = 10_000;

const title = {
  kind: 'text',
  lines: 'one',
  label: (t) => t.initiative.title,
  hint: (t) => t.initiative.titleHint,
  required: (t) => t.initiative.titleMissing,
} as const satisfies Shape[string];
const day = {
  kind: 'day',
  label: (t) => t.initiative.day,
  hint: (t) => t.initiative.dayHint,
  required: (t) => t.initiative.dayMissing,
} as const satisfies Shape[string];
const open = {
  kind: 'choice',
  label: (t) => t.initiative.openTo,
  of: opennesses,
  option: (t, value) => t.initiative.open[value as (typeof opennesses)[number]],
  required: (t) => t.initiative.openMissing,
} as const satisfies Shape[string];

const newShape = { title, day, open } as const satisfies Shape;

/** What a course says of which nobody has said anything yet. */
export const blank = {
  where: '',
  applyAt: '',
  about: '',
  ask: '',
  state: 'planned',
} as const satisfies Partial<InitiativeContent>;

/** What is told of a course that was saved. */
export function noticesOf({ asker: { t } }: Asking, changed: Changed, saved: string): string[] {
  const i = t.initiative;
  const { initiative, shown, toldParties } = changed;
  return [
    saved,
    ...(initiative.state === 'planned' && initiative.n === 1
      ? [initiative.open === 'yes' ? (shown ? i.shownSoon : i.tellLater) : i.notShown]
      : []),
    ...(toldParties.length > 0 ? [i.toldOfMove(t.messages.list(toldParties))] : []),
  ];
}

/** The answer to a change: the course's card, with what was done above it. */
export async function answerChange(
  asking: Asking,
  store: Store,
  changed: Changed,
  saved: string,
  replace = false,
): Promise<Change> {
  const message = await cardOf(asking, store, changed.initiative, noticesOf(asking, changed, saved));
  return { reply: { kind: 'messages', items: [message], replace }, send: changed.send };
}

/** A new course: three answers. */
export const newCourseForm = declareForm<NewRef, typeof newShape>({
  who: 'organiser',
  byLink: 'does',
  shape: newShape,
  title: (t) => t.initiative.newTitle,
  submit: (t) => t.initiative.save,
  again: ({ group, party }) => ({ kind: 'new-course', group, party }),
  back: ({ group }) => ({ kind: 'courses', group }),
  async read(asking, _store, { party }): Promise<Opened<typeof newShape>> {
    const { t, group } = asking.asker;
    return {
      saved: { title: '', day: undefined, open: undefined },
      given: { day: { days: courseDays(asking) } },
      partyName: partyName(group, party),
      note: t.initiative.publicRecord,
    };
  },
  async store(asking, store, { party }, { title, day, open }) {
    if (day === undefined || open === undefined) throw new Error('A required field came empty.');
    // What a coordinator plans for the convener is the region's own.
    const region = party === asking.asker.group.convenerId;
    const changed = await makeCourse(asking, store, party, {
      ...blank,
      title: title.trim(),
      day,
      open,
      ...(region && { arrangement: 'region' }),
    });
    return answerChange(asking, store, changed, asking.asker.t.initiative.saved(title.trim()));
  },
});

const line = (label: Said, hint?: Said) =>
  ({ kind: 'text', lines: 'one', label, ...(hint && { hint }) }) as const satisfies Shape[string];

const courseShape = {
  title,
  day: { ...day, hint: undefined },
  lastDay: { kind: 'day', label: (t) => t.initiative.lastDay },
  from: { kind: 'time', label: (t) => t.initiative.from },
  to: { kind: 'time', label: (t) => t.initiative.to },
  where: line((t) => t.initiative.where),
  open,
  arrangement: {
    kind: 'choice',
    label: (t) => t.initiative.arrangementLabel,
    of: arrangements,
  },
  areaId: { kind: 'choice', label: (t) => t.initiative.area },
  applyBy: { kind: 'day', label: (t) => t.initiative.applyBy },
  places: { kind: 'number', least: 1, most: mostPlaces, label: (t) => t.initiative.places },
  applyAt: line(
    (t) => t.initiative.applyAt,
    (t) => t.initiative.applyAtHint,
  ),
  about: { kind: 'text', lines: 'many', label: (t) => t.initiative.about },
  ask: line((t) => t.initiative.ask),
  // Drawn only where the party has an agreement to choose.
  agreement: {
    kind: 'each',
    label: (t) => t.initiative.separateAgreement,
    of: { kind: 'choice', label: (t) => t.initiative.separateAgreement },
  },
} as const satisfies Shape;

type CourseValues = ValuesOf<typeof courseShape>;

/** The course that a form is about, where it is its party's. */
export async function courseOf(
  asking: Asking,
  store: Store,
  of: { party: number; initiative: number },
  toStore: boolean,
): Promise<Initiative | { refused: string }> {
  const { group, t } = asking.asker;
  const { initiatives } = store;
  const found = await (toStore
    ? initiatives.lock(group.id, of.initiative)
    : initiatives.get(group.id, of.initiative));
  return found && found.partyId === of.party ? found : { refused: t.initiative.gone };
}

/** All that is said of a course, and who said it last. */
export const courseForm = declareForm<CourseRef, typeof courseShape>({
  who: 'organiser',
  shape: courseShape,
  title: (t) => t.initiative.changeTitle,
  submit: (t) => t.initiative.save,
  partial: true,
  again: ({ group, party, initiative }) => ({ kind: 'edit-course', group, party, initiative }),
  back: ({ group, initiative }) => ({ kind: 'course', group, initiative }),
  async read(asking, store, of, toStore): Promise<Opened<typeof courseShape> | { refused: string }> {
    const { t, group } = asking.asker;
    const found = await courseOf(asking, store, of, toStore);
    if ('refused' in found) return found;
    return {
      saved: savedOf(found),
      by: found.savedBy,
      at: found.savedAt,
      given: await givenFor(asking, store, found),
      subject: found.title,
      partyName: partyName(group, of.party),
      note: t.initiative.publicRecord,
    };
  },
  check({ asker: { t } }, _of, values) {
    const faults = Object.fromEntries(
      initiativeFaults(values).map(({ field, why }) => [field, t.initiative.faults[why]]),
    );
    const address = values.applyAt?.trim();
    return address && !isWebAddress(address) ? { ...faults, applyAt: t.initiative.badAddress } : faults;
  },
  async store(asking, store, of, values) {
    const before = await courseOf(asking, store, of, true);
    if ('refused' in before) return { reply: { kind: 'refused', fields: {}, why: before.refused } };
    const changed = await changeCourse(asking, store, before, contentOf(values));
    return answerChange(asking, store, changed, asking.asker.t.initiative.saved(values.title.trim()));
  },
});

/** The only one of its kind: an `each` of one item or none. */
const only = 'one';

function savedOf(found: Initiative): CourseValues {
  const { title, day, lastDay, from, to, where, open, arrangement, applyBy, places, applyAt, about, ask } =
    found;
  return {
    ...{ title, day, lastDay, from, to, where, open, arrangement, applyBy, places, applyAt, about, ask },
    areaId: found.areaId === undefined ? undefined : String(found.areaId),
    agreement: found.separateAgreementId === undefined ? {} : { [only]: String(found.separateAgreementId) },
  };
}

function contentOf(values: CourseValues): Partial<InitiativeContent> {
  const { title, where, applyAt, about, ask, areaId, agreement, day, open, ...same } = values;
  if (day === undefined || open === undefined) throw new Error('A required field came empty.');
  const agreed = agreement[only];
  return {
    ...same,
    day,
    open,
    title: title.trim(),
    where: where.trim(),
    applyAt: applyAt.trim(),
    about: about.trim(),
    ask: ask.trim(),
    areaId: areaId === undefined ? undefined : Number(areaId),
    separateAgreementId: agreed === undefined ? undefined : Number(agreed),
  };
}

/** Those that courses are held in. */
function courseAreas(areas: readonly CollaborationArea[]): CollaborationArea[] {
  const there = areas.filter(({ removed }) => !removed);
  const marked = there.filter(({ courses }) => courses);
  return marked.length > 0 ? marked : there;
}

async function givenFor(asking: Asking, store: Store, found: Initiative): Promise<Given> {
  const { t, group } = asking.asker;
  const days = courseDays(asking);
  const region = partyName(group, group.convenerId);
  const agreements = (await store.agreements.list(group.id)).filter(({ partyIds }) =>
    partyIds.includes(found.partyId),
  );
  return {
    day: { days },
    lastDay: { days },
    applyBy: { days },
    arrangement: {
      options: arrangements.map((value) => ({ value, label: t.initiative.arrangement(value, region) })),
    },
    areaId: {
      options: courseAreas(group.areas)
        .concat(group.areas.filter((area) => area.id === found.areaId))
        .filter((area, n, all) => all.indexOf(area) === n)
        .map(({ id, name }) => ({ value: String(id), label: name })),
    },
    agreement:
      agreements.length === 0
        ? {}
        : {
            items: [{ key: only, label: t.initiative.separateAgreement }],
            options: agreements.map(({ id, title, reference }) => ({
              value: String(id),
              label: [title, reference].filter(Boolean).join(', '),
            })),
          },
  };
}
