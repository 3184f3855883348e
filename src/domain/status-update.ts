import { z } from 'zod';
import type { Day } from './day.ts';
import { countGraphemes } from './graphemes.ts';
import type { HalfYear } from './half-year.ts';
import { keptText } from './plain-text.ts';

/** How it goes in one area, in the order in which the choices are offered. */
export const statuses = ['going_well', 'needs_change', 'stalled', 'not_started', 'not_applicable'] as const;
export type Status = (typeof statuses)[number];

/** *Blev det av?*: what has become of something that was agreed, in the order in which the choices are offered. */
export const outcomes = ['yes', 'partly', 'no'] as const;
export type Outcome = (typeof outcomes)[number];

/** The longest text that one field takes, in characters as a reader counts them (grapheme clusters). */
export const longestText = 3000;

/** A person as far as a report names them. */
export type Author = { id: number; name: string };

/**
 * What is asked of each area besides its status, in the order in which it is asked. One more name here, and everything
 * that lacks it does not compile: its column, its two texts, its place in the record. All else goes by this list.
 */
export const areaTexts = ['done', 'needs'] as const;
export type AreaText = (typeof areaTexts)[number];

/** What was written of one area, exactly as written; empty means nothing was said. */
export type AreaAnswer = Record<AreaText, string>;

/** What was written in it, and nothing else of it; nothing said where there is none. */
export const writtenIn = (area: AreaAnswer | undefined): AreaAnswer =>
  Object.fromEntries(areaTexts.map((name) => [name, area?.[name] ?? ''])) as AreaAnswer;

/** One area in one version of a status update. */
export type AreaReport = AreaAnswer & {
  areaId: number;
  status?: Status;
  savedBy?: Author;
  /** UTC. */
  savedAt?: Date;
};

/** What a party undertakes for the next half-year. */
export type Commitment = { what: string; who: string; by?: Day };

/** A commitment that is kept. `key` is its own in every version that it stands in, and in every half-year after. */
export type KeptCommitment = Commitment & { key: string };

/** A commitment from an earlier half-year that its party has not said is done. */
export type OpenCommitment = KeptCommitment & {
  partyId: number;
  /** When it was agreed. */
  halfYear: HalfYear;
  /** What was last said of it, in a half-year between. */
  before?: Outcome;
};

/** The part of a status update that is about no single area. */
export type Overall = {
  /** What worked so well that others should know. */
  workedWell: string;
  commitments: KeptCommitment[];
  /** *Blev det av?*, by the key of an earlier half-year's commitment; what is not answered is not there. */
  outcomes?: Record<string, Outcome>;
  /** Whether the author stays contact person; undefined: not answered. */
  contactNext?: boolean;
  savedBy?: Author;
  /** UTC. */
  savedAt?: Date;
};

/** One version of a party's answer: a draft until it has `submittedAt`. Versions count from 1. */
export type Version = {
  n: number;
  /** UTC. */
  submittedAt?: Date;
  submittedBy?: Author;
  areas: AreaReport[];
  overall: Overall;
};

/** A party's answer in one check-in, as far as there is one. */
export type StatusUpdate = {
  checkInId: number;
  partyId: number;
  /** The latest version that was sent in. */
  submitted?: Version;
  /** When the first version was sent in, UTC; undefined: none was. */
  firstSubmittedAt?: Date;
  /** What is begun and not sent in: the whole answer when nothing is submitted, else a change to it. */
  draft?: Version;
  /** UTC. */
  lockedAt?: Date;
};

/** Counts characters as a reader sees them, so that a family emoji is one. */
export function lengthOf(text: string): number {
  return text.length <= longestText ? text.length : countGraphemes(text);
}

/** What one field takes. */
export const text = z
  .string()
  .default('')
  .transform(keptText)
  .refine((value) => lengthOf(value) <= longestText, { message: 'too_long' });

/** The overall part, as it is saved. A commitment with a key is the one that is kept under it. */
export type OverallAnswer = {
  workedWell: string;
  commitments: (Commitment & { key?: string })[];
  /** *Blev det av?*, by the commitment's key. */
  outcomes?: Record<string, Outcome>;
  contactNext?: boolean;
};

/**
 * Gives rows that are saved the keys of the rows that they were. Rows that come with keys keep them, and those beside
 * them are new. Where none has one, a row of the same words is the same commitment, else the row that stood in its place
 * and is gone. `newKey` makes the key of a new one.
 */
export function keepKeys(
  rows: readonly (Commitment & { key?: string })[],
  before: readonly KeptCommitment[],
  newKey: () => string,
): KeptCommitment[] {
  const left = new Set(before.map((row) => row.key));
  const take = (key: string | undefined) => (key !== undefined && left.delete(key) ? key : undefined);
  if (rows.some((row) => row.key !== undefined))
    return rows.map((row) => ({ ...row, key: take(row.key) ?? newKey() }));
  const byWords = rows.map((row) =>
    take(before.find((old) => left.has(old.key) && old.what.trim() === row.what.trim())?.key),
  );
  return rows.map((row, i) => ({ ...row, key: byWords[i] ?? take(before[i]?.key) ?? newKey() }));
}
