/*
 * How much one person is written to. Whoever does what is asked, when asked, gets at most eight messages in a half-year.
 */

/** Messages in a half-year, all kinds counted. */
export const mostMessages = 8;

/**
 * What a half-year may take of somebody: the invitation and the receipt; which day suits for the meeting, its invitation,
 * another day once, its agenda and its notes.
 */
export const halfYearTakes = 7;

/** What nobody has to have: where there is no room it is left out, and is to be seen all the same. */
const optional: ReadonlySet<string> = new Set(['course-digest', 'course-sign-ups']);

/** What is for coordinators, and no part of what a contact is asked. */
const forCoordinators: ReadonlySet<string> = new Set([
  'standing',
  'reach',
  'notice',
  'agreements-ending',
  'meeting-after',
]);

/**
 * Whether somebody who has had these messages in the half-year may get one that nobody has to have. `kept`: so many are
 * kept for what is asked of them.
 */
export function hasRoom(had: readonly { kind: string; count: number }[], kept: number): boolean {
  let others = 0;
  let extras = 0;
  for (const { kind, count } of had) {
    if (optional.has(kind)) extras += count;
    else if (!forCoordinators.has(kind)) others += count;
  }
  return Math.max(others, kept) + extras < mostMessages;
}
