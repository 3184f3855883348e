import { z } from 'zod';
import { formRef, id, opener, press } from '../asking/contract.ts';
import { longestPlace } from '../domain/meeting.ts';

const time = z.string().regex(/^\d\d:\d\d$/);
const when = { day: z.iso.date(), from: time, to: time };

/** One party of those invited to a meeting of the check-in. */
const ofGuest = { checkIn: id, party: id, meeting: id };
/** What a coordinator does with a meeting. */
const ofMeeting = { group: id, meeting: id };

/** What is told to others: it is shown to whom it goes, and then it is done. */
export const meetingTellings = ['days', 'invitation', 'cancellation', 'minutes'] as const;
export type MeetingTelling = (typeof meetingTellings)[number];

export const meetingPresses = [
  // The coordinator's
  /** A meeting with what can be done about it; without one, the next or that there is none. */
  press('meetings', { group: id, meeting: id.optional() }),
  opener('plan-meeting', { group: id, meeting: id.optional() }),
  opener('propose-days', { group: id, meeting: id.optional() }),
  /** What was typed in a line, where there is a meeting already: one more. */
  press('add-meeting', { group: id, ...when, place: z.string().max(longestPlace) }),
  /** The same line, for the meeting that there is: asks before those invited are told. */
  press('ask-move-meeting', { ...ofMeeting, ...when, place: z.string().max(longestPlace) }),
  /** Tells those invited of another time or place. */
  press('move-meeting', { ...ofMeeting, ...when, place: z.string().max(longestPlace) }),
  press('pick-day', { ...ofMeeting, ...when }),
  press('ask-tell-meeting', { ...ofMeeting, what: z.enum(meetingTellings) }),
  press('tell-meeting', { ...ofMeeting, what: z.enum(meetingTellings) }),
  opener('agenda', ofMeeting),
  press('propose-agenda', ofMeeting),
  opener('after-meeting', ofMeeting),
  /** `n`: as it was sent; without it, as it is now. */
  press('meeting-paper', { ...ofMeeting, n: id.optional() }),
  press('took-part', { group: id }),
  // Theirs who are invited
  press('meeting', ofGuest),
  press('meeting-reply', { ...ofGuest, answer: z.enum(['coming', 'not-coming']) }),
  opener('meeting-colleague', ofGuest),
  opener('meeting-fits', ofGuest),
  opener('meeting-question', ofGuest),
  /** The calendar's file. */
  press('meeting-entry', ofGuest),
  press('meeting-notes', ofGuest),
] as const;

export const meetingForms = [
  formRef('plan-meeting', { group: id, meeting: id.optional() }),
  formRef('propose-days', { group: id, meeting: id.optional() }),
  formRef('agenda', ofMeeting),
  formRef('after-meeting', ofMeeting),
  formRef('meeting-colleague', ofGuest),
  formRef('meeting-fits', ofGuest),
  formRef('meeting-question', ofGuest),
] as const;
