import { id, press } from '../asking/contract.ts';

/** Those missing are reminded by hand. */
export const remindersPresses = [press('remind', { checkIn: id })] as const;
