import fc from 'fast-check';
import type { Arrangements } from '../../src/domain/arrangement.ts';
import { createCalendar, dueDate } from '../../src/domain/calendar.ts';
import type { CheckIn } from '../../src/domain/check-in.ts';
import { addDays, dayIn, instantAt, timeIn } from '../../src/domain/day.ts';
import type { HalfYear } from '../../src/domain/half-year.ts';
import { laterDays, standsFor } from '../../src/domain/remind-later.ts';
import type { PlannedReminder } from '../../src/domain/reminder.ts';
import { planReminders, remindersAhead, rungs } from '../../src/domain/reminder.ts';
import type { WorkingGroup } from '../../src/domain/working-group.ts';
import { momentOf } from '../../src/domain/working-hours.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';
import { agreement, contact, convener, exampleGroup, party } from './example-group.ts';

const zone = 'Europe/Stockholm';
const { rhythm } = exampleGroup();
const arrangements: Arrangements = new Map();
const calendar = createCalendar(await loadSwedishHolidays(), rhythm.quiet);
const hour = 3_600_000;

type Progress = { partyId: number; begun: number; submittedAt?: Date };
type Scenario = { group: WorkingGroup; checkIn: CheckIn; progress: Progress[] };

/** Up to four libraries; few people, so that one often stands in several places; some parties have answered. */
const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    year: fc.integer({ min: 2018, max: 2060 }),
    half: fc.constantFrom<(1 | 2)[]>(1, 2),
    parties: fc.array(
      fc.record({
        contact: fc.option(fc.integer({ min: 101, max: 106 }), { nil: undefined }),
        substitute: fc.option(fc.integer({ min: 101, max: 106 }), { nil: undefined }),
        begun: fc.integer({ min: 0, max: 2 }),
        submitted: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    coordinators: fc.uniqueArray(fc.integer({ min: 105, max: 107 }), { maxLength: 2 }),
  })
  .map(({ year, half, parties, coordinators }) => {
    const halfYear: HalfYear = `${year}-H${half}`;
    const others = parties.map((_, n) => n + 1).filter((id) => id !== convener);
    const group = exampleGroup({
      importedAt: new Date('2017-01-01'),
      parties: parties.map((_, n) => party(n + 1, `Library ${n + 1}`)),
      // The convener alone has none of its own: nobody is expected then.
      agreements: others.map((id) => agreement(id, id, '2017-01-01', '2061-12-31')),
      contacts: parties.flatMap((each, n) => [
        ...(each.contact === undefined ? [] : [contact(n + 1, each.contact)]),
        ...(each.substitute === undefined ? [] : [contact(n + 1, each.substitute, 'substitute')]),
      ]),
      coordinators: coordinators.map((id) => contact(convener, id).person),
    });
    const checkIn: CheckIn = { id: 12, groupId: 1, halfYear, ...dueDate(rhythm, halfYear) };
    const progress = parties.map(({ begun, submitted }, n) => ({
      partyId: n + 1,
      begun,
      submittedAt: submitted ? new Date('2018-01-01') : undefined,
    }));
    return { group, checkIn, progress };
  });

/** The half-year's moments from the day before the invitation to a fortnight after the due date, each hour. */
function hoursAround({ dueOn }: CheckIn): Date[] {
  const first = instantAt(zone, addDays(dueOn, -26), '00:00').getTime();
  const last = instantAt(zone, addDays(dueOn, 14), '00:00').getTime();
  return Array.from({ length: Math.ceil((last - first) / hour) }, (_, n) => new Date(first + n * hour));
}

const around = scenario.chain((given) =>
  fc.record({
    given: fc.constant(given),
    now: fc.constantFrom(...hoursAround(given.checkIn)),
    forgotten: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  }),
);

/** Plans at each moment, and keeps what is planned as handled. */
function run(given: Scenario, moments: Date[]): (PlannedReminder & { at: Date })[] {
  const handled = new Set<string>();
  return moments.flatMap((now) => {
    const { rows } = planReminders({ arrangements, ...given, handled, calendar, now });
    for (const row of rows) handled.add(row.dedupe);
    return rows.map((row) => ({ ...row, at: now }));
  });
}

/** Plans only when the planner has asked to be. */
function runByNext(given: Scenario, from: Date): (PlannedReminder & { at: Date })[] {
  const handled = new Set<string>();
  const all: (PlannedReminder & { at: Date })[] = [];
  for (let now: Date | undefined = from; now; ) {
    const { rows, next } = planReminders({ arrangements, ...given, handled, calendar, now });
    for (const row of rows) {
      handled.add(row.dedupe);
      all.push({ ...row, at: now });
    }
    if (next && next <= now)
      throw new Error(`Asked to be called at ${next.toISOString()}, which is not later`);
    now = next;
  }
  return all;
}

/** The half-year's moments at which a reminder goes out, and those at which somebody may press something. */
function ninesAndNoons({ dueOn }: CheckIn, days: number): Date[] {
  return Array.from({ length: days + 26 }, (_, n) => addDays(dueOn, n - 26)).flatMap((day) => [
    instantAt(zone, day, '09:00'),
    instantAt(zone, day, '12:00'),
  ]);
}

/** What is arranged on the way: at `at`, the party gets `days` more, and later whoever is first asks for another day. */
type OnTheWay = { partyId: number; at: Date; days: number; later: { at: Date; which: 0 | 1 }[] };

/**
 * The messages to each person for each party, when one party gets more time and its people ask to be reminded later.
 * A reminder on another day is sent then, whatever has become of the ladder.
 */
function runWith(given: Scenario, { partyId, at, days, later }: OnTheWay) {
  const { group, checkIn } = given;
  const until = addDays(checkIn.dueOn, days);
  const handled = new Set<string>();
  const sent: PlannedReminder[] = [];
  const asked = [...later].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const now of ninesAndNoons(checkIn, 30)) {
    const moreTime = { until, reason: 'time' as const, at };
    const arranged = new Map(now < at ? [] : [[partyId, { moreTime, questions: [] }]]);
    const input = { ...given, arrangements: arranged, handled, calendar, now };
    while (asked[0] && asked[0].at <= now) {
      const { which } = asked.shift() as { which: 0 | 1 };
      const personId = group.contacts.find((each) => each.partyId === partyId)?.person.id ?? 0;
      const on = laterDays(dayIn(zone, now), now < at ? checkIn.dueOn : until, calendar)[which];
      const ahead = remindersAhead(input, { personId, partyId });
      const chosen = on && standsFor(ahead, momentOf(group, on));
      if (!chosen) continue;
      for (const { dedupe } of [chosen.sent, ...chosen.merged]) handled.add(dedupe);
      sent.push(chosen.sent);
    }
    const { rows } = planReminders(input);
    for (const row of rows) handled.add(row.dedupe);
    sent.push(...rows.filter(({ skip }) => !skip));
  }
  return { sent, handled };
}

