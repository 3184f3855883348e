import type { Arranged } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import type { ChangeOfReport } from '../domain/report-change.ts';
import type { OpenCommitment, StatusUpdate, Version } from '../domain/status-update.ts';
import type { Identity } from './chat-platform.ts';
import type { NewDelivery } from './deliveries.ts';
import type { OwnInitiative } from './initiatives.ts';
import type { Event, Recognised } from './store.ts';

/*
 * What most that people do is about: one party's report in one check-in. It is read in one statement together with who
 * asks, decided on, and stored in one statement that holds only as long as what was read does.
 */

/** What an ask is about, as far as it says before anything is read. */
export type About =
  /** Of each of the asker's groups the check-in that `CheckIns.current` gives. `reports`: with the reports of the parties they answer for. */
  | { kind: 'current'; reports: boolean }
  /** One check-in, and one party's report in it. */
  | { kind: 'check-in'; checkIn: number; party?: number };

/** One party's report as it was at one moment. */
export type SeenReport = {
  update: StatusUpdate;
  /** What the party sent in for the half-year before. */
  last?: Version;
  /**
   * What the party agreed to before and has not said is done, where the report says what became of something; else
   * empty.
   */
  agreed: OpenCommitment[];
  /** The party's courses of the half-year. */
  courses: OwnInitiative[];
  arranged: Arranged;
  /** For `Reports.save`: tells whether the report is still what was seen. */
  mark: ReportMark;
};

/** The store's own: the row of the party's answer, and which version of each area's row it was. */
export type ReportMark = { updateId?: number; areas: Record<number, string> };

/** `shownAt`: when its summary was last shown to the group, UTC, whether or not that has arrived. */
export type SeenCheckIn = { checkIn: CheckIn; shownAt?: Date; reports: SeenReport[] };

/** Who asks, and what about; `recognised` undefined: nobody whom the platform has been asked about. */
export type Seen = { recognised?: Recognised; checkIns: SeenCheckIn[] };

/** One to a person, under an id of its own, so that it can be sent as soon as it is stored. */
export type PersonalDelivery = NewDelivery & { id: string; personId: number };

/** What is to be stored of a report, all of it or nothing. */
export type ReportChange = ChangeOfReport & {
  checkInId: number;
  partyId: number;
  /** Who says it, and when, UTC. */
  by: number;
  /** What they have said that they are called, where several share the address. */
  said?: string;
  at: Date;
  /** What leaves with it, planned: to people, about this report. Only with what is sent in. */
  deliveries?: PersonalDelivery[];
  /** What the log says of it. */
  event: Event;
};

/** The payload that a change answers: it has its effect once. */
export type Payload = { key: string; at: Date; signal?: AbortSignal };

/**
 * `stored`; `repeated`: the payload has had its effect already; `changed`: the report is no longer what was seen, also
 * where it has been locked. Only `stored` leaves anything behind.
 */
export type Saved = 'stored' | 'repeated' | 'changed';

export type Reports = {
  /** One prepared read, behind every command, press and form. */
  see(identity: Identity, about: About): Promise<Seen>;
  /**
   * Stores a change of what was seen: in the draft, or in a new one made of what is sent in where there is none. One
   * prepared statement in a transaction of its own. Rejects with `TooLate` as `Store.transaction` does.
   */
  save(payload: Payload, seen: SeenReport, change: ReportChange): Promise<Saved>;
};
