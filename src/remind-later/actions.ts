import { z } from 'zod';
import { ofReport, press } from '../asking/contract.ts';

/** A reminder that comes on another day than the next one would. */
export const remindLaterPresses = [
  /** On which days it may come. */
  press('later', ofReport),
  press('remind-on', { ...ofReport, on: z.iso.date() }),
  press('undo-later', ofReport),
] as const;
