const many = (n: number, one: string, more: string) => (n === 1 ? `1 ${one}` : `${n} ${more}`);

/** The group at a glance, and the forms that change it. Days come ready written. */
export const svGroupForms = {
  // At a glance
  counts: (parties: number, areas: number) =>
    `${many(parties, 'part', 'parter')}, ${many(areas, 'område', 'områden')}.`,
  keptHere: 'Gruppen sköts här.',
  keptInFile: (source: string) => `Gruppen sköts i filen ${source}.`,
  dueOn: (halfYear: string, day: string) => `Sista dag för ${halfYear} är ${day}.`,
  opensOn: (day: string) => `Inbjudan går ${day}.`,
  remindsOn: (day: string) => `Nästa påminnelse går ${day}.`,
  expected: (n: number) => `${many(n, 'part', 'parter')} ska svara.`,
  vacant: (n: number) => `Saknar kontaktperson (${n})`,
  unreachable: (n: number) => `Går inte att nå (${n})`,
  /** Parties whose people have just been put in. */
  sought: (n: number) =>
    n === 1
      ? 'Jag letar fortfarande efter den som svarar för en part.'
      : `Jag letar fortfarande efter dem som svarar för ${n} parter.`,
  ending: (n: number) => `Överenskommelser som går ut (${n})`,
  waiting: (n: number) => `Byten som väntar (${n})`,
  endsOn: (reference: string, party: string, day: string) => `${party}: ${reference}, till och med ${day}`,
  more: (n: number) => `… och ${n} till`,
  others: (n: number) => `${n} till`,
  allWell: 'Alla parter har en kontaktperson som går att nå, och ingen överenskommelse går ut snart.',
  typeParty: 'Skriv part och namnet, till exempel part Klippan, för att se en enda part.',
  ways: {
    parties: 'Parter',
    areas: 'Områden',
    days: 'Dagar',
    reminders: 'Påminnelser',
    channel: 'Kanal',
    coordinators: 'Samordnare',
    agreements: 'Överenskommelser',
  },
  change: 'Ändra',
  goOn: 'Gå vidare',
  shownFirst: 'Du får se vad som ändras innan det sparas.',

  // What follows from other days
  thenDue: (halfYear: string, day: string) => `Sista dag för ${halfYear} är då ${day}.`,
  thenReminder: (day: string) => `Nästa påminnelse går då ${day}.`,
  thenInvitation: (day: string) => `Inbjudan går då ${day}.`,
  thenNone: 'Då är inga påminnelser kvar.',

  // Areas
  chooseArea: 'Välj område',
  newArea: 'Nytt område',
  areaTitle: 'Område',
  areaName: 'Namn',
  areaNameMissing: 'Skriv vad området heter.',
  areaAbout: 'Vad handlar det om?',
  areaQuestions: 'Stödfrågor',
  areaQuestionsHint: 'En fråga per rad.',
  areaPosition: 'Nummer i ordningen',
  areaRemove: 'Ska området tas bort?',
  areaRemoveHint: 'Det som har svarats om det finns kvar.',
  areaGone: 'Området finns inte längre. Inget har ändrats.',
  areaThere: (name: string) => `Det finns redan ett område som heter ${name}. Välj ett annat namn.`,
  areaInAll: 'Området läggs till i de överenskommelser som gäller alla områden.',
  areaWhileOpen: (halfYear: string) =>
    `Avstämningen för ${halfYear} är öppen: de som inte har skickat in ser ändringen direkt.`,
  areaGoesWhileOpen: (halfYear: string) =>
    `Avstämningen för ${halfYear} är öppen: området försvinner ur den.`,
  areaAnswersStay: 'Gamla svar om området finns kvar i tidigare avstämningar.',
  areaAlone: (reference: string) =>
    `Överenskommelsen ${reference} gäller bara det området. Ändra den först. Inget har ändrats.`,
  lastArea: 'Gruppen behöver minst ett område. Inget har ändrats.',

  // Days
  daysTitle: 'Dagar',
  firstWeek: 'Våren: sista dag är fredagen i vecka',
  secondWeek: 'Hösten: sista dag är fredagen i vecka',
  weekMissing: 'Skriv ett veckonummer.',
  quiet: 'När ska ingen få påminnelser?',
  quietHint: 'En period per rad: vecka 27-32, eller 23/12-6/1.',
  badQuiet: (text: string) => `Jag förstår inte «${text}». Skriv vecka 27-32, eller 23/12-6/1.`,
  daysNote:
    'En annan sista dag för ett enda halvår skriver du som /avstamning flytta. Du får se vad som ändras innan det sparas.',

  // Reminders
  remindersTitle: 'Påminnelser',
  contactsBefore: 'Till kontaktpersoner, dagar före sista dagen',
  contactsAfter: 'Till kontaktpersoner, dagar efter sista dagen',
  coordinatorsBefore: 'Till samordnarna, dagar före sista dagen',
  coordinatorsAfter: 'Till samordnarna, dagar efter sista dagen',
  beforeHint: 'Till exempel 24, 10, 3, 1. Den första till kontaktpersonerna är inbjudan.',
  afterHint: 'Till exempel 3. Lämna tomt för ingen.',
  time: 'Klockslag',
  timeMissing: 'Skriv ett klockslag, som 9.00.',
  badCounts: 'Skriv antal dagar med komma emellan, som 24, 10, 3.',
  tooFar: (most: number) => `Högst ${most} dagar.`,
  noInvitation: 'Minst en påminnelse ska gå före sista dagen: den är inbjudan.',
  remindersNote:
    'Den som redan har skickat in får ingen påminnelse. En ledig dag flyttar påminnelsen. Du får se vad som ändras innan det sparas.',

  // The channel
  noChannel: 'Ingen kanal är vald, så sammanställningen kan inte visas för gruppen.',
  /** Where there is no chat at all. */
  noChannelByLetter: 'Här finns ingen chatt. Sammanställningen visas för gruppen i ett brev till var och en.',
  channelIn: (platform: string, id: string) => `${platform}: ${id}`,
  channelHow:
    'Skriv /avstamning kanal i den kanal där sammanställningen ska visas, eller i Teams @Avstämning kanal. Boten behöver vara med där.',
  chooseChannel: 'Välj kanal',
  channelField: 'Vilken kanal?',
  channelHint: 'Boten behöver vara med i kanalen.',
  channelMissing: 'Välj en kanal.',
  channelNote: 'Sammanställningen visas där. Alla som är med i kanalen kan läsa den.',
  removeChannel: (platform: string) => `Ta bort kanalen i ${platform}`,

  // Coordinators
  newCoordinator: 'Ny samordnare',
  coordinatorField: 'Vem?',
  coordinatorMissing: 'Välj eller skriv vem det är.',
  coordinatorNote: 'En samordnare ser allas svar och kan ändra allt i gruppen. Det gäller direkt.',
  endCoordinator: (name: string) => `${name} slutar som samordnare`,
  endMyself: 'Jag slutar som samordnare',
  endMyselfMeans: 'Då kan du inte själv ångra det. En annan samordnare kan lägga in dig igen.',
  lastCoordinator: 'Den sista samordnaren kan inte sluta. Lägg in en ny först.',

  // Agreements
  agreementCount: (n: number) =>
    `${many(n, 'överenskommelse', 'överenskommelser')} gäller eller kommer att gälla.`,
  renew: (party: string) => `Förläng med ${party}`,
  chooseAgreement: 'Välj överenskommelse',
  agreementsByParty: 'De är många: skriv part och namnet, så visas den partens.',
  newAgreement: 'Ny överenskommelse',
  agreementForm: 'Överenskommelse',
  reference: 'Diarienummer',
  referenceMissing: 'Skriv diarienumret.',
  referenceTaken: (reference: string) => `Diarienumret ${reference} finns redan på en annan överenskommelse.`,
  agreementTitle: 'Rubrik',
  agreementTitleMissing: 'Skriv en rubrik.',
  titleWith: (party: string) => `Överenskommelse om samarbete med ${party}`,
  validFrom: 'Gäller från och med',
  validTo: 'Gäller till och med',
  dayMissing: 'Välj en dag.',
  agreementAreas: 'Områden',
  areasMissing: 'Välj minst ett område.',
  agreementRemove: 'Ska överenskommelsen tas bort?',
  agreementRemoveHint: 'Bara om den har lagts in av misstag. En som har gått ut ska stå kvar.',
  renews: (reference: string) => `Den här förlänger ${reference}.`,
  agreementNote:
    'Att lägga in en överenskommelse här gör ingen överenskommelse: den är påskriven någon annanstans. Du får se vad som ändras innan det sparas.',
  lastAgreement: (party: string) =>
    `${party} har ingen annan överenskommelse. Lägg in en ny först, eller ta bort parten. Inget har ändrats.`,
  nowExpected: (party: string, halfYear: string) => `${party} ska då svara för ${halfYear}.`,
  notExpected: (party: string, halfYear: string) => `${party} behöver då inte svara för ${halfYear}.`,

  // A party
  partyName: 'Namn',
  partyNameMissing: 'Skriv ett namn.',
  partyShort: 'Kort namn',
  partyShortHint: 'Så som parten kallas i tabeller.',
  municipality: 'Kommun',
  shortTooLong: (most: number) => `Högst ${most} tecken.`,
  partyThere: (name: string) => `En annan part heter också ${name}. Välj ett annat kort namn.`,
  partyNote: 'Namnet ändras i det som visas från och med nu. Låsta svar är som de var.',
  partyAnswersStay:
    'Parten och dess överenskommelser tas bort ur gruppen. Det som parten har skickat in finns kvar i tidigare avstämningar.',
  convenerStays: 'Den sammankallande parten kan inte tas bort. Inget har ändrats.',
};
