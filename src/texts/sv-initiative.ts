import type { Arrangement, InitiativeStanding, Openness } from '../domain/initiative.ts';
import { svList } from './grammar.ts';

const courses = (n: number) => (n === 1 ? '1 kurs' : `${n} kurser`);
const people = (n: number) => (n === 1 ? '1 deltagare' : `${n} deltagare`);

/** Courses and other training occasions: planning them, inviting, signing up, and how it went. */
export const svInitiative = {
  // What there is
  listTitle: 'Kurser och träffar',
  noneComing: 'Ingen kurs eller träff är planerad just nu.',
  ownTitle: 'Era egna',
  openTitle: 'Öppna för er',
  unreportedTitle: 'Inte ifyllt än',
  newButton: 'Ny kurs eller träff',
  lineHint: 'Du kan också skriva allt på en rad: `/avstamning kurs Digital handledning 12 mars 13–15 öppen`.',
  whichParty: 'Vem ordnar?',
  whichSends: 'Vilka anmäler du?',
  card: (title: string) => `Visa: ${title}`,
  open: { yes: 'Ja', no: 'Nej', undecided: 'Vet inte än' } satisfies Record<Openness, string> as Record<
    Openness,
    string
  >,
  standing: {
    planned: 'planerad',
    held: 'hållen',
    cancelled: 'inställd',
    unreported: 'inte ifyllt än',
  } satisfies Record<InitiativeStanding, string> as Record<InitiativeStanding, string>,
  arrangement: (which: Arrangement, region: string) =>
    ({ region, funded: `Vi, med pengar från ${region}`, own: 'Vi själva' })[which],
  arrangementOf: (which: Arrangement, region: string, party: string) =>
    ({
      region: `${region} ordnar och betalar`,
      funded: `${party}, med pengar från ${region}`,
      own: `${party} på egen hand`,
    })[which],

  // The form
  newTitle: 'Ny kurs eller träff',
  changeTitle: 'Kurs eller träff',
  title: 'Vad?',
  titleHint: 'Till exempel: Digital handledning i praktiken',
  titleMissing: 'Skriv vad det är för kurs eller träff.',
  day: 'När?',
  dayHint: 'Klockslag, plats och annat kan du lägga till sedan.',
  dayMissing: 'Välj en dag. Den går att ändra sedan.',
  openTo: 'Öppen för personal från andra bibliotek?',
  openMissing: 'Välj Ja, Nej eller Vet inte än.',
  lastDay: 'Sista dag, om den pågår flera dagar',
  from: 'Börjar',
  to: 'Slutar',
  area: 'Område',
  where: 'Var?',
  arrangementLabel: 'Vem ordnar och betalar?',
  applyBy: 'Anmäl senast',
  places: 'Antal platser',
  applyAt: 'Anmälan på annan sida',
  applyAtHint: 'En webbadress. Då anmäler man sig där i stället för här.',
  about: 'Om kursen',
  ask: 'Vem svarar på frågor?',
  separateAgreement: 'Särskilt avtal',
  publicRecord: 'Det här blir en allmän handling när du sparar. Skriv inte matallergier här.',
  save: 'Spara',
  faults: {
    'before-first': 'Sista dagen kan inte vara före den första.',
    'before-start': 'Den kan inte sluta innan den börjar.',
    'after-day': 'Sista dag att anmäla kan inte vara efter kursen.',
  },
  badAddress: 'Skriv en hel webbadress, som https://www.exempel.se/anmalan.',
  lineNoDay: 'Skriv också vilken dag: `/avstamning kurs Digital handledning 12 mars`. Inget har sparats.',
  lineNoTitle: 'Skriv också vad det är: `/avstamning kurs Digital handledning 12 mars`. Inget har sparats.',
  lineDayOutside: (from: string, to: string) =>
    `Dagen ska ligga mellan ${from} och ${to}. Inget har sparats.`,
  saved: (title: string) => `Sparat: ${title}.`,
  shownSoon: 'Den visas i gruppens kanal nu, och i nästa månadsbrev till de andra biblioteken.',
  tellLater: 'Den kommer med i nästa månadsbrev till de andra biblioteken.',
  notShown: 'De andra biblioteken får inte veta något om den.',
  toldOfMove: (names: string) => `De anmälda får veta det nu: ${names}.`,

  // The card
  when: 'När',
  place: 'Var',
  organiser: 'Ordnas av',
  paidBy: 'Vem betalar',
  isOpen: 'Öppen för andra bibliotek',
  inArea: 'Område',
  applyLast: 'Anmäl senast',
  seats: 'Platser',
  placesLeft: (n: number) => (n === 1 ? 'En plats kvar' : `${n} platser kvar`),
  seatsOf: (taken: number, places: number) => `${taken} av ${places} är anmälda`,
  seatsTaken: (n: number) => `${n} anmälda`,
  applyWhere: 'Anmälan',
  aboutIt: 'Om',
  askWhom: 'Frågor till',
  agreement: 'Särskilt avtal',
  howItWent: 'Hur det gick',
  took: (n: number, fromOthers: number | undefined) =>
    fromOthers === undefined ? people(n) : `${people(n)}, varav ${fromOthers} från andra bibliotek`,
  noNumbers: 'Den blev av. Antalet är inte ifyllt.',
  signedUp: (party: string, seats: number) => `${party}: ${seats}`,
  signUpsTitle: 'Anmälda',
  toldTo: (n: number) =>
    n === 1 ? 'Inbjudan skickad till 1 kommun.' : `Inbjudan skickad till ${n} kommuner.`,
  ownSeats: (n: number) => (n === 1 ? 'Ni har anmält 1 person.' : `Ni har anmält ${n} personer.`),
  cancelledNote: 'Den är inställd.',
  addMore: 'Lägg till mer',
  move: 'Flytta',
  cancel: 'Ställ in',
  restore: 'Den blir av ändå',
  howDidItGo: 'Hur gick det?',
  signUp: 'Anmäl antal',
  changeSignUp: 'Ändra antal',
  forward: 'Text att skicka vidare',
  inCalendar: 'Lägg i kalendern',
  /** The first part of the file's name. */
  fileName: 'kurs',
  versions: 'Tidigare versioner',
  gone: 'Kursen finns inte, eller så är den inte öppen för er. Inget har ändrats.',

  // To move and to cancel it
  moveTitle: 'Flytta',
  newDay: 'Ny dag',
  moved: (title: string, when: string) => `${title} är flyttad till ${when}.`,
  notMoved: 'Den har samma dag och tid som förut. Inget har ändrats.',
  askCancel: (title: string, when: string) => `Ställa in ${title} ${when}?`,
  askCancelTells: (names: string) => `De anmälda får veta det direkt: ${names}.`,
  askCancelNobody: 'Ingen är anmäld.',
  keep: 'Avbryt',
  kept: 'Den är inte inställd. Inget har ändrats.',
  cancelled: (title: string) => `${title} är inställd.`,
  restored: (title: string) => `${title} blir av.`,
  already: 'Det är redan gjort. Inget har ändrats.',

  // To sign up
  signUpTitle: 'Anmäl antal',
  howMany: 'Hur många kommer från er?',
  withdrawHint: '0 drar tillbaka anmälan.',
  howManyMissing: 'Skriv hur många. 0 drar tillbaka anmälan.',
  noPersons: 'Skriv bara antalet här. Namn och kost tar ni direkt med den som ordnar.',
  full: (left: number) =>
    left === 0
      ? 'Det är fullt. Hör av dig till den som ordnar.'
      : left === 1
        ? 'Det finns bara 1 plats kvar.'
        : `Det finns bara ${left} platser kvar.`,
  signUpNow: (n: number, title: string) =>
    n === 1 ? `Ni har anmält 1 person till ${title}.` : `Ni har anmält ${n} personer till ${title}.`,
  withdrawn: (title: string) => `Anmälan till ${title} är tillbakadragen.`,
  cannot: {
    cancelled: 'Den är inställd. Ingen anmälan är gjord.',
    over: 'Den har redan varit. Ingen anmälan är gjord.',
    'not-open': 'Den är inte öppen för andra bibliotek just nu. Ingen anmälan är gjord.',
    'too-late': 'Sista dag att anmäla har varit. Hör av dig till den som ordnar.',
    elsewhere: 'Anmälan görs på en annan sida, som står i inbjudan. Ingen anmälan är gjord här.',
  },
  ownCourse: 'Ni ordnar den själva, så ni behöver inte anmäla er.',

  // How it went
  wentTitle: 'Hur gick det?',
  participants: 'Hur många deltog?',
  roughly: 'Ungefär räcker. Lämna tomt om du inte vet.',
  fromOthers: 'Hur många av dem kom från andra bibliotek?',
  moreThanAll: 'Det kan inte vara fler än alla som deltog.',
  wentSaved: (title: string) => `Tack! ${title} är ifylld.`,
  notYet: (day: string) => `Den är den ${day}. Fyll i efteråt.`,

  // Letters and messages
  subjectNew: (title: string) => `Ny kurs: ${title}`,
  shownNew: (party: string) => `${party} bjuder in till en kurs eller träff.`,
  shownMoved: (title: string) => `${title} är flyttad.`,
  shownCancelled: (title: string) => `${title} är inställd.`,
  shownRestored: (title: string) => `${title} blir av ändå.`,
  changed: {
    moved: (title: string, party: string, when: string, seats: number) =>
      `${title}, som ${party} ordnar, är flyttad till ${when}. Ni har anmält ${seats}. Passar det inte kan ni ändra antalet.`,
    cancelled: (title: string, party: string, when: string, _seats: number) =>
      `${title} ${when}, som ${party} ordnar, är inställd.`,
    restored: (title: string, party: string, when: string, seats: number) =>
      `${title}, som ${party} ordnar, blir av ändå: ${when}. Er anmälan på ${seats} gäller.`,
  },
  subjectChanged: (title: string) => `Ändrat: ${title}`,
  digestSubject: 'Kurser och träffar hos andra bibliotek',
  digestHello: (name: string) => `Hej ${name}! Det här är öppet för er hos andra bibliotek.`,
  digestNew: 'Nytt',
  digestNear: 'Snart',
  stopTips: 'Sluta få kurstips (lägesrapporten kommer som vanligt)',
  startTips: 'Få kurstips igen',
  tipsOff: 'Du får inga fler kurstips. Lägesrapporten kommer som vanligt.',
  tipsOn: 'Du får kurstips igen, högst en gång i månaden.',
  signUpsSubject: 'Anmälda till era kurser',
  signUpsNow: (title: string, when: string, seats: string, names: string) =>
    `${title} ${when}: ${seats}. Nytt från ${names}.`,
  /** `title`: of the course, where it is one. */
  afterwardsSubject: (title?: string) => (title ? `Hur gick det? ${title}` : 'Hur gick det?'),
  afterwards: (title: string, when: string) => `${title} var ${when}. Hur gick det?`,
  afterwardsHow: 'Ungefär räcker, och vet du inte kan du lämna tomt.',
  wasHeld: 'Den blev av',
  wasMoved: 'Flyttad',
  wasCancelled: 'Ställdes in',
  question: (name: string) => `${name} undrar om en kurs som betalas med regionens pengar:`,
  questionWhy:
    'Överenskommelsen säger att personal från andra bibliotek också bjuds in till sådana. Vill ni bjuda in dem?',
  inviteOthers: 'Bjud in andra bibliotek',
  notYetOpen: 'Vet inte än',
  questionSubject: (title: string) => `En fråga om ${title}`,
  isOpenNow: (title: string) => `${title} är öppen för andra bibliotek.`,
  isUndecided: (title: string) => `Det står nu att ni inte vet än om ${title} ska vara öppen.`,

  // The text to forward
  forwardTitle: 'Kopiera och skicka vidare till dina kollegor:',
  forwardBy: (party: string) => `Ordnas av ${party}. Öppen för personal från andra bibliotek.`,
  forwardApplyBy: (day: string) => `Anmäl dig till ditt biblioteks kontaktperson senast ${day}.`,
  forwardApply: 'Anmäl dig till ditt biblioteks kontaktperson.',
  forwardApplyAt: (url: string, by: string) => `Anmälan: ${url}${by}`,
  forwardBefore: (day: string) => ` senast ${day}`,

  // In the half-year
  areaLine: (n: number, participants: number) =>
    participants > 0 ? `${courses(n)}, ${people(participants)}` : courses(n),
  unreportedButton: (n: number) => `Kurser · ${n === 1 ? '1 inte ifylld' : `${n} inte ifyllda`} ›`,
  areaTitle: (area: string) => `Kurser och träffar: ${area}`,
  take: 'Ta med kurserna i svaret',
  takeIt: 'Ta med',
  /** The sentence that an area's answer may take over. */
  sentence: (items: string[]) => `Kurser och träffar: ${svList(items)}.`,
  sentenceItem: (title: string, day: string, participants: number | undefined) =>
    participants === undefined ? `${title} den ${day}` : `${title} den ${day} (${people(participants)})`,
  sentencePlanned: (title: string, day: string) => `${title} planerad till den ${day}`,
  summaryLabel: 'Kurser:',
  summaryHeld: (n: number) => (n === 1 ? '1 hållen' : `${n} hållna`),
  summaryParticipants: people,
  summaryFromOthers: (n: number) => `${n} från andra bibliotek`,
  summaryPlanned: (n: number) => (n === 1 ? '1 planerad' : `${n} planerade`),
  summaryCancelled: (n: number) => (n === 1 ? '1 inställd' : `${n} inställda`),
  summaryUnreported: (n: number) => (n === 1 ? '1 inte ifylld än' : `${n} inte ifyllda än`),
  allButton: 'Kurser och möten',
  allTitle: (halfYear: string) => `Kurser och träffar – ${halfYear}`,
  allNone: 'Ingen kurs eller träff finns i det här halvåret.',
  byParty: 'Kurser och träffar, i tidsordning',
  columns: { when: 'När', what: 'Vad', who: 'Ordnas av', how: 'Läge', people: 'Deltagare' },
  paidAndClosed: 'Betalas med regionens pengar, och de andra biblioteken är inte bjudna än:',
  askOrganiser: (party: string, title: string) => `Fråga ${party}: ${title}`,
  asked: (names: string) => `Frågan är skickad till ${names}.`,
  askedAlready: 'Frågan är redan skickad i dag.',
  nobodyToAsk: (party: string) => `${party} har ingen kontaktperson som går att nå.`,
  toldInAll: (parties: number, initiatives: number) =>
    `Spridning: inbjudan till ${courses(initiatives)} har skickats till ${parties === 1 ? '1 kommun' : `${parties} kommuner`}.`,

  versionsTitle: (title: string) => `Versioner: ${title}`,
  versionLine: (n: number, name: string, day: string, time: string) =>
    `Version ${n}, sparad av ${name} den ${day} ${time}`,
};
