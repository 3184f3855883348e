import type { AgendaKind, MeetingAnswer } from '../domain/meeting.ts';
import { svDates } from './dates.ts';
import { svGenitive, svNumber } from './grammar.ts';

const people = (n: number) => (n === 1 ? 'en person' : `${svNumber(n)} personer`);
const libraries = (n: number) => (n === 1 ? 'en part' : `${svNumber(n)} parter`);

/** The meeting: planned, invited to, held and written up. */
export const svMeeting = {
  // What it is called
  /** `HH:MM` → kl. 13.00–15.00 */
  hours: (from: string, to: string) => `${svDates.time(from)}–${svDates.time(to).replace('kl. ', '')}`,
  title: (when: string) => `Möte ${when}`,
  /** Before there is a day. */
  titleAsking: 'Möte: vilken dag passar?',
  cancelledTitle: (when: string) => `Inställt möte ${when}`,
  /** In somebody's calendar, among everything else. */
  inCalendar: (group: string) => `Möte: ${group}`,
  fileName: 'mote',
  place: 'Plats',
  noPlace: 'inte bestämd än',
  whenFact: 'Tid',

  // Planning it
  none: 'Inget möte är planerat.',
  noneComing: 'Inget möte är planerat just nu.',
  plan: 'Planera ett möte',
  askDays: 'Fråga vilken dag som passar',
  another: 'Planera ett möte till',
  planTitle: 'Planera möte',
  planSubmit: 'Spara',
  day: 'Dag',
  from: 'Börjar',
  to: 'Slutar',
  timeHint: 'Som 13.00.',
  placeHint: 'Lokal, eller en länk till mötet på nätet.',
  words: 'Några ord till de inbjudna',
  wordsNote: 'Ingen får veta något förrän du trycker på Bjud in.',
  dayMissing: 'Välj en dag.',
  fromMissing: 'Skriv när mötet börjar.',
  toMissing: 'Skriv när mötet slutar.',
  backwards: 'Mötet slutar innan det börjar. Skriv ett senare slut.',
  longPlace: (most: number) => `Platsen är för lång. Högst ${most} tecken får plats.`,
  daysTitle: 'Vilken dag passar?',
  proposals: 'Förslag',
  proposal: (n: number) => `Förslag ${n}`,
  proposalDay: 'Skriv vilken dag.',
  proposalsMissing: 'Skriv minst två förslag.',
  sameTwice: 'Samma förslag står två gånger.',
  hoursMissing: 'Skriv när det börjar och slutar.',
  planned: 'Mötet är sparat. Ingen är bjuden än.',
  saved: 'Sparat.',
  lineWithDay: '/avstamning möte 2027-06-22 13–15 Malmö stadsbibliotek',
  badDay: (text: string, example: string) =>
    `Jag förstår inte dagen «${text}», skriv till exempel ${example}. Inget har ändrats.`,
  noTime: (example: string) =>
    `Skriv också mellan vilka klockslag, till exempel ${example}. Inget har ändrats.`,
  badTime: (text: string, example: string) =>
    `Jag förstår inte klockslagen «${text}», skriv till exempel ${example}. Inget har ändrats.`,
  backwardsLine: (text: string, example: string) =>
    `Mötet slutar innan det börjar («${text}»), skriv till exempel ${example}. Inget har ändrats.`,
  passed: (day: string) =>
    `Den ${day} har redan varit, välj en dag från i dag och framåt. Inget har ändrats.`,
  tooFar: (day: string, last: string) =>
    `Den ${day} är för långt fram, välj en dag senast den ${last}. Inget har ändrats.`,
  longPlaceLine: (most: number) => `Platsen är för lång, högst ${most} tecken får plats. Inget har ändrats.`,
  onlyOne: (when: string) => `Det finns redan ett möte ${when}. Vad vill du göra?`,
  moveThere: 'Flytta mötet dit',
  oneMore: 'Planera ett möte till',
  cancel: 'Avbryt',
  gone: 'Mötet finns inte längre. Inget har ändrats.',

  // Which day
  ask: 'Fråga nu',
  askTitle: 'Fråga vilken dag som passar?',
  askAbout: (n: number) => `Frågan går till ${people(n)}, en för varje part.`,
  asked: (n: number) => `Frågan är skickad till ${people(n)}.`,
  fitsSubject: (group: string) => `Vilken dag passar för möte? ${group}`,
  fitsQuestion: (party: string) =>
    `Vilken dag passar ${party} för arbetsgruppens möte? Ett svar från er räcker.`,
  fitsTitle: 'Vilka dagar passar?',
  fits: 'Välj alla dagar som passar',
  fitsHint: 'Passar ingen av dem? Lämna tomt och spara.',
  fitsNote: 'Svaret gäller hela parten och går att ändra tills dagen är bestämd.',
  fitsButton: 'Svara vilka dagar som passar',
  fitsSaved: (days: string) => `Tack! Ni kan ${days}.`,
  fitsSavedNone: 'Tack! Ingen av dagarna passar er.',
  fitsOver: (when: string) => `Dagen är redan bestämd: ${when}. Inget har ändrats.`,
  fitsDecided: 'Dagen är bestämd, och inbjudan kommer. Inget har ändrats.',
  fitsOverGone: 'Dagen är inte en fråga längre. Inget har ändrats.',
  canCount: (can: number, of: number) => `${can} av ${of} som har svarat kan`,
  cannot: (names: string) => `Kan inte: ${names}.`,
  notAnsweredYet: (names: string) => `Har inte svarat: ${names}.`,
  nobodyAnswered: 'Ingen har svarat än.',
  pick: (when: string) => `Bestäm ${when}`,
  picked: 'Dagen är bestämd. Ingen är bjuden än.',

  // Inviting
  invite: 'Bjud in',
  inviteMore: (n: number) => `Bjud in ${people(n)} till`,
  inviteTitle: 'Bjuda in till mötet?',
  inviteAbout: (n: number) => `Inbjudan går till ${people(n)}. Så här ser den ut:`,
  whoGets: 'Vem som får den, och hur',
  party: 'Part',
  receivers: 'Mottagare',
  by: (name: string, way: string) => `${name} (${way})`,
  noWay: 'går inte att nå',
  nobody: 'ingen kontaktperson',
  sendInvitation: (n: number) => `Skicka inbjudan till ${people(n)}`,
  nobodyToInvite: 'Det finns ingen att bjuda in. Inget har skickats.',
  needsPlace: 'Platsen är inte bestämd än. Du kan skriva den med Ändra tid eller plats innan du bjuder in.',
  invited: (n: number) => `Inbjudan är skickad till ${people(n)}.`,
  missed: (parties: string) => `Ingen hos ${parties} går att nå, så hör av dig dit på annat sätt.`,
  withReminder: (n: number) => `${n} av dem får den tillsammans med nästa påminnelse.`,
  invitedAlready: 'Alla är redan bjudna. Inget har skickats.',
  invitation: (name: string, group: string) => `Hej ${name}! Du är bjuden till möte med ${group}.`,
  invitationSubject: (when: string) => `Inbjudan: möte ${when}`,
  attached: 'Mötet ligger med som en fil till din kalender.',
  coming: 'Jag kommer',
  notComing: 'Jag kommer inte',
  colleague: 'En kollega kommer i stället',
  toCalendar: 'Lägg i kalendern',
  propose: 'Föreslå en fråga till mötet',
  yourAnswer: {
    coming: 'Ditt svar: du kommer.',
    'not-coming': 'Ditt svar: du kommer inte.',
    colleague: 'Ditt svar: en kollega kommer i stället.',
  } satisfies Record<MeetingAnswer, string> as Record<MeetingAnswer, string>,
  yourColleague: (name: string) => `Ditt svar: ${name} kommer i stället.`,
  notYetAnswered: 'Du har inte svarat än.',
  thanks: {
    coming: 'Tack! Du kommer.',
    'not-coming': 'Tack för svaret! Du kommer inte.',
    colleague: 'Tack! En kollega kommer i stället.',
  } satisfies Record<MeetingAnswer, string> as Record<MeetingAnswer, string>,
  thanksColleague: (name: string) => `Tack! ${name} kommer i stället.`,
  changeAnswer: 'Du kan ändra svaret fram till mötet.',
  colleagueTitle: 'En kollega kommer',
  colleagueName: 'Kollegans namn',
  colleagueHint: 'Du behöver inte skriva något.',
  colleagueNote: 'Samordnaren ser namnet. Kollegan får ingen egen inbjudan, så berätta om mötet.',
  over: (when: string) => `Mötet ${when} har redan varit. Inget har ändrats.`,
  isCancelled: (when: string) => `Mötet ${when} är inställt. Inget har ändrats.`,
  notGuest: (whom: string) =>
    `Bara parternas kontaktpersoner och ersättare svarar på inbjudan. Stämmer det inte? Skriv till ${whom}.`,
  notGuestOf: (party: string, whom: string) =>
    `Bara ${svGenitive(party)} kontaktperson och ersättare svarar för ${party}. Stämmer det inte? Skriv till ${whom}.`,
  notInvitedYet: 'Mötet är inte utlyst än.',

  // Moving and cancelling
  edit: 'Ändra tid eller plats',
  moveTitle: 'Flytta mötet?',
  moveAbout: (from: string, to: string, n: number) =>
    `Mötet ${from} flyttas till ${to}. ${n === 1 ? 'En person' : `${n} personer`} som har fått inbjudan får veta det.`,
  placeAbout: (n: number) =>
    `Platsen ändras. ${n === 1 ? 'En person' : `${n} personer`} som har fått inbjudan får veta det.`,
  askAgain: 'De som har svarat får svara igen, eftersom tiden är en annan.',
  moveNow: 'Ändra och meddela',
  moved: (n: number) => `Mötet är ändrat. ${n === 1 ? 'En person' : `${n} personer`} får veta det.`,
  nothingMoved: 'Mötet är redan så. Inget har ändrats.',
  movedSubject: (when: string) => `Flyttat möte: nu ${when}`,
  movedPlaceSubject: (when: string) => `Ny plats för mötet ${when}`,
  movedFor: (name: string, group: string) => `Hej ${name}! Mötet med ${group} är ändrat. Så här är det nu:`,
  movedAgain: 'Svara igen, eftersom tiden är en annan.',
  was: (when: string) => `Förut: ${when}.`,
  cancelMeeting: 'Ställ in',
  removeMeeting: 'Ta bort',
  cancelTitle: 'Ställa in mötet?',
  cancelAbout: (n: number) =>
    `${n === 1 ? 'En person' : `${n} personer`} som har fått inbjudan får veta att mötet är inställt. Det går inte att ångra.`,
  removeTitle: 'Ta bort mötet?',
  removeAbout: 'Ingen har fått veta något om det.',
  cancelNow: 'Ställ in och meddela',
  removeNow: 'Ta bort mötet',
  cancelled: (n: number) => `Mötet är inställt. ${n === 1 ? 'En person' : `${n} personer`} får veta det.`,
  removed: 'Mötet är borttaget. Ingen hade fått veta något om det.',
  cancelledSubject: (when: string) => `Inställt: mötet ${when}`,
  cancelledFor: (name: string, when: string, group: string) =>
    `Hej ${name}! Mötet ${when} med ${group} är inställt.`,
  cancelledFile: 'Filen som ligger med tar bort det ur din kalender.',

  // Who comes
  notInvited: 'Ingen är bjuden än.',
  answers: 'Svar',
  counts: (coming: number, colleague: number, not: number, silent: number) =>
    `${coming} kommer, ${colleague} skickar en kollega, ${not} kommer inte, ${silent} har inte svarat`,
  come: (names: string) => `Kommer: ${names}.`,
  colleagues: (names: string) => `En kollega kommer: ${names}.`,
  comeNot: (names: string) => `Kommer inte: ${names}.`,
  silent: (names: string) => `Har inte svarat: ${names}.`,
  ownAnswer: (party: string) => `Svara för ${party}`,

  // The agenda
  agenda: 'Dagordning',
  agendaProposed:
    'Förslag ur sammanställningen. Det följer svaren tills du ändrar något eller påminnelsen har gått.',
  agendaEmpty: 'Inga punkter än.',
  changeAgenda: 'Ändra dagordningen',
  proposeAnew: 'Hämta förslaget igen',
  proposedAnew: 'Förslaget är hämtat igen. Egna punkter och frågor står kvar.',
  agendaTitle: 'Dagordning',
  items: 'Punkter',
  item: (n: number) => `Punkt ${n}`,
  itemTitle: 'Rubrik',
  itemOrder: 'Nummer',
  agendaNote: 'Töm en rubrik för att ta bort punkten. Ändra numret för att flytta den.',
  kinds: {
    'follow-ups': 'Blev det av? Det vi kom överens om sist',
    area: '',
    needs: 'Behov som flera har',
    worked: 'Har fungerat bra',
    courses: 'Kurser som kommer',
    agreements: 'Överenskommelser som går ut',
    question: '',
    own: '',
  } satisfies Record<AgendaKind, string> as Record<AgendaKind, string>,
  areaCounts: (counts: string) => `Svaren: ${counts}.`,
  count: (n: number, status: string) => `${n} ${status}`,
  gotWorse: (n: number) => `Sämre än sist: ${libraries(n)}.`,
  needOf: (text: string, n: number) => `${text} (${libraries(n)})`,
  workedAt: (text: string, party: string) => `${text} (${party})`,
  course: (title: string, day: string, party: string) => `${title}, ${day} (${party})`,
  endsOn: (party: string, reference: string, day: string) => `${party}: ${reference}, till och med ${day}`,
  andMore: (n: number) => `och ${n} till`,
  questionFrom: (party: string) => `Fråga från ${party}`,
  questionTitle: 'Fråga till mötet',
  question: 'Vad vill du ta upp?',
  questionMissing: 'Skriv vad du vill ta upp.',
  questionNote:
    'Frågan kommer med på dagordningen och syns för alla som är bjudna. Den blir en allmän handling. Skriv inte personnummer eller något om enskildas hälsa eller privatliv.',
  questionSend: 'Skicka frågan',
  questionSaved: 'Tack! Frågan står på dagordningen.',
  questionLate: (whom: string) =>
    `Frågor till mötet tas emot till och med två arbetsdagar före. Hör av dig till ${whom}, så kanske din hinner med ändå.`,
  questionUntil: (day: string) => `Frågor till mötet: senast ${day}.`,

  // The reminder
  reminderSubject: (when: string) => `Påminnelse: möte ${when}`,
  reminder: (name: string, when: string) => `Hej ${name}! Mötet är ${when}.`,

  // Afterwards
  afterSubject: (when: string) => `Efter mötet ${when}`,
  afterwards: (name: string) =>
    `Hej ${name}! Mötet är slut. Fyll i vilka som var med och vad ni kom överens om, så blir mötesanteckningarna klara. Det tar ungefär tre minuter.`,
  after: 'Efter mötet',
  afterTitle: 'Efter mötet',
  whoWasThere: 'Vilka var med?',
  tasks: 'Att göra',
  task: (n: number) => `Att göra ${n}`,
  taskWhat: 'Vad',
  taskWho: 'Vem',
  taskBy: 'Senast',
  taskMissing: 'Skriv vad som ska göras.',
  notes: 'Anteckningar',
  noteOf: 'Anteckning',
  afterNote:
    'Det här blir en allmän handling när anteckningarna skickas. Skriv inte personnummer eller något om enskildas hälsa eller privatliv.',
  afterSaved: 'Sparat. Anteckningarna är inte skickade än.',
  afterSavedAgain:
    'Sparat. Det som redan är skickat är som det var. Skicka en rättad version om alla ska få ändringen.',
  tooEarly: (when: string) => `Mötet är ${when}. Det här fyller du i när det har börjat.`,
  wereThere: (names: string) => `Var med: ${names}.`,
  minutes: 'Mötesanteckningar',
  minutesDraft: 'Mötesanteckningar, utkast',
  sendMinutes: 'Skicka anteckningarna till alla',
  sendCorrected: 'Skicka rättad version till alla',
  sendMinutesTitle: 'Skicka anteckningarna till alla?',
  sendCorrectedTitle: 'Skicka en rättad version till alla?',
  sendMinutesAbout: (n: number) =>
    `De går till ${people(n)} som de är nu, och blir då en allmän handling. Efteråt går de att rätta, men inte att ändra: en rättelse blir en rättad version.`,
  sendNow: (n: number) => `Skicka till ${people(n)}`,
  minutesSent: (n: number) => `Anteckningarna är skickade till ${people(n)}.`,
  correctedSent: (n: number) => `Den rättade versionen är skickad till ${people(n)}.`,
  minutesSame: 'Anteckningarna är redan skickade som de är nu. Inget har skickats.',
  minutesFirst: 'Fyll först i vilka som var med.',
  minutesNone: 'Anteckningarna är inte skickade än.',
  minutesSubject: (when: string) => `Mötesanteckningar: mötet ${when}`,
  correctedSubject: (when: string) => `Rättade mötesanteckningar: mötet ${when}`,
  minutesFor: (name: string, when: string) => `Hej ${name}! Här är anteckningarna från mötet ${when}.`,
  correctedFor: (name: string, when: string) =>
    `Hej ${name}! Här är en rättad version av anteckningarna från mötet ${when}. Den gäller i stället för den förra.`,
  ownTasks: 'Det här tog ni på er:',
  readMinutes: 'Läs mötesanteckningarna',
  sentOn: (day: string) => `Anteckningarna skickades den ${day}.`,
  correctedOn: (n: number, day: string) => `Rättad version ${n} skickades den ${day}.`,
  tookPart: (took: number, of: number) =>
    `Ni har varit med på ${took} av ${of} ${of === 1 ? 'möte' : 'möten'}.`,
  tookPartButton: 'Hur ofta varje part har varit med',
  tookPartTitle: 'Så ofta har varje part varit med',
  tookPartColumn: 'Antal möten',
  tookPartOf: (took: number, of: number) => `${took} av ${of}`,
  tookPartNone: 'Det är inte ifyllt för något möte än vilka som var med.',
  tookPartNote: 'Det syns för dig, och för varje part dess egen rad. Ingen annan ser det.',
  earlier: 'Tidigare möten',
  showEarlier: 'Visa',

  // In the lägesrapport's list
  inList: (when: string) => `Möte ${when}`,

  // In the document
  documentSent: (day: string, time: string) => `Skickade till gruppen den ${day} ${time}.`,
  documentCorrected: (n: number, day: string, time: string) =>
    `Rättad version ${n}, skickad till gruppen den ${day} ${time}. Den gäller i stället för de tidigare.`,
  documentDraft: 'UTKAST. Anteckningarna är inte skickade till gruppen.',
  documentNewDraft: (day: string) => `UTKAST. De anteckningar som skickades till gruppen den ${day} gäller.`,
  meetings: 'Möten',
  cancelledState: 'Inställt',
  wasThere: 'Ja',
  wasNotThere: 'Nej',
  noTasks: 'Vi kom inte överens om något att göra.',

  // The log, after who did it
  log: {
    planned: 'planerade ett möte',
    changed: 'ändrade mötet',
    daysAsked: (n: number | undefined) => `frågade vilken dag som passar${n ? ` (${n} mottagare)` : ''}`,
    daysAnswered: 'svarade vilka dagar som passar',
    picked: (day: string | undefined) => (day ? `bestämde mötet till den ${day}` : 'bestämde dag för mötet'),
    invited: (n: number | undefined) => `bjöd in till mötet${n ? ` (${n} mottagare)` : ''}`,
    moved: (from: string | undefined, to: string | undefined) =>
      from && to && from !== to
        ? `flyttade mötet från den ${from} till den ${to}`
        : 'ändrade tid eller plats för mötet',
    cancelled: 'ställde in mötet',
    removed: 'tog bort mötet',
    answered: 'svarade på inbjudan',
    agenda: 'ändrade dagordningen',
    question: 'föreslog en fråga till mötet',
    noted: 'fyllde i vad som hände på mötet',
    minutes: (n: number | undefined) => `skickade mötesanteckningarna${n ? ` (${n} mottagare)` : ''}`,
    corrected: 'skickade en rättad version av mötesanteckningarna',
  },

  /** What is typed does what is pressed. */
  typed: {
    coming: 'jag kommer',
    notComing: 'jag kommer inte',
    colleague: 'en kollega kommer',
    propose: 'föreslå en fråga',
  },
};
