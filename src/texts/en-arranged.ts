import { enGenitive } from './grammar.ts';
import type { svArranged } from './sv-arranged.ts';

export const enArranged: typeof svArranged = {
  oneParty: 'One party …',
  whichPart: 'Which party is it about?',
  choosePart: 'Choose',
  whichParty: (text, names) =>
    `I find no party that “${text}” begins with. Write one of ${names} first. Nothing has changed.`,
  partyTitle: (party, halfYear) => `${party}, ${halfYear}`,
  nobodyToTell: (party) => `${party} has no contact person, so nobody is told from here.`,
  isTold: (names) => `${names} will be told.`,
  alreadyAnswered: (party) => `${party} has answered already. Nothing has changed.`,
  notAnswered: (party) => `${party} has not answered yet.`,

  begun: (begun, all) => `A status is chosen for ${begun} of ${all} areas.`,
  wasDue: (day) => `The last day was ${day}.`,

  giveTime: 'Give more time',
  askTime: 'Ask for more time',
  takeTime: 'Take back more time',
  giveAnyway: 'Give more time anyway',
  until: 'Until which day?',
  untilMissing: 'Choose until which day.',
  badDay: (text) => `I do not understand the day “${text}”. Write it as 2019-06-28. Nothing has changed.`,
  dayOutside: (first, last) =>
    `More time can be given until a day from ${first} to ${last}. Nothing has changed.`,
  reason: 'Why?',
  reasons: { time: 'Short of time', staff: 'Change of staff', other: 'Other' },
  reasonMissing: 'Choose a reason: time, staff or other.',
  reasonSeen: 'Only the coordinators see the reason. The group sees which day it is.',
  reasonSeenAsking: 'The coordinators see the reason. The group sees only which day it is.',
  gaveTime: (party, day) => `${party} has until ${day}.`,
  nextReminder: (day) => `The next reminder goes out ${day}.`,
  tookTime: (party, day) => `The last day for ${party} is ${day}, as for the others.`,
  hasNoMoreTime: (party) => `${party} has no more time than the others. Nothing has changed.`,
  hasUntil: (party, day) => `${party} has until ${day}.`,
  toldTime: (party, day) => `You have got more time. ${party} can answer until ${day}.`,
  toldNoMoreTime: (party, day) =>
    `${party} has no more time than the others any longer. The last day is ${day}.`,
  toldTimePassed: (party, day) =>
    `${party} has no more time than the others any longer. The last day was ${day}, but you can still send it in.`,
  toldRefused: (party, day) =>
    `It was not possible to get more time this once. The last day for ${party} is ${day}. What comes later is received all the same.`,
  toldRefusedPassed: (party, day) =>
    `It was not possible to get more time this once. The last day for ${party} was ${day}, but you can still send it in.`,
  askedTime: (names, day) =>
    `I have asked ${names} whether you may have until ${day}. The answer comes here.`,
  unasked: 'The question is taken back.',
  nothingAsked: 'There is no question about more time to take back. Nothing has changed.',
  wantsTime: (name, party, day, reason) =>
    `${name} asks for more time for ${party}, until ${day}. Reason: ${reason}.`,
  yesUntil: (day) => `Yes, until ${day}`,
  no: 'No',
  saidNo: (party) => `The answer is no: ${party} does not get more time.`,
  askAnswered: 'The question has been answered already, or taken back.',
  notReminded: (names) => `Get no reminder, because they have got more time: ${names}.`,
  untilReason: (day, reason) => `Has until ${day}. Reason: ${reason}.`,
  hasTo: (day) => `has until ${day}`,
  waiting: 'Have got more time:',
  questionsOpen: 'Questions without an answer:',
  questionOf: (party, area) => `${party} about ${area}`,
  asked: '(a question is asked)',
  noted: 'Noted from a call:',
  fromCall: '(call)',
  notConfirmed: 'call, not confirmed',

  remindLater: 'Remind me later',
  whenLater: (party) => `When shall I remind you of ${enGenitive(party)} status update?`,
  tomorrow: (day) => `Tomorrow, ${day}`,
  or: (days) => days.join(' or '),
  remindsOn: (day, before) =>
    before ? `I will remind you ${day}, instead of ${before}.` : `I will remind you ${day}.`,
  notThatDay: (days) => `I can remind you ${days}. Nothing has changed.`,
  badLaterDay: (text) =>
    `I do not understand “${text}”. Write remind me tomorrow or remind me on Monday. Nothing has changed.`,
  noLaterDay: 'There is no reminder left to move before the last day. Nothing has changed.',
  noMoreReminders: (party) =>
    `${party} has answered already, so there are no more reminders. Nothing has changed.`,
  asUsual: 'Then I remind you as usual.',
  nextOwnReminder: (day) => `The next reminder comes ${day}.`,
  notMoved: 'No reminder has been moved. Nothing has changed.',

  otherwise: 'Check in some other way',
  how: 'How?',
  ways: { phone: 'By phone', meeting: 'At a meeting', visit: 'On a visit', letter: 'By letter' },
  wayWords: { phone: 'by phone', meeting: 'at a meeting', visit: 'on a visit', letter: 'by letter' },
  howMissing: 'Choose how you check in.',
  onWhich: 'Which day?',
  onMissing: 'Choose which day.',
  otherwiseNote:
    'The agreement holds as usual. It is only the status update that the party need not send in this half-year.',
  setOtherwise: (party, how, day) =>
    `${party} is checked in with ${how} ${day} and need not send in a status update this half-year.`,
  undidOtherwise: (party) => `${party} answers as usual again.`,
  undoOtherwise: 'Is to answer as usual',
  isOtherwise: (party) => `${party} is checked in with some other way this half-year. Nothing has changed.`,
  isNotOtherwise: (party) => `${party} answers as usual already. Nothing has changed.`,
  toldOtherwise: (party, convener, how, day) =>
    `${convener} checks in with ${party} ${how} ${day}. You need not send in a status update this half-year. The agreement holds as usual.`,
  toldNotOtherwise: (party, day) =>
    `${party} answers as usual after all this half-year, with a status update. The last day is ${day}.`,
  otherwiseWhy: (how, day) => `checked in with ${how} on ${day}`,

  // The log
  events: {
    'time-given': 'gave more time',
    'time-taken': 'took back more time',
    'time-asked': 'asked for more time',
    'time-unasked': 'took back the question about more time',
    'time-refused': 'said no to more time',
    'reminder-moved': 'moved their next reminder',
    'reminder-moved-back': 'undid the move of the reminder',
    'otherwise-set': 'decided that the party is checked in with in some other way',
    'otherwise-undone': 'decided that the party answers as usual',
  },
  untilDay: (day) => `Until ${day}.`,

  help: {
    giveTime: '`/avstamning more time party YYYY-MM-DD reason` gives a party more time',
    askTime: '`/avstamning more time YYYY-MM-DD reason` asks the coordinators for more time',
    remindLater: '`remind me tomorrow` or `remind me on Monday` moves the next reminder',
    otherwise: '`/avstamning otherwise party` when you check in some other way than with a status update',
  },
};
