/*
 * What a group's calendar has ahead besides its check-ins: one row for each thing that is to be looked at, and when. Who
 * is then told, and whether anybody is, is decided at that moment.
 */

export const upcomingKinds = ['course-afterwards', 'course-digest', 'agreements-ending'] as const;
export type UpcomingKind = (typeof upcomingKinds)[number];

export type Upcoming = {
  groupId: number;
  kind: UpcomingKind;
  /** The id of what it is about; 0: the whole group. */
  subject: number;
  /** UTC. */
  at: Date;
};

export type UpcomingThings = {
  /** Sets when it is to be looked at, in place of the time before. Undefined: no more. */
  set(of: Omit<Upcoming, 'at'>, at: Date | undefined): Promise<void>;
  /** As `set`, but what is due at `now` and not looked at yet stays: whoever looks at it sets the next time. */
  setNext(of: Omit<Upcoming, 'at'>, at: Date | undefined, now: Date): Promise<void>;
  /** Sets it where nothing is set yet, or later than this. */
  noLaterThan(of: Omit<Upcoming, 'at'>, at: Date): Promise<void>;
  /** Due at this time, at most 50, the oldest first. One indexed read. */
  due(now: Date): Promise<Upcoming[]>;
  /** Inside a transaction: whether it is still to be looked at then. Its row is gone with that. */
  take(of: Upcoming): Promise<boolean>;
};
