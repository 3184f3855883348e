import type { Scene, Strip } from '../../adapters/playground/world.ts';
import { calendarOf } from '../asking/days.ts';
import { expectation } from '../domain/agreement.ts';
import { type Calendar, dueDate } from '../domain/calendar.ts';
import { type Day, dayIn } from '../domain/day.ts';
import { halfYearOf } from '../domain/half-year.ts';
import { halfYearStrip } from '../domain/half-year-strip.ts';
import { reminderDay } from '../domain/meeting.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Product } from '../ports/product.ts';
import { svPlayground as say } from '../texts/sv-playground.ts';
import { textsFor } from '../texts/texts.ts';

/** What the playground's page shows around a group's conversations: its half-year, what is next, who has answered. */
export async function readScene(product: Product, group: WorkingGroup): Promise<Omit<Scene, 'choices'>> {
  const at = await nextEvent(product, [group]);
  const strip = await readStrip(product, group, dayIn(group.timezone, product.clock.now()));
  return {
    timezone: group.timezone,
    group: { name: group.name, channel: group.channels.playground ?? group.name },
    next: at && { at, what: await whatFalls(product, group, at) },
    strip,
    answered: await readAnswered(product, group),
  };
}

/** The next moment at which something is due, UTC; undefined where none of the groups has anybody to ask by then. */
export async function nextEvent(
  { store, clock }: Product,
  groups: WorkingGroup[],
): Promise<Date | undefined> {
  const at = await store.nextMoment(clock.now());
  const somebody = (group: WorkingGroup, day: Day) =>
    expectation(group, halfYearOf(day)).some(({ expected }) => expected);
  return at && groups.some((group) => somebody(group, dayIn(group.timezone, at))) ? at : undefined;
}

/** What the calendar has then, as sentences; undefined: nothing. */
async function whatFalls(product: Product, group: WorkingGroup, at: Date): Promise<string | undefined> {
  const day = dayIn(group.timezone, at);
  const { marks } = await readStrip(product, group, day);
  const ahead = (await product.store.upcoming.due(at)).filter(({ groupId }) => groupId === group.id);
  const labels = [
    ...marks.filter((mark) => mark.day === day && !sendsNothing.has(mark.kind)).map(({ label }) => label),
    ...ahead.map(({ kind }) => say.ahead[kind]),
  ];
  return labels.length > 0 ? [...new Set(labels)].join(' och ') : undefined;
}

/** Days that are in the calendar without anybody being told anything on them. */
const sendsNothing: ReadonlySet<string> = new Set(['due', 'course']);

const kinds = {
  opens: 'opens',
  reminder: 'reminder',
  overdue: 'reminder',
  standing: 'coordinator',
  missing: 'coordinator',
  due: 'due',
  meeting: 'meeting',
  beforeMeeting: 'reminder',
  course: 'course',
} as const;

/** The half-year that a day is in. */
async function readStrip(product: Product, group: WorkingGroup, now: Day): Promise<Strip> {
  const halfYear = halfYearOf(now);
  const checkIn = await product.store.checkIns.find(group.id, halfYear);
  const { dueOn } = checkIn ?? dueDate(group.rhythm, halfYear);
  const calendar = await calendarOf(product, group);
  const strip = halfYearStrip(halfYear, dueOn, group.rhythm, calendar);
  return {
    title: textsFor('sv').halfYear(halfYear),
    from: strip.from,
    to: strip.to,
    now,
    marks: [
      ...strip.marks,
      ...meetingMarks(group, strip, calendar),
      ...(await courseMarks(product, group, { from: now, to: strip.to })),
    ]
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
      .map(({ day, kind }) => ({ day, dayText: say.day(day), kind: kinds[kind], label: say.strip[kind] })),
    daysOff: strip.daysOff.map((off) => ({
      ...off,
      label: `${say.days(off.from, off.to)}: ${say.strip[off.kind]}`,
    })),
  };
}

/** The meetings that people are invited to in a half-year, and when they are reminded of them. */
function meetingMarks(
  { meetings }: WorkingGroup,
  { from, to }: { from: Day; to: Day },
  calendar: Calendar,
): { day: Day; kind: 'meeting' | 'beforeMeeting' }[] {
  return meetings
    .flatMap(({ when: { day } }) => [
      { day, kind: 'meeting' as const },
      { day: reminderDay(day, calendar), kind: 'beforeMeeting' as const },
    ])
    .filter(({ day }) => day >= from && day <= to);
}

/** The days on which something that is open to others is held; what is over would only fill the page. */
async function courseMarks(
  { store }: Product,
  { id }: WorkingGroup,
  { from, to }: { from: Day; to: Day },
): Promise<{ day: Day; kind: 'course' }[]> {
  const courses = await store.initiatives.list(id, { from, to });
  const days = courses
    .filter(({ open, state }) => open === 'yes' && state !== 'cancelled')
    .map(({ day }) => day);
  return [...new Set(days)].map((day) => ({ day, kind: 'course' }));
}

/** By e-mail: whether every party that a person answers for, and that is to answer now, has sent in. */
async function readAnswered(product: Product, group: WorkingGroup): Promise<Map<string, boolean>> {
  const checkIn = await product.store.checkIns.current(group.id);
  if (!checkIn) return new Map();
  const progress = await product.store.statusUpdates.progress(checkIn.id);
  const submitted = new Set(progress.filter((one) => one.submittedAt).map((one) => one.partyId));
  const expected = new Set(
    expectation(group, checkIn.halfYear).flatMap((one) => (one.expected ? [one.partyId] : [])),
  );
  const answered = new Map<string, boolean>();
  for (const { partyId, person } of group.contacts)
    if (expected.has(partyId))
      answered.set(person.email, (answered.get(person.email) ?? true) && submitted.has(partyId));
  return answered;
}
