import type { svTerminal } from './sv-terminal.ts';

export const enTerminal: typeof svTerminal = {
  moment: (day, time) => `${day} ${time}`,
  to: (name) => `to ${name}`,
  inChannel: (channel) => `in the channel ${channel}`,
  inviteHint: 'no invitation needed',

  rows: (letter) =>
    `Answer with the area's letter: ${letter} (shows the choices), ${letter} yellow, ${letter} yellow Two workshops, ${letter} write. A number presses the button.`,
  write: ['write', 'write more'],
  noButton: (n) => `There is no button ${n} here.`,
  yes: ['yes', 'y'],
  no: ['no', 'n'],
  yesOrNo: 'yes or no',
  notPressed: 'Nothing has been changed.',

  leave: ['cancel'],
  left: 'Cancelled. Nothing that you wrote in the form is saved.',
  now: 'It says now',
  longHint:
    'Write your answer and end with a full stop on a line of its own. Enter keeps what it says, - empties it, cancel leaves the form.',
  shortHint: 'Enter keeps what it says, - empties it, cancel leaves the form.',
  nextRowHint: 'Enter here goes on when you have no more to list.',
  dateHint: 'as YYYY-MM-DD',
  more: 'more, or . when you are done',
  tryAgain: 'Enter tries to save again, cancel leaves the form',

  role: { contact: 'contact person', substitute: 'substitute', 'stand-in': 'answers for a time' },
  coordinator: 'coordinator',
  unread: (n) => (n === 0 ? 'nothing unread' : `${n} unread`),
  people: 'You can speak as:',
  nobody: (words) => `I find nobody called “${words}”.`,
  several: (words) => `Several people match “${words}”. Type the whole name or the e-mail address.`,
  speakingAs: (name) => `You now speak as ${name}.`,
  timeIs: (moment) => `The time is now ${moment}.`,
  nothingDue: 'Nothing more is planned.',
  badStep: 'Type for example +1 day, +3 days or +1 week, at most a year at a time.',
  fault: (why) => `That did not work: ${why}`,
  goodbye: 'Goodbye!',

  words: {
    as: ['as'],
    who: ['who'],
    next: ['next'],
    quit: ['quit', 'exit'],
    help: ['?', 'help'],
    day: ['day', 'days'],
    week: ['week', 'weeks'],
  },
  help: [
    'Words of the terminal itself:',
    '  as <name, party or e-mail>      speak as somebody else',
    '  who                             show whom one can speak as',
    '  next                            go to the next time something is to be sent',
    '  +1 day, +3 days, +1 week        let time pass',
    '  quit                            end (or Ctrl-D)',
    'Everything else goes to the bot. The bot itself answers:',
  ].join('\n'),
  welcome: {
    what: 'This is Avstämning, a chat bot that reminds a working group of the half-yearly check-in and collects status updates. In the terminal you try it without Slack.',
    clock: (moment) =>
      `The clock is a made-up one and stands at ${moment}. It runs by itself, and you can wind it forward.`,
    try: 'Try:',
    tryNext: 'next — the invitation arrives',
    tryReport: (who) => `as ${who}, then /lagesrapport — answer for a party`,
    trySummary: (who) => `as ${who}, then /avstamning — the coordinator’s summary`,
    more: 'Type ? for help and quit to end.',
  },
};
