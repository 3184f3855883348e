import { dayIn, timeIn } from '../domain/day.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Texts } from '../texts/texts.ts';

/** The group's local day and time of a moment, written out. */
export function moment(
  group: Pick<WorkingGroup, 'timezone'>,
  at: Date,
  t: Texts,
): { day: string; dayWithYear: string; time: string } {
  const day = dayIn(group.timezone, at);
  return {
    day: t.dates.day(day),
    dayWithYear: t.dates.dayWithYear(day),
    time: t.dates.time(timeIn(group.timezone, at)),
  };
}
