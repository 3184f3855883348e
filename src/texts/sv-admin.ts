const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** What `npm run admin` says, to the administrator and the registrar. */
export const svAdmin = {
  usage: [
    'Skriv ett av:',
    '  npm run admin -- start-code',
    '  npm run admin -- verify FIL…',
    '  npm run admin -- export GRUPP HALVÅR DOKUMENT [DIARIENUMMER | --each] [--to MAPP]',
    '  npm run admin -- extract E-POST',
    '  npm run admin -- erase E-POST --by NAMN --decision "DIARIENUMMER"',
    '  npm run admin -- purge --before 2019-H1 --by NAMN --decision "DIARIENUMMER" [--yes]',
  ].join('\n'),
  unknownCommand: (word: string) => (word ? `Kommandot «${word}» finns inte.` : 'Ett kommando saknas.'),
  unknownOption: (option: string) => `Flaggan ${option} finns inte här.`,
  lacksValue: (option: string) => `Skriv ett värde efter ${option}.`,
  lacks: (what: string) => `${what} saknas.`,
  tooMany: (word: string) => `«${word}» är för mycket. Sätt citattecken runt det som har mellanslag.`,
  file: 'En fil',
  email: 'E-postadressen',
  badHalfYear: (text: string) => `«${text}» är inget halvår. Skriv som 2019-H1.`,

  startCode: (code: string, until: string) =>
    [
      `Startkod: ${code}`,
      `Den gäller till och med ${until}, en gång. Den visas bara här: lämna den till den som ska samordna gruppen.`,
      'Koder som har skrivits ut tidigare gäller inte längre.',
      '',
      'I chatten:    /avstamning installera KOD',
    ].join('\n'),
  startPage: (url: string) => `På webbsidan: ${url}/start`,

  group: 'Gruppens nyckel',
  halfYear: (group: string) => `Halvåret efter ${group}`,
  kind: 'Dokumentet',
  eachOrOne: (reference: string) =>
    `Skriv antingen ${reference} eller --each, som ger varje överenskommelse för sig.`,
  badKind: (word: string, kinds: string) => `«${word}» är inget dokument. Välj ett av ${kinds}.`,
  noGroup: (key: string, keys: string) =>
    keys
      ? `Ingen grupp har nyckeln ${key}. Det finns ${keys}.`
      : 'Det finns ingen grupp än. Importera en först.',
  noCheckIn: (group: string, halfYear: string, halfYears: string) =>
    halfYears
      ? `${group} har ingen avstämning för ${halfYear}. Det finns ${halfYears}.`
      : `${group} har inte haft någon avstämning än.`,
  noReference: (reference: string, halfYear: string, references: string) =>
    `Diarienumret ${reference} finns inte i avstämningen för ${halfYear}. Det finns ${references}.`,
  cannotWrite: (folder: string) =>
    `Filen går inte att skriva i ${folder}. Kontrollera att mappen finns och att du får skriva i den.`,
  written: (path: string) => `Filen är sparad: ${path}`,
  /** Who took a document out, in the log. */
  byCommand: 'Administratören',
  isDraftFile: 'Svaren är inte låsta. Filen är ett utkast.',

  nobody: (email: string) => `Ingen har e-postadressen ${email}. Inget har ändrats.`,
  freeText: 'I fritext kan andra ha nämnt personen. Den texten är inte med här: läs den i lägesrapporterna.',

  erased: (email: string) => `Uppgifterna om ${email} är gallrade:`,
  identities: (n: number) =>
    `  ${counted(n, 'koppling', 'kopplingar')} till Slack, Teams eller en annan chatt`,
  deliveries: (n: number) => `  ${counted(n, 'uppgift', 'uppgifter')} om skickade meddelanden`,
  drafts: (n: number) => `  ${n} utkast som aldrig skickades in`,
  kept: 'Detta finns kvar:',
  keptVersions: (n: number) =>
    n === 1
      ? '  Namnet i 1 inskickad lägesrapport: den är en allmän handling.'
      : `  Namnet i ${n} inskickade lägesrapporter: de är allmänna handlingar.`,
  keptName: '  Namnet och tiden som kontaktperson: de visar vem som har svarat för vilken part.',
  keptLog: '  Loggen: den har bara personens nummer.',
  keptCurrent:
    '  E-postadressen: personen står kvar i gruppens fil. Ta bort hen där, läs in filen och kör kommandot igen.',

  nothingBefore: (halfYear: string) => `Det finns ingen avstämning före ${halfYear}. Inget har ändrats.`,
  wouldGo: 'Detta skulle gallras:',
  gone: 'Detta är gallrat:',
  disposable: (of: {
    group: string;
    halfYear: string;
    versions: number;
    showings: number;
    deliveries: number;
    meetings: number;
    courses: number;
  }) =>
    `  ${of.group}, ${of.halfYear}: ${counted(of.versions, 'inskickad version', 'inskickade versioner')}, ${counted(of.showings, 'visad sammanställning', 'visade sammanställningar')}, ${counted(of.meetings, 'möte', 'möten')}, ${counted(of.courses, 'kurs', 'kurser')}, ${counted(of.deliveries, 'uppgift', 'uppgifter')} om meddelanden`,
  notLocked: '    Den är inte låst.',
  notOver: (group: string, halfYear: string) => `Finns kvar: ${group}, ${halfYear}. Halvåret är inte slut.`,
  toDoIt: 'Inget är gallrat än. Lägg till --yes för att göra det. Spara dokumenten först.',
  logged: (decision: string) => `Beslutet ${decision} står i loggen.`,

  cannotRead: (file: string) => `${file}: går inte att läsa. Kontrollera sökvägen.`,
  noChecksum: (file: string) =>
    `${file}: ingen kontrollsumma hittades. Ange en JSON-, Word-, Excel- eller CSV-fil från Avstämning; mötesanteckningar och bilder har ingen. Packa upp en zip-fil först.`,
  right: (file: string, subject: string) => `${file}: kontrollsumman stämmer. ${subject}`,
  wrong: (file: string) => `${file}: kontrollsumman stämmer inte. Filen har ändrats sedan den gjordes.`,
  notRecord: (file: string) => `${file}: är inte en hel avstämning. Något fattas eller är ändrat.`,
  carries: (file: string, sha256: string) => `${file}: hör till JSON-filen med kontrollsumman ${sha256}.`,
  belongs: (file: string, json: string) => `${file}: hör till ${json}.`,
  belongsToNone: (file: string) => `${file}: hör inte till någon av JSON-filerna.`,
  ownTextUnread: 'Texten i Word-, Excel- och CSV-filer kontrolleras inte, bara vilken JSON-fil de hör till.',
  asKept: (file: string) => `${file}: stämmer med databasen.`,
  asKeptEarlier: (file: string) =>
    `${file}: stämmer med ett tidigare lås i databasen. Svaren har låsts upp sedan dess.`,
  otherThanKept: (file: string) => `${file}: stämmer inte med det som är låst i databasen.`,
  notKept: (file: string) => `${file}: avstämningen finns inte i den här databasen.`,
  draftNotCompared: (file: string) => `${file}: är ett utkast och jämförs inte med databasen.`,
  notCompared: (why: string) => `Filerna är inte jämförda med databasen. ${why}`,
  lockedOn: (day: string) => `Låst ${day}.`,
  isDraft: 'Utkast, inte låst.',
};
