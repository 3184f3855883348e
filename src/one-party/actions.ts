import { id, ofReport, press } from '../asking/contract.ts';

/** What a coordinator may do for one party in one half-year. */
export const onePartyPresses = [
  /** Which party: one of all. */
  press('which-party', { checkIn: id }),
  press('one-party', ofReport),
] as const;
