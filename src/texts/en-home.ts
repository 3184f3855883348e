import type { svHome } from './sv-home.ts';

export const enHome: typeof svHome = {
  title: (group) => `Home: ${group}`,
  help: '`/avstamning home` shows everything in one place: what is expected of you, until when, and meetings and courses to come',
  ahead: 'Ahead',
  see: 'Show the meeting',
  courses: 'Courses',
  allCourses: 'All courses',
  allOfHalfYear: 'The half-year’s courses',
  moreCourses: (n) => (n === 1 ? 'And one more.' : `And ${n} more.`),
  asOf: (day, time) => `This is how it was on ${day} ${time}.`,
  refresh: 'Update',
  elsewhere: 'The answer is in your direct message with me, under Messages.',
};
