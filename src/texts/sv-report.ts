import type { AreaText } from '../domain/status-update.ts';

/** The lägesrapport: the area list, its forms and their refusals. */
export const svReport = {
  listTitle: (party: string, halfYear: string) => `Lägesrapport för ${party}, ${halfYear}`,
  dueBy: (day: string) => `Svara senast ${day}.`,
  wasDueBy: (day: string) => `Sista dag var ${day}, men du kan fortfarande skicka in.`,
  howIsItGoing: 'Hur går det?',
  chooseStatus: 'Välj läge',
  /** `last`: what was chosen last half-year. */
  chooseStatusLast: (last: string) => `Välj läge (sist ${last})`,
  noStatus: 'Inget läge valt än',
  nothingToReport: 'Inget att rapportera',
  lastTime: 'Sist',
  /** What is asked of each area. */
  ask: { done: 'Vad har ni gjort?', needs: 'Vad behöver ni, eller vad hindrar?' } satisfies Record<
    AreaText,
    string
  >,
  /** The same before an answer. */
  said: { done: 'Gjort', needs: 'Behov och hinder' } satisfies Record<AreaText, string>,
  workedWell: 'Vad har fungerat så bra att andra bör få veta det?',
  commitments: 'Vad gör ni nästa halvår?',
  what: 'Vad',
  who: 'Vem',
  by: 'Senast',
  contactNext: 'Är du kontaktperson även nästa halvår?',
  yes: 'Ja',
  noSomebodyElse: 'Nej, någon annan',
  guidingQuestions: 'Att fundera på',
  continued: '(fortsättning)',
  row: (n: number) => `Rad ${n}`,
  /** Buttons. */
  write: 'Skriv mer',
  asLast: 'Allt är som sist',
  overall: 'Till sist',
  submit: 'Skicka in',
  change: 'Ändra',
  changeSomething: 'Ändra något',
  view: 'Visa',
  /** The heads of the two forms, at most 24 characters (Slack's limit for a title). */
  areaFormTitle: 'Skriv mer',
  overallFormTitle: 'Till sist',
  save: 'Spara',
  cancel: 'Avbryt',
  close: 'Stäng',
  optional: 'frivilligt',
  /** Above what nobody needs, below the button that sends in. */
  ifYouLike: 'Om du vill',
  loading: 'Hämtar …',
  cut: '… (hela texten finns under Skriv mer)',
  cutOverall: '… (hela texten finns under Till sist)',
  tooLongForForm: 'Texten är för lång för ett formulär i Slack. Den finns kvar som den är.',
  state: {
    draft: 'Utkast. Bara ni ser det tills ni skickar in.',
    submitted: 'Inskickad.',
    changed: 'Ändringen är inte inskickad.',
    locked: 'Låst. Svaret går inte längre att ändra.',
  },
  /** What an earlier drawing of the list becomes when it is drawn anew further down. */
  retired: 'Lägesrapporten finns längre ner i samtalet.',
  /** Left where the list was asked for outside the 1:1 conversation. */
  somebody: 'någon',
  someChannel: 'en kanal',
  someGroup: 'en grupp',
  pointer: 'Lägesrapporten finns i ditt direktmeddelande med mig.',
  openConversation: 'Öppna direktmeddelandet',
  /** A button of a message that is older than the product's present form. */
  oldButton: 'Den knappen är för gammal. Skriv /lagesrapport eller /avstamning i stället. Inget har ändrats.',
  /** When no answer came in time, or something broke. */
  noAnswer: 'Det gick inte just nu. Försök igen om en stund.',
  /** When something may have been done, and could not be shown. */
  notShown:
    'Svaret gick inte att visa just nu. Skriv lägesrapport eller avstämning om en stund, så ser du vad som är sparat.',
  notSaved: 'Det gick inte att spara just nu. Din text finns kvar. Försök igen om en stund.',
  notOpened: 'Formuläret gick inte att öppna. Tryck på knappen en gång till.',
  /** Shown in a form's place when there is nothing to fill in. */
  seeConversation: 'Se ditt direktmeddelande med mig.',
  /** Page headings of a list that is too long for one message. */
  page: (n: number, of: number) => `Del ${n} av ${of}`,
  slackTokenRefused: (why: string) =>
    `Slack godtar inte SLACK_BOT_TOKEN (${why}). Hämta appens Bot User OAuth Token under OAuth & Permissions och sätt den.`,
  slackAppTokenRefused: (why: string) =>
    `Slack godtar inte SLACK_APP_TOKEN (${why}). Skapa en app-level token med connections:write under Basic Information och sätt den.`,
  slackAppTokenLacks: (scope: string) =>
    `SLACK_APP_TOKEN saknar behörigheten ${scope}. Skapa en app-level token med connections:write under Basic Information, App-Level Tokens, och sätt den.`,
  slackUnreachable: (url: string, why: string) =>
    `Slack svarar inte på ${url} (${why}). Kontrollera nätet, och SLACK_API_URL om den är satt.`,
};
