import { svGenitive, svList } from './grammar.ts';

const named: Record<string, string> = {
  group: 'namn och språk',
  channel: 'kanalen',
  coordinator: 'samordnare',
  'check-ins': 'dagar',
  remind: 'påminnelser',
  due: 'sista dag',
  area: 'områden',
  areas: 'områden',
  party: 'parter',
  parties: 'parter',
  agreement: 'överenskommelser',
  goal: 'mål',
  goals: 'mål',
  separate: 'särskilda avtal',
};

/** Running the group: what is changed, by whom, and how it is taken back. */
export const svGroup = {
  // Where the group is kept
  keepHere: (source: string) => `Gruppen sköts i filen ${source}. Vill du sköta den här i stället?`,
  keepHereAfter: (source: string) =>
    `Då läses ${source} inte längre för den här gruppen. Den som sköter filen kan ta tillbaka den.`,
  keepHereYes: 'Ja, sköt gruppen här',
  nowHere: (source: string) => `Från och med nu sköts gruppen här, och filen ${source} läses inte.`,

  // A change
  would: 'Det här ändras:',
  save: 'Spara',
  cancel: 'Avbryt',
  dropped: 'Inget har ändrats.',
  done: 'Sparat:',
  undone: 'Ångrat. Nu gäller det här igen:',
  same: 'Det är redan så. Inget har ändrats.',
  already: 'Det är redan gjort.',
  notPossible: 'Det går inte att ändra så. Inget har ändrats.',
  contested: (name: string, when: string) =>
    `${name} har ändrat samma sak ${when}. Inget av det här har ändrats. Öppna formuläret igen, så ser du vad som gäller nu.`,
  contestedNobody:
    'Samma sak har ändrats sedan dess. Inget av det här har ändrats. Öppna formuläret igen, så ser du vad som gäller nu.',
  tooOld: 'Det är för länge sedan, och går inte att ångra härifrån. Inget har ändrats.',

  toGroup: 'Till gruppen',

  /** In the log, after who did it. */
  events: {
    changed: 'ändrade gruppen',
    undone: 'ångrade en ändring av gruppen',
    exported: 'hämtade gruppen som fil',
    /** The kinds of things that were changed, by their name in a change. */
    about: (kinds: readonly string[]) =>
      `Det gällde ${svList([...new Set(kinds.map((kind) => named[kind] ?? kind))])}.`,
  },

  help: {
    group: '`/avstamning grupp` visar parter, områden, dagar och samordnare, och ändrar dem',
    party: '`/avstamning part Klippan` visar en part',
    ownParty: '`/avstamning part` visar hur det står till med er part',
    whoAnswers: '`/avstamning vem svarar Klippan` ändrar vem som svarar för en part',
    ownWhoAnswers: '`/avstamning vem svarar` visar och ändrar vem som svarar för er',
    channel: '`/avstamning kanal` skrivet i en kanal gör att sammanställningen visas där',
  },

  // The group as a file
  file: 'Hämta som fil',
  fileComment: (name: string, day: string) => [
    `${name}, som gruppen såg ut den ${day}.`,
    'Läses in med npm run import -- FIL. Sköts gruppen i boten behövs --replace, och då sköts den i filen igen.',
  ],

  // What a change says, a line each
  edit: {
    nothing: 'inget',
    to: (what: string, before: string, after: string) => `${what}: ${before} → ${after}`,
    set: (what: string, after: string) => `${what}: ${after}`,
    gone: (what: string, before: string) => `${what}: ${before} tas bort`,
    rewritten: (what: string) => `${what}: texten ändras`,
    groupName: 'Gruppens namn',
    convener: 'Sammankallande',
    timezone: 'Tidszon',
    locale: 'Språk',
    locales: { sv: 'svenska', en: 'engelska' },
    channel: (platform: string) => `Kanal i ${platform}`,
    coordinator: 'Samordnare',
    newCoordinator: (name: string) => `${name} blir samordnare`,
    noCoordinator: (name: string) => `${name} slutar som samordnare`,
    dueWeeks: 'Sista dag, fredagen i vecka',
    weeks: (first: string, second: string) => `${first} och ${second}`,
    quiet: 'Inga påminnelser under',
    contactsReminded: 'Påminnelser till kontaktpersoner',
    coordinatorsReminded: 'Besked till samordnarna',
    daysBefore: (days: string) => `${days} dagar före`,
    onTheDay: 'sista dagen',
    daysAfter: (days: string) => `${days} dagar efter`,
    more: (n: number) => `… och ${n} ändringar till`,
    time: 'Klockslag för påminnelser',
    due: (halfYear: string) => `Sista dag för ${halfYear}`,
    newArea: (name: string) => `Nytt område: ${name}`,
    noArea: (name: string) => `Området ${name} tas bort`,
    area: (name: string) => `Området ${name}`,
    areaName: (name: string) => `Området ${name}, namn`,
    areaAbout: (name: string) => `Området ${name}, vad det handlar om`,
    areaQuestions: (name: string) => `Området ${name}, stödfrågor`,
    areaOrder: 'Områdenas ordning',
    newParty: (name: string) => `Ny part: ${name}`,
    noParty: (name: string) => `${name} är inte längre part`,
    partyName: (name: string) => `${svGenitive(name)} namn`,
    partyShort: (name: string) => `${svGenitive(name)} korta namn`,
    municipality: (name: string) => `${svGenitive(name)} kommun`,
    partyOrder: 'Parternas ordning',
    contact: (party: string) => `${party}, kontaktperson`,
    substitute: (party: string) => `${party}, ersättare`,
    vacant: 'ingen',
    account: (name: string) => `${name} (annat konto)`,
    shared: (name: string) => `${name} (gemensam brevlåda)`,
    goalOrder: 'Målens ordning',
    goal: (text: string) => `Målet «${text}»`,
    goalText: 'Mål',
    goalSource: (text: string) => `Målet «${text}», källa`,
    goalCounted: (text: string) => `Målet «${text}», räknas`,
    separate: (title: string) => `Särskilt avtal «${title}»`,
    added: (what: string) => `${what} läggs till`,
    removed: (what: string) => `${what} tas bort`,
    newAgreement: (reference: string, parties: string, from: string, to: string) =>
      `Ny överenskommelse ${reference} med ${parties}, från ${from} till och med ${to}`,
    noAgreement: (reference: string, parties: string) =>
      `Överenskommelsen ${reference} med ${parties} tas bort`,
    agreement: (reference: string) => `Överenskommelsen ${reference}`,
    agreementFacts: {
      title: 'rubrik',
      parties: 'parter',
      validFrom: 'gäller från',
      validTo: 'gäller till och med',
      signed: 'underskrifter',
      purpose: 'syfte',
      areas: 'områden',
      renews: 'förlänger',
    } as Record<string, string>,
  },
};