/** Who is owed which rung of the default ladder, said in another way than the planner does. */
function owed({ group, checkIn, progress }: Scenario): string[] {
  const keys = group.coordinators.flatMap(({ id }) =>
    ['-4', '1', 'reach'].map((rung) => `12:coordinator:${rung}::${id}`),
  );
  if (group.parties.length < 2) return keys.sort();
  for (const { partyId, begun, submittedAt } of progress) {
    if (submittedAt) continue;
    const people = group.contacts.filter((each) => each.partyId === partyId);
    const first = people.find(({ role }) => role === 'contact') ?? people[0];
    const second = people.find((each) => each !== first);
    const add = (id: number, of: number[]) =>
      keys.push(...of.map((rung) => `${checkIn.id}:contact:${rung}:${partyId}:${id}`));
    if (first) add(first.person.id, [-24, -10, -3, -1, 3]);
    if (second) add(second.person.id, begun === 0 ? [-3, 3] : [3]);
  }
  return [...new Set(keys)].sort();
}

describe('whatever the group, its answers and the time', () => {
  it('one call gives each person at most one message, in hours, and none for a party that has submitted', () => {
    fc.assert(
      fc.property(around, ({ given, now, forgotten }) => {
        const keys = owed(given);
        const handled = new Set(keys.filter((_, n) => forgotten[n % forgotten.length]));
        const { rows, next } = planReminders({ arrangements, ...given, handled, calendar, now });
        const sent = rows.filter((row) => !row.skip);

        expect(new Set(rows.map((row) => row.dedupe)).size).toBe(rows.length);
        expect(rows.filter((row) => handled.has(row.dedupe) || !keys.includes(row.dedupe))).toEqual([]);
        expect(new Set(sent.map((row) => row.personId)).size).toBe(sent.length);
        const answered = given.progress.filter((each) => each.submittedAt).map((each) => each.partyId);
        expect(rows.filter((row) => row.partyId && answered.includes(row.partyId))).toEqual([]);
        for (const { skip, personId } of rows) {
          if (skip?.reason !== 'merged') continue;
          expect(sent.find((row) => row.dedupe === skip.into)?.personId).toBe(personId);
        }
        if (rows.length > 0) {
          const time = timeIn(zone, now);
          expect(calendar.isWorkingDay(dayIn(zone, now)) && '09:00' <= time && time < '17:00').toBe(true);
        }
        if (next) expect(next > now && calendar.isWorkingDay(dayIn(zone, next))).toBe(true);
        if (next) expect(timeIn(zone, next)).toBe('09:00');
      }),
      { numRuns: 300 },
    );
  });

  it('a second call with the first one handled gives nothing, and the same time to wait for', () => {
    fc.assert(
      fc.property(around, ({ given, now }) => {
        const first = planReminders({ arrangements, ...given, handled: new Set(), calendar, now });
        const handled = new Set(first.rows.map((row) => row.dedupe));
        const second = planReminders({ arrangements, ...given, handled, calendar, now });
        expect(second).toEqual({ rows: [], next: first.next });
      }),
      { numRuns: 300 },
    );
  });

  it('asking each hour, or only when it says, gives everybody each rung they are owed, once, at nine on its day', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const moments = hoursAround(given.checkIn);
        const all = run(given, moments);
        expect(all.map((row) => row.dedupe).sort()).toEqual(owed(given));
        expect(all.filter((row) => row.skip?.reason === 'superseded')).toEqual([]);
        const days = rungs(given.checkIn.dueOn, rhythm, calendar);
        for (const { rung, at } of all) {
          const day = days.find((each) => each.rung === rung)?.day;
          expect([dayIn(zone, at), timeIn(zone, at)]).toEqual([day, '09:00']);
        }
        expect(runByNext(given, moments[0] ?? new Date(0))).toEqual(all);
      }),
      { numRuns: 6 },
    );
  });

  it('downtime delays what is owed, loses nothing, and leaves one message a person', () => {
    fc.assert(
      fc.property(around, ({ given, now }) => {
        const all = runByNext(given, now);
        expect(all.map((row) => row.dedupe).sort()).toEqual(owed(given));

        const [first] = all;
        const caughtUp = all.filter((row) => row.at.getTime() === first?.at.getTime());
        for (const row of caughtUp) {
          const newer = caughtUp.some((other) => isSame(other, row) && other.rung > row.rung);
          expect(row.skip?.reason === 'superseded').toBe(newer);
        }
        const people = new Set(caughtUp.map((row) => row.personId));
        expect(
          caughtUp
            .filter((row) => !row.skip)
            .map((row) => row.personId)
            .sort(),
        ).toEqual([...people].sort());
      }),
      { numRuns: 100 },
    );
  });
});

