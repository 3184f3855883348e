import type { Day } from './day.ts';
import { type HalfYear, halfYearOf, yearOf } from './half-year.ts';
import { type Countable, countInitiatives } from './initiative.ts';

/** What is counted of a goal: initiatives that were held, who took part in them, or the parties that held one. */
export const goalMeasures = ['initiatives', 'participants', 'participants-from-others', 'parties'] as const;
export type GoalMeasure = (typeof goalMeasures)[number];

export const goalPeriods = ['half-year', 'year'] as const;
/** More than this is a slip of the finger. */
export const mostTarget = 1_000_000;

export type GoalPeriod = (typeof goalPeriods)[number];

/** What the group wants to reach: a sentence, where it comes from, and how it is counted where it can be. */
export type Goal = {
  id: number;
  key: string;
  text: string;
  source: string;
  counted?: { measure: GoalMeasure; target: number; per: GoalPeriod };
};

/** How far a goal that can be counted is reached, in the half-year or the year that it is in. */
export function reachedOf(
  { measure, per }: NonNullable<Goal['counted']>,
  initiatives: readonly (Countable & { party: unknown })[],
  halfYear: HalfYear,
  today: Day,
): number {
  const within = initiatives.filter(({ day }) =>
    per === 'year' ? yearOf(halfYearOf(day)) === yearOf(halfYear) : halfYearOf(day) === halfYear,
  );
  const counts = countInitiatives(within, today);
  switch (measure) {
    case 'initiatives':
      return counts.held;
    case 'participants':
      return counts.participants;
    case 'participants-from-others':
      return counts.fromOthers;
    case 'parties':
      return new Set(within.filter(({ state }) => state === 'held').map(({ party }) => party)).size;
  }
}
