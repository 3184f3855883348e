import type { ContentOf, DeliveryKind } from '../asking/stored.ts';
import type { CheckIn } from '../domain/check-in.ts';
import type { Identity, PlatformName } from './chat-platform.ts';
import type { SeenReport } from './reports.ts';
import type { Address } from './store.ts';

/*
 * The ledger: one row for each message to anybody but the asker, from when it falls due to what became of it. Times are
 * UTC `Date`s of the product's clock, except leases and waits, which go by the database's own.
 */

export type { DeliveryKind };

/** What is planned, but for its kind. */
type Planned = {
  /** At most one delivery ever has it. */
  dedupe: string;
  groupId: number;
  checkInId?: number;
  /** One of these two. */
  personId?: number;
  place?: PlatformName;
  partyId?: number;
  /** Days from the due date. */
  rung?: number;
  dueAt: Date;
  /** Not to be sent, and why. Names the dedupe key of the delivery that says it in its stead, where there is one. */
  skip?: { reason: 'superseded' | 'merged'; into?: string };
};

/** With the content that is declared of its kind. */
export type NewDelivery = {
  [K in DeliveryKind]: Planned & { kind: K } & (undefined extends ContentOf<K>
      ? { content?: undefined }
      : { content: ContentOf<K> });
}[DeliveryKind];

/** `in_doubt`: it was attempted and nobody knows whether it arrived. */
export type DeliveryState = 'planned' | 'claimed' | 'sent' | 'skipped' | 'unreachable' | 'in_doubt';

export type DeliveryRow = Omit<Planned, 'skip'> & {
  kind: DeliveryKind;
  /** As it is stored. */
  content?: unknown;
  id: string;
  state: DeliveryState;
  /** The conversation it was attempted in. */
  conversation?: string;
  identity?: Identity;
  attemptedAt?: Date;
  reason?: string;
};

/** With the revision of its group at the time. */
export type ClaimedDelivery = DeliveryRow & {
  groupRevision: number;
  /** Of a reminder of a check-in to a person. */
  about?: AboutReminder;
};

/** What a reminder is composed of, as it was when it was claimed. */
export type AboutReminder = {
  checkIn: CheckIn;
  /** Those that were skipped as merged into it. */
  merged: Pick<DeliveryRow, 'kind' | 'partyId'>[];
  /** Of the parties that it and those are about. */
  reports: SeenReport[];
  /** Whether the person has ever been sent a reminder in this check-in. */
  wasReminded: boolean;
  /** In how many groups the person is. */
  groups: number;
  /** The person's, and those of all who answer for the parties; of one person's the one to write to first. */
  addresses: (Address & { personId: number })[];
  /** For `attempt`: tells whether all but the addresses is still so. */
  mark: string;
};

export type Settlement =
  | { state: 'sent'; conversation: string; messageIds: string[]; at: Date }
  | { state: 'skipped' | 'unreachable'; reason: string; at: Date }
  /** Back to planned, due again after `wait` milliseconds of the database's time. */
  | { state: 'planned'; wait: number; reason: string }
  /** Back to planned, and due at this later moment of the product's time. */
  | { state: 'planned'; dueAt: Date; reason: string }
  /** To be settled after `wait` milliseconds of the database's time. */
  | { state: 'in_doubt'; wait: number; reason: string };

/** Deliveries that are due and not settled, of one state and one platform; undefined: to a person, not attempted yet. */
export type DueCount = { state: DeliveryState; platform?: PlatformName; count: number; oldest: Date };

/** `settledAt`: when it was sent, or given up for this reason; undefined where it is neither yet. */
export type RemovalNotice = { dedupe: string; state: DeliveryState; settledAt?: Date };

/** Which kinds carry others, the weightier first, and which only join. */
export type JoinedKinds = { carry: readonly DeliveryKind[]; join: readonly DeliveryKind[] };

