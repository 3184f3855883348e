import type { Arrangements, OtherWay, TimeReason } from '../domain/arrangement.ts';
import type { Day } from '../domain/day.ts';
import type { Status } from '../domain/status-update.ts';

/** Which party's, in which check-in. */
export type OfParty = { checkInId: number; partyId: number };

/** Who did it, by person id, and when, UTC. */
type Done = { by: number; at: Date };

export type NewNote = {
  informant: string;
  on: Day;
  statuses: { areaId: number; status: Status }[];
  said: string;
  reference?: string;
};

/**
 * What is arranged for single parties in a check-in; see `domain/arrangement.ts`. What changes something is to be used
 * inside a transaction, after `checkIns.lockRow`: two who arrange the same wait for each other there.
 */
export type ArrangementStore = {
  /** Of every party that has something arranged. One prepared read. */
  of(checkInId: number): Promise<Arrangements>;
  /** In the place of what the party has got before; undefined: it has no day of its own any more. */
  giveTime(of: OfParty, more: { until: Day; reason: TimeReason } | undefined, done: Done): Promise<void>;
  /** In the place of what is asked for; undefined: that is answered, or taken back. */
  askTime(of: OfParty, more: { until: Day; reason: TimeReason } | undefined, done: Done): Promise<void>;
  setOtherwise(of: OfParty, otherwise: { how: OtherWay; on: Day } | undefined, done: Done): Promise<void>;
  /** Returns the question's id. */
  ask(
    of: OfParty,
    question: { areaId: number; ofVersion: number; text: string },
    done: Done,
  ): Promise<number>;
  answer(questionId: number, text: string, done: Done): Promise<void>;
  withdrawQuestion(questionId: number, at: Date): Promise<void>;
  /** Returns the note's id. It is the party's note from now on; the ones before it stay in the database. */
  note(of: OfParty, note: NewNote, done: Done): Promise<number>;
  /** `done` undefined: it is not confirmed any more. */
  confirmNote(noteId: number, done: Done | undefined): Promise<void>;
  /** The one before it, where there is one, is the party's note again. */
  withdrawNote(noteId: number, at: Date): Promise<void>;
};
