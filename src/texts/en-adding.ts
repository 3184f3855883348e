import type { svAdding } from './sv-adding.ts';

export const enAdding: typeof svAdding = {
  button: 'Add …',
  waysTitle: 'Add to the group',
  ways: 'Paste many lines out of a spreadsheet, or write in one party at a time. Nothing is saved until you have seen what I understood.',
  order: 'party; contact person; e-mail; reference number; valid from; valid to',
  orderAbout:
    'A line for each party, in that order. With headings, the columns may stand in any order. Municipality and short name may stand there too. Dates are written as 2027-01-01.',
  paste: 'Paste parties',
  one: 'Write in one party',
  statuses: 'Last half-year’s statuses',

  pasteTitle: 'Paste lines',
  lines: 'The lines',
  linesMissing: 'Paste at least one line.',
  show: 'Show',
  statusesAbout:
    'A line for each party, with a column for each area: the heading is the area’s name, and in the cell stands the status, as Going well. Or a line for each answer: party; area; status.',
  mendTitle: 'Correct the lines',
  mendAbout: 'Only the lines that I did not understand. The others stay.',
  mendMore: (n) => `These are the first. ${n} more come when these are right.`,
  onePartyTitle: 'Add a party',
  add: 'Add',
  party: 'Party',
  contact: 'Contact person, name',
  contactHint: 'The library appoints its contact person. Leave it empty where nobody is appointed.',
  email: 'Contact person, e-mail',
  reference: 'Reference number of the agreement',
  validFrom: 'Valid from',
  validTo: 'Valid to and including',
  municipality: 'Municipality',
  note: 'This is used to invite to the check-in. The coordinators see it.',

  preview: 'This is what I understood',
  canAdd: (n) => (n === 1 ? 'One party can be added.' : `${n} parties can be added.`),
  canCarry: (parties, answers, halfYear) =>
    `${answers} answers from ${parties === 1 ? 'one party' : `${parties} parties`} can be carried over to ${halfYear}.`,
  nothing: 'There is nothing to add.',
  empty: 'I find no lines in what you pasted.',
  faults: (n) => (n === 1 ? 'One line has faults:' : `${n} lines have faults:`),
  fault: (line, text) => `Line ${line}: ${text}`,
  moreFaults: (n) => `… and ${n} more lines with faults.`,
  there: (n) =>
    n === 1
      ? 'One party is in the group already, just so.'
      : `${n} parties are in the group already, just so.`,
  others: (names) => `These columns are not read: ${names}.`,
  first: (n, of) => `The first ${n} of ${of}`,
  caption: 'Parties',
  columns: {
    party: 'Party',
    contact: 'Contact',
    email: 'E-mail',
    reference: 'Reference number',
    valid: 'Valid',
  },
  span: (from, to) => `${from} – ${to}`,
  none: 'nobody',
  notYet: 'Nothing is saved in the group yet.',
  kept: 'What you pasted stays here until all of it is right.',
  addThem: (n) => (n === 1 ? 'Add one party' : `Add ${n} parties`),
  carryThem: (n) => (n === 1 ? 'Carry over one party' : `Carry over ${n} parties`),
  mend: 'Correct the lines',
  more: 'Paste more',
  leave: 'Cancel',
  left: 'Nothing has been added. What you pasted is kept.',
  goOn: 'Go on',
  leftOut: (n) =>
    n === 1
      ? 'One line with faults is left out. It is kept for you to correct.'
      : `${n} lines with faults are left out. They are kept for you to correct.`,
  waitToo: 'The new ones wait for their invitation, like the others, until you press Invite all.',
  agreementTitle: (convener, party) => `Agreement on cooperation between ${convener} and ${party}`,

  inGroup: 'in the group',
  onLine: (line) => `on line ${line}`,
  garbled:
    'The Swedish letters have gone wrong on the way. Copy the lines straight out of the spreadsheet, or save the file as UTF-8 (CSV UTF-8 in Excel).',
  noPartyColumn: 'No column is called Party. Write the heading, or remove the line of headings.',
  tooManyCells: 'The line has more columns than I know. Write headings above them.',
  partyMissing: 'The party’s name is missing.',
  tooLong: (most) => `The text is too long: at most ${most} characters.`,
  shortTooLong: (most) => `The short name is too long: at most ${most} characters.`,
  partyTaken: (name, where) =>
    `${name} is there already, ${where}. What is to change is changed with /avstamning part.`,
  shortTaken: (name, where) =>
    `A party with the short name ${name} is there already, ${where}. Write a column Short name, or Municipality.`,
  emailMissing: (name) => `The e-mail address of ${name} is missing.`,
  badEmail: (text) => `“${text}” is no e-mail address.`,
  nameMissing: (email) => `The name of whoever has ${email} is missing.`,
  otherName: (email, name) => `${email} is ${name}’s already. Write the same name.`,
  referenceMissing: 'The agreement’s reference number is missing.',
  referenceTaken: (reference, where) => `The reference number ${reference} is there already, ${where}.`,
  from: 'valid from',
  to: 'valid to',
  dayMissing: (which) => `The date is missing: ${which}.`,
  badDay: (which, text) =>
    `“${text}” (${which}) cannot be read with certainty as a date. Write it as 2027-01-31.`,
  endsFirst: (to, from) => `The agreement ends on ${to}, before it begins on ${from}.`,
  noRoom: (most) => `A group has at most ${most} parties.`,
  unknownParty: (name) => `No party in the group is called ${name}.`,
  severalParties: (name) => `Several parties may be called ${name}. Write the whole name.`,
  unknownArea: (name) => (name ? `No area is called ${name}.` : 'The area is missing.'),
  unknownStatus: (area, text) =>
    `“${text}” (${area}) is no status. Write Going well, Needs change, Stalled, Not started or Not applicable.`,
  answeredTwice: (party, area, line) => `${party} has a status for ${area} already, on line ${line}.`,

  carried: (parties, halfYear) =>
    `The statuses of ${parties === 1 ? 'one party' : `${parties} parties`} for ${halfYear} are carried over. Next time they can press All as last time.`,
  carriedMark: 'It is marked as carried over by you, not as sent in by the parties.',
  uncarried: (halfYear) => `The statuses for ${halfYear} are removed again.`,
  notCarried: (halfYear) => `Nothing is carried over to ${halfYear}. Nothing has changed.`,
  answeredHere: (halfYear) =>
    `The parties have checked in for ${halfYear} here, and that stands. Nothing has changed.`,
  skips: (halfYear) => `Then there is no check-in for ${halfYear} here.`,
  carriedBy: (name, day) =>
    `Carried over from earlier notes by ${name} on ${day}. The parties have not sent this in.`,

  help: {
    add: '`/avstamning add` adds parties: one, or many lines out of a spreadsheet',
    statuses:
      '`/avstamning add statuses` carries over how it went last half-year, from the sheet that you had',
  },
  events: {
    carried: 'carried over the statuses of an earlier half-year',
    uncarried: 'removed the statuses that were carried over',
  },
};
