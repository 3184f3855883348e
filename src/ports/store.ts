import type { DetailOf, EventKind } from '../asking/stored.ts';
import type { CheckIn } from '../domain/check-in.ts';
import type { Claim } from '../domain/claims.ts';
import type { Day } from '../domain/day.ts';
import type { HalfYear } from '../domain/half-year.ts';
import type { Tenure } from '../domain/record.ts';
import type {
  AreaAnswer,
  OpenCommitment,
  OverallAnswer,
  Status,
  StatusUpdate,
  Version,
} from '../domain/status-update.ts';
import type {
  Agreement,
  AnswererRole,
  Channels,
  KeptIn,
  Locale,
  Person,
  Rhythm,
  WorkingGroup,
} from '../domain/working-group.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import type { Message } from '../messages/message.ts';
import type { Agreements } from './agreements.ts';
import type { Answerers } from './answerers.ts';
import type { ArrangementStore } from './arrangements.ts';
import type { Beginning } from './beginning.ts';
import type { Identity, PlatformName, Profile } from './chat-platform.ts';
import type { Deliveries } from './deliveries.ts';
import type { GroupChanges } from './group-changes.ts';
import type { Initiatives } from './initiatives.ts';
import type { Links } from './links.ts';
import type { Locks } from './locks.ts';
import type { Meetings } from './meetings.ts';
import type { Reports } from './reports.ts';
import type { UpcomingThings } from './upcoming.ts';

/*
 * What the product keeps. All times are UTC `Date`s of the product's clock, except leases, which go by the
 * database's own. Methods throw when the database cannot answer; what is merely absent is undefined.
 */

/** A person as the bot meets them: who they are, and what they are in which group. */
export type Recognised = {
  identity: Identity;
  /** Undefined: no known person; a stranger. */
  person?: Person;
  /** The platform's language for them, where we speak it. */
  locale?: Locale;
  /** When the platform was last asked who they are, UTC. */
  lookedUpAt: Date;
  /** The last message to them did not arrive. */
  unreachable?: boolean;
  /** The address that the platform vouched for then, in lower case. */
  vouched?: string;
  /** Whether any group is another than it was then. */
  groupsChanged: boolean;
  /** A handover waits for them to be met. */
  awaited?: boolean;
  memberships: Membership[];
};

export type Membership = {
  groupId: number;
  /** The group's revision now; see `WorkingGroup.revision`. */
  revision: number;
  coordinator: boolean;
  parties: { partyId: number; role: AnswererRole }[];
};

export type GroupHead = {
  id: number;
  key: string;
  revision: number;
  keptIn: KeptIn;
  source: string;
  timezone: string;
  rhythm: Rhythm;
  /** What the last import came with, as long as nothing else has changed the group since. */
  fileDigest?: string;
  channels: Channels;
};

/** What an import did. */
export type ImportResult = { groupId: number; first: boolean; changed: boolean };

export type Groups = {
  /**
   * Makes the stored group like the file, in one transaction of its own when called outside one: adds, changes,
   * ends contacts and coordinators that are gone, marks parties and areas removed; deletes nothing.
   * The same file again changes nothing. `source` is the file's name, `digest` tells one file from another. What is
   * stored so is kept in the file, unless `keptIn` says otherwise.
   */
  import(
    file: WorkingGroupFile,
    source: string,
    at: Date,
    digest?: string,
    keptIn?: KeptIn,
  ): Promise<ImportResult>;
  /** The group as it is now, as its file would say it: importing that changes nothing. */
  asFile(groupId: number): Promise<WorkingGroupFile>;
  /** What is cached of the group is read anew: who answers in it is another, though the group is the same. */
  touch(groupId: number): Promise<void>;
  /** Inside a transaction: nobody else changes the group until its end. The group's head as it is then. */
  lockRow(groupId: number): Promise<Pick<GroupHead, 'keptIn' | 'source' | 'revision'> | undefined>;
  all(): Promise<GroupHead[]>;
  /** Another after each change of the group; undefined where there is none. One prepared read. */
  revision(groupId: number): Promise<number | undefined>;
  /** Everything of the group; throws where there is none. */
  load(groupId: number): Promise<WorkingGroup>;
  /** Every agreement that has stood in the group's file, `removed` where it does no more. */
  agreements(groupId: number): Promise<(Agreement & { removed: boolean })[]>;
  /** What each group has for its own, or for somebody's, on the platforms. */
  claims(): Promise<{ groupId: number; claim: Claim }[]>;
  /** Everybody who is or has been a party's contact or substitute. One read. */
  tenures(groupId: number): Promise<Tenure[]>;
};

