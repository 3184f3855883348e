/*
 * How much one person is written to. Whoever does what is asked, when asked, gets at most eight messages in a half-year.
 */

/** Messages in a half-year, all kinds counted. */
export const mostMessages = 8;

/** What a half-year takes: the invitation, the receipt, and the meeting's invitation, agenda and notes. */
const keptForTheHalfYear = 5;

/** What nobody has to have: it waits for the next half-year where there is no room, and is to be seen all the same. */
const optional: ReadonlySet<string> = new Set(['course-digest', 'course-sign-ups']);

/** What is for coordinators, and no part of what a contact is asked. */
const forCoordinators: ReadonlySet<string> = new Set(['standing', 'reach', 'notice', 'agreements-ending']);

/** Whether somebody who has had these messages in the half-year may get one that nobody has to have. */
export function hasRoom(had: readonly { kind: string; count: number }[]): boolean {
  let others = 0;
  let extras = 0;
  for (const { kind, count } of had) {
    if (optional.has(kind)) extras += count;
    else if (!forCoordinators.has(kind)) others += count;
  }
  return Math.max(others, keptForTheHalfYear) + extras < mostMessages;
}
