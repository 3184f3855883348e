import fc from 'fast-check';
import { addDays, dayIn } from '../../src/domain/day.ts';
import type { HalfYear } from '../../src/domain/half-year.ts';
import type { Action, FormRef } from '../../src/messages/action.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { consoleDriver } from './console-client.ts';
import { type ModelCourse, type Outcome, whyNoSignUp } from './course-model.ts';
import type { TestStore } from './database.ts';
import { contactOf, coordinator, groupOf } from './product-groups.ts';
import { seenIn } from './reply-text.ts';
import { openProductWorld } from './world.ts';

/* What may happen to courses, done in the product and to the model at once. */

/** The convener’s, who coordinates, and three libraries’. */
export const people = [coordinator, contactOf('Klippan'), contactOf('Lund'), contactOf('Höör')];
const goals = [
  { key: 'a', text: 'Kurser', source: '', measure: 'initiatives', target: 12, per: 'year' },
  { key: 'b', text: 'Deltagare', source: '', measure: 'participants', target: 90, per: 'half-year' },
  { key: 'c', text: 'Andra', source: '', measure: 'participants-from-others', target: 30, per: 'year' },
  { key: 'd', text: 'Parter', source: '', measure: 'parties', target: 3, per: 'half-year' },
] as const;

export type Step =
  | { kind: 'plan'; party: number; in: number; open: 'yes' | 'no' | 'undecided'; area: number }
  | { kind: 'places'; course: number; places: number | undefined; applyIn: number | undefined }
  | { kind: 'move'; course: number; in: number }
  | { kind: 'cancel' | 'restore'; course: number }
  | { kind: 'sign-up'; course: number; party: number; seats: number }
  | { kind: 'went'; course: number; participants: number | undefined; fromOthers: number | undefined }
  | { kind: 'pass'; days: number }
  | { kind: 'lock' | 'unlock' };

const course = fc.nat({ max: 5 });
const party = fc.nat({ max: 3 });
const number = (max: number) => fc.option(fc.nat({ max }), { nil: undefined });
/** Days from today: also into the half-years before and after. */
const within = fc.integer({ min: -150, max: 220 });
const said = (kind: Step['kind'], rest: fc.Arbitrary<object>): fc.Arbitrary<Step> =>
  rest.map((more) => ({ kind, ...more }) as Step);
const plan = said(
  'plan',
  fc.record({
    party,
    in: within,
    open: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const, 'undecided' as const),
    area: fc.nat({ max: 4 }),
  }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: plan },
  {
    weight: 2,
    arbitrary: said(
      'places',
      fc.record({
        course,
        places: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
        applyIn: number(40),
      }),
    ),
  },
  { weight: 3, arbitrary: said('move', fc.record({ course, in: within })) },
  { weight: 2, arbitrary: said('cancel', fc.record({ course })) },
  { weight: 2, arbitrary: said('restore', fc.record({ course })) },
  { weight: 7, arbitrary: said('sign-up', fc.record({ course, party, seats: fc.nat({ max: 9 }) })) },
  {
    weight: 5,
    arbitrary: said('went', fc.record({ course, participants: number(40), fromOthers: number(20) })),
  },
  { weight: 3, arbitrary: said('pass', fc.record({ days: fc.integer({ min: 1, max: 70 }) })) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'lock' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'unlock' }) },
);
/** Two courses at least, and what happens to them. */
export const courseLife = fc
  .tuple(plan, plan, fc.array(step, { minLength: 6, maxLength: 18 }))
  .map(([one, two, steps]): Step[] => [one, two, ...steps]);

/** What a locked check-in says: the courses as they were, counted on the day of the lock. */
export type Locked = { courses: ModelCourse[]; on: string };

export type Life = Awaited<ReturnType<typeof beginLife>>;

