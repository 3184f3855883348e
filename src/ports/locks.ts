/** A draft in an answer that is locked: it was never sent in. */
export type UnsentDraft = {
  groupId: number;
  checkInId: number;
  partyId: number;
  /** UTC. */
  lockedAt: Date;
  /** When the party's people are told that it will be removed, UTC. */
  noticeAt?: Date;
};

/** Locks on answers. What changes them is to be used inside a transaction, after `checkIns.lockRow`. */
export type Locks = {
  /** The parties whose answers are locked by themselves. One prepared read. */
  locked(checkInId: number): Promise<number[]>;
  /**
   * Locks the answers of all the group's parties, those who have not answered among them, or of one. Waits for who is
   * sending in: what is read after it is what is locked. Returns the parties that were not locked before.
   */
  answers(checkInId: number, at: Date, partyId?: number): Promise<number[]>;
  /** Locks the check-in as a whole, with the answers as they are as its record. */
  checkIn(checkInId: number, at: Date, record: unknown): Promise<void>;
  /**
   * Unlocks the answers, or one party's, and the check-in: one that is open in part is not locked. The record stays
   * among those that were superseded. `reason` is the decision that the database asks for. Returns those unlocked.
   */
  open(checkInId: number, reason: string, partyId?: number): Promise<number[]>;
  /** Drafts of answers that were locked by then. */
  unsentDrafts(lockedBy: Date): Promise<UnsentDraft[]>;
  /** Keeps when the party's people are told. */
  noticed(checkInId: number, partyId: number, at: Date): Promise<void>;
  /** Removes the draft of a locked answer. `decision` is what the removal goes by. False: there was none. */
  removeDraft(checkInId: number, partyId: number, decision: string): Promise<boolean>;
};
