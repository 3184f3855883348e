import type { Calendar } from './calendar.ts';
import { addDays, type Day, dayIn, daysBetween } from './day.ts';
import type { WorkingGroup } from './working-group.ts';
import { momentOf } from './working-hours.ts';

type Hours = Pick<WorkingGroup, 'timezone' | 'rhythm'>;

/** When an organiser is asked how a course went: the first working day after its last. Never before tomorrow. UTC. */
export function afterwardsAt(group: Hours, calendar: Calendar, lastDay: Day, now: Date): Date {
  const today = dayIn(group.timezone, now);
  const after = addDays(lastDay > today ? lastDay : today, 1);
  return momentOf(group, calendar.workingDayOnOrAfter(after));
}

/** Further ahead than this no month is without a working day. */
const monthsAhead = 14;

/** The next monthly letter after a moment: a month's first working day. A month that is quiet as a whole has none. UTC. */
export function nextDigestAt(group: Hours, calendar: Calendar, now: Date): Date | undefined {
  let first: Day = `${dayIn(group.timezone, now).slice(0, 7)}-01`;
  for (let n = 0; n < monthsAhead; n++) {
    const day = calendar.workingDayOnOrAfter(first);
    const at = momentOf(group, day);
    if (day.slice(0, 7) === first.slice(0, 7) && at > now) return at;
    first = `${addDays(first, 31).slice(0, 7)}-01`;
  }
  return undefined;
}

/** How many days ahead a course is near: until the next monthly letter. */
const nearDays = 35;

export const isNear = (day: Day, today: Day): boolean => daysBetween(today, day) <= nearDays;
