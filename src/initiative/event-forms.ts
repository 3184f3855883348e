import { calendarOf, today } from '../asking/days.ts';
import { declareForm, type Opened } from '../asking/declare-form.ts';
import type { Asking } from '../asking/feature.ts';
import { dayIn } from '../domain/day.ts';
import { cannotSignUp, initiativeFaults, isMoved, placesLeft } from '../domain/initiative.ts';
import { partyName } from '../domain/party.ts';
import { nextOpening } from '../domain/working-hours.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { whenText } from '../messages/initiative.ts';
import { tell } from '../messages/say.ts';
import type { Store } from '../ports/store.ts';
import { changeCourse } from './change-course.ts';
import { answerChange, courseDays, courseOf, mostPlaces } from './course-forms.ts';
import { maySee, organiserOf } from './courses.ts';
import { cardOf } from './show-courses.ts';

type Of<K extends FormRef['kind']> = Extract<FormRef, { kind: K }>;

const moveShape = {
  day: {
    kind: 'day',
    label: (t) => t.initiative.newDay,
    required: (t) => t.initiative.dayMissing,
  },
  from: { kind: 'time', label: (t) => t.initiative.from },
  to: { kind: 'time', label: (t) => t.initiative.to },
} as const satisfies Shape;

/** Another day for the same course. */
export const moveForm = declareForm<Of<'move-course'>, typeof moveShape>({
  who: 'organiser',
  shape: moveShape,
  title: (t) => t.initiative.moveTitle,
  submit: (t) => t.initiative.move,
  again: ({ group, party, initiative }) => ({ kind: 'move-course', group, party, initiative }),
  back: ({ group, initiative }) => ({ kind: 'course', group, initiative }),
  async read(asking, store, of, toStore): Promise<Opened<typeof moveShape> | { refused: string }> {
    const { t, group } = asking.asker;
    const found = await courseOf(asking, store, of, toStore);
    if ('refused' in found) return found;
    if (found.state !== 'planned') return { refused: t.initiative.already };
    const { day, from, to } = found;
    return {
      saved: { day, from, to },
      by: found.savedBy,
      at: found.savedAt,
      given: { day: { days: courseDays(asking) } },
      subject: found.title,
      partyName: partyName(group, of.party),
      note: t.initiative.publicRecord,
      unchanged: () => tell(t.initiative.notMoved),
    };
  },
  check: ({ asker: { t } }, _of, values) =>
    Object.fromEntries(initiativeFaults(values).map(({ field, why }) => [field, t.initiative.faults[why]])),
  async store(asking, store, of, { day, from, to }) {
    const before = await courseOf(asking, store, of, true);
    if ('refused' in before) return { reply: { kind: 'refused', fields: {}, why: before.refused } };
    if (day === undefined) throw new Error('A required field came empty.');
    // What was said of several days, and of the last day to sign up, goes with the day that it was about.
    const change = {
      day,
      from,
      to,
      lastDay: undefined,
      ...(before.applyBy !== undefined && before.applyBy > day && { applyBy: undefined }),
    };
    const moved = isMoved(before, { ...before, ...change });
    const changed = await changeCourse(
      asking,
      store,
      before,
      change,
      moved ? 'course-moved' : 'course-saved',
    );
    const { t } = asking.asker;
    const { title } = changed.initiative;
    return answerChange(asking, store, changed, t.initiative.moved(title, whenText(changed.initiative, t)));
  },
});

const wentShape = {
  participants: {
    kind: 'number',
    least: 0,
    most: mostPlaces,
    label: (t) => t.initiative.participants,
    hint: (t) => t.initiative.roughly,
  },
  fromOthers: { kind: 'number', least: 0, most: mostPlaces, label: (t) => t.initiative.fromOthers },
} as const satisfies Shape;

/** *Hur gick det?*: both numbers may be left out; saving it says that the course was held. */
export const wentForm = declareForm<Of<'course-went'>, typeof wentShape>({
  who: 'organiser',
  byLink: 'does',
  shape: wentShape,
  title: (t) => t.initiative.wentTitle,
  submit: (t) => t.initiative.save,
  again: ({ group, party, initiative }) => ({ kind: 'course-went', group, party, initiative }),
  back: ({ group, initiative }) => ({ kind: 'course', group, initiative }),
  async read(asking, store, of, toStore): Promise<Opened<typeof wentShape> | { refused: string }> {
    const { t, group } = asking.asker;
    const found = await courseOf(asking, store, of, toStore);
    if ('refused' in found) return found;
    if (found.state === 'cancelled') return { refused: t.initiative.cannot.cancelled };
    if (found.day > today(asking.product, group))
      return { refused: t.initiative.notYet(t.dates.dayWithYear(found.day)) };
    return {
      saved: { participants: found.participants, fromOthers: found.fromOthers },
      by: found.savedBy,
      at: found.savedAt,
      subject: found.title,
      partyName: partyName(group, of.party),
      note: t.initiative.publicRecord,
    };
  },
  check({ asker: { t } }, _of, { participants, fromOthers }): Record<string, string> {
    const more = participants !== undefined && fromOthers !== undefined && fromOthers > participants;
    return more ? { fromOthers: t.initiative.moreThanAll } : {};
  },
  async store(asking, store, of, { participants, fromOthers }) {
    const before = await courseOf(asking, store, of, true);
    if ('refused' in before) return { reply: { kind: 'refused', fields: {}, why: before.refused } };
    const same =
      before.state === 'held' && before.participants === participants && before.fromOthers === fromOthers;
    const said = asking.asker.t.initiative.wentSaved(before.title);
    if (same) return { reply: { kind: 'messages', items: [await cardOf(asking, store, before, [said])] } };
    const change = { state: 'held' as const, participants, fromOthers };
    return answerChange(
      asking,
      store,
      await changeCourse(asking, store, before, change, 'course-held'),
      said,
    );
  },
});

