import { svList } from './grammar.ts';

/** "från första halvåret 2018 till andra halvåret 2019". */
const span = (halfYears: string[]) => `från ${halfYears[0]} till ${halfYears.at(-1)}`;

/** The summary: to the coordinator, and as it is shown to the group. */
export const svSummary = {
  title: (halfYear: string) => `Sammanställning inför avstämning – ${halfYear}`,
  agreement: (reference: string, until: string) =>
    `Överenskommelse ${reference}, gäller till och med ${until}`,
  agreements: (n: number) => (n === 0 ? 'Ingen överenskommelse gäller.' : `${n} överenskommelser gäller.`),
  draftOf: (day: string) => `Utkast ${day}.`,
  lockedOn: (day: string) => `Låst ${day}.`,
  answers: (answered: number, expected: number) => `Svar: ${answered} av ${expected} parter`,
  ofWhichLate: (n: number) => (n === 1 ? ', varav 1 sent' : `, varav ${n} sena`),
  tableCaption: 'Läget per område och part',
  stalledCaption: 'Parter som står stilla i något område',
  nothingStalled: 'Ingen part står stilla.',
  missingCaption: 'Parter som inte har svarat',
  /** Said of a piece of a table that had to be split. */
  piece: '{n} av {all}',
  contact: 'Kontaktperson',
  substitute: 'Ersättare',
  progress: 'Hur långt',
  vacant: 'Ingen',
  begun: (n: number, of: number) => `${n} av ${of} områden`,
  notBegun: 'inte påbörjad',
  cannotReach: (why: string) => `går inte att nå (${why})`,
  area: 'Område',
  party: 'Part',
  noAnswer: 'Svar saknas',
  noAnswerWords: 'svar saknas',
  noStatus: '–',
  late: '(sen)',
  was: (status: string) => `(var ${status})`,
  count: (n: number, status: string) => `${n} ${status}`,
  countMissing: (n: number) => `${n} saknas`,
  allAreas: (counts: string) => `Alla områden: ${counts}`,
  otherAreas: (n: number) => (n === 1 ? 'Ett område till' : `${n} områden till`),
  discuss: 'Ta upp på mötet:',
  differs: (area: string, answers: string) => `${area}: ${answers}.`,
  answersThat: (parties: string, status: string, _many: boolean, first: boolean) =>
    first ? `${parties} svarar ${status}` : `${parties} ${status}`,
  stalled: 'Står stilla:',
  worse: 'Sämre än sist:',
  needs: 'Behov och hinder:',
  worked: 'Har fungerat bra:',
  /** After the names of those who wrote it: those who wrote nearly the same. */
  alike: (names: string) => `liknande: ${names}`,
  agreed: 'Kvar sedan tidigare:',
  outcome: { partly: 'delvis gjort', no: 'inte gjort' },
  commitments: 'Att göra:',
  missing: 'Saknas:',
  notExpected: 'Behöver inte svara:',
  everybody: 'Alla har svarat.',
  countOf: (status: string, n: number, of: number) => `${status} ${n} av ${of}`,
  trendOf: (party: string, halfYears: string[]) => `Hur det har gått för ${party}, ${span(halfYears)}:`,
  commonTrend: (halfYears: string[]) => `Vanligaste svaret i varje område, ${span(halfYears)}:`,
  ownAssessment: 'Statusen är parternas egen bedömning.',
  by: (day: string) => `senast ${day}`,
  andMore: (n: number) => `och ${n} till`,
  received: (name: string, day: string, time: string) => `${name} skickade in den ${day} ${time}.`,
  list: svList,

  // After a showing
  afterShowing: (halfYear: string, day: string, time: string) =>
    `Sedan sammanställningen för ${halfYear} visades för gruppen, den ${day} ${time}, har det kommit mer.`,
  newSince: (names: string) => `Nya svar: ${names}.`,
  changedSinceShown: (names: string) => `Ändrade svar: ${names}.`,
  showAgain: 'Visa igen',

  // Buttons and the way to the group
  showToGroup: 'Visa för gruppen',
  wholeTable: 'Hela tabellen',
  allAnswers: 'Alla svar',
  answersCut: (shown: number, all: number) =>
    `Här står svaren från ${shown} av ${all} parter. Allt finns i Mötesunderlag, under Dokument. En part i taget kan du läsa under Hela tabellen.`,
  onlyStalled: 'Bara det som står stilla',
  onlyMissing: 'Bara det som saknas',
  oneParty: 'En parts svar',
  showOne: 'Visa',
  handover: 'Vill lämna över till en ny kontaktperson:',
  ownReport: 'Er lägesrapport',
  previewTitle: 'Så här ser det ut för gruppen',
  previewWhere: (where: string) => `Det visas i ${where} när du trycker på Visa nu.`,
  /** `also`: beside a channel. */
  previewLetters: (n: number, also: boolean) =>
    also
      ? `Det går också som brev till ${n === 1 ? 'en medlem som inte har' : `${n} medlemmar som inte har`} någon av kanalerna.`
      : `Det går som brev till ${n === 1 ? 'en medlem' : `${n} medlemmar`} när du trycker på Visa nu.`,
  leaveOut: (part: string) => `Utan ${part}`,
  include: (part: string) => `Ta med ${part}`,
  partNames: {
    table: 'tabellen',
    discuss: 'frågorna till mötet',
    stalled: 'vilka som står stilla',
    worse: 'vad som har blivit sämre',
    needs: 'behov och hinder',
    worked: 'vad som har fungerat bra',
    agreed: 'vad som är kvar sedan tidigare',
    commitments: 'det som ska göras',
    courses: 'kurserna',
    missing: 'vilka som saknas',
    notExpected: 'vilka som inte behöver svara',
    waiting: 'vilka som har fått mer tid',
    noted: 'vilka svar som är antecknade från samtal',
  } as Record<string, string>,
  chooseLines: 'Välj enskilda rader',
  chooseParts: 'Välj hela delar',
  changedSince: 'Något har ändrats sedan du såg det här. Inget har visats. Så här ser det ut nu:',
  showNow: 'Visa nu',
  back: 'Avbryt',
  shown: (where: string) => `Sammanställningen är visad i ${where}.`,
  shownByLetter: (n: number) =>
    n === 1
      ? 'Den går nu som brev till en medlem.'
      : `Den går nu som brev till ${n} medlemmar, några i taget.`,
  shownAlready: (day: string, time: string) =>
    `Den här sammanställningen visades redan den ${day} ${time}. Den visas inte en gång till.`,
  /** Above a summary of a check-in that has been shown before. */
  shownAgain: (day: string, time: string) => `Visas igen. Förra gången var den ${day} ${time}.`,
  showingSoon: (where: string) => `Sammanställningen visas i ${where} så snart det går.`,
  notInChannel: (where: string, invite: string) =>
    `Jag är inte med i ${where}. Skriv ${invite} där och tryck sedan på Visa för gruppen igen. Inget har visats.`,
  noSuchChannel: (where: string, id: string, invite: string) =>
    `Jag hittar inte ${where} (${id}). Är kanalen privat: skriv ${invite} där. Annars är id:t fel eller kanalen borttagen: skriv rätt id under channels i gruppens fil. Inget har visats.`,
  archivedChannel: (where: string) =>
    `Det går inte att visa i ${where}, för kanalen är arkiverad. Öppna den igen, eller skriv en annan kanal under channels i gruppens fil. Inget har visats.`,
  closedChannel: (where: string) =>
    `Jag får inte skriva i ${where}: bara några får det där. Be den som sköter kanalen släppa in mig, eller skriv en annan kanal under channels i gruppens fil. Inget har visats.`,
  cannotShow: (where: string) =>
    `Det gick inte att visa i ${where}. Be den som sköter boten se efter varför i loggen. Inget har visats.`,
  noChannel:
    'Gruppens fil säger inte vilken kanal som är gruppens. Skriv kanalens id under channels i filen. Inget har visats.',
  /** The same, of a group that is kept in the bot. */
  inBot: {
    noSuchChannel: (where: string, id: string, invite: string) =>
      `Jag hittar inte ${where} (${id}). Är kanalen privat: skriv ${invite} där. Annars är kanalen borttagen: skriv /avstamning kanal i den nya. Inget har visats.`,
    archivedChannel: (where: string) =>
      `Det går inte att visa i ${where}, för kanalen är arkiverad. Öppna den igen, eller skriv /avstamning kanal i en annan. Inget har visats.`,
    closedChannel: (where: string) =>
      `Jag får inte skriva i ${where}: bara några får det där. Be den som sköter kanalen släppa in mig, eller skriv /avstamning kanal i en annan. Inget har visats.`,
    noChannel:
      'Ingen kanal är vald för gruppen. Skriv /avstamning kanal i den kanal där sammanställningen ska visas. Inget har visats.',
  },
};
