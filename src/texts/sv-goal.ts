import type { GoalMeasure, GoalPeriod } from '../domain/goal.ts';

const things: Record<GoalMeasure, (n: number) => string> = {
  initiatives: (n) => (n === 1 ? '1 kurs' : `${n} kurser`),
  participants: (n) => `${n} deltagare`,
  'participants-from-others': (n) => `${n} deltagare från andra bibliotek`,
  parties: (n) => (n === 1 ? '1 part som håller kurs' : `${n} parter som håller kurs`),
};
const per: Record<GoalPeriod, string> = { 'half-year': 'per halvår', year: 'om året' };

/** The group's goals, and how far they are reached. */
export const svGoal = {
  label: 'Mål:',
  title: 'Mål',
  /** In a table. */
  measures: {
    initiatives: 'kurser',
    participants: 'deltagare',
    'participants-from-others': 'deltagare från andra bibliotek',
    parties: 'parter som håller kurs',
  } satisfies Record<GoalMeasure, string> as Record<GoalMeasure, string>,
  periods: { 'half-year': 'halvåret', year: 'året' } satisfies Record<GoalPeriod, string> as Record<
    GoalPeriod,
    string
  >,
  counted: (target: number, measure: GoalMeasure, period: GoalPeriod, reached: number) =>
    `${things[measure](target)} ${per[period]}: ${reached} hittills`,
  source: (source: string) => `Källa: ${source}`,
  none: 'Gruppen har inga mål.',
};