const signUpShape = {
  seats: {
    kind: 'number',
    least: 0,
    most: mostPlaces,
    label: (t) => t.initiative.howMany,
    hint: (t) => t.initiative.withdrawHint,
    required: (t) => t.initiative.howManyMissing,
  },
} as const satisfies Shape;

/** How many the party sends; 0 withdraws. */
export const signUpForm = declareForm<Of<'sign-up'>, typeof signUpShape>({
  who: 'own-party',
  byLink: 'does',
  shape: signUpShape,
  title: (t) => t.initiative.signUpTitle,
  submit: (t) => t.initiative.signUp,
  again: ({ group, party, initiative }) => ({ kind: 'sign-up-for', group, party, initiative }),
  back: ({ group, initiative }) => ({ kind: 'course', group, initiative }),
  async read(
    asking,
    store,
    { party, initiative },
    toStore,
  ): Promise<Opened<typeof signUpShape> | { refused: string }> {
    const { t, group } = asking.asker;
    const i = t.initiative;
    // Locked when it is stored: the places that are left then are left until it is.
    const found = toStore
      ? await store.initiatives.lock(group.id, initiative)
      : await store.initiatives.get(group.id, initiative);
    if (!found || !maySee(group, asking.asker.membership, found)) return { refused: i.gone };
    if (found.partyId === party) return { refused: i.ownCourse };
    const own = found.signUps.find((one) => one.partyId === party)?.seats;
    const why = cannotSignUp(found, today(asking.product, group));
    // What one has signed up can be made less until it is over.
    if (why && (own === undefined || why === 'over')) return { refused: i.cannot[why] };
    const left = placesLeft(found, party);
    return {
      saved: { seats: own },
      subject: found.title,
      partyName: partyName(group, party),
      reading: [
        [whenText(found, t), found.where.trim()].filter(Boolean).join(', '),
        `${i.organiser}: ${partyName(group, found.partyId)}`,
        found.applyBy ? `${i.applyLast}: ${t.dates.weekdayAndDay(found.applyBy)}` : '',
        left === undefined ? '' : i.placesLeft(left),
      ],
      note: i.noPersons,
      faults({ seats = 0 }): Record<string, string> {
        if (seats <= (own ?? 0)) return {};
        if (why) return { seats: i.cannot[why] };
        return left !== undefined && seats > left ? { seats: i.full(left) } : {};
      },
    };
  },
  async store(asking, store, { party, initiative }, { seats = 0 }) {
    const { product, asker } = asking;
    const { t, group } = asker;
    const before = await store.initiatives.get(group.id, initiative);
    if (!before) throw new Error('An initiative is gone.');
    const own = before.signUps.find((one) => one.partyId === party)?.seats ?? 0;
    if (seats !== own) {
      await store.initiatives.signUp(initiative, party, seats, asker.person.id, product.clock.now());
      await store.log({
        at: product.clock.now(),
        kind: 'course-sign-up',
        groupId: group.id,
        partyId: party,
        actor: asker.person.id,
        platform: asker.identity.platform,
        detail: { initiative, seats },
      });
      await planSignUpNotice(asking, store, before);
    }
    const now = (await store.initiatives.get(group.id, initiative)) ?? before;
    const said = seats === 0 ? t.initiative.withdrawn(now.title) : t.initiative.signUpNow(seats, now.title);
    return { reply: { kind: 'messages', items: [await cardOf(asking, store, now, [said])] } };
  },
});

/** The organiser hears of sign-ups the next working morning, of all there are by then: one message a day at most. */
async function planSignUpNotice(
  { product, asker }: Asking,
  store: Store,
  initiative: Parameters<typeof organiserOf>[1],
): Promise<void> {
  const { group } = asker;
  const person = organiserOf(group, initiative);
  if (!person) return;
  const dueAt = nextOpening(group, await calendarOf(product, group), product.clock.now());
  await store.deliveries.plan([
    {
      dedupe: `course-sign-ups:${group.id}:${initiative.partyId}:${dayIn(group.timezone, dueAt)}`,
      kind: 'course-sign-ups',
      groupId: group.id,
      personId: person.id,
      partyId: initiative.partyId,
      dueAt,
    },
  ]);
}
