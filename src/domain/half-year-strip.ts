import type { Calendar } from './calendar.ts';
import type { Day } from './day.ts';
import { addDays, weekday } from './day.ts';
import type { HalfYear } from './half-year.ts';
import { firstDay, lastDay } from './half-year.ts';
import { rungs } from './reminder.ts';
import type { Rhythm } from './working-group.ts';

/** What falls on a day of a half-year. The check-in `opens` with the first rung to the contacts. */
export type Mark = { day: Day; kind: 'opens' | 'reminder' | 'overdue' | 'standing' | 'missing' | 'due' };

/** Days in a row, both ends included, on which nobody is reminded for the same reason; weekends are left out. */
export type DaysOff = { from: Day; to: Day; kind: 'red' | 'squeeze' | 'quiet' };

/** A half-year by its days: what happens when, and when nothing does. In order of day. */
export function halfYearStrip(
  halfYear: HalfYear,
  dueOn: Day,
  rhythm: Rhythm,
  calendar: Calendar,
): { from: Day; to: Day; marks: Mark[]; daysOff: DaysOff[] } {
  const opening = Math.min(...rhythm.remind.contacts);
  const marks: Mark[] = rungs(dueOn, rhythm, calendar).map(({ audience, rung, day }) => {
    if (audience === 'coordinators') return { day, kind: rung > 0 ? 'missing' : 'standing' };
    return { day, kind: rung === opening ? 'opens' : rung > 0 ? 'overdue' : 'reminder' };
  });
  marks.push({ day: dueOn, kind: 'due' });
  const from = firstDay(halfYear);
  const to = lastDay(halfYear);
  return {
    from,
    to,
    marks: marks.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    daysOff: daysOff(from, to, calendar),
  };
}

function daysOff(from: Day, to: Day, calendar: Calendar): DaysOff[] {
  const found: DaysOff[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const kind = reason(day, calendar);
    if (!kind) continue;
    const last = found.at(-1);
    if (last?.kind === kind && addDays(last.to, 1) === day) last.to = day;
    else found.push({ from: day, to: day, kind });
  }
  return found;
}

/** A quiet period covers what else is in it. */
function reason(day: Day, calendar: Calendar): DaysOff['kind'] | undefined {
  if (calendar.isQuiet(day)) return 'quiet';
  if (weekday(day) > 5) return undefined;
  if (calendar.isDayOff(day)) return 'red';
  return calendar.isSqueezeDay(day) ? 'squeeze' : undefined;
}
