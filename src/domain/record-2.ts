import { z } from 'zod';
import { otherWays } from './arrangement.ts';
import { day, instant, key, recordedParty, recordForm1, status } from './record-1.ts';
import { recordedCooperation } from './recorded-cooperation.ts';

/*
 * The second form of a record: what the first has, what is arranged for single parties, and what the parties do together. It is what is written from
 * now on, and may grow by optional fields until a version of the product that writes it is released.
 */

const recordedQuestion = z.strictObject({
  area: key,
  version: z.int().positive().describe('Which of the party’s versions it is about'),
  text: z.string(),
  by: z.string().describe('Who asked, for the convener'),
  askedAt: instant,
  answer: z
    .strictObject({ text: z.string(), by: z.string(), answeredAt: instant })
    .optional()
    .describe('Absent: not answered in words; a later version answers it too'),
});

const recordedNote = z.strictObject({
  sender: z.string().describe('The convener, whose note it is'),
  by: z.string().describe('Who wrote it down'),
  notedAt: instant,
  informant: z.string().describe('Who said it, as it was written down'),
  on: day.describe('When it was said'),
  areas: z.array(z.strictObject({ area: key, status, previous: status.optional() })),
  said: z.string(),
  reference: z.string().optional().describe('Of the letter that it was said in'),
  confirmed: z
    .strictObject({ by: z.string(), at: instant })
    .optional()
    .describe('Who has said for the party that it is right, and when; absent: nobody has'),
});

const party = recordedParty.extend({
  notExpected: z.enum(['no-agreement', 'too-short', 'otherwise']).optional().describe('Why not'),
  dueOn: day.optional().describe('Its own last day, where it was given more time than the others'),
  otherwise: z
    .strictObject({ how: z.enum(otherWays), on: day })
    .optional()
    .describe('How and when the convener checks in with it instead'),
  questions: z.array(recordedQuestion).optional().describe('About what it sent in'),
  note: recordedNote
    .optional()
    .describe('What the convener noted of what was said; it is not the party’s answer'),
});

export const recordForm2 = recordForm1.extend({
  schema: z.literal('avstamning-record/2'),
  parties: z.array(party).describe('The convener first, then by short name'),
  ...recordedCooperation,
});
