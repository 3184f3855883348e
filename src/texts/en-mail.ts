import type { svMail } from './sv-mail.ts';

export const enMail: typeof svMail = {
  senderName: 'Avstämning',

  subjectInvitation: (party, dueBy) => `Check-in: status update from ${party} by ${dueBy}`,
  subjectReminder: (party, dueBy) => `Reminder: status update from ${party} by ${dueBy}`,
  subjectOverdue: (party, dueOn) => `Overdue: status update from ${party}, last day was ${dueOn}`,
  subjectStanding: (answered, expected, dueOn) =>
    `Check-in: ${answered} of ${expected} have answered, last day ${dueOn}`,
  subjectShown: (halfYear) => `Check-in: the summary of ${halfYear}`,
  subjectReach: 'Check-in: not everybody can be reached',
  subjectLeftOpen: 'Check-in: the last half-year is not locked',
  subjectReceipt: (party) => `Receipt: the status update from ${party} is sent in`,
  subjectLinks: 'Check-in: your new link',
  subjectCode: (code) => `${code} is your code for Avstämning`,
  subjectOther: (text) => `Check-in: ${text}`,

  sentBy: (group) => `This was sent automatically by Avstämning, for the working group ${group}.`,
  linkIsKey:
    'The link is personal. Whoever has it can read your answer, fill it in and send it in, so do not pass it on.',
  linkTo: (label) => `${label}:`,
  whyYou: (who) => `You get this letter because ${who} has named you as its contact person.`,
  whyYouCoordinator: 'You get this letter because you coordinate the working group.',
  privacy: (convener, url) => `How ${convener} handles your personal data: ${url}`,

  receipt: (name, party, day, time) =>
    `${name} sent in the status update from ${party} on ${day} ${time}. The answer is attached, so that you can register your copy. It can be changed until the answers are locked.`,
  receiptNotYou: 'Is this news to you? Answer this letter, and the coordinator will look into it.',
  view: 'Show the answer',
  change: 'Change the answer',
  newLinks: 'Here is your new link. Those that you had before no longer work.',
  newLinksNone:
    'No check-in that you answer in is open just now. You will get a letter when the next one opens.',
  newLinkOf: (party, dueBy) => `The status update from ${party}, by ${dueBy}:`,
  open: (party) => `Open for ${party}`,
  code: (code) => `Your code is ${code}. It is good for ten minutes, and only for what you were just doing.`,
  codeNotYou: 'Did you not ask for a code? Then there is nothing you need to do. Do not give it to anybody.',

  own: {
    title: 'Change my e-mail',
    field: 'New e-mail address',
    hint: 'We send a code there, so that we know that the address is right.',
    now: (address) => `Today we write to ${address}.`,
    note: 'The old address stays until you have typed the code.',
    sendCode: 'Send a code',
    bad: 'That does not look like an e-mail address. Write for example name@municipality.se.',
    same: 'That is the address that you have now. Write the new one.',
    outside: (whom) => `The address is not of the library’s usual e-mail. Ask ${whom} to change it for you.`,
    taken: (whom) => `That address cannot be used here. Write another, or ask ${whom}.`,
    inFile: (whom) =>
      `Your address stands in the group’s file and can be changed only there. Ask ${whom} to change it for you.`,
    noLetters: (whom) =>
      `No e-mail is sent here, so a new address cannot be tried. Ask ${whom} to change it for you.`,
    tooOften: 'You have asked for many codes. Wait an hour and try again. The old address stays.',
    notSent: 'The code could not be sent there. Check the address and try again. The old one stays.',
    asked: (address) =>
      `We have sent a code to ${address}. It is good for ten minutes. Does it not come? Check that the address is right.`,
    typeCode: 'Type the code',
    other: 'Write another address',
    codeIn: (address) => `The code is in the letter to ${address}.`,
    codeWrong:
      'The code is not right, or no longer good. Read it again in the latest letter, or go back and ask for a new one.',
    change: 'Change the address',
    isSo: (address) => `Your address is ${address} already.`,
    done: (address) => `Done! We write to ${address} from now on. A letter about it goes to the old address.`,
    event: 'Somebody changed their e-mail address',
    changedTitle: 'Your e-mail address is changed',
    changedLetter: 'Your e-mail address in Avstämning is changed. We no longer write here.',
    changedNotYou: 'Was it not you? Get in touch with whoever runs Avstämning where you are.',
    changedNotYouAsk: (whom) => `Was it not you? Write to ${whom} as soon as you can.`,
  },

  chosen: (address) =>
    `I will write to ${address} from now on. Type “write here” here if you change your mind.`,
  chosenHere: 'I will write to you here from now on.',
  noLetters: 'No letters are sent by e-mail here. I will write to you here as before.',

  documentTitle: (party, halfYear) => `Status update from ${party}, ${halfYear}`,
  documentName: 'status-update',
  documentState: (n) => `Sent in, version ${n}.`,

  page: {
    title: 'Avstämning',
    skip: 'Skip to the content',
    dueBy: (day) => `Answer by ${day}`,
    dueWas: (day) => `Last day was ${day}`,
    of: (party, halfYear) => `${party}, ${halfYear}`,
    nobodyTitle: 'The link does not work',
    nobody:
      'The link may be old, replaced by a newer one or not wholly copied. You can have a new one sent to your e-mail.',
    newLink: 'New link',
    newLinkTitle: 'Get a new link',
    newLinkAbout: 'Type the e-mail address that you get the letters at.',
    address: 'E-mail address',
    addressFault: 'Type a whole e-mail address, such as name@municipality.se.',
    send: 'Send a new link',
    asked:
      'If the address belongs to somebody who answers in a check-in, a letter will come within some minutes. If none comes, check the address and your junk mail, or get in touch with the coordinator.',
    tooManyTitle: 'Wait a moment',
    tooMany: 'Many wrong links have come from here. Wait a minute and try again.',
    foreign: 'The page did not take what was sent, because it came from another site.',
    tooLarge: 'That is too much text to take at once. Go back and split it.',
    failedTitle: 'Something went wrong',
    failed: 'The page cannot be shown just now. What is saved is still there. Try again in a while.',
    saved: 'Saved. The status update has not been sent in yet.',
    savedChange: 'Saved.',
    thanks: 'Thank you! The status update has been sent in. You get a receipt with the answer by e-mail.',
    change: 'Change the answer',
    changeAbout:
      'To change an answer that has been sent in, you need a code. It is sent to your e-mail and holds for ten minutes.',
    sendCode: 'Send me a code',
    codeLabel: 'The code, six digits',
    codeWrong: 'The code is wrong or too old. Nothing has changed. Ask for a new one if you need it.',
    goOn: 'Continue',
    privacy: 'How your personal data is handled',
    notByLink:
      'The link from the letter is not enough for this. It also takes a code, which is sent to your e-mail.',
  },
};
