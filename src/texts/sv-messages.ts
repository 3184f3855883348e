import { capitalised, svGenitive, svList, svNumber, svThousands } from './grammar.ts';

const areas = (n: number) => (n === 1 ? 'Ett område' : `${capitalised(svNumber(n))} områden`);
const parties = (n: number) => (n === 1 ? '1 part' : `${n} parter`);

/** Reminders, receipts, refusals and the answers to commands. Days come ready written, see `dates`. */
export const svMessages = {
  list: svList,
  genitive: svGenitive,

  // To those who answer
  hello: (name: string) => `Hej ${name}!`,
  invitation: (party: string, count: number, dueBy: string, areasTake: string) =>
    `Dags för halvårets avstämning. Hur går det för ${party}? ${areas(count)}, ${areasTake}. Svara senast ${dueBy}. Du kan spara och fortsätta senare.`,
  areasTake: (minutes: number) => `ungefär ${svNumber(minutes)} ${minutes === 1 ? 'minut' : 'minuter'}`,
  reminder: (party: string, dueBy: string) =>
    `Lägesrapporten från ${party} är inte inskickad än. Sista dag är ${dueBy}.`,
  reminderToday: (party: string) => `Lägesrapporten från ${party} är inte inskickad än. Sista dag är i dag.`,
  begun: (begun: number, all: number) =>
    begun === all
      ? `Läget är valt för alla ${all} områden. Det är bara att skicka in.`
      : `Du har börjat på ${begun} av ${all} områden.`,
  overdue: (party: string, dueOn: string) =>
    `Vi saknar lägesrapporten från ${party}. Sista dag var ${dueOn}, men du kan fortfarande skicka in.`,
  sameToOther: (name: string) => `${name} får samma meddelande.`,
  questionsTo: (name: string, email: string) => `Frågor? ${name}, ${email}.`,
  fillIn: 'Fyll i',
  goOn: 'Fortsätt',

  // To the coordinator
  standing: (answered: number, expected: number, halfYear: string, dueOn: string) =>
    `${answered} av ${expected} har svarat i avstämningen för ${halfYear}. Sista dag är ${dueOn}.`,
  standingAfter: (answered: number, expected: number, halfYear: string, dueOn: string) =>
    `${answered} av ${expected} har svarat i avstämningen för ${halfYear}. Sista dag var ${dueOn}.`,
  missing: (names: string) => `Saknas: ${names}.`,
  everybodyAnswered: 'Alla har svarat.',
  unreachableHead: 'Går inte att nå',
  unreachable: (names: string) => `Går inte att nå: ${names}.`,
  /** `where`: the platform; `scope`: the right that the bot lacks there. */
  unreachableWhy: {
    vacant: (_where: string, _scope: string) => 'ingen kontaktperson',
    'not-found': (where: string, _scope: string) => `e-postadressen finns inte i ${where}`,
    'never-seen': (where: string, _scope: string) => `har inte appen i ${where}`,
    gone: (where: string, _scope: string) => `kontot i ${where} finns inte längre`,
    blocked: (_where: string, _scope: string) => 'meddelanden kommer inte fram',
    refused: (_where: string, _scope: string) => 'e-postservern tar inte emot adressen',
    'missing-scope': (where: string, scope: string) => `jag saknar behörigheten ${scope} i ${where}`,
  },
  /** What to do about each. */
  unreachableMend: {
    vacant: (_where: string, _scope: string) => 'Lägg till en kontaktperson i gruppens fil.',
    'not-found': (where: string, _scope: string) =>
      `Skriv den e-postadress som personen har i ${where}, eller personens id där, i gruppens fil.`,
    'never-seen': (where: string, _scope: string) =>
      `Be den som svarar lägga till appen Avstämning i ${where} och skriva hjälp till den.`,
    gone: (where: string, _scope: string) =>
      `Är kontot i ${where} avslutat: skriv en ny kontaktperson, eller rätt id, i gruppens fil.`,
    blocked: (where: string, _scope: string) =>
      `Be personen släppa fram Avstämning i ${where}, eller hör av dig på annat sätt.`,
    refused: (_where: string, _scope: string) =>
      'Skriv rätt e-postadress i gruppens fil, eller hör av dig på annat sätt.',
    'missing-scope': (where: string, scope: string) =>
      `Be den som sköter boten ge den ${scope} i ${where} och installera om appen. Stegen står i administratörsguiden, under Behörigheter och varför.`,
  },
  /** The same, of a group that is kept in the bot. `party`: as one types it. */
  unreachableMendHere: {
    vacant: (party: string, _where: string) =>
      `Fråga biblioteket vem det blir, och skriv /avstamning vem svarar ${party}.`,
    'not-found': (party: string, where: string) =>
      `Skriv /avstamning vem svarar ${party}, och den e-postadress som personen har i ${where}.`,
    gone: (party: string, where: string) =>
      `Är kontot i ${where} avslutat: fråga biblioteket vem det blir, och skriv /avstamning vem svarar ${party}.`,
    refused: (party: string, _where: string) =>
      `Skriv /avstamning vem svarar ${party}, och rätt e-postadress, eller hör av dig på annat sätt.`,
  } as Partial<Record<string, (party: string, where: string) => string>>,
  invited: (halfYear: string) => `Avstämningen för ${halfYear} är öppen och inbjudan har gått ut.`,
  /** `libraries`: none of them is the convener. */
  remindButton: (n: number, libraries: boolean) =>
    libraries ? `Påminn ${n} bibliotek` : `Påminn ${parties(n)}`,
  remindConfirm: {
    title: 'Påminna nu?',
    text: (names: string) => `Ett meddelande går till ${names}.`,
    yes: 'Påminn',
    no: 'Avbryt',
  },
  reminded: (names: string) => `Påminnelse skickad till ${names}.`,
  namedInChannel: (names: string, where: string) => `Nämns i stället i ${where}: ${names}.`,
  namedInChannelAlready: (names: string, where: string) => `Har redan nämnts i ${where} i dag: ${names}.`,
  remindedAlready: (names: string) => `Har redan fått ett meddelande i dag: ${names}.`,
  remindedToday: (n: number, all: boolean) =>
    all
      ? 'De som saknas och går att nå har redan fått en påminnelse i dag. I morgon kan du påminna igen: skriv /avstamning påminn.'
      : `${parties(n)} har redan fått en påminnelse i dag.`,
  notInForceNow: (names: string) => `Får ingen påminnelse, för överenskommelsen gäller inte i dag: ${names}.`,
  nobodyToRemind: 'Alla har svarat. Ingen behöver påminnas.',
  summaryButton: 'Visa sammanställningen',

  // A check-in's life
  nothingOpen: 'Just nu pågår ingen avstämning.',
  nextOpens: (day: string) => `Nästa öppnar den ${day}.`,
  noAgreement: 'Ingen överenskommelse gäller, så ingen nästa avstämning är planerad.',
  /** `when`: `startNow` or `startAt`. */
  opened: (halfYear: string, dueBy: string, n: number, when: string) =>
    `Avstämningen för ${halfYear} är öppen. Inbjudan går ${when} till ${parties(n)}. Sista dag är ${dueBy}.`,
  startTitle: (halfYear: string) => `Starta avstämningen för ${halfYear} nu?`,
  startInvites: (n: number, when: string, names: string) =>
    `Om du startar går inbjudan ${when} till ${parties(n)}: ${names}.`,
  startInvitesNobody: 'Om du startar öppnas avstämningen, men ingen kan få en inbjudan.',
  startNow: 'nu',
  startAt: (day: string, time: string) => `ut ${day} ${time}`,
  startDue: (dueBy: string) => `Sista dag att svara är ${dueBy}.`,
  startOtherwise: (day: string) => `Annars öppnar den av sig själv den ${day}.`,
  startButton: 'Starta',
  notStarted: 'Avstämningen är inte startad. Inget har ändrats.',
  startUndoneUntil: 'Du kan ångra det tills någon har börjat svara.',
  startUndone: (halfYear: string) => `Avstämningen för ${halfYear} är inte längre öppen.`,
  startUndoneSent: (n: number) =>
    n === 1
      ? 'En person har redan fått inbjudan. Knapparna i den svarar att den inte gäller längre.'
      : `${n} personer har redan fått inbjudan. Knapparna i den svarar att den inte gäller längre.`,
  startOpensItself: (day: string) => `Den öppnar av sig själv den ${day}.`,
  startAnswered: (halfYear: string) =>
    `Någon har redan börjat svara för ${halfYear}, så det går inte att ångra. Inget har ändrats.`,
  startNotOpen: (halfYear: string) => `Avstämningen för ${halfYear} är inte öppen. Inget har ändrats.`,
  stillGoing: (earlier: string, halfYear: string) =>
    `Avstämningen för ${earlier} pågår fortfarande. Det som skrivs med /lagesrapport gäller nu ${halfYear}; i inbjudan och påminnelserna för ${earlier} finns knappen kvar.`,
  alreadyOpen: (halfYear: string, dueBy: string) =>
    `Avstämningen för ${halfYear} är redan öppen. Sista dag är ${dueBy}. Inget har ändrats.`,
  startTooLate: (halfYear: string, dueOn: string, key: string) =>
    `Sista dag för ${halfYear} var ${dueOn}. Flytta den först: /avstamning flytta ${key} ÅÅÅÅ-MM-DD. Inget har ändrats.`,
  nobodyExpected: (halfYear: string) =>
    `Ingen part har en överenskommelse som gäller minst 90 dagar av ${halfYear}. Inget har ändrats.`,
  moved: (halfYear: string, to: string, from: string) =>
    `Sista dag för ${halfYear} är nu ${to}. Förut var den ${from}.`,
  movedSame: (halfYear: string, to: string) => `Sista dag för ${halfYear} är redan ${to}. Inget har ändrats.`,
  movedToDayOff: 'Det är ingen arbetsdag. Påminnelserna går ut på arbetsdagar ändå.',
  remindersLeft: (days: string) => `Påminnelser som är kvar: ${days}.`,
  reminderSoon: 'De som inte har svarat får en påminnelse så snart det är arbetstid.',
  noRemindersLeft: 'Inga påminnelser är kvar.',
  undo: 'Ångra',
  badDate: (text: string) =>
    `Jag förstår inte datumet «${text}». Skriv det som 2019-06-28: /avstamning flytta 2019-06-28. Inget har ändrats.`,
  noDate: 'Skriv också vilken dag: /avstamning flytta 2019-06-28. Inget har ändrats.',
  datePassed: (day: string) =>
    `Den ${day} har redan varit. Välj en dag från i dag och framåt. Inget har ändrats.`,
  dateOutside: (halfYear: string, from: string, to: string) =>
    `Sista dag för ${halfYear} ska ligga mellan ${from} och ${to}. Inget har ändrats.`,
  badHalfYear: (text: string) =>
    `Jag förstår inte halvåret «${text}». Skriv till exempel 2019-H1, våren 2019 eller andra halvåret 2019. Inget har ändrats.`,
  noCheckIn: (halfYear: string) => `Det finns ingen avstämning för ${halfYear}.`,
  historyTitle: 'Tidigare avstämningar',
  historyNone: 'Det finns ingen avstämning att visa än.',
  historyNoneShown: 'Ingen sammanställning har visats för gruppen än.',
  historyShownRow: (halfYear: string, day: string) => `${capitalised(halfYear)}, visad den ${day}`,
  historyNotShown: (halfYear: string) => `Sammanställningen för ${halfYear} har inte visats för gruppen.`,
  historyShownOn: (day: string) => `Så här visades den för gruppen den ${day}.`,
  historyRow: (halfYear: string, dueOn: string) => `${capitalised(halfYear)}, sista dag ${dueOn}`,

  // The party's own state
  ownTitle: (halfYear: string) => `Avstämning, ${halfYear}`,
  ownNotBegun: (party: string) => `${party}: ingen lägesrapport är påbörjad.`,
  ownBegun: (party: string, begun: number, all: number) =>
    `${party}: ni har börjat på ${begun} av ${all} områden.`,
  ownMissing: (names: string) => `Läge saknas för ${names}.`,
  ownReady: 'Alla områden har ett läge. Skicka in när ni är klara.',
  ownSubmitted: (party: string, name: string, day: string, time: string) =>
    `${party}: ${name} skickade in lägesrapporten den ${day} ${time}.`,
  ownLockedMissing: (party: string, whom: string) =>
    `${party}: ingen lägesrapport är inskickad, och svaren är låsta. ${whom} kan låsa upp.`,
  ownChanging: 'Ni har en ändring som inte är inskickad.',
  ownNotExpected: (party: string, reason: string) => `${party} behöver inte svara den här gången: ${reason}.`,
  notExpectedWhy: {
    'no-agreement': 'ingen överenskommelse gäller under halvåret',
    'too-short': 'överenskommelsen gäller mindre än 90 dagar av halvåret',
  },
  dueOn: (day: string) => `Sista dag är ${day}.`,
  wasDueOn: (day: string) => `Sista dag var ${day}, men du kan fortfarande skicka in.`,

  // Saving
  savedBy: (name: string, day: string, time: string) => `${name} sparade den ${day} ${time}`,
  savedLine: (area: string, status: string) => `Sparat: ${area}, ${status}.`,
  savedNotSent: 'Lägesrapporten är inte inskickad än.',
  replacedStatus: (area: string, name: string, status: string, now: string) =>
    `${area}: ${name} hade valt ${status}. Nu står det ${now}.`,
  replacedText: (name: string, when: string) => `Din text ersatte den som ${name} sparade ${when}:`,
  you: 'du',
  theDayAt: (day: string, time: string) => `den ${day} ${time}`,
  copied: 'Läget är detsamma som sist. Skicka in när du vill.',
  copiedReplaced: (area: string, from: string, to: string) => `${area} var ${from} och är nu ${to}.`,
  nothingToCopy: 'Det finns inget från förra halvåret att utgå från. Välj läge för varje område.',
  chooseFor: (names: string) => `Välj läge för ${names}. Sedan kan du skicka in.`,
  receipt: (name: string, party: string, day: string, time: string) =>
    `Tack! ${name} skickade in ${svGenitive(party)} lägesrapport den ${day} ${time}. Du kan ändra den tills svaren låses.`,
  late: 'Den kom in efter sista dag och är märkt som sen.',
  alreadySubmitted: (name: string, day: string, time: string) =>
    `Lägesrapporten är redan inskickad av ${name}, den ${day} ${time}.`,
  otherWrote: (name: string, when: string) =>
    `${name} sparade ${when} medan du skrev. Din text finns kvar här nedanför. Spara igen om den ska ersätta det som står nu:`,
  somebodyWrote:
    'Någon annan sparade medan du skrev. Din text finns kvar här nedanför. Spara igen om den ska ersätta det som står nu:',
  nowSaved: (label: string, text: string) => `${label} «${text}»`,
  publicRecord: (convener: string) =>
    `När du skickar in blir svaret en allmän handling. Skriv inte personnummer eller något om enskildas hälsa eller privatliv, varken besökares eller kollegors. ${convener} ser svaret direkt, de andra biblioteken i sammanställningen.`,
  /** Where one sends in and writes nothing; the whole of it stands where one writes. */
  publicRecordShort:
    'När du skickar in blir svaret en allmän handling. Skriv inte personnummer eller något om enskildas hälsa eller privatliv.',
  whichParty: 'Vems lägesrapport gäller det?',
  whichGroup: 'Vilken arbetsgrupp gäller det?',
  lineOneParty: 'Du svarar för flera parter. Öppna rätt lägesrapport och fyll i där. Inget har sparats.',

  // Refusals
  notYours: (party: string, whom: string) =>
    `Bara ${svGenitive(party)} kontaktperson och ersättare kan fylla i ${svGenitive(party)} lägesrapport. Stämmer det inte? Skriv till ${whom}.`,
  notOrganiser: (party: string, whom: string) =>
    `Bara ${svGenitive(party)} kontaktperson och ersättare kan ändra det som ${party} ordnar. Stämmer det inte? Skriv till ${whom}.`,
  onlyContacts: (whom: string) =>
    `Bara kontaktpersoner och ersättare fyller i lägesrapporten. Stämmer det inte? Skriv till ${whom}.`,
  onlyCoordinators: (whom: string) =>
    `Det kan bara gruppens samordnare göra. Fråga ${whom}. Inget har ändrats.`,
  stranger: (whom: string) =>
    `Hej! Jag sköter avstämningen i arbetsgruppen. Jag känner inte igen dig än. Hör av dig till ${whom} om du ska vara med.`,
  strangerHere: 'Samordnaren lägger till dig genom att skriva /avstamning vem svarar.',
  strangerLine: 'Den som sköter gruppens fil behöver den här raden för dig:',
  unknownWord: (text: string) => `Jag förstår inte «${text}».`,
  didYouMean: (word: string) => `Menade du ${word}?`,
  nothingChanged: 'Inget har ändrats.',
  nothingSaved: 'Inget har sparats.',
  /** Above what was typed, given back. */
  youWrote: 'Det här skrev du:',
  askHuman: (whom: string) => `Vill du fråga en människa? Skriv till ${whom}.`,
  onlyWords: (words: string) => `Skriv bara ${words}, så gör jag det. Inget har ändrats.`,
  tooLongToAsk:
    'Du är med i flera arbetsgrupper, och texten är för lång för att följa med en knapp. Inget har sparats. Öppna rätt lägesrapport och klistra in den under Skriv mer.',
  /** What is chosen and written in a card comes with its buttons only. `area`: one of the group's. */
  onOneLine: (area: string) =>
    `Skriv området, läget och din text på en rad, så sparar jag det: «lägesrapport ${area} gul Två workshops». Inget har sparats.`,
  lineCarried: 'När du väljer läge sparas också din text:',
  lineLeftOut:
    'Din text är för lång för att följa med knapparna. Välj läge, och klistra sedan in texten under Skriv mer:',
  overallSaved: (question: string) => `Sparat under «${question}»`,
  overallHint: (question: string) =>
    `Skriv till sist och sedan texten, så sparar jag den under «${question}» Eller öppna formuläret.`,
  seeHelp: 'Skriv hjälp så visar jag vad du kan göra.',
  badArea: (text: string, names: string) =>
    `Jag hittar inget område som heter «${text}». Områdena är ${names}. Inget har sparats.`,
  noArea: (names: string) => `Skriv vilket område det gäller: ${names}. Inget har sparats.`,
  badStatus: (text: string, area: string) =>
    `«${text}» är inget läge. Välj ett av de här för ${area}. Inget har sparats.`,
  noStatus: (area: string) => `Skriv också hur det går med ${area}. Välj ett av lägena. Inget har sparats.`,
  statusWordsHint: {
    going_well: 'grön eller bra',
    needs_change: 'gul eller ändras',
    stalled: 'röd eller stilla',
    not_started: 'ej påbörjat',
    not_applicable: 'ej aktuellt',
  },
  tooLong: (length: number) =>
    `Texten är ${svThousands(length)} tecken. Högst 3 000 får plats i ett fält. Korta den, så går den att spara.`,
  byDateOutside: (first: string, last: string) => `Skriv en dag från ${first} till ${last}.`,
  badByDate: 'Skriv ett datum som finns, som 2019-12-31.',
  whatMissing: 'Skriv vad som ska göras.',
  badForm: 'Jag kunde inte läsa formuläret. Öppna det igen från lägesrapporten.',
  areaGone: 'Området finns inte längre i lägesrapporten. Inget har sparats.',
  locked: (halfYear: string, whom: string) =>
    `Svaren för ${halfYear} är låsta och går inte längre att ändra. ${whom} kan låsa upp om något behöver rättas.`,
  /** To a coordinator. */
  lockedToYou: (halfYear: string) =>
    `Svaren för ${halfYear} är låsta och går inte längre att ändra. Du kan låsa upp om något behöver rättas: skriv /avstamning lås upp ${halfYear}.`,
  gone: 'Det som knappen gällde finns inte längre. Inget har ändrats.',
  /** To a sent form of somebody who is no longer in the group, or whose check-in is not there. */
  formGone:
    'Det gick inte att spara: du är inte längre med i gruppen, eller så är avstämningen borta. Din text står kvar här, så kopiera den om du behöver den. Stämmer det inte? Fråga gruppens samordnare.',
  cannotStore: 'Det gick inte att spara just nu. Din text finns kvar. Försök igen om en stund.',
  /** In place of the end of a long message. */
  cutShort:
    'Slutet av det här meddelandet gick inte att skicka. Skriv /avstamning så visar jag vad som gäller.',
  /** Below what had buttons, where only the words could be sent. */
  buttonsGone: 'Knapparna gick inte att visa. Skriv hjälp till mig, så ser du vad du kan skriva i stället.',
  /** To somebody who has just got the bot. */
  welcome: (name: string) =>
    `Hej ${name}! Jag sköter avstämningen i arbetsgruppen, och skriver till dig när det är dags.`,
  cannotAnswer: 'Jag kommer inte åt uppgifterna just nu. Inget har ändrats. Försök igen om en stund.',

  // To those who run it
  platformStopped: (platform: string) =>
    `Boten får inte längre skriva i ${platform}. Påminnelser som skulle ha gått dit väntar, och går i väg när det fungerar igen. Be den som sköter boten att förnya dess token eller godkännande.`,
  platformHeld: (platform: string) =>
    `${platform} tar just nu inte emot något från boten, till någon. Påminnelser som skulle ha gått dit väntar, och går i väg när det fungerar igen. Be den som sköter boten och ${platform} hos er se om appen är avstängd eller om något är på gång med arbetsytan.`,
  badFile: (source: string) =>
    `Gruppens fil ${source} har fel och lästes inte in. Det som gällde förut gäller fortfarande. Be den som sköter filen rätta det här:`,

  help: {
    title: 'Det här kan du göra',
    summary: '`/avstamning` visar sammanställningen, bara för dig',
    own: '`/avstamning` visar hur det står till med er lägesrapport',
    start: '`/avstamning starta [halvår]` öppnar en avstämning i förtid',
    move: '`/avstamning flytta [halvår] ÅÅÅÅ-MM-DD` flyttar sista dag',
    remind: '`/avstamning påminn` påminner dem som inte har svarat',
    lock: '`/avstamning lås [part]` låser svaren, när du har bekräftat',
    unlock: '`/avstamning lås upp part skäl` gör att en part kan ändra igen',
    log: '`/avstamning logg` visar vem som har gjort vad',
    history: '`/avstamning historik [halvår]` visar en tidigare sammanställning',
    documents: '`/avstamning dokument [halvår]` ger mötesunderlag, anteckningar och tabeller som filer',
    picture: '`/avstamning bild [halvår]` ger läget som en bild, med samma sak i ord',
    report: '`/lagesrapport` öppnar er lägesrapport',
    typed: 'Knapparna går också att skriva: `skicka in`, `allt är som sist`, `till sist …`, `visa`, `ändra`',
    line: '`/lagesrapport bemötande gul Två workshops` sparar ett område direkt',
    course: '`/avstamning kurs [vad dag]` lägger in en kurs eller träff',
    courses: '`/avstamning kurser` visar kurser och träffar som är öppna för er',
    agreements: '`/avstamning avtal` visar överenskommelser och särskilda avtal',
    ownAgreement: '`/avstamning avtal` visar hur länge er överenskommelse gäller',
    meeting:
      '`/avstamning möte [ÅÅÅÅ-MM-DD 13–15 plats]` visar mötet, eller planerar ett. Sedan kan du bjuda in',
    ownMeeting: '`/avstamning möte` visar mötet, dagordningen och ditt svar',
    answerMeeting:
      'Till mötet går också att skriva: `jag kommer`, `jag kommer inte`, `en kollega kommer`, `föreslå en fråga …`',
    help: '`/avstamning hjälp` visar den här listan',
    dm: 'I samtalet med mig kan du skriva samma ord utan snedstreck: avstämning, lägesrapport, hjälp.',
  },
};
