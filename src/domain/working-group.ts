import type { Day } from './day.ts';
import type { HalfYear } from './half-year.ts';
import type { When } from './meeting.ts';

export type Locale = 'sv' | 'en';
/** Where a group is changed: in a file that is imported, or in the bot. Never half in each. */
export type KeptIn = 'file' | 'bot';
export const roles = ['contact', 'substitute'] as const;
export type Role = (typeof roles)[number];
/** As what somebody answers for a party: also for a time. */
export type AnswererRole = Role | 'stand-in';

/** What the parties report on. */
export type CollaborationArea = {
  id: number;
  key: string;
  name: string;
  about: string;
  questions: string[];
  /** Courses are held in it; where no area of the group says so, they may be in any. */
  courses?: boolean;
  /** Gone from the file; kept because old answers name it. */
  removed: boolean;
};

/** An organisation; the one that answers. */
export type Party = {
  id: number;
  key: string;
  name: string;
  shortName: string;
  municipality?: string;
  /** Not invited until a coordinator invites all. */
  waiting?: true;
  removed: boolean;
};

/** Between the convener and one other party, valid from and to inclusive. `reference` is opaque text. */
export type Agreement = {
  id: number;
  reference: string;
  title: string;
  validFrom: Day;
  validTo: Day;
  partyIds: number[];
  areaIds: number[];
  renews?: string;
};

export type Person = { id: number; name: string; email: string };

/** A person who answers for a party now: its contact, its substitute, or whoever stands in. Ended ones are in the history only. */
export type Contact = {
  partyId: number;
  person: Person;
  role: AnswererRole;
  /** A mailbox that several read. */
  shared?: true;
  /** UTC. */
  from: Date;
};

/** When check-ins fall due and when people are reminded, as the group's file says. */
export type Rhythm = {
  /** ISO weeks (of the ISO week-year) whose Friday is the due date: first half, second half. */
  dueWeeks: [number, number];
  /** A date for one half-year, over the weeks. */
  due: Partial<Record<HalfYear, Day>>;
  remind: {
    /** Days from the due date, ascending; negative before it. */
    contacts: number[];
    coordinators: number[];
    /** Local time of day, `HH:MM`. */
    at: string;
  };
  /** Quiet periods as written: `W27-W32` (ISO weeks) or `12-23..01-06` (month-day spans, may pass new year). */
  quiet: string[];
};

export type Channels = { readonly [platform: string]: string | undefined };

/** A meeting that people have been invited to. */
export type GroupMeeting = { id: number; checkInId: number; when: When };

/** A working group with all that is true of it now; history is read elsewhere. */
export type WorkingGroup = {
  id: number;
  key: string;
  name: string;
  /** IANA name, as `Europe/Stockholm`. */
  timezone: string;
  locale: Locale;
  /** Grows with every import that changed something; what is cached by it is valid while it is the same. */
  revision: number;
  /** When the group was first imported, UTC. Nothing is sent for days before it. */
  importedAt: Date;
  keptIn: KeptIn;
  /** The name of the file that it is, or last was, kept in. */
  source: string;
  convenerId: number;
  rhythm: Rhythm;
  areas: CollaborationArea[];
  parties: Party[];
  agreements: Agreement[];
  contacts: Contact[];
  coordinators: Person[];
  /** The conversation on each platform, by its name, where summaries are shown. */
  channels: Channels;
  /** The last few, the earliest first. */
  meetings: GroupMeeting[];
};
