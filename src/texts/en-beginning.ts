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
  lookingFor: (n) =>
    n === 1
      ? 'I am still looking for who answers for one party. You will be told here when I am done. Nobody is forgotten if you invite now.'
      : `I am still looking for those who answer for ${n} parties. You will be told here when I am done. Nobody is forgotten if you invite now.`,
  lookedFor: 'Now I have looked for all who are to be invited.',
  allFound: 'All can be reached.',
  hadAlready: (n) => (n === 1 ? 'One party has had its invitation.' : `${n} parties have had theirs.`),
  yes: 'Yes, invite all',
  no: 'Wait',
  left: 'Nothing has changed.',
  invited: (day) => `All are in. The invitation goes out on ${day}.`,
  invitedNow: 'All are in. The invitation goes out now to those who waited.',
  startNow: 'If you do not want to wait until then, type /avstamning start.',

  notReminded: (names) => `Get no reminder, for they are not invited yet: ${names}.`,
  stillWaiting: (n) => (n === 1 ? 'One party is not invited yet.' : `${n} parties are not invited yet.`),

  codeMissing:
    'Write the code too: /avstamning install CODE. Whoever runs the server prints it with npm run admin -- start-code.',
  codeWrong:
    'That code cannot be used. Check that it is written right. A code is good for seven days, and once only. Whoever runs the server can print a new one.',
  codeRests:
    'A wrong code has been written too many times. Wait an hour, or ask whoever runs the server to print a new code.',
  codeRight: 'The code is right. Now you can make the group. You will be its coordinator.',
  codeGone:
    'The start code is no longer good. Ask whoever runs the server to print a new one. What you have written is still here.',
  create: 'Make the group',
  createTitle: 'New working group',
  groupName: 'Name of the group',
  groupNameMissing: 'Write the name of the group.',
  convener: 'Convening party',
  convenerHint: 'The one that invites and gathers the answers, for example a region.',
  convenerMissing: 'Write who convenes.',
  template: 'Areas of cooperation',
  templates: {
    'digitalt-forst': 'Those of the shipped group: four areas with guiding questions',
    own: 'Areas of our own',
  },
  templateMissing: 'Choose areas.',
  areas: 'Areas of your own, one on each line',
  areasHint: 'Only where you have chosen areas of your own. They can be changed later.',
  areasMissing: 'Write at least one area, one on each line.',
  yourName: 'Your name',
  yourNameMissing: 'Write your name.',
  yourEmail: 'Your e-mail',
  yourEmailBad: 'Write your e-mail address, as name@region.se.',
  startNote:
    'You become coordinator, and contact person of the convening party until somebody else is appointed.',
  started: (name) => `${name} is there now, and you are its coordinator.`,
  startedNext: (day) => `The first invitation goes out on ${day}, to the parties that are in by then.`,
  startedPage: 'Go on to the coordinator’s page and add the parties.',
  yourEmailProven: (address) =>
    `Write ${address}, where you got the code. If it should be another address, begin again from the first page.`,
  otherAddress: 'Wrong address? Change it',
  /** Why no code came. */
  proofNot: {
    refused: (address) =>
      `Nothing can be sent to ${address}. See whether the address is right. The start code is still good.`,
    failed: (address) =>
      `The letter with the code to ${address} could not be sent just now. Try again in a while. The start code is still good.`,
    often: (address) =>
      `Several codes are on their way to ${address} already. Wait a minute and try again. The start code is still good.`,
  },
  notReady: 'The group is not ready yet. Whoever installs it has a start code.',
  notReadyHow: 'Is that you? Type /avstamning install CODE.',
  word: 'install',
  pageTitle: 'The first start',
  pageAbout:
    'Write the start code that whoever runs the server has printed, and your e-mail address. Another code is sent there. You become coordinator of a new working group.',
  pageCode: 'Start code',
  pageGo: 'Go on',

  help: { before: '`/avstamning invite` shows who is invited when, and lets you try it first' },
  events: {
    started: 'made the group',
    trial: 'sent a trial of the invitation to themselves',
    wait: 'let some parties begin and the others wait',
    invited: 'invited all',
  },
};
