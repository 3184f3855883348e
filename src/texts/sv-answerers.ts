import { svGenitive } from './grammar.ts';

/** Who answers for a party: shown, handed over, and for a time. Days come ready written. */
export const svAnswerers = {
  // Shown
  who: 'Vem svarar?',
  whoTitle: (party: string) => `Vem svarar för ${party}?`,
  ofParty: (party: string) => `Vem svarar för ${party}?`,
  contact: 'Kontaktperson',
  substitute: 'Ersättare',
  standIn: 'Svarar en tid',
  vacant: 'ingen',
  person: (name: string, email: string) => `${name} (${email})`,
  sharedBy: (text: string) => `${text}, gemensam brevlåda`,
  fromTo: (who: string, from: string, to: string) => `${who}, från ${from} till och med ${to}`,
  waits: {
    confirm: (name: string, party: string, day: string) =>
      `${name} ska svara för ${party} från ${day}. En samordnare behöver bekräfta bytet först.`,
    open: (name: string, party: string, day: string) =>
      `${name} ska svara för ${party} från ${day}, och har inte öppnat inbjudan än. Till dess är allt som förut.`,
    day: (name: string, party: string, day: string) => `${name} svarar för ${party} från och med ${day}.`,
  },
  appoints: 'Biblioteket utser kontaktperson. Stäm av med din chef.',
  changeContact: 'Byt kontaktperson',
  changeSubstitute: 'Byt ersättare',
  forATime: 'Någon annan en tid',
  withdraw: (name: string) => `Ångra bytet till ${name}`,
  endStandIn: (name: string) => `${name} svarar inte längre`,
  confirmOf: (name: string) => `Bekräfta ${name}`,

  // Which party
  words: { party: 'part', 'who-answers': 'vem svarar' },
  meant: (text: string) => `Jag hittar ingen part som heter «${text}». Menade du någon av de här?`,
  noParty: (text: string, word: string) =>
    `Jag hittar ingen part som heter «${text}». Skriv till exempel /avstamning ${word} Klippan. Inget har ändrats.`,
  whichParty: (word: string) => `Vilken part gäller det? Välj, eller skriv /avstamning ${word} och namnet.`,
  choose: 'Välj part',
  show: 'Visa',

  // One party
  agreements: 'Överenskommelser',
  agreement: (reference: string, from: string, to: string, inForce: boolean) =>
    `${reference}, från ${from} till och med ${to}${inForce ? '' : ' (gäller inte i dag)'}`,
  reach: (name: string, reached: string, seen: string) => `${name} ${reached}, ${seen}.`,
  reached: (platform: string) => `nås i ${platform}`,
  reachedByMail: 'nås med e-post',
  notReached: (why: string) => `går inte att nå (${why})`,
  seen: (day: string) => `var här senast ${day}`,
  neverSeen: 'har inte varit här än',
  notExpected: (halfYear: string, reason: string) => `Behöver inte svara för ${halfYear}: ${reason}.`,
  notOpen: (halfYear: string, due: string) =>
    `Avstämningen för ${halfYear} är inte öppen än. Sista dag är ${due}.`,
  aboutParty: 'Om parten',
  editParty: 'Ändra parten',
  removeParty: 'Ta bort parten',
  somebody: 'någon',

  // The form
  formTitle: 'Vem svarar',
  change: 'Byt',
  roleNamed: { contact: 'Kontaktperson', substitute: 'Ersättare' },
  emptied: {
    contact: 'Byt ut namnet och adressen mot den nyas. Töm båda om ingen är utsedd.',
    substitute: 'Byt ut namnet och adressen mot den nyas. Töm båda om ni inte har någon ersättare.',
  },
  whoField: 'Person',
  sharedField: 'Är adressen en gemensam brevlåda?',
  sharedHint: 'Då får den som öppnar brevet skriva sitt namn.',
  appointedField: 'Utsedd av',
  appointedHint: 'Till exempel bibliotekschefen.',
  fromField: 'Från och med',
  fromHint: 'Lämna tomt om det gäller redan i dag.',
  yourself: 'Det är din egen adress. Skriv den nyas.',
  corrected: 'Sparat.',

  // A handover
  waitsForOpening: (name: string, email: string, party: string) =>
    `${name} får nu en inbjudan till ${email}. Bytet gäller när ${name} har öppnat den. Till dess svarar ni för ${party} som förut.`,
  invited: (name: string, email: string, party: string) =>
    `${name} får nu en inbjudan till ${email}, och svarar för ${party} så snart den är öppnad. Till dess är allt som förut.`,
  waitsForCoordinator: (name: string, party: string, whom: string) =>
    `${whom} får bekräfta bytet innan ${name} bjuds in. Till dess svarar ni för ${party} som förut.`,
  fromLater: (name: string, party: string, day: string) => `${name} svarar för ${party} från och med ${day}.`,
  left: (party: string, whom: string) =>
    `${party} har ingen där nu. ${whom} får veta det. Ändra här när någon är utsedd.`,
  leaving: (party: string, whom: string) =>
    `${whom} får veta att ${party} ska ha någon ny. Till dess är allt som förut.`,
  withdrawn: (party: string) => `Bytet för ${party} är ångrat. Allt är som förut.`,
  isDone: (name: string, party: string) => `${name} har redan tagit över för ${party}.`,
  isDeclined: (name: string, party: string) =>
    `En samordnare har sagt nej till att ${name} svarar för ${party}.`,
  isWithdrawn: (name: string, party: string) => `Bytet till ${name} för ${party} är ångrat.`,
  confirmInFile: 'Bytet ändrar gruppen.',
  declined: 'Bytet blir inte av. Den som bad om det får veta det.',

  // To the new one
  inviteTitle: {
    contact: (party: string) => `Ta över som kontaktperson för ${party}?`,
    substitute: (party: string) => `Bli ersättare för ${party}?`,
  },
  invite: {
    contact: (by: string, party: string) =>
      `${by} lämnar över till dig: du är utsedd till kontaktperson för ${party}.`,
    substitute: (by: string, party: string) => `${by} har angett dig som ersättare för ${party}.`,
  },
  inviteFrom: (day: string) => `Det gäller från och med ${day}, när du har sagt ja.`,
  takeOver: 'Jag tar över',
  about: (group: string, convener: string) =>
    `Två gånger om året stämmer biblioteken i arbetsgruppen ${group} av med ${convener} hur samarbetet går. Kontaktpersonen fyller i en kort lägesrapport.`,
  welcome: {
    contact: (by: string, party: string) => `Du är nu kontaktperson för ${party}. ${by} har lagt in dig.`,
    substitute: (by: string, party: string) => `Du är nu ersättare för ${party}. ${by} har lagt in dig.`,
  },
  again: {
    contact: (by: string, party: string) =>
      `${by} har ångrat ett byte, så du är kontaktperson för ${party} igen.`,
    substitute: (by: string, party: string) =>
      `${by} har ångrat ett byte, så du är ersättare för ${party} igen.`,
  },
  standInWelcome: (by: string, party: string, from: string, to: string) =>
    `${by} har bett dig svara för ${party} från ${from} till och med ${to}.`,
  coordinator: (by: string, group: string) =>
    `${by} har gjort dig till samordnare för ${group}. Skriv hjälp så visar jag vad du kan göra.`,
  coordinatorAgain: (by: string, group: string) =>
    `${by} har ångrat en ändring, så du är samordnare för ${group} igen.`,
  thanks: {
    contact: (party: string) => `Tack! Du är nu kontaktperson för ${party}.`,
    substitute: (party: string) => `Tack! Du är nu ersättare för ${party}.`,
  },
  thanksLater: {
    contact: (party: string, day: string) => `Tack! Du är kontaktperson för ${party} från och med ${day}.`,
    substitute: (party: string, day: string) => `Tack! Du är ersättare för ${party} från och med ${day}.`,
  },
  nothingNow: 'Just nu är det inget att fylla i. Jag skriver när det är dags.',
  isOpen: (halfYear: string, due: string) =>
    `Avstämningen för ${halfYear} är öppen. Svara senast ${due}. Det som är påbörjat finns kvar.`,
  sentIn: (party: string, halfYear: string) =>
    `${svGenitive(party)} lägesrapport för ${halfYear} är redan inskickad.`,

  // To the others
  ended: {
    contact: (by: string, party: string, next: string | undefined) =>
      `${by} har ändrat vem som svarar för ${party}: ${next ? `${next} är kontaktperson nu` : 'du är inte kontaktperson längre'}.`,
    substitute: (by: string, party: string, next: string | undefined) =>
      `${by} har ändrat vem som svarar för ${party}: ${next ? `${next} är ersättare nu` : 'du är inte ersättare längre'}.`,
    'stand-in': (by: string, party: string, _next: string | undefined) =>
      `${by} har ändrat vem som svarar för ${party}: du behöver inte göra det längre.`,
  },
  endedThanks: 'Tack för din tid! Det du har skickat in står kvar med ditt namn.',
  coordinatorEnded: (by: string, group: string) =>
    `${by} har ändrat samordnare för ${group}: du är inte det längre.`,
  confirm: {
    contact: (by: string, party: string, name: string, email: string) =>
      `${by} vill lämna över: ${name} (${email}) ska bli kontaktperson för ${party}.`,
    substitute: (by: string, party: string, name: string, email: string) =>
      `${by} vill att ${name} (${email}) blir ersättare för ${party}.`,
  },
  appointed: (by: string) => `Utsedd av: ${by}.`,
  appointedNobody: 'Vem som har utsett personen står inte.',
  confirmFrom: (day: string) =>
    `Från och med ${day}. Stäm gärna av med biblioteket innan du svarar. Till dess är allt som förut.`,
  confirmYes: 'Ja, lämna över',
  confirmNo: 'Nej',
  takenOver: {
    contact: (by: string, party: string, name: string, email: string) =>
      `${name} (${email}) är nu kontaktperson för ${party}. ${by} har lämnat över.`,
    substitute: (by: string, party: string, name: string, email: string) =>
      `${name} (${email}) är nu ersättare för ${party}. ${by} bad om det.`,
  },
  outcomeDone: {
    contact: (name: string, party: string) => `${name} har tagit över som kontaktperson för ${party}.`,
    substitute: (name: string, party: string) =>
      `${name} har tackat ja till att vara ersättare för ${party}.`,
  },
  outcomeDeclined: (name: string, party: string, whom: string) =>
    `Bytet till ${name} för ${party} blev inte av, så allt är som förut. Undrar du varför? Fråga ${whom}.`,
  notReachedNew: (name: string, email: string, party: string) =>
    `Inbjudan till ${name} (${email}) att svara för ${party} kommer inte fram. Är adressen rätt? Till dess är allt som förut.`,
  inFile: (whom: string) => `Gruppen sköts i en fil. Be ${whom} rätta namnet. Inget har ändrats.`,
  hasLeft: {
    contact: (by: string, party: string) =>
      `${by} är inte längre kontaktperson för ${party}, och ingen ny är utsedd. Fråga biblioteket vem det blir.`,
    substitute: (by: string, party: string) => `${by} har tagit bort ersättaren för ${party}.`,
  },
  wantsToLeave: {
    contact: (by: string, party: string) =>
      `${by} slutar som kontaktperson för ${party}, och ingen ny är utsedd. Fråga biblioteket vem det blir.`,
    substitute: (by: string, party: string) => `${by} vill ta bort ersättaren för ${party}.`,
  },

  // For a time
  standInTitle: 'Någon annan en tid',
  standInField: 'Vem svarar i stället?',
  standInMissing: 'Välj eller skriv vem som svarar i stället.',
  firstDay: 'Första dag',
  lastDay: 'Sista dag',
  dayMissing: 'Välj en dag.',
  endsBefore: 'Sista dagen ligger före den första. Byt den ena.',
  standInNote: 'Skriv inte varför. Ni kan fortfarande svara själva under tiden.',
  otherDomain: (email: string, party: string, whom: string) =>
    `${email} är en annan sorts adress än den som ${party} har. Rätta den, eller be ${whom} lägga in personen.`,
  answersAlready: (name: string, party: string) => `${name} svarar redan för ${party}.`,
  standsIn: (name: string, party: string, from: string, to: string) =>
    `${name} svarar för ${party} från ${from} till och med ${to}, och får påminnelserna under tiden.`,
  standInEnded: (name: string, party: string) => `${name} svarar inte längre för ${party}.`,
  noStandIn: (party: string) => `Ingen annan svarar för ${party} just nu. Inget har ändrats.`,

  whoNext: 'Vem blir kontaktperson?',
  noNext: (by: string, party: string) =>
    `${by} har svarat att ${party} får en ny kontaktperson nästa halvår, och ingen är utsedd än. Fråga biblioteket vem det blir.`,

  // In the log
  events: {
    asked: 'bad om ett byte av vem som svarar',
    confirmed: 'bekräftade ett byte av vem som svarar',
    declined: 'sade nej till ett byte av vem som svarar',
    withdrawn: 'ångrade ett byte av vem som svarar',
    handedOver: 'tog över',
    standInSet: 'angav vem som svarar en tid',
    standInEnded: 'avslutade att någon annan svarar en tid',
    between: (from: string, to: string) => `Från ${from} till och med ${to}.`,
  },
};
