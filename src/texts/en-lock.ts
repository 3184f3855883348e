import { enGenitive } from './grammar.ts';
import type { Texts } from './texts.ts';

export const enLock: Texts['lock'] = {
  lock: 'Lock the answers',
  ask: (halfYear) => `Lock the answers for ${halfYear}?`,
  askOne: (party, halfYear) => `Lock ${enGenitive(party)} answer for ${halfYear}?`,
  answered: (answered, expected) => `${answered} of ${expected} have answered.`,
  begun: (names) => `Have begun and not sent in: ${names}.`,
  changing: (names) =>
    `Have a change that is not sent in: ${names}. It will not be included; what was last sent in stands.`,
  after:
    'Once the answers are locked they cannot be changed, and the reminders stop. You can unlock them again, with a reason.',
  afterOne:
    'Once the answer is locked it cannot be changed, and the party gets no more reminders. You can unlock it again, with a reason.',
  lockAll: 'Lock all answers',
  orOne: 'Or lock one party only',
  choose: 'Choose',
  lockThis: (party) => `Lock ${party}`,
  cancel: 'Cancel',
  locked: (halfYear) => `The answers for ${halfYear} are locked.`,
  lockedOne: (party, halfYear) => `${enGenitive(party)} answer for ${halfYear} is locked.`,
  lockedLast: 'That was the last party, so the whole check-in is locked now.',
  leftOpen: (halfYears) =>
    `The answers for ${halfYears} are not locked yet and can still be changed. Lock them when they are done.`,
  lockEarlier: (halfYear) => `Lock ${halfYear}`,
  already: (halfYear) => `The answers for ${halfYear} are locked already. Nothing has changed.`,
  alreadyOne: (party, halfYear) =>
    `${enGenitive(party)} answer for ${halfYear} is locked already. Nothing has changed.`,

  unlock: 'Unlock',
  unlockOne: (party) => `Unlock ${party}`,
  unlockAll: 'Unlock all answers',
  askUnlock: (halfYear) => `Unlock answers for ${halfYear}?`,
  which: 'Whose answer do you want to unlock?',
  noneLocked: (halfYear) => `No answers for ${halfYear} are locked. Nothing has changed.`,
  notLocked: (party, halfYear) =>
    `${enGenitive(party)} answer for ${halfYear} is not locked. Nothing has changed.`,
  badParty: (text, names) =>
    `I find no party called “${text}”. The parties are ${names}. Nothing has changed.`,
  formTitle: 'Unlock',
  formAbout: (party, halfYear) =>
    `${enGenitive(party)} answer for ${halfYear} can be changed again once you have unlocked it.`,
  formAboutAll: (halfYear) => `All answers for ${halfYear} can be changed again once you have unlocked them.`,
  reason: 'Why does it need to be unlocked?',
  reasonKept: 'The reason is kept in the log, and the party’s contact and substitute can read it.',
  reasonMissing: 'Please write a reason. It is kept in the log.',
  reasonNeededAll: 'Please also write why the answers need to be unlocked.',
  reasonNeeded: (party) => `Please also write why ${enGenitive(party)} answer needs to be unlocked.`,
  unlocked: (party, halfYear) =>
    `${enGenitive(party)} answer for ${halfYear} is unlocked. Its contact and substitute are told. Lock the answers again when the change is sent in.`,
  unlockedAll: (halfYear) =>
    `The answers for ${halfYear} are unlocked. Contacts and substitutes are told. Lock the answers again when all is sent in.`,
  unlockedFor: (party, halfYear, name) =>
    `${name} has unlocked ${enGenitive(party)} status update for ${halfYear}, so that you can change it.`,
  decision: 'Decision:',
  why: 'Reason:',
  unlockedForFirst: (party, halfYear, name) =>
    `${name} has unlocked the answers for ${halfYear}, so that you can send in the status update from ${party}. It has not been sent in yet.`,
  sendFirst: 'Fill it in and send it in when you are ready. Then the answers are locked again.',
  sendAgain: 'Send it in again when you are done. Then the answers are locked anew.',

  removal: (party, halfYear, day) =>
    `The answers for ${halfYear} are locked. What ${party} wrote and did not send in will be removed on ${day}. Do you want to keep the text? Copy it before then.`,
  unsent: 'Written and not sent in',
  unsentInList: 'What you wrote last is not sent in. Press View if you want to read it.',

  versions: 'Show earlier versions',
  versionsTitle: (party, halfYear) => `Versions of ${enGenitive(party)} status update, ${halfYear}`,
  version: (n, name, day, time) => `Version ${n}: sent in by ${name} on ${day} at ${time}`,
  versionLate: 'late',
  allVersions: 'All versions',
  wholeVersion: (n) => `Show all of version ${n}`,
  noVersions: (party, halfYear) => `${party} has not sent in a status update for ${halfYear}.`,
  noChanges: 'Nothing has changed from the version before.',
  from: 'Before',
  to: 'Now',
  nothing: 'Nothing',
  gone: 'Removed',

  followUp: 'Was it done?',
  followUps: 'This is what you agreed earlier. Was it done?',
  outcome: { yes: 'Yes', partly: 'In part', no: 'No' },
  agreedIn: (what, halfYear) => `${what} (${halfYear})`,

  log: 'Log',
  logEmpty: 'The log is empty.',
  older: 'Older',
  theBot: 'The bot',
  person: (key) => `Person ${key}`,
  events: {
    'group-imported': 'read the group’s file',
    'check-in-opened': 'opened the check-in',
    'check-in-closed': 'took back the opening of the check-in',
    'due-moved': 'moved the last day',
    'area-saved': 'saved an area',
    'overall-saved': 'saved Finally',
    'copied-last': 'chose the same as last time',
    submitted: 'sent in',
    'summary-shown': 'showed the group the summary',
    'reminded-by-hand': 'reminded those who had not answered',
    locked: 'locked',
    unlocked: 'unlocked',
    'draft-removed': 'removed what was not sent in',
    exported: 'took out a document',
    erased: 'erased what was kept about a person',
    purged: 'disposed of records',
    'course-saved': 'saved a course',
    'course-moved': 'moved a course',
    'course-cancelled': 'cancelled a course',
    'course-restored': 'changed a cancelled course to be held after all',
    'course-held': 'filled in how a course went',
    'course-sign-up': 'signed up for a course',
    'course-asked': 'asked whether a course is to be open',
    'course-tips': 'chose about course tips',
    'separate-agreement-saved': 'saved a separate agreement',
    'separate-agreement-shared': 'shared a draft of a separate agreement',
    'separate-agreement-removed': 'removed a draft of a separate agreement',
    'agreement-end-answered': 'said what happens when an agreement ends',
  },
  areaSaved: (area) => `saved ${area}`,
  tookOut: (document) => `took out ${document}`,
};
