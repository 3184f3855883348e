import { z } from 'zod';
import { formRef, id, opener, press } from '../asking/contract.ts';

/** One course, and the party that runs it: who may is asked of the party, and that it is theirs of the course. */
const ofCourse = { group: id, party: id, initiative: id };

/** Courses: planning them, inviting, signing up, and how it went. */
export const initiativePresses = [
  /** What is coming, and what is the asker's own. */
  press('courses', { group: id }),
  /** All of a half-year, to the coordinators. */
  press('half-year-courses', { checkIn: id }),
  /** A party's own in one area of its lägesrapport. */
  press('area-courses', { checkIn: id, party: id, area: id }),
  press('course', { group: id, initiative: id }),
  opener('new-course', { group: id, party: id }),
  opener('edit-course', ofCourse),
  opener('move-course', ofCourse),
  /** Asks before it cancels. */
  press('ask-cancel-course', ofCourse),
  press('keep-course', ofCourse),
  press('cancel-course', ofCourse),
  press('restore-course', ofCourse),
  /** Opens the form for how it went. */
  opener('course-went', ofCourse),
  /** The answer to a coordinator's question. */
  press('open-course', { ...ofCourse, open: z.enum(['yes', 'undecided']) }),
  press('course-versions', ofCourse),
  /** For the asker's own party; asks which, where there are several. */
  opener('sign-up', { group: id, initiative: id }),
  opener('sign-up-for', ofCourse),
  press('forward-course', { group: id, initiative: id }),
  /** A file for the asker's own calendar. */
  press('course-entry', { group: id, initiative: id }),
  /** A coordinator asks whether the others are to be invited. */
  press('ask-organiser', { group: id, initiative: id }),
  press('course-tips', { group: id, wanted: z.boolean() }),
] as const;

export const initiativeForms = [
  /** Three answers, the rest later. */
  formRef('new-course', { group: id, party: id }),
  formRef('course', ofCourse),
  formRef('move-course', ofCourse),
  formRef('course-went', ofCourse),
  formRef('sign-up', ofCourse),
] as const;
