import { z } from 'zod';
import { id, press } from '../asking/contract.ts';

/** A check-in's life: it opens, its day is moved. */
export const halfYearPresses = [
  /** Opens the check-in now, once that has been asked. */
  press('start', { checkIn: id }),
  press('do-not-start', { checkIn: id }),
  /** Takes the opening back, as long as nobody has answered. */
  press('undo-start', { checkIn: id }),
  press('move', { checkIn: id, to: z.iso.date() }),
] as const;
