import type { svBeginning } from './sv-beginning.ts';

export const enBeginning: typeof svBeginning = {
  before: 'Before the invitation',
  title: 'Before the first invitation',
  goes: (halfYear, day, n) =>
    `The invitation to the check-in for ${halfYear} goes out on ${day} to ${n === 1 ? 'one party' : `${n} parties`}.`,
  goesNow: (halfYear) => `The check-in for ${halfYear} is open. Whoever is not invited is invited from here.`,
  none: 'No invitation is planned. Add parties with agreements that are in force.',
  due: (day) => `The last day to answer is ${day}.`,
  waiting: (n, names) =>
    n === 1
      ? `One party waits until you press Invite all: ${names}.`
      : `${n} parties wait until you press Invite all: ${names}.`,
  andMore: (names, n) => `${names} and ${n} more`,
  ways: 'Try it yourself first. Then begin with a few if you like, and invite the rest when it works.',

  trial: 'Send a trial to me',
  trialSent: (party) =>
    `A trial is on its way to you: the invitation as the contact person of ${party} gets it.`,
  trialNobody: 'There is no party to show the invitation for yet. Add a party first.',
  trialTitle: (title) => `Trial: ${title}`,
  trialAbove: (name, party) =>
    `This is a trial that only you get. This is what the invitation looks like to ${name}, ${party}. The buttons do nothing here.`,
  trialNoContact: (party) =>
    `This is a trial that only you get. This is what the invitation looks like to the contact person of ${party}, who is not appointed yet. The buttons do nothing here.`,
  trialSomebody: 'contact person',
  trialPressed:
    'That was a trial, so nothing has changed. For the contact person, that button opens the status report.',

  some: 'Begin with three parties',
  someTitle: 'Begin with a few',
  which: 'Which parties are to begin?',
  whichHint: 'Three are usually enough. The others wait until you press Invite all.',
  whichMissing: 'Choose at least one party.',
  all: 'That is all of them. Choose some, or press Cancel: then all are invited on the same day.',
  save: 'Save',
  someNote: 'Nobody is told that they wait.',
  begin: (names, n) =>
    `${names} begin. ${n === 1 ? 'One party waits' : `${n} parties wait`} until you press Invite all.`,
  nobodyWaits: 'No party waits. All are invited on the same day.',
  alreadyInvited: (day) => `The invitation went out on ${day}. Those who have got it keep it.`,

  letter: 'Text for your own letter',
  letterAbout:
    'Send this yourself some days before, from your own address. Then everybody knows that the invitation is real.',
  letterText: (of) =>
    [
      'Hello!',
      `${of.day} you will get a message from ${of.sender} with the subject “${of.subject}”. It is the invitation to this half-year’s check-in in ${of.group}. It is not phishing: I am the one who sends it.`,
      `Press Fill in, choose how it goes in each area and press Send in. It takes ${of.minutes}. The last day is ${of.due}. You need no account and no password.`,
      'Is somebody else to answer for the library? Let me know.',
      of.coordinator,
    ].join('\n\n'),
  yourLibrary: 'your library',
  letterDay: (day) => `On ${day}`,
  soon: 'soon',

  inviteAll: 'Invite all',
  askTitle: 'Invite all?',
  byWay: (way, n, names) => `${way}: ${n} (${names})`,
  byMail: 'Letter',
  nowOn: (day, time) => `On ${day} ${time} these get their invitation:`,
  atOnce: 'These get their invitation now:',
  noWay: (names) => `Cannot be reached, and get none: ${names}.`,
  hadAlready: (n) => (n === 1 ? 'One party has had its invitation.' : `${n} parties have had theirs.`),
  yes: 'Yes, invite all',
  no: 'Wait',
  left: 'Nothing has changed.',
  invited: (day) => `All are in. The invitation goes out on ${day}.`,
  invitedNow: 'All are in. The invitation goes out now to those who waited.',
  startNow: 'If you do not want to wait until then, type /avstamning start.',

  notReminded: (names) => `Get no reminder, for they are not invited yet: ${names}.`,
  stillWaiting: (n) => (n === 1 ? 'One party is not invited yet.' : `${n} parties are not invited yet.`),

  help: { before: '`/avstamning invite` shows who is invited when, and lets you try it first' },
  events: {
    trial: 'sent a trial of the invitation to themselves',
    wait: 'let some parties begin and the others wait',
    invited: 'invited all',
  },
};
