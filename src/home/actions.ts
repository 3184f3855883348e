import { id, press } from '../asking/contract.ts';

export const homePresses = [
  /** The same as it is now, in place of what was pressed. */
  press('home', { group: id }),
] as const;