export type People = {
  /** One prepared read: it is behind every command. */
  recognise(identity: Identity): Promise<Recognised | undefined>;
  /**
   * Keeps what the platform says of somebody, and links them by the rule in `db/store/who-is-who.ts`. `tenant`: the
   * workspace or tenant that the bot is in; nobody of another is linked. `keep`: the address that was vouched for
   * before is nobody else's, and stands where the new one is no person's. Returns them as `recognise` would.
   */
  remember(profile: Profile, at: Date, how: { tenant: string; keep?: boolean }): Promise<Recognised>;
  /** Ends the links of accounts on the platform that are of another workspace or tenant than the bot is in now. */
  settle(platform: PlatformName, tenant: string): Promise<void>;
  /** Keeps that they were here, and their 1:1 conversation where it is known: in that they can be reached again. */
  seen(identity: Identity, at: Date, conversation?: string): Promise<void>;
  /**
   * Contacts and coordinators of any group who have no identity on the platform, or another than the file names.
   * `userId` where the file gives it.
   */
  unlinked(platform: PlatformName): Promise<{ personId: number; email: string; userId?: string }[]>;
  /**
   * Where each person can be written to: of several identities on these platforms one that is not known to be out of
   * reach, the one they asked for, one in a chat before a letter, and the one last heard from, in this order.
   */
  addresses(personIds: number[], platforms: readonly PlatformName[]): Promise<Map<number, Address>>;
  /** In how many groups the person is now, as a contact, substitute or coordinator. */
  groups(personId: number): Promise<number>;
  /** Keeps that they have been written to, and where: what is for the first time only is over. */
  written(identity: Identity, conversation: string): Promise<void>;
  /** Keeps that the person wants to be written to there. False: they have no such identity that can be written to. */
  choose(personId: number, platform: PlatformName, at: Date): Promise<boolean>;
  /** Who has the address, whatever its case, and is a contact or coordinator now, and in which group first. */
  withAddress(address: string): Promise<{ id: number; groupId: number } | undefined>;
  /** Whether somebody has the address, whoever it is and whatever they are now. */
  isTaken(address: string): Promise<boolean>;
  /** Whether a group that is kept in its file names the person: an address changed elsewhere would not stay. */
  isInFile(personId: number): Promise<boolean>;
  /**
   * Inside a transaction. The person has this address, in lower case, from now on, and is the same person: their accounts
   * stay theirs, and letters go there.
   */
  changeAddress(personId: number, address: string): Promise<'changed' | 'taken' | 'in-file'>;
  /** `why` undefined: can be reached again. */
  markReach(identity: Identity, why: string | undefined): Promise<void>;
  /** A message has arrived there: that is their 1:1 conversation now, and they can be reached. */
  reached(identity: Identity, conversation: string): Promise<void>;
};

/** `unreachable`: why the last message did not arrive, as it was kept; `readWhy` understands it. */
export type Address = { identity: Identity; conversation?: string; locale?: Locale; unreachable?: string };

/** When a half-year is due, and who said so. */
export type DueDate = { dueOn: Day; dueSource: CheckIn['dueSource'] };

