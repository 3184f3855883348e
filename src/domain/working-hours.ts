import type { Calendar } from './calendar.ts';
import type { Day } from './day.ts';
import { addDays, dayIn, instantAt, timeIn } from './day.ts';
import type { Rhythm, WorkingGroup } from './working-group.ts';

/** Whose hours. */
type Hours = Pick<WorkingGroup, 'timezone'> & { rhythm: Pick<Rhythm, 'remind'> };

/**
 * Whether somebody may be written to who waits for nothing: on a working day from 09:00, or the group's own time
 * where that is earlier, until 17:00; until midnight where the group's own time is later than that.
 */
export function mayWriteAt(group: Hours, calendar: Calendar, now: Date): boolean {
  const { at } = group.rhythm.remind;
  const time = timeIn(group.timezone, now);
  const opens = at < '09:00' ? at : '09:00';
  const closes = at < '17:00' ? '17:00' : '24:00';
  return opens <= time && time < closes && calendar.isWorkingDay(dayIn(group.timezone, now));
}

/** The next moment, UTC, after `now` at which the group's reminders go out. */
export function nextOpening(group: Hours, calendar: Calendar, now: Date): Date {
  const today = dayIn(group.timezone, now);
  const opening = momentOf(group, calendar.workingDayOnOrAfter(today));
  return opening > now ? opening : momentOf(group, calendar.workingDayOnOrAfter(addDays(today, 1)));
}

/** When on a day the group's reminders go out, UTC. */
export function momentOf(group: Hours, day: Day): Date {
  return instantAt(group.timezone, day, group.rhythm.remind.at);
}
