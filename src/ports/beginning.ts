import type { Day } from '../domain/day.ts';
import type { HalfYear } from '../domain/half-year.ts';
import type { Status } from '../domain/status-update.ts';
import type { Identity } from './chat-platform.ts';

/* How a group begins: lines from a spreadsheet, parties that wait, and the code of whoever installs it. Times are UTC. */

/** What a coordinator has pasted. */
export type Pasted = { id: number; groupId: number; kind: PastedKind; text: string };
export type PastedKind = 'parties' | 'statuses';

/** How it went for one party in one area, as it stood in what the group had before. */
export type CarriedStatus = { partyId: number; areaId: number; status: Status };

/** What came of a code that was typed. */
export type Claim =
  /** It is this account's from now on. */
  | 'claimed'
  | 'wrong'
  /** Too many wrong ones: none is taken for a while. */
  | 'rests';

export type Beginning = {
  keepPasted(pasted: Omit<Pasted, 'id'> & { by: number; at: Date }): Promise<number>;
  /** Inside a transaction: locked until its end. */
  pasted(id: number): Promise<Pasted | undefined>;
  /** In the place of what was pasted before. */
  changePasted(id: number, text: string, at: Date): Promise<void>;
  /** These parties of the group wait to be invited, and no others. Returns whether that was otherwise before. */
  setWaiting(groupId: number, partyIds: readonly number[]): Promise<boolean>;
  /**
   * Keeps how a half-year went that was never opened here, as sent in by nobody, and locks it. What was carried over of it
   * before is gone. False: it has been opened, or locked as itself, and stays what it is.
   */
  carryOver(
    of: { groupId: number; halfYear: HalfYear; dueOn: Day },
    statuses: readonly CarriedStatus[],
    by: number,
    at: Date,
  ): Promise<boolean>;
  /** Takes it back: the half-year is as if nothing had been carried over. False: nothing was. */
  dropCarried(groupId: number, halfYear: HalfYear, at: Date): Promise<boolean>;
  /** Who has carried over how it went in this check-in, and when; undefined: nobody. */
  carried(checkInId: number): Promise<{ by: string; at: Date } | undefined>;
  /** A new code; those before it open nothing any more. */
  keepStartCode(hash: string, at: Date, until: Date): Promise<void>;
  /**
   * Tries a code, which counts where it is wrong. An address is not its account for good before it is proven: whoever
   * typed a wrong one may type another. One statement for each, so that many at once are no more tries.
   */
  claimStartCode(hash: string, identity: Identity, now: Date): Promise<Claim>;
  /** Keeps the code that is mailed to the account's address; the one before it is gone. */
  keepProof(identity: Identity, hash: string, until: Date): Promise<void>;
  /** Tries it, which counts. False looks the same whatever is wrong. From a right one on the address is proven. */
  tryProof(identity: Identity, hash: string, now: Date): Promise<boolean>;
  /** Whether the account's address is proven, and its start code good still. */
  isProven(identity: Identity, now: Date): Promise<boolean>;
  /** Inside a transaction: whether the account has a code that is good still. Nobody else uses it until the end. */
  holdsStartCode(identity: Identity, now: Date): Promise<boolean>;
  /** The account's code has had its use. */
  useStartCode(identity: Identity, now: Date): Promise<void>;
};
