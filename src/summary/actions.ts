import { z } from 'zod';
import { id, press } from '../asking/contract.ts';

/** Keys of parts and lines of the summary. */
const without = z.array(z.string().max(30)).max(100);

/** The coordinator's summary and what is shown of it. */
export const summaryPresses = [
  press('summary', { checkIn: id }),
  /** The whole table, or those of it that stand still or have not answered. */
  press('table', { checkIn: id, only: z.enum(['stalled', 'missing']).optional() }),
  /** All that was written, in full; or what the party with this key wrote. */
  press('answers', { checkIn: id, of: z.string().max(60).optional() }),
  /** What would be shown to the group, without the named parts and lines. `lines`: with the choice of single lines. */
  press('preview', { checkIn: id, without, lines: z.boolean().optional() }),
  /** `showing`: one showing happens once. `seen`: names what the preview showed, and nothing else is shown. */
  press('show', { checkIn: id, without, showing: z.uuid(), seen: z.string().max(64).optional() }),
] as const;
