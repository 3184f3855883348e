import { z } from 'zod';
import { event, type Stored } from '../asking/stored-contract.ts';

/** Under which decision, and in whose name it was done by command. */
const decided = { by: z.string(), decision: z.string() };

export const recordStored = {
  deliveries: {},
  events: {
    /** `of`: the group's document, each agreement's, or one agreement's by id. `by`: where it was taken out by command. */
    exported: event(
      z.object({
        what: z.string(),
        of: z.union([z.string(), z.number()]).optional(),
        sha256: z.string().optional(),
        by: z.string().optional(),
      }),
    ),
    /** `person`: by id; the rest are counts of what went or stayed, of which earlier versions kept fewer. */
    erased: event(
      z.object({
        ...decided,
        person: z.number().optional(),
        identities: z.number().optional(),
        deliveries: z.number().optional(),
        drafts: z.number().optional(),
        versions: z.number().optional(),
        current: z.boolean().optional(),
      }),
    ),
    /** Of a half-year that is there no more: how much of it went. */
    purged: event(
      z.object({
        ...decided,
        halfYear: z.string(),
        versions: z.number(),
        showings: z.number(),
        deliveries: z.number(),
        meetings: z.number().optional(),
        courses: z.number().optional(),
      }),
    ),
  },
} as const satisfies Stored;
