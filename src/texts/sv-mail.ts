/** Letters and the personal page. */
export const svMail = {
  senderName: 'Avstämning',

  // Subjects
  subjectInvitation: (party: string, dueBy: string) =>
    `Avstämning: lägesrapport från ${party} senast ${dueBy}`,
  subjectReminder: (party: string, dueBy: string) => `Påminnelse: lägesrapport från ${party} senast ${dueBy}`,
  subjectOverdue: (party: string, dueOn: string) =>
    `Försenad: lägesrapport från ${party}, sista dag var ${dueOn}`,
  subjectStanding: (answered: number, expected: number, dueOn: string) =>
    `Avstämning: ${answered} av ${expected} har svarat, sista dag ${dueOn}`,
  subjectShown: (halfYear: string) => `Avstämning: sammanställningen för ${halfYear}`,
  subjectReach: 'Avstämning: alla går inte att nå',
  subjectLeftOpen: 'Avstämning: förra halvåret är inte låst',
  subjectReceipt: (party: string) => `Kvitto: lägesrapporten från ${party} är inskickad`,
  subjectLinks: 'Avstämning: din nya länk',
  /** The code stands here, so that it is seen without the letter being opened. */
  subjectCode: (code: string) => `${code} är din kod till Avstämning`,
  /** Before what a letter without a subject of its own begins with. */
  subjectOther: (text: string) => `Avstämning: ${text}`,

  // In every letter
  sentBy: (group: string) => `Det här skickades automatiskt av Avstämning, för arbetsgruppen ${group}.`,
  linkIsKey:
    'Länken är personlig. Den som har den kan läsa ert svar, fylla i och skicka in, så skicka den inte vidare.',
  linkTo: (label: string) => `${label}:`,
  /** In the first one. `who`: the parties that named them, or the group. */
  whyYou: (who: string) => `Du får brevet därför att ${who} har angett dig som kontaktperson.`,
  whyYouCoordinator: 'Du får brevet därför att du är samordnare för arbetsgruppen.',
  privacy: (convener: string, url: string) =>
    `Här står hur ${convener} hanterar dina personuppgifter: ${url}`,

  // Single letters
  receipt: (name: string, party: string, day: string, time: string) =>
    `${name} skickade in lägesrapporten från ${party} den ${day} ${time}. Svaret ligger med som bilaga, så att ni kan registrera ert exemplar. Det går att ändra tills svaren låses.`,
  receiptNotYou: 'Känner du inte igen det här? Svara på brevet, så tittar samordnaren på det.',
  view: 'Visa svaret',
  change: 'Ändra svaret',
  newLinks: 'Här är din nya länk. De länkar som du hade förut fungerar inte längre.',
  newLinksNone: 'Just nu pågår ingen avstämning som du svarar i. Du får ett brev när nästa öppnar.',
  newLinkOf: (party: string, dueBy: string) => `Lägesrapporten från ${party}, senast ${dueBy}:`,
  open: (party: string) => `Öppna för ${party}`,
  code: (code: string) =>
    `Din kod är ${code}. Den gäller i tio minuter, och bara för det du just höll på med.`,
  codeNotYou: 'Har du inte bett om någon kod? Då behöver du inte göra något. Ge den inte till någon.',

  // Another address of one's own
  own: {
    title: 'Ändra min e-post',
    field: 'Ny e-postadress',
    hint: 'Vi skickar en kod dit, så att vi vet att adressen är rätt.',
    now: (address: string) => `I dag skriver vi till ${address}.`,
    note: 'Den gamla adressen gäller tills du har skrivit koden.',
    sendCode: 'Skicka en kod',
    bad: 'Det där ser inte ut som en e-postadress. Skriv till exempel namn@kommunen.se.',
    same: 'Det är adressen som du har nu. Skriv den nya.',
    outside: (whom: string) =>
      `Adressen hör inte till bibliotekets vanliga e-post. Be ${whom} att ändra den åt dig.`,
    taken: (whom: string) => `Den adressen går inte att använda här. Skriv en annan, eller fråga ${whom}.`,
    inFile: (whom: string) =>
      `Din adress står i gruppens fil och kan bara ändras där. Be ${whom} att ändra den åt dig.`,
    noLetters: (whom: string) =>
      `Här skickas ingen e-post, så en ny adress kan inte prövas. Be ${whom} att ändra den åt dig.`,
    tooOften: 'Du har bett om många koder. Vänta en timme och försök igen. Den gamla adressen gäller.',
    notSent: 'Koden gick inte att skicka dit. Kontrollera adressen och försök igen. Den gamla gäller.',
    asked: (address: string) =>
      `Vi har skickat en kod till ${address}. Den gäller i tio minuter. Kommer den inte? Kontrollera att adressen är rätt.`,
    typeCode: 'Skriv koden',
    other: 'Skriv en annan adress',
    codeIn: (address: string) => `Koden finns i brevet till ${address}.`,
    codeWrong:
      'Koden stämmer inte, eller gäller inte längre. Läs den igen i det senaste brevet, eller gå tillbaka och be om en ny.',
    change: 'Ändra adressen',
    isSo: (address: string) => `Din adress är redan ${address}.`,
    done: (address: string) =>
      `Klart! Vi skriver till ${address} från och med nu. Ett brev om det går till den gamla adressen.`,
    event: 'Någon ändrade sin e-postadress',
    changedTitle: 'Din e-postadress är ändrad',
    changedLetter: 'Din e-postadress i Avstämning är ändrad. Vi skriver inte längre hit.',
    changedNotYou: 'Var det inte du? Hör av dig till den som driver Avstämning hos er.',
    changedNotYouAsk: (whom: string) => `Var det inte du? Skriv till ${whom} så snart du kan.`,
  },

  // Choosing letters
  chosen: (address: string) =>
    `Jag skriver till ${address} i fortsättningen. Skriv «skicka hit» här om du ångrar dig.`,
  chosenHere: 'Jag skriver till dig här i fortsättningen.',
  noLetters: 'Här skickas inga brev med e-post. Jag skriver till dig här som förut.',

  // The document that goes with a receipt
  documentTitle: (party: string, halfYear: string) => `Lägesrapport från ${party}, ${halfYear}`,
  documentName: 'lagesrapport',
  documentState: (n: number) => `Inskickad, version ${n}.`,

  // The page
  page: {
    title: 'Avstämning',
    skip: 'Hoppa till innehållet',
    dueBy: (day: string) => `Svara senast ${day}`,
    dueWas: (day: string) => `Sista dag var ${day}`,
    of: (party: string, halfYear: string) => `${party}, ${halfYear}`,
    nobodyTitle: 'Länken fungerar inte',
    nobody:
      'Länken kan vara gammal, ersatt av en nyare eller inte helt kopierad. Du kan få en ny till din e-post.',
    newLink: 'Ny länk',
    newLinkTitle: 'Få en ny länk',
    newLinkAbout: 'Skriv den e-postadress som du får breven till.',
    address: 'E-postadress',
    addressFault: 'Skriv en hel e-postadress, till exempel namn@kommun.se.',
    send: 'Skicka ny länk',
    asked:
      'Om adressen hör till någon som svarar i en avstämning kommer ett brev inom några minuter. Kommer inget, kontrollera adressen och skräpposten, eller hör av dig till samordnaren.',
    tooManyTitle: 'Vänta en stund',
    tooMany: 'Det har kommit många felaktiga länkar härifrån. Vänta en minut och försök igen.',
    foreign: 'Sidan tog inte emot det som skickades, eftersom det kom från en annan webbplats.',
    tooLarge: 'Det är för mycket text för att tas emot på en gång. Gå tillbaka och dela upp den.',
    failedTitle: 'Något gick fel',
    failed: 'Sidan kan inte visas just nu. Det som är sparat finns kvar. Försök igen om en stund.',
    saved: 'Sparat. Lägesrapporten är inte inskickad än.',
    /** Of one that is sent in: that its change is not stands below. */
    savedChange: 'Sparat.',
    thanks: 'Tack! Lägesrapporten är inskickad. Ni får ett kvitto med svaret till er e-post.',
    change: 'Ändra svaret',
    changeAbout:
      'För att ändra ett svar som är inskickat behövs en kod. Den skickas till din e-post och gäller i tio minuter.',
    sendCode: 'Skicka en kod till mig',
    codeLabel: 'Koden, sex siffror',
    codeWrong:
      'Koden stämmer inte, eller så är den för gammal. Inget har ändrats. Be om en ny om du behöver.',
    goOn: 'Fortsätt',
    privacy: 'Så hanteras dina personuppgifter',
    notByLink:
      'Länken från brevet räcker inte till det här. Det behövs också en kod, som skickas till din e-post.',
  },
};
