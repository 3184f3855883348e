import { enList } from './grammar.ts';
import type { svSummary } from './sv-summary.ts';

const span = (halfYears: string[]) => `from ${halfYears[0]} to ${halfYears.at(-1)}`;

export const enSummary: typeof svSummary = {
  title: (halfYear) => `Summary for the check-in – ${halfYear}`,
  agreement: (reference, until) => `Agreement ${reference}, in force until ${until}`,
  agreements: (n) => (n === 0 ? 'No agreement is in force.' : `${n} agreements are in force.`),
  draftOf: (day) => `Draft of ${day}.`,
  lockedOn: (day) => `Locked on ${day}.`,
  answers: (answered, expected) => `Answers: ${answered} of ${expected} parties`,
  ofWhichLate: (n) => `, ${n} of them late`,
  tableCaption: 'Status by area and party',
  stalledCaption: 'Parties that are stalled in some area',
  nothingStalled: 'No party is stalled.',
  missingCaption: 'Parties that have not answered',
  piece: '{n} of {all}',
  contact: 'Contact',
  substitute: 'Substitute',
  progress: 'How far',
  vacant: 'None',
  begun: (n, of) => `${n} of ${of} areas`,
  notBegun: 'not begun',
  cannotReach: (why) => `cannot be reached (${why})`,
  area: 'Area',
  party: 'Party',
  noAnswer: 'No answer',
  noAnswerWords: 'no answer',
  noStatus: '–',
  late: '(late)',
  was: (status) => `(was ${status})`,
  count: (n, status) => `${n} ${status}`,
  countMissing: (n) => `${n} missing`,
  allAreas: (counts) => `All areas: ${counts}`,
  otherAreas: (n) => (n === 1 ? 'One more area' : `${n} more areas`),
  discuss: 'To raise at the meeting:',
  differs: (area, answers) => `${area}: ${answers}.`,
  answersThat: (parties, status, many, first) =>
    first ? `${parties} ${many ? 'answer' : 'answers'} ${status}` : `${parties} ${status}`,
  stalled: 'Stalled:',
  worse: 'Worse than last time:',
  needs: 'Needs and obstacles:',
  worked: 'Has worked well:',
  alike: (names) => `similar: ${names}`,
  agreed: 'Left from before:',
  outcome: { partly: 'partly done', no: 'not done' },
  commitments: 'To do:',
  missing: 'Missing:',
  notExpected: 'Need not answer:',
  everybody: 'Everybody has answered.',
  countOf: (status, n, of) => `${status} ${n} of ${of}`,
  trendOf: (party, halfYears) => `How it has gone for ${party}, ${span(halfYears)}:`,
  commonTrend: (halfYears) => `The commonest answer in each area, ${span(halfYears)}:`,
  ownAssessment: 'The statuses are the parties’ own assessment.',
  by: (day) => `by ${day}`,
  andMore: (n) => `and ${n} more`,
  received: (name, day, time) => `${name} sent it in on ${day} ${time}.`,
  list: enList,

  afterShowing: (halfYear, day, time) =>
    `Since the summary of ${halfYear} was shown to the group, on ${day} ${time}, more has come.`,
  newSince: (names) => `New answers: ${names}.`,
  changedSinceShown: (names) => `Changed answers: ${names}.`,
  showAgain: 'Show again',
  showToGroup: 'Show to the group',
  wholeTable: 'The whole table',
  allAnswers: 'All answers',
  answersCut: (shown, all) =>
    `These are the answers of ${shown} of ${all} parties. All of it is in the brief, under Documents. You can read one party at a time under The whole table.`,
  onlyStalled: 'Only what is stalled',
  onlyMissing: 'Only what is missing',
  oneParty: 'One party’s answers',
  showOne: 'Show',
  handover: 'Wish to hand over to a new contact:',
  ownReport: 'Your status update',
  previewTitle: 'This is what the group will see',
  previewWhere: (where) => `It is shown in ${where} when you press Show now.`,
  previewLetters: (n, also) =>
    also
      ? `It also goes by letter to ${n === 1 ? 'one member who has' : `${n} members who have`} none of the channels.`
      : `It goes by letter to ${n === 1 ? 'one member' : `${n} members`} when you press Show now.`,
  leaveOut: (part) => `Without ${part}`,
  include: (part) => `Include ${part}`,
  partNames: {
    table: 'the table',
    discuss: 'what to raise at the meeting',
    stalled: 'who is stalled',
    worse: 'what has become worse',
    needs: 'needs and obstacles',
    worked: 'what has worked well',
    agreed: 'what is left from before',
    commitments: 'what is to be done',
    courses: 'the courses',
    missing: 'who is missing',
    notExpected: 'who need not answer',
    waiting: 'who has got more time',
    noted: 'which answers are noted from calls',
  },
  chooseLines: 'Choose single lines',
  chooseParts: 'Choose whole parts',
  changedSince: 'Something has changed since you saw this. Nothing has been shown. This is how it looks now:',
  showNow: 'Show now',
  back: 'Cancel',
  shown: (where) => `The summary has been shown in ${where}.`,
  shownByLetter: (n) =>
    n === 1
      ? 'It is going to one member by letter.'
      : `It is going to ${n} members by letter, some at a time.`,
  shownAlready: (day, time) => `This summary was already shown on ${day} ${time}. It is not shown again.`,
  shownAgain: (day, time) => `Shown again. The last time was on ${day} ${time}.`,
  showingSoon: (where) => `The summary will be shown in ${where} as soon as possible.`,
  notInChannel: (where, invite) =>
    `I am not in ${where}. Write ${invite} there and then press Show to the group again. Nothing has been shown.`,
  noSuchChannel: (where, id, invite) =>
    `I cannot find ${where} (${id}). If the channel is private, write ${invite} there. If not, the id is wrong or the channel is gone: put the right id under channels in the group’s file. Nothing has been shown.`,
  archivedChannel: (where) =>
    `It cannot be shown in ${where}, for the channel is archived. Open it again, or put another channel under channels in the group’s file. Nothing has been shown.`,
  closedChannel: (where) =>
    `I may not write in ${where}: only some may. Ask whoever runs the channel to let me in, or put another channel under channels in the group’s file. Nothing has been shown.`,
  cannotShow: (where) =>
    `It could not be shown in ${where}. Ask whoever runs the bot to look in the log for the reason. Nothing has been shown.`,
  noChannel:
    'The group’s file does not say which channel is the group’s. Put the channel’s id under channels in the file. Nothing has been shown.',
  inBot: {
    noSuchChannel: (where, id, invite) =>
      `I cannot find ${where} (${id}). If the channel is private, write ${invite} there. If not, the channel is gone: type /avstamning channel in the new one. Nothing has been shown.`,
    archivedChannel: (where) =>
      `It cannot be shown in ${where}, for the channel is archived. Open it again, or type /avstamning channel in another. Nothing has been shown.`,
    closedChannel: (where) =>
      `I may not write in ${where}: only some may. Ask whoever runs the channel to let me in, or type /avstamning channel in another. Nothing has been shown.`,
    noChannel:
      'No channel is chosen for the group. Type /avstamning channel in the channel where the summary is to be shown. Nothing has been shown.',
  },
};
