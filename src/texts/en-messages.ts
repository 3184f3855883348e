import { capitalised, enGenitive, enList, enNumber, enThousands } from './grammar.ts';
import type { svMessages } from './sv-messages.ts';

const areas = (n: number) => (n === 1 ? 'One area' : `${capitalised(enNumber(n))} areas`);
const parties = (n: number) => (n === 1 ? '1 party' : `${n} parties`);

export const enMessages: typeof svMessages = {
  list: enList,
  genitive: enGenitive,

  hello: (name) => `Hello ${name}!`,
  invitation: (party, count, dueBy, areasTake) =>
    `It is time for the half-yearly check-in. How is it going for ${party}? ${areas(count)}, ${areasTake}. Please answer by ${dueBy}. You can save and go on later.`,
  areasTake: (minutes) => `about ${enNumber(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}`,
  reminder: (party, dueBy) =>
    `The status update from ${party} has not been sent in yet. The last day is ${dueBy}.`,
  reminderToday: (party) =>
    `The status update from ${party} has not been sent in yet. Today is the last day.`,
  begun: (begun, all) =>
    begun === all
      ? `A status is chosen for all ${all} areas. All that is left is to send it in.`
      : `You have begun ${begun} of ${all} areas.`,
  overdue: (party, dueOn) =>
    `We are missing the status update from ${party}. The last day was ${dueOn}, but you can still send it in.`,
  sameToOther: (name) => `${name} gets the same message.`,
  questionsTo: (name, email) => `Questions? ${name}, ${email}.`,
  fillIn: 'Fill in',
  goOn: 'Continue',

  standing: (answered, expected, halfYear, dueOn) =>
    `${answered} of ${expected} have answered in the check-in for ${halfYear}. The last day is ${dueOn}.`,
  standingAfter: (answered, expected, halfYear, dueOn) =>
    `${answered} of ${expected} have answered in the check-in for ${halfYear}. The last day was ${dueOn}.`,
  missing: (names) => `Missing: ${names}.`,
  everybodyAnswered: 'Everybody has answered.',
  unreachableHead: 'Cannot be reached',
  unreachable: (names) => `Cannot be reached: ${names}.`,
  unreachableWhy: {
    vacant: () => 'no contact person',
    'not-found': (where) => `the e-mail address is not in ${where}`,
    'never-seen': (where) => `has not got the app in ${where}`,
    gone: (where) => `the account in ${where} is no more`,
    blocked: () => 'messages do not arrive',
    refused: () => 'the mail server does not take the address',
    'missing-scope': (where, scope) => `I lack the right ${scope} in ${where}`,
  },
  unreachableMend: {
    vacant: () => 'Add a contact person to the group’s file.',
    'not-found': (where) =>
      `Put the e-mail address that the person has in ${where}, or their id there, in the group’s file.`,
    'never-seen': (where) =>
      `Ask the one who answers to add the app Avstämning in ${where} and write help to it.`,
    gone: (where) =>
      `If the account in ${where} is closed, put a new contact person, or the right id, in the group’s file.`,
    blocked: (where) =>
      `Ask the person to let Avstämning through in ${where}, or get in touch some other way.`,
    refused: () => 'Put the right e-mail address in the group’s file, or get in touch some other way.',
    'missing-scope': (where, scope) =>
      `Ask whoever runs the bot to give it ${scope} in ${where} and reinstall the app. The steps are in the administrator’s guide, under the rights.`,
  },
  unreachableMendHere: {
    vacant: (party) => `Ask the library who it will be, and type /avstamning who answers ${party}.`,
    'not-found': (party, where) =>
      `Type /avstamning who answers ${party}, and the e-mail address that the person has in ${where}.`,
    gone: (party, where) =>
      `If the account in ${where} is closed, ask the library who it will be, and type /avstamning who answers ${party}.`,
    refused: (party) =>
      `Type /avstamning who answers ${party}, and the right e-mail address, or get in touch some other way.`,
  },
  invited: (halfYear) => `The check-in for ${halfYear} is open and the invitations have gone out.`,
  remindButton: (n, libraries) =>
    libraries ? `Remind ${n} ${n === 1 ? 'library' : 'libraries'}` : `Remind ${parties(n)}`,
  remindConfirm: {
    title: 'Remind now?',
    text: (names) => `A message goes to ${names}.`,
    yes: 'Remind',
    no: 'Cancel',
  },
  reminded: (names) => `A reminder was sent to ${names}.`,
  namedInChannel: (names, where) => `Named in ${where} instead: ${names}.`,
  namedInChannelAlready: (names, where) => `Named in ${where} already today: ${names}.`,
  remindedAlready: (names) => `Already got a message today: ${names}.`,
  remindedToday: (n, all) =>
    all
      ? 'Those who are missing and can be reached got a reminder today. Tomorrow you can remind them again: type /avstamning remind.'
      : `${parties(n)} got a reminder today already.`,
  notInForceNow: (names) => `Not reminded, since their agreement is not in force today: ${names}.`,
  nobodyToRemind: 'Everybody has answered. Nobody needs a reminder.',
  summaryButton: 'Show the summary',

  nothingOpen: 'There is no check-in just now.',
  nextOpens: (day) => `The next one opens on ${day}.`,
  noAgreement: 'No agreement is in force, so no next check-in is planned.',
  opened: (halfYear, dueBy, n, when) =>
    `The check-in for ${halfYear} is open. The invitation goes ${when} to ${parties(n)}. The last day is ${dueBy}.`,
  startTitle: (halfYear) => `Start the check-in for ${halfYear} now?`,
  startInvites: (n, when, names) =>
    `If you start it, the invitation goes ${when} to ${parties(n)}: ${names}.`,
  startInvitesNobody: 'If you start it, the check-in opens, but nobody can get an invitation.',
  startNow: 'out now',
  startAt: (day, time) => `out on ${day} ${time}`,
  startDue: (dueBy) => `The last day to answer is ${dueBy}.`,
  startOtherwise: (day) => `Otherwise it opens by itself on ${day}.`,
  startButton: 'Start',
  notStarted: 'The check-in is not started. Nothing has changed.',
  startUndoneUntil: 'You can undo it until somebody has begun to answer.',
  startUndone: (halfYear) => `The check-in for ${halfYear} is no longer open.`,
  startUndoneSent: (n) =>
    n === 1
      ? 'One person already has the invitation. Its buttons answer that it no longer holds.'
      : `${n} people already have the invitation. Its buttons answer that it no longer holds.`,
  startOpensItself: (day) => `It opens by itself on ${day}.`,
  startAnswered: (halfYear) =>
    `Somebody has already begun to answer for ${halfYear}, so it cannot be undone. Nothing has changed.`,
  startNotOpen: (halfYear) => `The check-in for ${halfYear} is not open. Nothing has changed.`,
  stillGoing: (earlier, halfYear) =>
    `The check-in for ${earlier} is still going on. What is written with /lagesrapport is now about ${halfYear}; the button in the invitation and reminders for ${earlier} still works.`,
  alreadyOpen: (halfYear, dueBy) =>
    `The check-in for ${halfYear} is already open. The last day is ${dueBy}. Nothing has changed.`,
  startTooLate: (halfYear, dueOn, key) =>
    `The last day for ${halfYear} was ${dueOn}. Move it first: /avstamning move ${key} YYYY-MM-DD. Nothing has changed.`,
  nobodyExpected: (halfYear) =>
    `No party has an agreement in force for at least 90 days of ${halfYear}. Nothing has changed.`,
  moved: (halfYear, to, from) => `The last day for ${halfYear} is now ${to}. It was ${from}.`,
  movedSame: (halfYear, to) => `The last day for ${halfYear} is already ${to}. Nothing has changed.`,
  movedToDayOff: 'That is not a working day. The reminders go out on working days all the same.',
  remindersLeft: (days) => `Reminders that are left: ${days}.`,
  reminderSoon: 'Those who have not answered get a reminder as soon as it is working hours.',
  noRemindersLeft: 'No reminders are left.',
  undo: 'Undo',
  badDate: (text) =>
    `I do not understand the date “${text}”. Write it as 2019-06-28: /avstamning move 2019-06-28. Nothing has changed.`,
  noDate: 'Please also write which day: /avstamning move 2019-06-28. Nothing has changed.',
  datePassed: (day) => `${day} has already been. Choose today or a later day. Nothing has changed.`,
  dateOutside: (halfYear, from, to) =>
    `The last day for ${halfYear} must be between ${from} and ${to}. Nothing has changed.`,
  badHalfYear: (text) =>
    `I do not understand the half-year “${text}”. Write for example 2019-H1, spring 2019 or second half of 2019. Nothing has changed.`,
  noCheckIn: (halfYear) => `There is no check-in for ${halfYear}.`,
  historyTitle: 'Earlier check-ins',
  historyNone: 'There is no check-in to show yet.',
  historyNoneShown: 'No summary has been shown to the group yet.',
  historyShownRow: (halfYear, day) => `${capitalised(halfYear)}, shown on ${day}`,
  historyNotShown: (halfYear) => `The summary for ${halfYear} has not been shown to the group.`,
  historyShownOn: (day) => `This is how it was shown to the group on ${day}.`,
  historyRow: (halfYear, dueOn) => `${capitalised(halfYear)}, last day ${dueOn}`,

  ownTitle: (halfYear) => `Check-in, ${halfYear}`,
  ownNotBegun: (party) => `${party}: no status update has been begun.`,
  ownBegun: (party, begun, all) => `${party}: you have begun ${begun} of ${all} areas.`,
  ownMissing: (names) => `No status yet for ${names}.`,
  ownReady: 'Every area has a status. Send it in when you are ready.',
  ownSubmitted: (party, name, day, time) => `${party}: ${name} sent in the status update on ${day} ${time}.`,
  ownLockedMissing: (party, whom) =>
    `${party}: no status update is sent in, and the answers are locked. ${whom} can unlock them.`,
  ownChanging: 'You have a change that is not sent in.',
  ownNotExpected: (party, reason) => `${party} does not need to answer this time: ${reason}.`,
  notExpectedWhy: {
    'no-agreement': 'no agreement is in force in this half-year',
    'too-short': 'the agreement is in force for less than 90 days of this half-year',
  },
  dueOn: (day) => `The last day is ${day}.`,
  wasDueOn: (day) => `The last day was ${day}, but you can still send it in.`,

  savedBy: (name, day, time) => `${name} saved on ${day} ${time}`,
  savedLine: (area, status) => `Saved: ${area}, ${status}.`,
  savedNotSent: 'The status update has not been sent in yet.',
  replacedStatus: (area, name, status, now) => `${area}: ${name} had chosen ${status}. It now says ${now}.`,
  replacedText: (name, when) => `Your text replaced the one that ${name} saved ${when}:`,
  you: 'you',
  theDayAt: (day, time) => `on ${day} ${time}`,
  copied: 'The statuses are the same as last time. Send it in when you like.',
  copiedReplaced: (area, from, to) => `${area} was ${from} and is now ${to}.`,
  nothingToCopy: 'There is nothing from the last half-year to start from. Choose a status for each area.',
  chooseFor: (names) => `Choose a status for ${names}. Then you can send it in.`,
  receipt: (name, party, day, time) =>
    `Thank you! ${name} sent in ${enGenitive(party)} status update on ${day} ${time}. You can change it until the answers are locked.`,
  late: 'It came in after the last day and is marked as late.',
  alreadySubmitted: (name, day, time) =>
    `The status update has already been sent in by ${name}, on ${day} ${time}.`,
  otherWrote: (name, when) =>
    `${name} saved ${when} while you were writing. Your text is still here below. Save again if it is to replace what is there now:`,
  somebodyWrote:
    'Somebody else saved while you were writing. Your text is still here below. Save again if it is to replace what is there now:',
  nowSaved: (label, text) => `${label} “${text}”`,
  publicRecord: (convener) =>
    `Once you send it in, the answer is a public record. Do not write personal identity numbers, or anything about the health or private life of individuals, be they visitors or colleagues. ${convener} sees the answer at once, the other libraries see it in the summary.`,
  publicRecordShort:
    'Once you send it in, the answer is a public record. Write no personal identity numbers, and nothing about the health or private life of individuals.',
  whichParty: 'Which party’s status update is it about?',
  whichGroup: 'Which working group is it about?',
  lineOneParty:
    'You answer for several parties. Open the right status update and fill it in there. Nothing has been saved.',

  notYours: (party, whom) =>
    `Only ${enGenitive(party)} contact person and substitute can fill in ${enGenitive(party)} status update. Is that wrong? Write to ${whom}.`,
  notOrganiser: (party, whom) =>
    `Only ${enGenitive(party)} contact person and substitute can change what ${party} runs. Is that wrong? Write to ${whom}.`,
  onlyContacts: (whom) =>
    `Only contact persons and substitutes fill in the status update. Is that wrong? Write to ${whom}.`,
  onlyCoordinators: (whom) => `Only the group’s coordinator can do that. Ask ${whom}. Nothing has changed.`,
  stranger: (whom) =>
    `Hello! I look after the check-in of the working group. I do not know you yet. Get in touch with ${whom} if you are to take part.`,
  strangerHere: 'The coordinator adds you by typing /avstamning who answers.',
  strangerLine: 'Whoever looks after the group’s file needs this line for you:',
  unknownWord: (text) => `I do not understand “${text}”.`,
  didYouMean: (word) => `Did you mean ${word}?`,
  nothingChanged: 'Nothing has changed.',
  nothingSaved: 'Nothing has been saved.',
  youWrote: 'This is what you wrote:',
  askHuman: (whom) => `Would you rather ask a human? Write to ${whom}.`,
  onlyWords: (words) => `Write only ${words}, and I will do it. Nothing has changed.`,
  tooLongToAsk:
    'You are in several working groups, and the text is too long to come with a button. Nothing has been saved. Open the right status update and paste it under Write more.',
  onOneLine: (area) =>
    `Please write the area, its status and your text on one line, and I will save it: “lägesrapport ${area} yellow Two workshops”. Nothing has been saved.`,
  lineCarried: 'When you choose a status, your text is saved too:',
  lineLeftOut:
    'Your text is too long to come with the buttons. Choose a status, and then paste the text under Write more:',
  overallSaved: (question) => `Saved under “${question}”`,
  overallHint: (question) =>
    `Write finally and then the text, and I will save it under “${question}” Or open the form.`,
  seeHelp: 'Write help and I will show you what you can do.',
  badArea: (text, names) =>
    `I find no area called “${text}”. The areas are ${names}. Nothing has been saved.`,
  noArea: (names) => `Please write which area it is about: ${names}. Nothing has been saved.`,
  badStatus: (text, area) =>
    `“${text}” is not a status. Choose one of these for ${area}. Nothing has been saved.`,
  noStatus: (area) =>
    `Please also write how it is going with ${area}. Choose one of these. Nothing has been saved.`,
  statusWordsHint: {
    going_well: 'green or good',
    needs_change: 'yellow',
    stalled: 'red or stalled',
    not_started: 'not started',
    not_applicable: 'not applicable',
  },
  tooLong: (length) =>
    `The text is ${enThousands(length)} characters. A field takes at most 3,000. Shorten it and it can be saved.`,
  byDateOutside: (first, last) => `Write a day from ${first} to ${last}.`,
  badByDate: 'Write a date that exists, as 2019-12-31.',
  whatMissing: 'Write what is to be done.',
  badForm: 'I could not read the form. Open it again from the status update.',
  areaGone: 'The area is no longer in the status update. Nothing has been saved.',
  locked: (halfYear, whom) =>
    `The answers for ${halfYear} are locked and can no longer be changed. ${whom} can unlock them if something needs to be put right.`,
  lockedToYou: (halfYear) =>
    `The answers for ${halfYear} are locked and can no longer be changed. You can unlock them if something needs to be put right: type /avstamning unlock ${halfYear}.`,
  gone: 'What the button was about is no longer there. Nothing has changed.',
  formGone:
    'It could not be saved: you are no longer in the group, or the check-in is gone. Your text is still here, so copy it if you need it. Is that wrong? Ask the group’s coordinator.',
  cannotStore: 'It could not be saved just now. Your text is still here. Please try again in a while.',
  cutShort: 'The end of this message could not be sent. Type /avstamning and I will show how things stand.',
  buttonsGone: 'The buttons could not be shown. Write help to me to see what you can type instead.',
  welcome: (name) =>
    `Hello ${name}! I look after the working group’s check-in, and write to you when it is time.`,
  cannotAnswer: 'I cannot get at the data just now. Nothing has changed. Please try again in a while.',

  platformStopped: (platform) =>
    `The bot may no longer write in ${platform}. Reminders that should have gone there are waiting, and go when it works again. Ask whoever looks after the bot to renew its token or its approval.`,
  platformHeld: (platform) =>
    `${platform} takes nothing from the bot just now, for anybody. Reminders that should have gone there are waiting, and go when it works again. Ask whoever looks after the bot and your ${platform} to see whether the app is switched off, or something is going on with the workspace.`,
  badFile: (source) =>
    `The group’s file ${source} has faults and was not read in. What was true before still is. Ask whoever looks after the file to put this right:`,

  help: {
    title: 'What you can do here',
    summary: '`/avstamning` shows the summary, to you alone',
    own: '`/avstamning` shows how your status update stands',
    start: '`/avstamning start [half-year]` opens a check-in before its time',
    move: '`/avstamning move [half-year] YYYY-MM-DD` moves the last day',
    remind: '`/avstamning remind` reminds those who have not answered',
    lock: '`/avstamning lock [party]` locks the answers, once you have confirmed',
    unlock: '`/avstamning unlock party reason` lets a party change its answer again',
    log: '`/avstamning log` shows who has done what',
    history: '`/avstamning history [half-year]` shows an earlier summary',
    documents: '`/avstamning documents [half-year]` gives a meeting brief, notes and tables as files',
    picture: '`/avstamning picture [half-year]` gives a picture of how it stands, and the same in words',
    report: '`/lagesrapport` opens your status update',
    typed: 'The buttons can be typed too: `send in`, `as last time`, `finally …`, `view`, `change`',
    line: '`/lagesrapport bemötande green Two workshops` saves one area at once',
    course: '`/avstamning course [what day]` puts in a course or meet-up',
    courses: '`/avstamning courses` shows the courses and meet-ups that are open to you',
    agreements: '`/avstamning agreements` shows agreements, and those on single projects',
    ownAgreement: '`/avstamning agreement` shows how long your agreement is valid',
    meeting:
      '`/avstamning meeting [YYYY-MM-DD 13–15 place]` shows the meeting, or plans one. Then you can invite',
    ownMeeting: '`/avstamning meeting` shows the meeting, the agenda and your answer',
    answerMeeting:
      'For the meeting you can also type: `I am coming`, `I am not coming`, `a colleague comes`, `propose a question …`',
    help: '`/avstamning help` shows this list',
    dm: 'In the conversation with me you can write the same words without the slash: summary, report, help.',
  },
};
