import { enGenitive } from './grammar.ts';
import type { svAnswerers } from './sv-answerers.ts';

export const enAnswerers: typeof svAnswerers = {
  who: 'Who answers?',
  whoTitle: (party) => `Who answers for ${party}?`,
  ofParty: (party) => `Who answers for ${party}?`,
  contact: 'Contact person',
  substitute: 'Substitute',
  standIn: 'Answers for a time',
  vacant: 'nobody',
  person: (name, email) => `${name} (${email})`,
  sharedBy: (text) => `${text}, shared mailbox`,
  fromTo: (who, from, to) => `${who}, from ${from} to ${to} inclusive`,
  waits: {
    confirm: (name, party, day) =>
      `${name} is to answer for ${party} from ${day}. A coordinator has to confirm that first.`,
    open: (name, party, day) =>
      `${name} is to answer for ${party} from ${day}, and has not opened the invitation yet. Until then all is as before.`,
    day: (name, party, day) => `${name} answers for ${party} from ${day}.`,
  },
  appoints: 'The library appoints its contact person. Check with your manager.',
  changeContact: 'Change contact person',
  changeSubstitute: 'Change substitute',
  forATime: 'Somebody else for a time',
  withdraw: (name) => `Undo the change to ${name}`,
  endStandIn: (name) => `${name} no longer answers`,
  confirmOf: (name) => `Confirm ${name}`,

  words: { party: 'party', 'who-answers': 'who answers' },
  meant: (text) => `I cannot find a party called “${text}”. Did you mean one of these?`,
  noParty: (text, word) =>
    `I cannot find a party called “${text}”. Type for example /avstamning ${word} Klippan. Nothing has changed.`,
  whichParty: (word) => `Which party is it about? Choose, or type /avstamning ${word} and its name.`,
  choose: 'Choose a party',
  show: 'Show',

  agreements: 'Agreements',
  agreement: (reference, from, to, inForce) =>
    `${reference}, from ${from} to ${to} inclusive${inForce ? '' : ' (not in force today)'}`,
  reach: (name, reached, seen) => `${name} ${reached}, ${seen}.`,
  reached: (platform) => `is reached in ${platform}`,
  reachedByMail: 'is reached by e-mail',
  notReached: (why) => `cannot be reached (${why})`,
  seen: (day) => `was last here on ${day}`,
  neverSeen: 'has not been here yet',
  notExpected: (halfYear, reason) => `Need not answer for ${halfYear}: ${reason}.`,
  notOpen: (halfYear, due) => `The check-in for ${halfYear} is not open yet. It is due ${due}.`,
  aboutParty: 'About the party',
  editParty: 'Change the party',
  removeParty: 'Remove the party',
  somebody: 'somebody',

  formTitle: 'Who answers',
  change: 'Change',
  roleNamed: { contact: 'Contact person', substitute: 'Substitute' },
  emptied: {
    contact: 'Put the new one’s name and address here. Empty both if nobody is appointed.',
    substitute: 'Put the new one’s name and address here. Empty both if you have no substitute.',
  },
  whoField: 'Person',
  sharedField: 'Is the address a shared mailbox?',
  sharedHint: 'Then whoever opens the letter types their name.',
  appointedField: 'Appointed by',
  appointedHint: 'The head librarian, for example.',
  fromField: 'From',
  fromHint: 'Leave it empty if it is from today.',
  yourself: 'That is your own address. Type the new one’s.',
  corrected: 'Saved.',

  waitsForOpening: (name, email, party) =>
    `${name} now gets an invitation at ${email}. The change holds when ${name} has opened it. Until then you answer for ${party} as before.`,
  invited: (name, email, party) =>
    `${name} now gets an invitation at ${email}, and answers for ${party} as soon as it is opened. Until then all is as before.`,
  waitsForCoordinator: (name, party, whom) =>
    `${whom} has to confirm the change before ${name} is invited. Until then you answer for ${party} as before.`,
  fromLater: (name, party, day) => `${name} answers for ${party} from ${day}.`,
  left: (party, whom) =>
    `${party} has nobody there now. ${whom} will hear of it. Change it here when somebody is appointed.`,
  leaving: (party, whom) =>
    `${whom} will hear that ${party} is to have somebody new. Until then all is as before.`,
  withdrawn: (party) => `The change for ${party} is undone. All is as before.`,
  isDone: (name, party) => `${name} has already taken over for ${party}.`,
  isDeclined: (name, party) => `A coordinator has said no to ${name} answering for ${party}.`,
  isWithdrawn: (name, party) => `The change to ${name} for ${party} is undone.`,
  confirmInFile: 'This changes the group.',
  declined: 'The change does not happen. Whoever asked for it will hear.',

  inviteTitle: {
    contact: (party) => `Take over as contact person for ${party}?`,
    substitute: (party) => `Become the substitute for ${party}?`,
  },
  invite: {
    contact: (by, party) => `${by} is handing over to you: you are appointed contact person for ${party}.`,
    substitute: (by, party) => `${by} has named you as the substitute for ${party}.`,
  },
  inviteFrom: (day) => `It holds from ${day}, once you have said yes.`,
  takeOver: 'I take over',
  about: (group, convener) =>
    `Twice a year the libraries in the working group ${group} check in with ${convener} on how the cooperation goes. The contact person fills in a short status report.`,
  welcome: {
    contact: (by, party) => `You are now the contact person for ${party}. ${by} put you in.`,
    substitute: (by, party) => `You are now the substitute for ${party}. ${by} put you in.`,
  },
  again: {
    contact: (by, party) => `${by} has undone a change, so you are the contact person for ${party} again.`,
    substitute: (by, party) => `${by} has undone a change, so you are the substitute for ${party} again.`,
  },
  standInWelcome: (by, party, from, to) =>
    `${by} has asked you to answer for ${party} from ${from} to ${to} inclusive.`,
  coordinator: (by, group) =>
    `${by} has made you a coordinator of ${group}. Type help and I show what you can do.`,
  coordinatorAgain: (by, group) => `${by} has undone a change, so you are a coordinator of ${group} again.`,
  thanks: {
    contact: (party) => `Thank you! You are now the contact person for ${party}.`,
    substitute: (party) => `Thank you! You are now the substitute for ${party}.`,
  },
  thanksLater: {
    contact: (party, day) => `Thank you! You are the contact person for ${party} from ${day}.`,
    substitute: (party, day) => `Thank you! You are the substitute for ${party} from ${day}.`,
  },
  nothingNow: 'There is nothing to fill in just now. I write when it is time.',
  isOpen: (halfYear, due) =>
    `The check-in for ${halfYear} is open. Answer by ${due}. What has been begun is still there.`,
  sentIn: (party, halfYear) => `${enGenitive(party)} report for ${halfYear} is already sent in.`,

  ended: {
    contact: (by, party, next) =>
      `${by} has changed who answers for ${party}: ${next ? `${next} is the contact person now` : 'you are no longer the contact person'}.`,
    substitute: (by, party, next) =>
      `${by} has changed who answers for ${party}: ${next ? `${next} is the substitute now` : 'you are no longer the substitute'}.`,
    'stand-in': (by, party) => `${by} has changed who answers for ${party}: you need not do it any longer.`,
  },
  endedThanks: 'Thank you for your time! What you have sent in stays under your name.',
  coordinatorEnded: (by, group) => `${by} has changed the coordinators of ${group}: you are no longer one.`,
  confirm: {
    contact: (by, party, name, email) =>
      `${by} wants to hand over: ${name} (${email}) is to be the contact person for ${party}.`,
    substitute: (by, party, name, email) =>
      `${by} wants ${name} (${email}) to be the substitute for ${party}.`,
  },
  appointed: (by) => `Appointed by: ${by}.`,
  appointedNobody: 'It does not say who appointed them.',
  confirmFrom: (day) =>
    `From ${day}. Do check with the library before you answer. Until then all is as before.`,
  confirmYes: 'Yes, hand over',
  confirmNo: 'No',
  takenOver: {
    contact: (by, party, name, email) =>
      `${name} (${email}) is now the contact person for ${party}. ${by} has handed over.`,
    substitute: (by, party, name, email) =>
      `${name} (${email}) is now the substitute for ${party}. ${by} asked for it.`,
  },
  outcomeDone: {
    contact: (name, party) => `${name} has taken over as the contact person for ${party}.`,
    substitute: (name, party) => `${name} has agreed to be the substitute for ${party}.`,
  },
  outcomeDeclined: (name, party, whom) =>
    `The change to ${name} for ${party} did not happen, so all is as before. Do you wonder why? Ask ${whom}.`,
  notReachedNew: (name, email, party) =>
    `The invitation to ${name} (${email}) to answer for ${party} does not arrive. Is the address right? Until then all is as before.`,
  inFile: (whom) => `The group is kept in a file. Ask ${whom} to correct the name. Nothing has changed.`,
  hasLeft: {
    contact: (by, party) =>
      `${by} is no longer the contact person for ${party}, and nobody new is appointed. Ask the library who it will be.`,
    substitute: (by, party) => `${by} has removed the substitute for ${party}.`,
  },
  wantsToLeave: {
    contact: (by, party) =>
      `${by} will no longer be the contact person for ${party}, and nobody new is appointed. Ask the library who it will be.`,
    substitute: (by, party) => `${by} wants to remove the substitute for ${party}.`,
  },

  standInTitle: 'Somebody else',
  standInField: 'Who answers instead?',
  standInMissing: 'Choose or type who answers instead.',
  firstDay: 'First day',
  lastDay: 'Last day',
  dayMissing: 'Choose a day.',
  endsBefore: 'The last day is before the first. Change one of them.',
  standInNote: 'Do not write why. You can still answer yourselves meanwhile.',
  otherDomain: (email, party, whom) =>
    `${email} is another kind of address than ${party} has. Correct it, or ask ${whom} to put the person in.`,
  answersAlready: (name, party) => `${name} answers for ${party} already.`,
  standsIn: (name, party, from, to) =>
    `${name} answers for ${party} from ${from} to ${to} inclusive, and gets the reminders meanwhile.`,
  standInEnded: (name, party) => `${name} no longer answers for ${party}.`,
  noStandIn: (party) => `Nobody else answers for ${party} just now. Nothing has changed.`,

  whoNext: 'Who will be the contact?',
  noNext: (by, party) =>
    `${by} has answered that ${party} gets a new contact person next half-year, and nobody is appointed yet. Ask the library who it will be.`,

  events: {
    asked: 'asked for a change of who answers',
    confirmed: 'confirmed a change of who answers',
    declined: 'said no to a change of who answers',
    withdrawn: 'took back a change of who answers',
    handedOver: 'took over',
    standInSet: 'named who answers for a time',
    standInEnded: 'ended that somebody else answers for a time',
    between: (from, to) => `From ${from} to ${to} inclusive.`,
  },
};
