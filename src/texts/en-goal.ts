import type { GoalMeasure, GoalPeriod } from '../domain/goal.ts';
import type { svGoal } from './sv-goal.ts';

const things: Record<GoalMeasure, (n: number) => string> = {
  initiatives: (n) => (n === 1 ? '1 course' : `${n} courses`),
  participants: (n) => (n === 1 ? '1 participant' : `${n} participants`),
  'participants-from-others': (n) =>
    n === 1 ? '1 participant from another library' : `${n} participants from other libraries`,
  parties: (n) => (n === 1 ? '1 party that holds courses' : `${n} parties that hold courses`),
};
const per: Record<GoalPeriod, string> = { 'half-year': 'a half-year', year: 'a year' };

export const enGoal: typeof svGoal = {
  label: 'Goals:',
  title: 'Goals',
  /** In a table. */
  inTable: {
    initiatives: 'courses',
    participants: 'participants',
    'participants-from-others': 'participants from other libraries',
    parties: 'parties that hold courses',
  },
  periodInTable: { 'half-year': 'the half-year', year: 'the year' },
  target: (target, measure, period) => `${things[measure](target)} ${per[period]}`,
  counted: (target, reached) => `${target}: ${reached} so far`,
  source: (source) => `Source: ${source}`,
  reached: 'So far',
  none: 'The group has no goals.',

  add: 'Add a goal',
  remove: 'Remove',
  chooseToChange: 'Change a goal',
  chooseToRemove: 'Remove a goal',
  gone: 'The goal is not there any more. Nothing has changed.',
  there: 'That goal is there already. Type another, or change the one that is there.',
  most: (n) => `The group has ${n} goals already, and there is no room for more. Remove one first.`,
  recordedStays: 'What is said of the goal in earlier check-ins stays.',

  one: 'Goal',
  text: 'The goal in one sentence',
  textHint: 'For example: More libraries share what they know.',
  textMissing: 'Type what you want to reach.',
  textTooLong: (length, most) => `The sentence is ${length} characters. Shorten it to ${most} at most.`,
  sourceLabel: 'Where does the goal come from?',
  sourceHint: 'For example the agreement or the library plan.',
  measure: 'Count',
  measures: {
    nothing: 'Nothing: the goal is not counted',
    initiatives: 'Courses held',
    participants: 'Participants',
    'participants-from-others': 'Participants from other libraries',
    parties: 'Parties that have held a course',
  },
  measureMissing: 'Choose what to count, or take the number away.',
  howMany: 'How many?',
  targetMissing: 'Type how many it is to be: a whole number, 1 or more.',
  per: 'Per',
  pers: { 'half-year': 'Half-year', year: 'Year' },
  perMissing: 'Choose half-year or year.',
  note: 'The coordinators see in the summary how far you have come. It is counted from the courses by itself.',
};
