const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Before the first invitation. Days, times and half-years come ready written. */
export const svBeginning = {
  before: 'Inför inbjudan',
  title: 'Inför första inbjudan',
  goes: (halfYear: string, day: string, n: number) =>
    `Inbjudan till avstämningen för ${halfYear} går ut ${day} till ${n === 1 ? 'en part' : `${n} parter`}.`,
  goesNow: (halfYear: string) =>
    `Avstämningen för ${halfYear} är öppen. Den som inte är inbjuden bjuds in härifrån.`,
  none: 'Ingen inbjudan är planerad. Lägg till parter med överenskommelser som gäller.',
  due: (day: string) => `Sista dag att svara är ${day}.`,
  waiting: (n: number, names: string) =>
    n === 1
      ? `En part väntar tills du trycker Bjud in alla: ${names}.`
      : `${n} parter väntar tills du trycker Bjud in alla: ${names}.`,
  andMore: (names: string, n: number) => `${names} och ${n} till`,
  ways: 'Prova först själv. Börja sedan med några få om du vill, och bjud in resten när det fungerar.',

  // A trial
  trial: 'Skicka prov till mig',
  trialSent: (party: string) =>
    `Ett prov är på väg till dig: inbjudan så som kontaktpersonen för ${party} får den.`,
  trialNobody: 'Det finns ingen part att visa inbjudan för än. Lägg till en part först.',
  trialTitle: (title: string) => `Prov: ${title}`,
  trialAbove: (name: string, party: string) =>
    `Det här är ett prov, som bara du får. Så här ser inbjudan ut för ${name}, ${party}. Knapparna gör inget här.`,
  trialNoContact: (party: string) =>
    `Det här är ett prov, som bara du får. Så här ser inbjudan ut för kontaktpersonen för ${party}, som inte är utsedd än. Knapparna gör inget här.`,
  trialSomebody: 'kontaktperson',
  trialPressed:
    'Det var ett prov, så inget har ändrats. Hos kontaktpersonen öppnas lägesrapporten av den knappen.',

  // Some first
  some: 'Börja med tre parter',
  someTitle: 'Börja med några',
  which: 'Vilka parter ska börja?',
  whichHint: 'Tre brukar räcka. De andra väntar tills du trycker Bjud in alla.',
  whichMissing: 'Välj minst en part.',
  all: 'Det är alla. Välj några av dem, eller tryck Avbryt: då bjuds alla in på samma dag.',
  save: 'Spara',
  someNote: 'Ingen får veta att de väntar.',
  begin: (names: string, n: number) =>
    `${names} börjar. ${n === 1 ? 'En part väntar' : `${n} parter väntar`} tills du trycker Bjud in alla.`,
  nobodyWaits: 'Ingen part väntar. Alla bjuds in på samma dag.',
  alreadyInvited: (day: string) => `Inbjudan gick ut ${day}. De som redan har fått den har den kvar.`,

  // A letter beforehand
  letter: 'Text till eget brev',
  letterAbout:
    'Skicka gärna det här själv några dagar före, från din egen adress. Då vet alla att inbjudan är äkta.',
  letterText: (of: {
    group: string;
    day: string;
    sender: string;
    subject: string;
    due: string;
    minutes: string;
    coordinator: string;
  }) =>
    [
      'Hej!',
      `${of.day} får du ett meddelande från ${of.sender} med rubriken «${of.subject}». Det är inbjudan till halvårets avstämning i ${of.group}. Det är inte nätfiske: det är jag som skickar det.`,
      `Tryck på Fyll i, välj hur det går i varje område och tryck Skicka in. Det tar ${of.minutes}. Sista dag är ${of.due}. Du behöver inget konto och inget lösenord.`,
      'Är det någon annan som ska svara för biblioteket? Hör av dig till mig.',
      of.coordinator,
    ].join('\n\n'),
  yourLibrary: 'ert bibliotek',
  letterDay: (day: string) => capital(day),
  soon: 'snart',

  // All
  inviteAll: 'Bjud in alla',
  askTitle: 'Bjuda in alla?',
  byWay: (way: string, n: number, names: string) => `${way}: ${n} (${names})`,
  byMail: 'Brev',
  nowOn: (day: string, time: string) => `${capital(day)} ${time} får de här sin inbjudan:`,
  atOnce: 'Nu genast får de här sin inbjudan:',
  noWay: (names: string) => `Går inte att nå, och får ingen: ${names}.`,
  lookingFor: (n: number) =>
    n === 1
      ? 'Jag letar fortfarande efter den som svarar för en part. Du får veta här när jag är klar. Ingen glöms bort om du bjuder in nu.'
      : `Jag letar fortfarande efter dem som svarar för ${n} parter. Du får veta här när jag är klar. Ingen glöms bort om du bjuder in nu.`,
  lookedFor: 'Nu har jag letat efter alla som ska bjudas in.',
  allFound: 'Alla går att nå.',
  hadAlready: (n: number) => (n === 1 ? 'En part har redan fått sin.' : `${n} parter har redan fått sin.`),
  yes: 'Ja, bjud in alla',
  no: 'Vänta',
  left: 'Inget har ändrats.',
  invited: (day: string) => `Alla är med. Inbjudan går ut ${day}.`,
  invitedNow: 'Alla är med. Inbjudan går ut nu till dem som väntade.',
  startNow: 'Vill du inte vänta till dess skriver du /avstamning starta.',

  notReminded: (names: string) => `Får ingen påminnelse, för de är inte inbjudna än: ${names}.`,
  stillWaiting: (n: number) =>
    n === 1 ? 'En part är inte inbjuden än.' : `${n} parter är inte inbjudna än.`,

  // The first start
  codeMissing:
    'Skriv koden också: /avstamning installera KOD. Den som sköter servern skriver ut den med npm run admin -- start-code.',
  codeWrong:
    'Den koden går inte att använda. Kontrollera att den är rätt skriven. En kod gäller i sju dagar och bara en gång. Den som sköter servern kan skriva ut en ny.',
  codeRests:
    'Det har skrivits fel kod för många gånger. Vänta en timme, eller be den som sköter servern skriva ut en ny kod.',
  codeRight: 'Koden stämmer. Nu kan du skapa gruppen. Du blir dess samordnare.',
  codeGone:
    'Startkoden gäller inte längre. Be den som sköter servern skriva ut en ny. Det du har skrivit står kvar.',
  create: 'Skapa gruppen',
  createTitle: 'Ny arbetsgrupp',
  groupName: 'Gruppens namn',
  groupNameMissing: 'Skriv gruppens namn.',
  convener: 'Sammankallande part',
  convenerHint: 'Den som bjuder in och samlar svaren, till exempel Region Skåne.',
  convenerMissing: 'Skriv vem som är sammankallande.',
  template: 'Samverkansområden',
  templates: { 'digitalt-forst': 'Digitalt först: fyra områden med stödfrågor', own: 'Egna områden' },
  templateMissing: 'Välj områden.',
  areas: 'Egna områden, ett på varje rad',
  areasHint: 'Bara om du har valt egna områden. De går att ändra sedan.',
  areasMissing: 'Skriv minst ett område, ett på varje rad.',
  yourName: 'Ditt namn',
  yourNameMissing: 'Skriv ditt namn.',
  yourEmail: 'Din e-post',
  yourEmailBad: 'Skriv din e-postadress, som namn@region.se.',
  startNote:
    'Du blir samordnare, och kontaktperson för den sammankallande parten tills någon annan är utsedd.',
  started: (name: string) => `${name} finns nu, och du är samordnare.`,
  startedNext: (day: string) => `Första inbjudan går ut ${day}, till de parter som då är med.`,
  startedPage: 'Gå vidare till samordnarens sida och lägg till parterna.',
  yourEmailProven: (address: string) =>
    `Skriv ${address}, som du fick koden till. Ska det vara en annan adress: börja om från första sidan.`,
  otherAddress: 'Fel adress? Ändra den',
  /** Why no code came. */
  proofNot: {
    refused: (address: string) =>
      `Det går inte att skicka till ${address}. Titta efter om adressen är rätt skriven. Startkoden gäller fortfarande.`,
    failed: (address: string) =>
      `Brevet med koden till ${address} gick inte att skicka just nu. Försök igen om en stund. Startkoden gäller fortfarande.`,
    often: (address: string) =>
      `Flera koder är redan på väg till ${address}. Vänta en minut och försök igen. Startkoden gäller fortfarande.`,
  } satisfies Record<'refused' | 'failed' | 'often', (address: string) => string>,
  notReady: 'Gruppen är inte klar än. Den som installerar har en startkod.',
  notReadyHow: 'Är det du? Skriv /avstamning installera KOD.',
  /** What is typed before the code. */
  word: 'installera',
  pageTitle: 'Första starten',
  pageAbout:
    'Skriv startkoden som den som sköter servern har skrivit ut, och din e-postadress. Dit skickas en kod till. Du blir samordnare för en ny arbetsgrupp.',
  pageCode: 'Startkod',
  pageGo: 'Gå vidare',

  help: { before: '`/avstamning bjud in` visar vem som bjuds in när, och låter dig prova först' },
  events: {
    started: 'skapade gruppen',
    trial: 'skickade ett prov på inbjudan till sig',
    wait: 'lät några parter börja och de andra vänta',
    invited: 'bjöd in alla',
  },
};
