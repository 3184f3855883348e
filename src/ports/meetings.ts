import type {
  AgendaItem,
  Fit,
  Guest,
  Meeting,
  MeetingAnswer,
  MeetingTask,
  TookPart,
  When,
} from '../domain/meeting.ts';

/*
 * The group's meetings. Moments are UTC `Date`s of the product's clock; days and times of day are local to the group.
 * What changes several rows is to be used inside a transaction, after `lockRow`.
 */

/** The notes as they were sent; `n` counts from 1. `paper`: the document as data, unread. */
export type SentMinutes = { n: number; sentAt: Date; sentBy: number; paper: unknown };

/** What of a meeting can be changed. Undefined: it stays. */
export type MeetingChange = Partial<
  Pick<
    Meeting,
    | 'state'
    | 'when'
    | 'place'
    | 'words'
    | 'sequence'
    | 'toldAt'
    | 'proposals'
    | 'askedAt'
    | 'agendaAt'
    | 'heldAt'
  >
>;

export type Meetings = {
  add(meeting: {
    groupId: number;
    checkInId: number;
    state: 'asking' | 'planned';
    when?: When;
    place: string;
    words: string;
    proposals: When[];
    at: Date;
  }): Promise<number>;
  get(id: number): Promise<Meeting | undefined>;
  /** Inside a transaction: the row, locked for update until its end. */
  lockRow(id: number): Promise<Meeting | undefined>;
  /** All of the group's, the latest day first; those without a day before them. */
  list(groupId: number): Promise<Meeting[]>;
  /** Of a check-in, the earliest day first. */
  ofCheckIn(checkInId: number): Promise<Meeting[]>;
  /** `told`: what the group's people see of it is another, so that what is kept of the group is read anew. */
  change(id: number, change: MeetingChange, told?: boolean): Promise<void>;
  /** Keeps nothing of it any more: nobody has been told of it. */
  remove(id: number): Promise<void>;

  /** Those who have been invited are left as they are. */
  invite(id: number, guests: { personId: number; partyId: number }[], at: Date): Promise<void>;
  guests(id: number): Promise<Guest[]>;
  /** Whoever answers without having been invited is a guest from then on. */
  answer(
    id: number,
    guest: { personId: number; partyId: number },
    said: { answer: MeetingAnswer; colleague: string },
    at: Date,
  ): Promise<void>;
  /** What everybody has answered is taken back: it was about another time. */
  askAgain(id: number): Promise<void>;
  fits(id: number): Promise<Fit[]>;
  answerFit(id: number, fit: { partyId: number; fits: number[]; by: number }, at: Date): Promise<void>;

  agenda(id: number): Promise<AgendaItem[]>;
  /** Puts these in the place of all that there are, in this order. */
  setAgenda(id: number, items: AgendaItem[]): Promise<void>;
  /** At the end. */
  addQuestion(id: number, item: AgendaItem): Promise<void>;

  /** Whether each party was there, by its id; empty: nobody has said. */
  attendance(id: number): Promise<Map<number, boolean>>;
  setAttendance(id: number, present: ReadonlyMap<number, boolean>): Promise<void>;
  tasks(id: number): Promise<MeetingTask[]>;
  setTasks(id: number, tasks: MeetingTask[]): Promise<void>;
  /** How often each party took part, of the group's meetings of which it is known. One read. */
  tookPart(groupId: number): Promise<Map<number, TookPart>>;

  /** The first first. */
  minutes(id: number): Promise<SentMinutes[]>;
  keepMinutes(id: number, minutes: SentMinutes): Promise<void>;
};
