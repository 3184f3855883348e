import type { GoalMeasure, GoalPeriod } from '../domain/goal.ts';
import type { svGoal } from './sv-goal.ts';

const things: Record<GoalMeasure, (n: number) => string> = {
  initiatives: (n) => (n === 1 ? '1 course' : `${n} courses`),
  participants: (n) => (n === 1 ? '1 participant' : `${n} participants`),
  'participants-from-others': (n) => `${n} participants from other libraries`,
  parties: (n) => (n === 1 ? '1 party that holds courses' : `${n} parties that hold courses`),
};
const per: Record<GoalPeriod, string> = { 'half-year': 'a half-year', year: 'a year' };

export const enGoal: typeof svGoal = {
  label: 'Goals:',
  title: 'Goals',
  /** In a table. */
  measures: {
    initiatives: 'courses',
    participants: 'participants',
    'participants-from-others': 'participants from other libraries',
    parties: 'parties that hold courses',
  },
  periods: { 'half-year': 'the half-year', year: 'the year' },
  counted: (target, measure, period, reached) =>
    `${things[measure](target)} ${per[period]}: ${reached} so far`,
  source: (source) => `Source: ${source}`,
  none: 'The group has no goals.',
};
