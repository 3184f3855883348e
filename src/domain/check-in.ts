import type { Day } from './day.ts';
import type { HalfYear } from './half-year.ts';

/** One working group × one half-year. Not open until its first reminder is due or a coordinator starts it. */
export type CheckIn = {
  id: number;
  groupId: number;
  halfYear: HalfYear;
  /** Answers are due by 23.59 on this day, local time. */
  dueOn: Day;
  /** Who decided `dueOn`: the rhythm's week, a date in the file, or a coordinator in chat. */
  dueSource: 'week' | 'file' | 'chat';
  /** UTC. */
  openedAt?: Date;
  /** UTC. */
  lockedAt?: Date;
  /** When reminders are next to be planned, UTC; undefined: nothing is left. */
  nextPlanAt?: Date;
};

/** How it went was brought in from before there was a bot: locked, and never opened. */
export const isCarried = ({ openedAt, lockedAt }: Pick<CheckIn, 'openedAt' | 'lockedAt'>): boolean =>
  lockedAt !== undefined && openedAt === undefined;
