import { id, press } from '../asking/contract.ts';

/** A group's own things: who and what it consists of. A change that is asked about first waits in the database. */
export const groupPresses = [
  /** Goes on with a change that was shown, and from then on keeps the group in the bot. */
  press('make-change', { group: id, change: id }),
  press('drop-change', { group: id, change: id }),
  /** Takes a change back. */
  press('undo-change', { group: id, change: id }),
  /** The group as a file. */
  press('group-file', { group: id }),
] as const;
