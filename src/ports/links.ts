import type { Locale } from '../domain/working-group.ts';

/*
 * Personal links and mailed codes: what opens the page. Neither tokens nor codes are ever given to the store, only
 * their hashes; see `domain/token.ts`. Addresses are in lower case.
 */

/** What a link is for: one party's answer in one check-in. */
export type LinkSubject = { partyId: number; checkInId: number };

/** A link that opens something now. */
export type OpenLink = LinkSubject & {
  groupId: number;
  /** The group's, in which the letter was written and what is asked by the link is answered. */
  locale: Locale;
  personId: number;
  address: string;
  /** Whether the person answers for the party now; else they are to take over, and have not been met. */
  answers: boolean;
  /** Several read the mailbox that it went to: whoever opens it says their name. */
  shared: boolean;
};

/** What a code is for. */
export type CodePurpose = { personId: number; purpose: string };

export type Links = {
  /**
   * Keeps a link for the person who has the address and answers for the party now, or is to take over. False: nobody is,
   * and nothing is kept.
   */
  keep(hash: string, to: LinkSubject & { address: string }, at: Date): Promise<boolean>;
  /** Removes links that nobody got. */
  drop(hashes: string[]): Promise<void>;
  /** What the link opens, where the person still answers for the party. Undefined: nothing, for whatever reason. One read. */
  find(hash: string): Promise<OpenLink | undefined>;
  /** The hashes of the person's links that are not dead. */
  live(personId: number): Promise<string[]>;
  /** These links die. */
  retire(hashes: string[], at: Date): Promise<void>;
  /** What the person answers for: their parties' answers in each group's current check-in. */
  subjects(personId: number): Promise<LinkSubject[]>;
  /**
   * What a link for the person with this address can be for, where something is about a check-in or a group as a whole:
   * the party named, or else their first one there; in the check-in, or else the group's latest that has been opened, or its first to come.
   */
  subjectIn(
    address: string,
    about: { checkIn?: number; group?: number; party?: number },
  ): Promise<LinkSubject | undefined>;
  /** Keeps a code; the one before it for the same purpose is gone. */
  keepCode(of: CodePurpose, hash: string, until: Date): Promise<void>;
  /** Tries a code, which counts. True once, for the right one in time; false looks the same whatever is wrong. */
  tryCode(of: CodePurpose, hash: string, now: Date): Promise<boolean>;
  /** Whether this is kept for the purpose still. It counts no try: for what nobody can guess. */
  holdsCode(of: CodePurpose, hash: string, now: Date): Promise<boolean>;
  /** Who coordinates some group and has this address. */
  coordinator(address: string): Promise<{ personId: number; locale: Locale } | undefined>;
  /** Ends what is kept for the purpose. */
  dropCode(of: CodePurpose): Promise<void>;
  /** Keeps a page that answered something, in the place of one kept before; `unlessKept`: not where there is one. Those past are gone. */
  keepPage(
    hash: string,
    kept: { sealed: string; until: Date; now: Date; unlessKept: boolean },
  ): Promise<void>;
  page(hash: string, now: Date): Promise<string | undefined>;
};
