/** The personal page and the coordinator's, beside what letters say. */
export const svPage = {
  // The form
  chooseStatus: (last: string) => (last ? `Välj läge (sist ${last})` : 'Välj läge'),
  write: 'Skriv mer',
  more: 'En rad till',
  none: 'Inget svar',
  required: 'krävs',
  draft: 'Det här är ett utkast. Bara ni ser det tills ni skickar in.',
  /** Where the page saves as one types; {time} is by the reader's own clock. */
  saving: 'Sparar …',
  savedAt: 'Sparat kl. {time}. Inte inskickat.',
  notSavedAt:
    'Det gick inte att spara kl. {time}. Det du skrev står kvar här. Jag försöker igen om en stund.',
  saveFailed: 'Allt är inte sparat. Det du skrev står kvar här nedanför.',
  notSentIn: 'Inget är inskickat än.',
  wrong: 'Rätta det här:',
  // As last time
  asLastTitle: (party: string) => `${party}: allt är som sist`,
  asLastAbout: 'Så här svarade ni förra halvåret. Inget är sparat eller inskickat än.',
  changeSomething: 'Ändra något',
  alsoDrafted: 'Det som ni redan har skrivit följer med.',
  // What is sent in
  document: 'Hämta svaret som dokument',
  versions: 'Versioner',
  back: 'Tillbaka till lägesrapporten',
  /** The typed texts are given back where they cannot be stored. */
  copyTitle: 'Det gick inte att spara',
  copy: 'Det du skrev står här, så att du kan kopiera det.',
  notByLink: 'Lägesrapporten är inskickad. För att ändra den behövs en kod som skickas till din e-post.',
  // A shared mailbox
  nameTitle: 'Vem är du?',
  nameAbout: 'Brevet gick till en gemensam brevlåda. Skriv ditt namn, så står det på det du skickar in.',
  name: 'Ditt namn',
  nameMissing: 'Skriv ditt namn.',
  // Codes
  codeTitle: 'Skriv koden',
  codeSent: (address: string) =>
    `En kod med sex siffror är på väg till ${address}. Den gäller i tio minuter.`,
  codeMaybeSent:
    'Om adressen hör till en samordnare är en kod med sex siffror på väg dit. Den gäller i tio minuter.',
  code: 'Kod',
  codeWrong:
    'Koden stämmer inte, eller gäller inte längre. Efter fem försök behövs en ny. Titta i det senaste brevet, eller be om en ny kod.',
  codeGo: 'Fortsätt',
  codeAgain: 'Skicka en ny kod',
  // The coordinator
  coordinatorTitle: 'Samordna',
  signInAbout: 'Skriv din e-postadress, så skickas en kod dit.',
  signIn: 'Skicka kod',
  signOut: 'Logga ut',
  notCoordinator: 'Den här sidan är för samordnare.',
  menu: 'Meny',
  command: 'Eller skriv vad du vill, till exempel hjälp',
  commandGo: 'Visa',
  words: {
    summary: 'avstämning',
    meeting: 'möte',
    group: 'grupp',
    documents: 'dokument',
    history: 'historik',
    log: 'logg',
    lock: 'lås',
    help: 'hjälp',
  },
  wordsLabel: {
    summary: 'Sammanställning',
    meeting: 'Möte',
    group: 'Gruppen',
    documents: 'Dokument',
    history: 'Historik',
    log: 'Logg',
    lock: 'Lås svaren',
    help: 'Hjälp',
  },
  oldButton: 'Den knappen är för gammal. Inget har ändrats. Börja om från sammanställningen.',
  /** Where a letter's button has led here: opening it did nothing. */
  pressHere: (label: string) =>
    `Du kom hit från ett brev, och inget är gjort än. Tryck på ${label} för att gå vidare.`,
  done: 'Det är redan gjort.',
  takeFile: (name: string) => `Hämta ${name}`,
};
