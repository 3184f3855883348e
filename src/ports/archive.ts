import type { HalfYear } from '../domain/half-year.ts';

/*
 * What is kept about people, and what is removed by a decision. Used by the administrator beside the bot, never by
 * what people do in the chat. Each change is one transaction, and is logged.
 */

/** By whose word something is removed: a name, and the decision's reference. */
export type Decision = { by: string; reference: string; at: Date };

/**
 * Everything that the database has about whoever has an address, as rows in the words of its tables. Moments are ISO,
 * UTC. `person` undefined: a stranger, whom no group's file has named.
 */
export type PersonalData = { person?: { id: number; name: string; email: string } } & Record<string, unknown>;

/** How many of each were removed, and what stays. */
export type Erased = {
  identities: number;
  deliveries: number;
  /** Parts of drafts that were never sent in. */
  drafts: number;
  /** Versions sent in that go on naming the person. */
  versions: number;
  /** Whether the group's file still names the person, so that the address stays too. */
  current: boolean;
};

/** A check-in that would be removed, or that is kept since its half-year is not over. */
export type Disposable = {
  id: number;
  groupId: number;
  group: string;
  halfYear: HalfYear;
  locked: boolean;
  kept: boolean;
  answers: number;
  versions: number;
  showings: number;
  deliveries: number;
  meetings: number;
  courses: number;
};

/** What was locked of a check-in, unread: what is locked now, if anything is, and of locks that were undone. */
export type KeptRecords = { now?: unknown; earlier: unknown[] };

export type Archive = {
  /** By the group's key. Undefined: there is no such check-in. */
  records(group: string, halfYear: HalfYear): Promise<KeptRecords | undefined>;
  /** Undefined: nobody has that address, neither in a group nor as one who has written to the bot. */
  extract(email: string): Promise<PersonalData | undefined>;
  erase(email: string, decision: Decision): Promise<Erased | undefined>;
  /** Check-ins of half-years before this one. */
  disposable(before: HalfYear, now: Date): Promise<Disposable[]>;
  /** Removes these check-ins with everything that hangs on them. */
  purge(rows: Disposable[], decision: Decision): Promise<void>;
};