/** The product in a terminal with a group of four, and the model of its courses beside it. */
export async function beginLife(opened: TestStore) {
  const courses: ModelCourse[] = [];
  const locked = new Map<HalfYear, Locked>();
  let asked = 0;
  const file = { ...(await groupOf(['Klippan', 'Lund', 'Höör'])), goals: goals.map((one) => ({ ...one })) };
  const world = await openProductWorld({
    opened,
    driver: consoleDriver,
    platform: 'console',
    files: [file],
    people: people.map((email) => ({ userId: email, email, locale: 'sv' })),
    at: '2019-05-21T08:00:00Z',
  });
  const [head] = await opened.store.groups.all();
  const { id: group, parties: all, areas } = await opened.store.groups.load(head?.id ?? 0);
  const parties = all.map(({ id }) => id);
  const today = () => dayIn('Europe/Stockholm', world.now());

  async function ask(by: number, ask: Incoming['ask']): Promise<Reply> {
    const email = people[by] ?? '';
    const tenant = world.product.platforms.get('console')?.tenant() ?? '';
    return world.app.handle({
      key: `asked ${++asked}`,
      from: { platform: 'console', tenant, userId: email },
      answer: 'reply',
      within: 30_000,
      ask,
    });
  }
  const press = (by: number, action: Action) => ask(by, { kind: 'press', action });
  const fill = (by: number, form: FormRef, values: Record<string, string>) =>
    ask(by, { kind: 'form', form, values });
  const of = (one: ModelCourse) => ({ group, party: parties[one.party] ?? 0, initiative: one.id });

  async function pass(days: number): Promise<void> {
    world.set(`${addDays(today(), days)}T08:00:00Z`);
    await world.app.tick();
    await world.app.idle();
  }

  async function plan({ party, in: days, open, area }: Extract<Step, { kind: 'plan' }>): Promise<void> {
    const title = `Kurs ${courses.length + 1}.`;
    const day = addDays(today(), days);
    const ref = { kind: 'new-course' as const, group: group, party: parties[party] ?? 0 };
    expect(seenIn(await fill(party, ref, { title, day, open }))).toContain(`Sparat: ${title}`);
    const stored = await opened.store.initiatives.list(group, {});
    const id = stored.find((one) => one.title === title)?.id ?? 0;
    const made: ModelCourse = {
      id,
      party,
      title,
      day,
      open,
      state: 'planned',
      seats: new Map(),
      versions: 1,
    };
    courses.push(made);
    const chosen = areas[area];
    // Only those that courses are held in are offered.
    if (!chosen?.courses) return;
    const saved = await fill(party, { kind: 'course', ...of(made) }, { areaId: String(chosen.id) });
    expect(saved.kind).toBe('messages');
    Object.assign(made, { area, versions: 2 });
  }

  async function lock(what: 'lock' | 'unlock'): Promise<void> {
    const checkIn = await opened.store.checkIns.current(group);
    if (!checkIn?.openedAt) return;
    if (what === 'lock' && !checkIn.lockedAt) {
      await press(0, { kind: 'lock', checkIn: checkIn.id });
      const now = await opened.store.checkIns.find(group, checkIn.halfYear);
      expect(now?.lockedAt).toBeDefined();
      const then = courses.map((one) => ({ ...one, seats: new Map(one.seats) }));
      locked.set(checkIn.halfYear, { courses: then, on: today() });
    }
    if (what === 'unlock' && checkIn.lockedAt) {
      await fill(0, { kind: 'unlock', checkIn: checkIn.id }, { reason: 'Mer att säga' });
      locked.delete(checkIn.halfYear);
    }
  }

  async function change(one: ModelCourse, step: Extract<Step, { course: number }>): Promise<void> {
    const about = of(one);
    switch (step.kind) {
      case 'places': {
        const applyBy = step.applyIn === undefined ? undefined : addDays(today(), step.applyIn);
        const values = { places: String(step.places ?? ''), applyBy: applyBy ?? '' };
        const reply = await fill(one.party, { kind: 'course', ...about }, values);
        if (applyBy !== undefined && applyBy > one.day) return expectRefused(reply, 'Sista dag att anmäla');
        Object.assign(one, { places: step.places, applyBy, versions: one.versions + 1 });
        return;
      }
      case 'move': {
        const day = addDays(today(), step.in);
        const reply = await fill(one.party, { kind: 'move-course', ...about }, { day, from: '', to: '' });
        if (one.state !== 'planned') return expectRefused(reply);
        if (day === one.day) return;
        const applyBy = one.applyBy !== undefined && one.applyBy > day ? undefined : one.applyBy;
        Object.assign(one, { day, applyBy, versions: one.versions + 1 });
        return;
      }
      case 'cancel':
      case 'restore': {
        const from = step.kind === 'cancel' ? 'planned' : 'cancelled';
        await press(one.party, { kind: `${step.kind}-course`, ...about });
        if (one.state !== from) return;
        one.state = step.kind === 'cancel' ? 'cancelled' : 'planned';
        one.versions++;
        return;
      }
      case 'sign-up': {
        const { party, seats } = step;
        const ref = { kind: 'sign-up' as const, ...about, party: parties[party] ?? 0 };
        const reply = await fill(party, ref, { seats: String(seats) });
        const why = whyNoSignUp(one, party, seats, today(), party === 0);
        if (why !== undefined) return expectRefused(reply, why);
        if (seats === 0) one.seats.delete(party);
        else one.seats.set(party, seats);
        return;
      }
      case 'went': {
        const { participants, fromOthers } = step;
        const values = { participants: String(participants ?? ''), fromOthers: String(fromOthers ?? '') };
        const reply = await fill(one.party, { kind: 'course-went', ...about }, values);
        if (one.state === 'cancelled' || one.day > today()) return expectRefused(reply);
        if (participants !== undefined && fromOthers !== undefined && fromOthers > participants)
          return expectRefused(reply, 'Det kan inte vara fler än alla som deltog.');
        const same =
          one.state === 'held' && one.participants === participants && one.fromOthers === fromOthers;
        Object.assign(one, { state: 'held', participants, fromOthers });
        if (!same) one.versions++;
        return;
      }
    }
  }

  async function happen(step: Step): Promise<void> {
    switch (step.kind) {
      case 'pass':
        return pass(step.days);
      case 'plan':
        return plan(step);
      case 'lock':
      case 'unlock':
        return lock(step.kind);
      default: {
        const one = courses[step.course];
        if (one) await change(one, step);
      }
    }
  }

  return { world, group, parties, areas, courses, locked, today, ask, press, of, happen };
}

function expectRefused(reply: Reply, why: Outcome = ''): void {
  const words = reply.kind === 'refused' ? [reply.why ?? '', ...Object.values(reply.fields)] : [];
  expect([reply.kind, words.join(' ')]).toEqual(['refused', expect.stringContaining(why)]);
  // One sentence, or two, not a list of them.
  expect(words.filter(Boolean)).toHaveLength(1);
}
