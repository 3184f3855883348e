import type { Day } from '../domain/day.ts';
import type { Person, Role } from '../domain/working-group.ts';

/*
 * Who is to answer for a party beside those who do: whoever takes over from a day on, and whoever stands in for a time.
 * Days are the group's own; other times UTC.
 *
 * Terms
 *   handover   somebody is to be the party's contact or substitute
 *   met        the new one has opened the bot or the letter: from then on only the day is waited for
 *   stand-in   answers for a party from one day to another, both included
 */

/** A platform's id that was chosen for somebody, where their address alone does not lead to them. */
export type Accounts = { slack?: string; teams?: string };

/** `confirm`: a coordinator has to say yes first; `open`: it waits for the new one, or for the day. */
export type HandoverState = 'confirm' | 'open' | 'done' | 'declined' | 'withdrawn';

export type Handover = {
  id: number;
  groupId: number;
  partyId: number;
  role: Role;
  person: Person;
  accounts: Accounts;
  /** As the one who handed over wrote it; '' for nothing. */
  appointedBy: string;
  fromOn: Day;
  askedBy: Person;
  state: HandoverState;
  met: boolean;
};

export type StandIn = {
  id: number;
  groupId: number;
  partyId: number;
  person: Person;
  fromOn: Day;
  toOn: Day;
  /** Whether it has begun. */
  begun: boolean;
};

export type Answerers = {
  /**
   * The person who has the address, made where nobody has it; a known one keeps their name. Inside a transaction, with
   * who is who as it is after.
   */
  person(given: { name: string; email: string }): Promise<Person>;
  /** What somebody is called; undefined: nobody has the id. */
  nameOf(personId: number): Promise<string | undefined>;
  /** Inside a transaction. What waited for the same party and role is withdrawn. */
  askHandover(
    given: Pick<Handover, 'partyId' | 'role' | 'accounts' | 'appointedBy' | 'fromOn'> & {
      personId: number;
      askedBy: number;
      at: Date;
      state: 'confirm' | 'open';
      met: boolean;
    },
  ): Promise<number>;
  handover(id: number): Promise<Handover | undefined>;
  /** Inside a transaction: nobody else settles it until its end. */
  lockHandover(id: number): Promise<Handover | undefined>;
  settleHandover(id: number, state: HandoverState, by: number | undefined, at: Date): Promise<void>;
  /** Those that wait, of a group; those that wait for a person, or for that person's day; or for any day, of all. */
  waiting(of: { groupId: number } | { personId: number } | 'for their day'): Promise<Handover[]>;
  /** Inside a transaction: the person has been met. What of theirs waited for that. */
  meet(personId: number, at: Date): Promise<Handover[]>;
  /** Inside a transaction. Others of the party whose days it shares end. Begun at once where `begunAt` is given. */
  setStandIn(given: {
    partyId: number;
    personId: number;
    accounts: Accounts;
    fromOn: Day;
    toOn: Day;
    madeBy: number;
    at: Date;
    begunAt?: Date;
  }): Promise<number>;
  /** Not over, of a group or of all. */
  standIns(groupId?: number): Promise<StandIn[]>;
  standIn(id: number): Promise<StandIn | undefined>;
  beginStandIn(id: number, at: Date): Promise<void>;
  endStandIn(id: number, at: Date): Promise<void>;
  /** When each of these was last here, on any platform; those never met are left out. */
  lastSeen(personIds: number[]): Promise<Map<number, Date>>;
};
