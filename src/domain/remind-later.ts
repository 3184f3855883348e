import type { Calendar } from './calendar.ts';
import { addDays, type Day, weekday } from './day.ts';
import type { Call } from './reminder.ts';

/**
 * The days on which somebody may be reminded who does not want to be asked just now: the next working day, and Monday or
 * the first working day after it. None is later than the last day to answer.
 */
export function laterDays(today: Day, dueOn: Day, calendar: Calendar): Day[] {
  const tomorrow = calendar.workingDayOnOrAfter(addDays(today, 1));
  const monday = calendar.workingDayOnOrAfter(addDays(today, 8 - weekday(today)));
  return [...new Set([tomorrow, monday])].filter((day) => day <= dueOn);
}

/**
 * What of somebody's reminders a later one stands for, by `ahead` as `remindersAhead` gives it: the next one, or all that
 * would have come before it, of which the last is the one that is sent. So nobody gets more reminders than without it.
 */
export function standsFor(ahead: Call[], moment: Date): { sent: Call; merged: Call[] } | undefined {
  const before = ahead.filter(({ dueAt }) => dueAt <= moment);
  const sent = before.at(-1) ?? ahead[0];
  return sent && { sent, merged: before.filter((call) => call !== sent) };
}
