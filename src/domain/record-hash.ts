import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { wellFormedTexts } from './plain-text.ts';
import { type CheckInRecord, checkInRecord } from './record.ts';

/** A record of this form as it leaves the program: with the checksum of its canonical JSON beside it. */
export const recordFileOf = <Form extends z.ZodType>(record: Form) =>
  z.strictObject({
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256, in hexadecimal, of `record` as canonical JSON (RFC 8785) in UTF-8'),
    record,
  });

/** The same of any form. */
export const recordFile = recordFileOf(checkInRecord);

/** SHA-256 in hexadecimal of the value as canonical JSON (RFC 8785): the same whatever the order of its keys. */
export function sha256Of(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(wellFormedTexts(value)) ?? '')
    .digest('hex');
}

/** The JSON export. The same record gives the same bytes, whenever and however it was stored. */
export function recordToJson(record: CheckInRecord): string {
  const canonical = JSON.parse(canonicalize(wellFormedTexts(record)) ?? 'null');
  return `${JSON.stringify({ sha256: sha256Of(record), record: canonical }, null, 2)}\n`;
}