export type CheckIns = {
  /**
   * Makes sure that there is a row for the half-year, with this date by the file or the week. Where there is one, its
   * date follows when the file's value has changed since it was last seen; a date set in chat otherwise stands.
   * A changed date makes reminders be planned anew. Returns the row.
   */
  ensure(groupId: number, halfYear: HalfYear, due: DueDate, nextPlanAt: Date): Promise<CheckIn>;
  find(groupId: number, halfYear: HalfYear): Promise<CheckIn | undefined>;
  get(id: number): Promise<CheckIn | undefined>;
  /** What was kept when it was locked, unread; undefined: nothing. */
  record(id: number): Promise<unknown>;
  /**
   * The one that is meant where none is named: the latest that is open and not locked, unless a later one was locked
   * after it was due, which leaves behind what was not locked before it; else the latest that was opened. One prepared
   * read.
   */
  current(groupId: number): Promise<CheckIn | undefined>;
  /** All of the group's, the latest first. */
  list(groupId: number): Promise<CheckIn[]>;
  /** Not locked and due to be planned at this time, at most 50. One indexed read. */
  toPlan(now: Date): Promise<CheckIn[]>;
  /** Since when the one that has waited longest for it should have been planned; undefined: none waits. One indexed read. */
  unplannedSince(now: Date): Promise<Date | undefined>;
  /** Inside a transaction: the row, locked for update until its end. */
  lockRow(id: number): Promise<CheckIn | undefined>;
  open(id: number, at: Date): Promise<void>;
  /** Not open any more, and planned anew at this time. */
  close(id: number, nextPlanAt: Date): Promise<void>;
  setPlan(id: number, nextPlanAt: Date | undefined): Promise<void>;
  setDue(id: number, dueOn: Day, nextPlanAt: Date): Promise<void>;
  /** Makes every unlocked check-in of the group be planned at this time: contacts or dates have changed. */
  replan(groupId: number, at: Date): Promise<void>;
};

/** How far a party has come in a check-in; no texts, no statuses. */
export type Progress = {
  partyId: number;
  /** Areas with a status in the draft. */
  begun: number;
  /** UTC, of the latest version sent in. */
  submittedAt?: Date;
  /** Latest version sent in, 0: none. */
  version: number;
  /** A change after it is begun and not sent in. */
  changing: boolean;
  /** Locked by itself, or with the whole check-in. */
  locked: boolean;
};

/** One status of one party's latest submitted version. */
export type SubmittedStatus = { halfYear: HalfYear; partyId: number; areaId: number; status: Status };

export type StatusUpdates = {
  /** Two reads at most. A party that has said nothing has neither draft nor submitted version. */
  read(checkInId: number, partyId: number): Promise<StatusUpdate>;
  /** The same, with what the party sent in for the half-year before. One prepared read. */
  readWithLast(
    checkIn: Pick<CheckIn, 'id' | 'groupId' | 'halfYear'>,
    partyId: number,
  ): Promise<{ update: StatusUpdate; last?: Version }>;
  /**
   * Inside a transaction: the party's draft, locked against the party's other person until the end; made from what is
   * submitted, or empty, where there is none. Undefined: the answer is locked, also where that has just happened.
   */
  draft(checkInId: number, partyId: number): Promise<Version | undefined>;
  /** Inside a transaction, after `draft`. Keys that are not given keep their value. */
  saveArea(
    checkInId: number,
    partyId: number,
    areaId: number,
    answer: Partial<AreaAnswer> & { status?: Status },
    by: number,
    at: Date,
  ): Promise<void>;
  saveOverall(checkInId: number, partyId: number, answer: OverallAnswer, by: number, at: Date): Promise<void>;
  /** Inside a transaction, after `draft`: the draft becomes the latest submitted version. */
  submit(checkInId: number, partyId: number, by: number, at: Date): Promise<void>;
  progress(checkInId: number): Promise<Progress[]>;
  /**
   * The statuses that were sent in, in the group's latest `most` opened half-years up to `until`. One prepared read,
   * whatever the number of parties.
   */
  history(groupId: number, until: HalfYear, most: number): Promise<SubmittedStatus[]>;
  /** Names all that the group has sent in, its courses, and what is locked of it: another as soon as it is another. One prepared read. */
  stamp(groupId: number): Promise<string>;
  /** Every party's latest submitted version, in a constant number of reads. */
  submitted(checkInId: number): Promise<StatusUpdate[]>;
  /** Every version that the party has sent in, the first first. */
  versions(checkInId: number, partyId: number): Promise<Version[]>;
  /**
   * What was undertaken in half-years before this one and is not said to be done in any of them, the latest half-year
   * first; of all parties, or of one. One read.
   */
  openCommitments(checkInId: number, partyId?: number): Promise<OpenCommitment[]>;
};

