import type { AnswererRole } from '../domain/working-group.ts';

/** The words of the terminal itself: how one speaks as somebody, lets days pass and answers forms. */
export const svTerminal = {
  moment: (day: string, time: string) => `${day} ${time.replace(':', '.')}`,
  to: (name: string) => `till ${name}`,
  inChannel: (channel: string) => `i kanalen ${channel}`,
  /** The bot is in every channel that a terminal shows. */
  inviteHint: 'ingen inbjudan behövs',

  rows: (letter: string) =>
    `Svara med områdets bokstav: ${letter} (visar valen), ${letter} gul, ${letter} gul Två workshops, ${letter} skriv. Siffran trycker på knappen.`,
  write: ['skriv', 'skriv mer'],
  noButton: (n: string) => `Det finns ingen knapp ${n} här.`,
  yes: ['ja', 'j'],
  no: ['nej', 'n'],
  yesOrNo: 'ja eller nej',
  notPressed: 'Inget har ändrats.',

  leave: ['avbryt'],
  left: 'Avbrutet. Inget av det du skrev i formuläret är sparat.',
  now: 'Nu står det',
  longHint:
    'Skriv svaret och avsluta med en punkt på egen rad. Enter behåller det som står, - tömmer, avbryt lämnar formuläret.',
  shortHint: 'Enter behåller det som står, - tömmer, avbryt lämnar formuläret.',
  nextRowHint: 'Enter här går vidare när du inte har mer att skriva upp.',
  dateHint: 'som ÅÅÅÅ-MM-DD',
  more: 'mer, eller . när du är klar',
  tryAgain: 'Enter försöker spara igen, avbryt lämnar formuläret',

  role: { contact: 'kontaktperson', substitute: 'ersättare', 'stand-in': 'svarar en tid' } satisfies Record<
    AnswererRole,
    string
  >,
  coordinator: 'samordnare',
  unread: (n: number) => (n === 0 ? 'inget oläst' : `${n} ${n === 1 ? 'oläst' : 'olästa'}`),
  people: 'De här kan du tala som:',
  nobody: (words: string) => `Jag hittar ingen som heter «${words}».`,
  several: (words: string) => `Flera passar in på «${words}». Skriv hela namnet eller e-postadressen.`,
  speakingAs: (name: string) => `Nu talar du som ${name}.`,
  timeIs: (moment: string) => `Klockan är nu ${moment}.`,
  nothingDue: 'Inget mer är planerat.',
  badStep: 'Skriv till exempel +1 dag, +3 dagar eller +1 vecka, högst ett år i taget.',
  fault: (why: string) => `Det gick inte: ${why}`,
  goodbye: 'Hej då!',

  words: {
    as: ['som'],
    who: ['vilka'],
    next: ['nästa'],
    quit: ['sluta'],
    help: ['?', 'hjälp'],
    day: ['dag', 'dagar'],
    week: ['vecka', 'veckor'],
  },
  help: [
    'Terminalens egna ord:',
    '  som <namn, part eller e-post>   tala som någon annan',
    '  vilka                           visa vilka man kan tala som',
    '  nästa                           gå fram till nästa gång något ska skickas',
    '  +1 dag, +3 dagar, +1 vecka      låt tiden gå',
    '  sluta                           avsluta (eller Ctrl-D)',
    'Allt annat går till boten. Boten själv svarar:',
  ].join('\n'),
  welcome: {
    what: 'Det här är Avstämning, en chattbot som påminner en arbetsgrupp om halvårets avstämning och samlar in lägesrapporter. I terminalen provar du den utan Slack.',
    clock: (moment: string) =>
      `Klockan är påhittad och står på ${moment}. Den går av sig själv, och du kan spola fram den.`,
    try: 'Prova:',
    tryNext: 'nästa — inbjudan kommer',
    tryReport: (who: string) => `som ${who}, sedan /lagesrapport — svara för en part`,
    trySummary: (who: string) => `som ${who}, sedan /avstamning — samordnarens sammanställning`,
    more: 'Skriv ? för hjälp och sluta för att avsluta.',
  },
};
