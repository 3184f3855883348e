/** How it goes with the looks for what is due, in milliseconds of the time that passes, whatever the system clock is set to. */
export type Beat = {
  /** Since the last one ended in which nothing failed; before the first, since the process began to count. */
  sinceWhole: number;
  /** For how long the oldest that is under way has been; 0 where none is. */
  underWay: number;
};
