import { enGenitive, enList } from './grammar.ts';
import type { svGroup } from './sv-group.ts';

const named: Record<string, string> = {
  group: 'name and language',
  channel: 'the channel',
  coordinator: 'coordinators',
  'check-ins': 'days',
  remind: 'reminders',
  due: 'the due date',
  area: 'areas',
  areas: 'areas',
  party: 'parties',
  parties: 'parties',
  agreement: 'agreements',
};

export const enGroup: typeof svGroup = {
  keepHere: (source) => `The group is kept in the file ${source}. Do you want to run it here instead?`,
  keepHereAfter: (source) =>
    `Then ${source} is no longer read for this group. Whoever keeps the file can take the group back.`,
  keepHereYes: 'Yes, run the group here',
  nowHere: (source) => `From now on the group is run here, and the file ${source} is not read.`,

  would: 'This changes:',
  save: 'Save',
  cancel: 'Cancel',
  dropped: 'Nothing has changed.',
  done: 'Saved:',
  undone: 'Undone. This is so again:',
  same: 'It is so already. Nothing has changed.',
  already: 'That has been done already.',
  notPossible: 'It cannot be changed that way. Nothing has changed.',
  contested: (name, when) =>
    `${name} changed the same thing ${when}. None of this has changed. Open the form again to see how it stands now.`,
  contestedNobody:
    'The same thing has been changed since. None of this has changed. Open the form again to see how it stands now.',
  tooOld: 'That was too long ago to be undone from here. Nothing has changed.',

  toGroup: 'To the group',

  /** In the log, after who did it. */
  events: {
    changed: 'changed the group',
    undone: 'took back a change of the group',
    exported: 'got the group as a file',
    about: (kinds) => `It was about ${enList([...new Set(kinds.map((kind) => named[kind] ?? kind))])}.`,
  },

  help: {
    group: '`/avstamning group` shows parties, areas, days and coordinators, and changes them',
    party: '`/avstamning party Klippan` shows one party',
    ownParty: '`/avstamning party` shows how it stands with your party',
    whoAnswers: '`/avstamning who answers Klippan` changes who answers for a party',
    ownWhoAnswers: '`/avstamning who answers` shows and changes who answers for you',
    channel: '`/avstamning channel` typed in a channel makes the summary be shown there',
  },

  file: 'Get it as a file',
  fileComment: (name, day) => [
    `${name}, as the group was on ${day}.`,
    'Read with npm run import -- FILE. If the group is run in the bot, --replace is needed, and keeps it in the file again.',
  ],

  edit: {
    nothing: 'nothing',
    to: (what, before, after) => `${what}: ${before} → ${after}`,
    set: (what, after) => `${what}: ${after}`,
    gone: (what, before) => `${what}: ${before} is removed`,
    rewritten: (what) => `${what}: the text changes`,
    groupName: 'The group’s name',
    convener: 'Convener',
    timezone: 'Time zone',
    locale: 'Language',
    locales: { sv: 'Swedish', en: 'English' },
    channel: (platform) => `Channel in ${platform}`,
    coordinator: 'Coordinator',
    newCoordinator: (name) => `${name} becomes a coordinator`,
    noCoordinator: (name) => `${name} is no longer a coordinator`,
    dueWeeks: 'Due on the Friday of week',
    weeks: (first, second) => `${first} and ${second}`,
    quiet: 'No reminders during',
    contactsReminded: 'Reminders to contacts',
    coordinatorsReminded: 'News to the coordinators',
    daysBefore: (days) => `${days} days before`,
    onTheDay: 'on the due date',
    daysAfter: (days) => `${days} days after`,
    more: (n) => `… and ${n} more changes`,
    time: 'Time of day for reminders',
    due: (halfYear) => `Due date for ${halfYear}`,
    newArea: (name) => `New area: ${name}`,
    noArea: (name) => `The area ${name} is removed`,
    area: (name) => `The area ${name}`,
    areaName: (name) => `The area ${name}, name`,
    areaAbout: (name) => `The area ${name}, what it is about`,
    areaQuestions: (name) => `The area ${name}, guiding questions`,
    areaOrder: 'The order of the areas',
    newParty: (name) => `New party: ${name}`,
    noParty: (name) => `${name} is no longer a party`,
    partyName: (name) => `${enGenitive(name)} name`,
    partyShort: (name) => `${enGenitive(name)} short name`,
    municipality: (name) => `${enGenitive(name)} municipality`,
    partyOrder: 'The order of the parties',
    contact: (party) => `${party}, contact`,
    substitute: (party) => `${party}, substitute`,
    vacant: 'nobody',
    account: (name) => `${name} (another account)`,
    shared: (name) => `${name} (shared mailbox)`,
    newAgreement: (reference, parties, from, to) =>
      `New agreement ${reference} with ${parties}, from ${from} to ${to} inclusive`,
    noAgreement: (reference, parties) => `The agreement ${reference} with ${parties} is removed`,
    agreement: (reference) => `The agreement ${reference}`,
    agreementFacts: {
      title: 'title',
      parties: 'parties',
      validFrom: 'valid from',
      validTo: 'valid to',
      signed: 'signatures',
      purpose: 'purpose',
      areas: 'areas',
      renews: 'renews',
    },
  },
};
