import type { Day } from '../domain/day.ts';
import type { HalfYear } from '../domain/half-year.ts';
import type { Initiative, InitiativeContent } from '../domain/initiative.ts';
import type { Author } from '../domain/status-update.ts';

/*
 * Courses: each save is a version of its own, and what was before stays. Sign-ups and who has been told stand beside.
 */

/** One version, to read. */
export type InitiativeVersion = InitiativeContent & { n: number; savedBy: Author; savedAt: Date };

/** A party's own in one half-year, as far as its lägesrapport shows them. */
export type OwnInitiative = Pick<
  InitiativeContent,
  'title' | 'day' | 'lastDay' | 'state' | 'participants' | 'fromOthers' | 'open' | 'arrangement'
> & { id: number; areaId?: number };

export type Initiatives = {
  /** Makes one, with its first version. Returns its id. */
  make(groupId: number, partyId: number, content: InitiativeContent, by: number, at: Date): Promise<number>;
  /** Inside a transaction, after `lock`: a new version. Returns its number. */
  save(id: number, content: InitiativeContent, by: number, at: Date): Promise<number>;
  /** Inside a transaction: the initiative as it stands, its row locked until the end. */
  lock(groupId: number, id: number): Promise<Initiative | undefined>;
  get(groupId: number, id: number): Promise<Initiative | undefined>;
  /**
   * The group's, in order of day: those whose first day is within these, both included; of one party where it is named.
   * One read.
   */
  list(groupId: number, span: { from?: Day; to?: Day; partyId?: number }): Promise<Initiative[]>;
  /** A party's own of a half-year. One prepared read. */
  ownIn(partyId: number, halfYear: HalfYear): Promise<OwnInitiative[]>;
  /** Every version, the first first. */
  versions(id: number): Promise<InitiativeVersion[]>;
  /** Inside a transaction, after `lock`. 0 withdraws. */
  signUp(id: number, partyId: number, seats: number, by: number, at: Date): Promise<void>;
  /** The organiser's coming ones that somebody has signed up for, or withdrawn from, since it was last told. */
  unseenSignUps(groupId: number, partyId: number): Promise<{ id: number; partyIds: number[] }[]>;
  /** The organiser has been told of these sign-ups, those made until then. */
  seeSignUps(ids: number[], until: Date): Promise<void>;
  /** Keeps that an invitation to each of these has gone to somebody of the party. */
  keepTold(ids: number[], partyId: number, at: Date): Promise<void>;
  /** Which of the group's have been in a digest to each of its people, by person id. One read. */
  digested(groupId: number): Promise<Map<number, Set<number>>>;
  /** Who wants no digests in the group. */
  withoutTips(groupId: number): Promise<Set<number>>;
  setTips(groupId: number, personId: number, wanted: boolean, at: Date): Promise<void>;
};
