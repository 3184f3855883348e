import { z } from 'zod';
import { id, press } from '../asking/contract.ts';

/** A check-in's life: it opens, its day is moved, those missing are reminded. */
export const halfYearPresses = [
  press('remind', { checkIn: id }),
  press('move', { checkIn: id, to: z.iso.date() }),
] as const;