/** A summary as it was shown to the group. */
export type Showing = {
  id: string;
  checkInId: number;
  at: Date;
  message: Message;
  by: number;
  without: string[];
};

export type Showings = {
  /** Does nothing where the id is taken. */
  keep(showing: Showing): Promise<void>;
  get(id: string): Promise<Showing | undefined>;
  /** The latest that has arrived in some channel: one that did not was never seen. */
  latest(checkInId: number): Promise<Showing | undefined>;
  /** When each of these was last shown, for those that have been. One read. */
  shownAt(checkInIds: number[]): Promise<Map<number, Date>>;
};

/** What happened, but for its kind. */
type Happened = {
  at: Date;
  groupId: number;
  checkInId?: number;
  partyId?: number;
  /** Undefined: the bot itself. */
  actor?: number;
  platform?: PlatformName;
};

/** What happened, for the log that is only added to. Person ids, never names or texts. */
export type Event = {
  [K in EventKind]: Happened & { kind: K } & (undefined extends DetailOf<K>
      ? { detail?: undefined }
      : { detail: DetailOf<K> });
}[EventKind];

/** An event as it is read again. */
export type LoggedEvent = Happened & {
  id: number;
  /** A later version may know others. */
  kind: EventKind | (string & {});
  /** As it is stored. */
  detail?: unknown;
  /** Where the person is still known. */
  actorName?: string;
  halfYear?: HalfYear;
};

export type Store = {
  groups: Groups;
  groupChanges: GroupChanges;
  answerers: Answerers;
  people: People;
  checkIns: CheckIns;
  statusUpdates: StatusUpdates;
  links: Links;
  reports: Reports;
  locks: Locks;
  arrangements: ArrangementStore;
  deliveries: Deliveries;
  showings: Showings;
  agreements: Agreements;
  initiatives: Initiatives;
  upcoming: UpcomingThings;
  meetings: Meetings;
  beginning: Beginning;
  /** Inside a transaction. False: this payload has had its effect already. */
  firstTime(key: string, at: Date): Promise<boolean>;
  /**
   * Removes what the standing retention time has passed for, at most `limit` rows of each: payloads that came in before,
   * strangers who were last seen before, and settled deliveries that were due before, of check-ins that were locked
   * before, or of none. What shows that a summary was shown stays. So go the links of those check-ins, codes that are
   * past, what people answered to invitations to meetings that were held before, changes of a group, handovers and
   * stand-ins that were made or settled before, who signed up for courses that were over before, and drafts of agreements
   * on projects that were removed before. Returns how many rows went.
   */
  forget(before: Date, limit: number): Promise<number>;
  log(event: Event): Promise<void>;
  /** The group's events, the latest first; `before`: only those that are older than the one with this id. */
  events(groupId: number, options: { limit: number; before?: number }): Promise<LoggedEvent[]>;
  /**
   * All or nothing. After `signal` is aborted nothing is committed any more, and the promise rejects with
   * `TooLate` at once, also where the database does not answer. `undone`: whether, of what the work has come to, nothing
   * is to be kept; that is returned all the same.
   */
  transaction<T>(
    work: (store: Store) => Promise<T>,
    signal?: AbortSignal,
    undone?: (result: T) => boolean,
  ): Promise<T>;
  /** Whether there may be something to plan, to send or to take away by now. */
  isAnythingDue(now: Date): Promise<boolean>;
  /** The earliest moment after `after` at which something is due, for a simulated clock. */
  nextMoment(after: Date): Promise<Date | undefined>;
  /** The simulated clock's last time, kept over restarts. */
  trialClock(): Promise<Date | undefined>;
  setTrialClock(at: Date): Promise<void>;
  /** Throws where the database does not answer, takes nothing new, or lacks migrations. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** The asker's time ran out before it was stored; it was not stored. */
export class TooLate extends Error {
  override name = 'TooLate';
}