export type Deliveries = {
  /** Rows whose `dedupe` is taken are left out. Returns the ids of those that were added and are to be sent. */
  plan(rows: NewDelivery[]): Promise<string[]>;
  /**
   * A person's reminders of a party that are planned for later than `now`, each with the keys of it and of what was
   * merged into it.
   */
  ahead(
    of: { checkInId: number; personId: number; partyId: number },
    now: Date,
  ): Promise<{ keys: string[]; dueAt: Date }[]>;
  /** Removes these rows, as far as nobody has taken them up: they may be planned anew. */
  unplan(keys: string[]): Promise<void>;
  /** Every dedupe key of the check-in, whatever became of it. */
  keys(checkInId: number): Promise<Set<string>>;
  /**
   * Takes deliveries that are due, oldest first, to contacts before to coordinators, for `lease` milliseconds by the
   * database's clock; one that was taken and whose lease has run out is taken again (as `in_doubt` where it had been
   * attempted). No two processes get the same: rows that another is taking are passed over. So are those of other kinds
   * than these, which a later version has planned: while both run beside each other, that one sends it. `only`: no others
   * than these.
   */
  claim(options: {
    kinds: readonly DeliveryKind[];
    now: Date;
    limit: number;
    lease: number;
    by: string;
    only?: string[];
  }): Promise<ClaimedDelivery[]>;
  /**
   * Takes back what was planned in the check-in: what is not sent is not sent, and nothing of it stands in the way of
   * planning the same again. Returns how many people had been sent something.
   */
  withdraw(checkInId: number, at: Date): Promise<number>;
  /**
   * Of what has been taken, where a person has several rows of the ladder in one check-in that are due and not attempted:
   * all but one are skipped as merged into it, which is the one that planning would have chosen, the latest. It need not
   * be among those taken. What is of a kind that joins is skipped too where one of those that carry goes to the same
   * person. Returns the ids of those that were skipped. To be called before any of them is composed.
   */
  join(kinds: JoinedKinds, ids: string[], by: string, now: Date): Promise<string[]>;
  /** Those that were skipped as merged into this one. */
  merged(dedupe: string): Promise<DeliveryRow[]>;
  /** Makes the claims that are still this process's last `lease` milliseconds from now, by the database's clock. */
  renew(ids: string[], by: string, lease: number): Promise<void>;
  /**
   * Gives claims back, for any process to take after `wait` milliseconds. What has been attempted stays in doubt until
   * its claim would have run out.
   */
  release(ids: string[], by: string, wait: number): Promise<void>;
  /**
   * Says just before sending where it goes, and that nobody is to look for it for `doubt` milliseconds, should this
   * process never tell what became of it. False: the claim is lost to another process, or what `mark` was given for
   * is no longer so, and it must not be sent.
   */
  attempt(
    id: string,
    by: string,
    to: { identity?: Identity; conversation?: string },
    doubt: number,
    mark?: string,
  ): Promise<boolean>;
  /** What became of it. What is settled stays so; of others than `sent`, only its claimant's word counts. */
  settle(id: string, by: string, settlement: Settlement): Promise<void>;
  /** People who got a reminder or a nudge of this check-in since then, or whose is due by `now` and not settled. */
  remindedSince(checkInId: number, since: Date, now: Date): Promise<Set<number>>;
  /** Parties that were named in a channel since then for want of their people, or are just being. */
  namedSince(checkInId: number, since: Date, now: Date): Promise<Set<number>>;
  /** Whether the person has ever been sent a reminder in this check-in. */
  wasReminded(checkInId: number, personId: number): Promise<boolean>;
  /** What is due and not settled, counted. One read of no more rows than that. */
  due(now: Date): Promise<DueCount[]>;
  /** What became of a party's notices that its draft will be removed, of every lock there has been. */
  removalNotices(checkInId: number, partyId: number): Promise<RemovalNotice[]>;
  /** What each of these has been sent since then, by kind; codes and links, which one asks for, are left out. One read. */
  sentSince(
    personIds: number[],
    since: Date,
  ): Promise<{ personId: number; kind: DeliveryKind; count: number }[]>;
  /** What became of these. */
  states(ids: string[]): Promise<Map<string, { state: DeliveryState; reason?: string }>>;
};
