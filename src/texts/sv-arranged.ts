import type { OtherWay, TimeReason } from '../domain/arrangement.ts';
import { svGenitive } from './grammar.ts';

/** What is arranged for one party in one half-year. Days come ready written, see `dates`. */
export const svArranged = {
  // One party
  oneParty: 'En part …',
  whichPart: 'Vilken part gäller det?',
  choosePart: 'Välj',
  whichParty: (text: string, names: string) =>
    `Jag hittar ingen part som «${text}» börjar med. Skriv en av ${names} först. Inget har ändrats.`,
  partyTitle: (party: string, halfYear: string) => `${party}, ${halfYear}`,
  nobodyToTell: (party: string) => `${party} har ingen kontaktperson, så ingen får veta det härifrån.`,
  isTold: (names: string) => `${names} får veta det.`,
  alreadyAnswered: (party: string) => `${party} har redan svarat. Inget har ändrats.`,
  notAnswered: (party: string) => `${party} har inte svarat än.`,

  begun: (begun: number, all: number) => `Läget är valt för ${begun} av ${all} områden.`,
  wasDue: (day: string) => `Sista dag var ${day}.`,

  // More time
  giveTime: 'Ge mer tid',
  askTime: 'Be om mer tid',
  takeTime: 'Ta bort mer tid',
  giveAnyway: 'Ge mer tid ändå',
  until: 'Till och med vilken dag?',
  untilMissing: 'Välj till och med vilken dag.',
  badDay: (text: string) => `Jag förstår inte dagen «${text}». Skriv den som 2019-06-28. Inget har ändrats.`,
  dayOutside: (first: string, last: string) =>
    `Mer tid går att ge till och med en dag från ${first} till ${last}. Inget har ändrats.`,
  reason: 'Varför?',
  reasons: { time: 'Tidsbrist', staff: 'Personalbyte', other: 'Annat' } as Record<TimeReason, string>,
  reasonMissing: 'Välj ett skäl: tidsbrist, personalbyte eller annat.',
  reasonSeen: 'Skälet ser bara samordnarna. Gruppen ser vilken dag som gäller.',
  reasonSeenAsking: 'Samordnarna ser skälet. Gruppen ser bara vilken dag som gäller.',
  gaveTime: (party: string, day: string) => `${party} har till ${day}.`,
  nextReminder: (day: string) => `Nästa påminnelse går ${day}.`,
  tookTime: (party: string, day: string) => `Sista dag för ${party} är ${day}, som för de andra.`,
  hasNoMoreTime: (party: string) => `${party} har inte mer tid än de andra. Inget har ändrats.`,
  hasUntil: (party: string, day: string) => `${party} har till ${day}.`,
  /** To the party's people. */
  toldTime: (party: string, day: string) => `Ni har fått mer tid. ${party} kan svara till och med ${day}.`,
  toldNoMoreTime: (party: string, day: string) =>
    `${party} har inte längre mer tid än de andra. Sista dag är ${day}.`,
  toldTimePassed: (party: string, day: string) =>
    `${party} har inte längre mer tid än de andra. Sista dag var ${day}, men ni kan fortfarande skicka in.`,
  toldRefused: (party: string, day: string) =>
    `Det gick inte att få mer tid den här gången. Sista dag för ${party} är ${day}. Kommer svaret senare tas det emot ändå.`,
  toldRefusedPassed: (party: string, day: string) =>
    `Det gick inte att få mer tid den här gången. Sista dag för ${party} var ${day}, men ni kan fortfarande skicka in.`,
  askedTime: (names: string, day: string) =>
    `Jag har frågat ${names} om ni kan få till och med ${day}. Svaret kommer hit.`,
  unasked: 'Frågan är tillbakatagen.',
  nothingAsked: 'Det finns ingen fråga om mer tid att ta tillbaka. Inget har ändrats.',
  /** To the coordinators. */
  wantsTime: (name: string, party: string, day: string, reason: string) =>
    `${name} ber om mer tid för ${party}, till och med ${day}. Skäl: ${reason}.`,
  yesUntil: (day: string) => `Ja, till ${day}`,
  no: 'Nej',
  saidNo: (party: string) => `Svaret är nej: ${party} får inte mer tid.`,
  askAnswered: 'Frågan är redan besvarad eller tillbakatagen.',
  notReminded: (names: string) => `Får ingen påminnelse, för de har fått mer tid: ${names}.`,
  untilReason: (day: string, reason: string) => `Har till ${day}. Skäl: ${reason}.`,
  /** In a summary. */
  hasTo: (day: string) => `har till den ${day}`,
  waiting: 'Har fått mer tid:',
  askFor: 'Ber om mer tid:',
  toDay: (day: string) => `till den ${day}`,
  questionsOpen: 'Frågor utan svar:',
  questionOf: (party: string, area: string) => `${party} om ${area}`,
  asked: '(fråga ställd)',
  noted: 'Antecknat från samtal:',
  fromCall: '(samtal)',
  notConfirmed: 'samtal, inte bekräftat',

  // A reminder on another day
  remindLater: 'Påminn mig senare',
  whenLater: (party: string) => `När ska jag påminna dig om ${svGenitive(party)} lägesrapport?`,
  tomorrow: (day: string) => `I morgon, ${day}`,
  or: (days: string[]) => days.join(' eller '),
  remindsOn: (day: string, before: string | undefined) =>
    before ? `Jag påminner dig ${day}, i stället för ${before}.` : `Jag påminner dig ${day}.`,
  notThatDay: (days: string) => `Jag kan påminna dig ${days}. Inget har ändrats.`,
  badLaterDay: (text: string) =>
    `Jag förstår inte «${text}». Skriv påminn mig i morgon eller påminn mig på måndag. Inget har ändrats.`,
  noLaterDay: 'Det finns ingen påminnelse kvar att flytta före sista dag. Inget har ändrats.',
  noMoreReminders: (party: string) =>
    `${party} har redan svarat, så det kommer inga fler påminnelser. Inget har ändrats.`,
  asUsual: 'Då påminner jag som vanligt.',
  nextOwnReminder: (day: string) => `Nästa påminnelse kommer ${day}.`,
  notMoved: 'Ingen påminnelse är flyttad. Inget har ändrats.',

  // In some other way
  otherwise: 'Stäms av på annat sätt',
  how: 'Hur?',
  ways: {
    phone: 'På telefon',
    meeting: 'På ett möte',
    visit: 'På besök',
    letter: 'Med brev',
  } satisfies Record<OtherWay, string> as Record<OtherWay, string>,
  /** Inside a sentence. */
  wayWords: {
    phone: 'på telefon',
    meeting: 'på ett möte',
    visit: 'på besök',
    letter: 'med brev',
  } satisfies Record<OtherWay, string> as Record<OtherWay, string>,
  howMissing: 'Välj hur ni stämmer av.',
  onWhich: 'Vilken dag?',
  onMissing: 'Välj vilken dag.',
  otherwiseNote:
    'Överenskommelsen gäller som vanligt. Det är bara lägesrapporten som parten inte behöver skicka in det här halvåret.',
  setOtherwise: (party: string, how: string, day: string) =>
    `${party} stäms av ${how} ${day} och behöver inte skicka in någon lägesrapport det här halvåret.`,
  undidOtherwise: (party: string) => `${party} svarar som vanligt igen.`,
  undoOtherwise: 'Ska svara som vanligt',
  isOtherwise: (party: string) => `${party} stäms av på annat sätt det här halvåret. Inget har ändrats.`,
  isNotOtherwise: (party: string) => `${party} svarar redan som vanligt. Inget har ändrats.`,
  toldOtherwise: (party: string, convener: string, how: string, day: string) =>
    `${convener} stämmer av med ${party} ${how} ${day}. Ni behöver inte skicka in någon lägesrapport det här halvåret. Överenskommelsen gäller som vanligt.`,
  toldNotOtherwise: (party: string, day: string) =>
    `${party} svarar som vanligt ändå det här halvåret, med en lägesrapport. Sista dag är ${day}.`,
  otherwiseWhy: (how: string, day: string) => `stäms av ${how} den ${day}`,

  // A question about an answer
  askQuestion: 'Fråga om svaret',
  question: 'Vad vill du fråga?',
  questionMissing: 'Skriv vad du vill fråga.',
  areaMissing: 'Välj vilket område frågan gäller.',
  questionNote:
    'Frågan och svaret blir allmänna handlingar. Skriv inte personnummer eller något om enskildas hälsa eller privatliv.',
  sendQuestion: 'Fråga',
  askedAbout: (area: string) => `Frågan om ${area} är ställd. Området är märkt tills den är besvarad.`,
  questionWithdrawn: 'Frågan är tillbakatagen.',
  notOpenQuestion: 'Frågan är redan besvarad eller tillbakatagen. Inget har ändrats.',
  noQuestions: 'Det finns ingen fråga att svara på.',
  /** To the party's people. */
  asksAbout: (name: string, party: string, area: string) =>
    `${name} har en fråga om ${svGenitive(party)} svar på ${area}:`,
  asks: (name: string, text: string) => `${name} frågar: ${text}`,
  replyAbout: (area: string) => `Svara om ${area}`,
  replyButton: 'Svara',
  changeAnswer: 'Ändra lägesrapporten',
  replyTitle: 'Svara på frågan',
  reply: 'Ert svar',
  replyMissing: 'Skriv ett svar.',
  sendReply: 'Skicka svaret',
  answeredQuestion: (name: string) => `Tack! ${name} får svaret.`,
  /** To the coordinator. */
  answeredInWords: (name: string, party: string, area: string) =>
    `${name} på ${party} har svarat på frågan om ${area}.`,
  answeredBySending: (name: string, party: string, area: string) =>
    `${name} på ${party} har skickat in lägesrapporten på nytt efter frågan om ${area}.`,
  youAsked: (text: string) => `Frågan var: ${text}`,
  seeParty: (party: string) => `Visa ${party}`,
  /** Beside the area in the party's list. */
  askedMark: (name: string) => `❓ Fråga från ${name}, inte besvarad`,
  openQuestionOf: (area: string, text: string) => `Fråga om ${area}: ${text}`,
  answeredQuestionOf: (area: string, text: string, answer: string) =>
    `Fråga om ${area}: ${text} Svar: ${answer}`,

  // A note of what was said
  noteCall: 'Anteckna svar från samtal',
  noteTitle: 'Anteckna samtal',
  informant: 'Vem berättade?',
  informantMissing: 'Skriv vem som berättade.',
  saidOn: 'Vilken dag?',
  whatWasSaid: 'Vad sades?',
  saidMissing: 'Skriv vad som sades, eller välj läge för något område.',
  reference: 'Diarienummer',
  referenceHint: 'Om svaret kom i ett brev eller mejl som är diariefört.',
  noteNote: (convener: string, party: string) =>
    `Anteckningen är ${svGenitive(convener)}, och en allmän handling. ${party} får läsa den och svara om den stämmer. Skriv inget om enskildas hälsa eller privatliv.`,
  noteHow: 'Skriv vem som berättade, ett kolon och vad som sades, eller öppna formuläret.',
  notedCall: (party: string) => `Samtalet är antecknat. Det är inte bekräftat av ${party} än.`,
  noteWithdrawn: (party: string) => `Anteckningen om ${party} är borttagen.`,
  noteChanged: 'Anteckningen är ändrad eller borttagen sedan dess. Inget har ändrats.',
  noNote: 'Det finns ingen anteckning att läsa.',
  alreadyConfirmed: (party: string) => `${party} har redan bekräftat anteckningen. Inget har ändrats.`,
  /** To the party's people. */
  noteSubject: (convener: string, party: string) => `Stämmer det som ${convener} har antecknat om ${party}?`,
  noteSays: (convener: string, informant: string, day: string, party: string) =>
    `${convener} har antecknat det här om ${party}, efter ett samtal med ${informant} ${day}:`,
  referenceIs: (reference: string) => `Diarienummer ${reference}`,
  isItRight: 'Stämmer det gäller anteckningen som ert svar. Annars kan ni fylla i lägesrapporten själva.',
  isRight: 'Stämmer',
  fillInOwn: 'Fyll i själva',
  noteIsConfirmed: (name: string) =>
    `${name} har bekräftat att det stämmer. Ni kan fortfarande fylla i själva.`,
  confirmedNote: (party: string, convener: string) =>
    `Tack! ${svGenitive(convener)} anteckning gäller som svar från ${party} det här halvåret.`,
  unconfirmedNote: (party: string) => `Anteckningen är inte längre bekräftad av ${party}.`,
  noteWaits: (convener: string) => `${convener} har antecknat ett samtal. Stämmer det, så är ni klara.`,
  seeNote: 'Läs anteckningen',
  /** To the coordinators. */
  withdrawNote: 'Ta bort anteckningen',
  seeAnswer: 'Visa svaret',
  withdrawQuestionOf: (area: string) => `Ta tillbaka frågan om ${area}`,
  saysItIsRight: (name: string, party: string) => `${name} på ${party} har bekräftat anteckningen.`,
  noteOf: (informant: string, day: string) => `Antecknat från samtal med ${informant} ${day}.`,
  noteNotConfirmed: (party: string) => `Inte bekräftat av ${party}.`,
  noteConfirmedBy: (name: string) => `Bekräftat av ${name}.`,

  // The log
  events: {
    'time-given': 'gav mer tid',
    'time-taken': 'tog bort mer tid',
    'time-asked': 'bad om mer tid',
    'time-unasked': 'tog tillbaka frågan om mer tid',
    'time-refused': 'svarade nej på frågan om mer tid',
    'reminder-moved': 'flyttade sin nästa påminnelse',
    'reminder-moved-back': 'ångrade att påminnelsen flyttades',
    'otherwise-set': 'bestämde att parten stäms av på annat sätt',
    'otherwise-undone': 'bestämde att parten svarar som vanligt',
    'question-asked': 'frågade om ett svar',
    'question-withdrawn': 'tog tillbaka en fråga',
    'question-answered': 'svarade på en fråga',
    'call-noted': 'antecknade ett samtal',
    'note-withdrawn': 'tog bort en anteckning om ett samtal',
    'note-confirmed': 'bekräftade anteckningen om ett samtal',
    'note-unconfirmed': 'tog tillbaka bekräftelsen',
  },
  untilDay: (day: string) => `Till och med ${day}.`,

  help: {
    giveTime: '`/avstamning mer tid part ÅÅÅÅ-MM-DD skäl` ger en part mer tid',
    askTime: '`/avstamning mer tid ÅÅÅÅ-MM-DD skäl` ber samordnarna om mer tid',
    remindLater: '`påminn mig i morgon` eller `påminn mig på måndag` flyttar nästa påminnelse',
    otherwise: '`/avstamning annat sätt part` när ni stäms av på annat sätt än med en lägesrapport',
    question: '`/avstamning fråga part område …` frågar om ett svar',
    note: '`/avstamning anteckna part vem: …` antecknar ett svar från ett samtal',
  },
};