describe('whatever is arranged for a party on the way', () => {
  const onTheWay = scenario.chain((given) => {
    const moment = fc.constantFrom(...ninesAndNoons(given.checkIn, 8));
    return fc.record({
      given: fc.constant(given),
      way: fc.record({
        partyId: fc.integer({ min: 1, max: given.group.parties.length }),
        at: moment,
        days: fc.integer({ min: 1, max: 14 }),
        later: fc.array(fc.record({ at: moment, which: fc.constantFrom<(0 | 1)[]>(0, 1) }), { maxLength: 4 }),
      }),
    });
  });

  it('nobody gets more reminders of a party than the ladder has, and the other parties have theirs as they were', () => {
    fc.assert(
      fc.property(onTheWay, ({ given, way }) => {
        const { sent, handled } = runWith(given, way);
        const keys = sent.map(({ dedupe }) => dedupe);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { person, partyId } of given.group.contacts) {
          const theirs = sent.filter((row) => row.personId === person.id && row.partyId === partyId);
          expect(theirs.length).toBeLessThanOrEqual(rhythm.remind.contacts.length);
        }
        const ofOthers = (key: string) => key.split(':')[3] !== String(way.partyId);
        expect([...handled].filter(ofOthers).sort()).toEqual(owed(given).filter(ofOthers));
      }),
      { numRuns: 25 },
    );
  });
});

/** Whether both tell the same person of the same thing. */
function isSame(a: PlannedReminder, b: PlannedReminder): boolean {
  return a.kind === b.kind && a.partyId === b.partyId && a.personId === b.personId;
}
