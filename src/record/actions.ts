import { z } from 'zod';
import { id, press } from '../asking/contract.ts';

/** What a check-in can be had as. */
export const documentKinds = ['brief', 'minutes', 'table', 'register', 'courses', 'json', 'xlsx'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The group's document, one agreement's, or each agreement's by itself. */
const documentOf = z.union([z.literal('group'), z.literal('each'), id]);
export type DocumentScope = z.infer<typeof documentOf>;

/** Documents and the log. */
export const recordPresses = [
  /** Which documents there are. */
  press('documents', { checkIn: id, of: documentOf }),
  press('export', { checkIn: id, what: z.enum(documentKinds), of: documentOf }),
  /** `before`: the events older than the one with this id. */
  press('log', { group: id, before: id.optional() }),
] as const;
