import { z } from 'zod';
import type { HalfYear } from './half-year.ts';
import { outcomes, statuses } from './status-update.ts';

/*
 * The first form of a record. Records that were locked in it follow it for good, so nothing of it changes: what is new
 * stands in the form after it.
 */

export const instant = z.iso.datetime();
export const day = z.iso.date();
export const key = z.string().describe('A key of the group’s file');
export const status = z.enum(statuses);
// zod infers a string; the pattern is what makes it a half-year, and what the published schema says.
const halfYear = z.string().regex(/^\d{4}-H[12]$/) as unknown as z.ZodType<HalfYear, string>;

const recordedCommitment = z.strictObject({
  what: z.string(),
  who: z.string(),
  by: day.optional(),
});

/** What was agreed in an earlier half-year, and what the party says became of it. */
export const recordedFollowUp = recordedCommitment.extend({
  from: halfYear.describe('The half-year in which it was agreed'),
  outcome: z.enum(outcomes).optional().describe('Absent: not answered'),
});

export const recordedAnswer = z.strictObject({
  version: z.int().positive().describe('Which of the party’s versions this is, from 1'),
  receivedAt: instant.describe('When it was sent in, UTC'),
  late: z.boolean().describe('Whether the party’s first version was received after the due date'),
  sender: z.strictObject({
    name: z.string(),
    role: z.enum(['contact', 'substitute']).optional().describe('For the party, when it was sent in'),
  }),
  recipient: z.string(),
  areas: z.array(
    z.strictObject({
      area: key,
      status: status.optional(),
      previous: status.optional().describe('The status in the half-year before'),
      done: z.string(),
      needs: z.string(),
    }),
  ),
  workedWell: z.string(),
  commitments: z.array(recordedCommitment),
  contactNext: z.boolean().optional().describe('Whether the sender stays contact person'),
});

export const recordedParty = z.strictObject({
  key,
  name: z.string(),
  shortName: z.string(),
  expected: z.boolean(),
  notExpected: z.enum(['no-agreement', 'too-short']).optional().describe('Why not'),
  references: z.array(z.string()),
  areas: z.array(key).describe('What it reports on'),
  lockedAt: instant.optional().describe('Locked by itself, before the whole'),
  followUps: z.array(recordedFollowUp).describe('What is left of what it agreed to earlier'),
  answer: recordedAnswer.optional().describe('Absent: nothing was sent in'),
});

/**
 * One check-in as it stood at a moment, complete in itself: names and references are those of that time, so that it
 * can be read without the database. All moments are UTC; days are the group's local days.
 */
export const recordForm1 = z.strictObject({
  schema: z.literal('avstamning-record/1'),
  subject: z.string(),
  group: z.strictObject({ key, name: z.string(), timezone: z.string(), locale: z.enum(['sv', 'en']) }),
  convener: key.describe('The party that convenes the group'),
  halfYear,
  dueOn: day,
  madeAt: instant.describe(
    'When it was locked; of a draft, the beginning of the local day on which it was made',
  ),
  lockedAt: instant.optional().describe('Absent: a draft'),
  agreement: z.string().optional().describe('The only agreement that it is about; absent: the whole group'),
  agreements: z.array(
    z.strictObject({
      reference: z.string(),
      title: z.string(),
      validFrom: day,
      validTo: day.describe('Inclusive'),
      parties: z.array(key),
      areas: z.array(key),
      renews: z.string().optional(),
    }),
  ),
  areas: z.array(z.strictObject({ key, name: z.string() })),
  parties: z.array(recordedParty).describe('The convener first, then by short name'),
});
