import { z } from 'zod';
import { formRef, id, longestCarried, ofReport, opener, press } from '../asking/contract.ts';
import { statuses } from '../domain/status-update.ts';

/** The lägesrapport: its list and its two forms. */
export const reportPresses = [
  /**
   * The area list; `edit`: also where the answer is sent in and nothing is changed yet; `forms`: with all its forms, for a
   * platform that draws them in one sheet.
   */
  press('report', { ...ofReport, edit: z.boolean().optional(), forms: z.literal(true).optional() }),
  /** The party's own answer, to read; `document`: what is sent in, as a file of its own. */
  press('view', { ...ofReport, document: z.literal(true).optional() }),
  /** `done`: what was typed beside a status that is none, saved with the one that is chosen. */
  press('status', {
    ...ofReport,
    area: id,
    status: z.enum(statuses),
    done: z.string().max(longestCarried).optional(),
  }),
  opener('write', { ...ofReport, area: id }),
  opener('overall', ofReport),
  press('as-last', ofReport),
  press('submit', ofReport),
  /** Every version that the party has sent in, with what changed; or one of them in full. */
  press('versions', { ...ofReport, n: id.optional() }),
] as const;

export const reportForms = [
  formRef('area', { ...ofReport, area: id }),
  formRef('overall', ofReport),
] as const;
