import { svList } from './grammar.ts';

/** The summary: to the coordinator, and as it is shown to the group. */
export const svSummary = {
  title: (halfYear: string) => `Sammanställning inför avstämning – ${halfYear}`,
  agreement: (reference: string, until: string) =>
    `Överenskommelse ${reference}, gäller till och med ${until}`,
  agreements: (n: number) => `${n} överenskommelser gäller`,
  draftOf: (day: string) => `Utkast ${day}.`,
  lockedOn: (day: string) => `Låst ${day}.`,
  answers: (answered: number, expected: number) => `Svar: ${answered} av ${expected} parter`,
  tableCaption: 'Läget per område och part',
  area: 'Område',
  party: 'Part',
  noAnswer: 'Svar saknas',
  noStatus: '–',
  late: '(sen)',
  was: (status: string) => `(var ${status})`,
  counts: (area: string, counts: string) => `${area}: ${counts}`,
  count: (n: number, status: string) => `${n} ${status}`,
  countMissing: (n: number) => (n === 1 ? '1 saknas' : `${n} saknas`),
  discuss: 'Ta upp på mötet:',
  differs: (area: string, answers: string) => `${area}: ${answers}.`,
  answersThat: (parties: string, status: string, many: boolean, first: boolean) =>
    first ? `${parties} ${many ? 'svarar' : 'svarar'} ${status}` : `${parties} ${status}`,
  stalled: 'Står stilla:',
  worse: 'Sämre än sist:',
  needs: 'Behov och hinder:',
  worked: 'Har fungerat bra:',
  commitments: 'Att göra:',
  missing: 'Saknas:',
  notExpected: 'Behöver inte svara:',
  everybody: 'Alla har svarat.',
  ownAssessment: 'Statusen är parternas egen bedömning.',
  by: (day: string) => `senast ${day}`,
  andMore: (n: number) => `och ${n} till`,
  none: 'Inget att rapportera',
  list: svList,

  // Buttons and the way to the group
  showToGroup: 'Visa för gruppen',
  wholeTable: 'Hela tabellen',
  ownReport: 'Er lägesrapport',
  previewTitle: 'Så här ser det ut för gruppen',
  previewWhere: (where: string) => `Det visas i ${where} när du trycker på Visa nu.`,
  channelOn: { slack: 'gruppens kanal i Slack', teams: 'gruppens kanal i Teams', console: 'gruppens kanal' },
  leaveOut: (part: string) => `Utan ${part}`,
  include: (part: string) => `Ta med ${part}`,
  partNames: {
    table: 'tabellen',
    discuss: 'att ta upp',
    stalled: 'vilka som står stilla',
    worse: 'vilka som gått bakåt',
    needs: 'behov och hinder',
    worked: 'vad som fungerat',
    commitments: 'att göra',
    missing: 'vilka som saknas',
    notExpected: 'vilka som inte behöver svara',
  } as Record<string, string>,
  showNow: 'Visa nu',
  back: 'Avbryt',
  shown: (where: string) => `Sammanställningen är visad i ${where}.`,
  shownAlready: (day: string, time: string) =>
    `Den här sammanställningen visades redan den ${day} ${time}. Den visas inte en gång till.`,
  /** Above a summary of a check-in that has been shown before. */
  shownAgain: (day: string, time: string) => `Visas igen. Förra gången var den ${day} ${time}.`,
  showingSoon: (where: string) => `Sammanställningen visas i ${where} så snart det går.`,
  notInChannel: (where: string, invite: string) =>
    `Jag är inte med i ${where}. Skriv ${invite} där och tryck sedan på Visa för gruppen igen. Inget har visats.`,
  cannotShow: (where: string, why: string) => `Det gick inte att visa i ${where} (${why}). Inget har visats.`,
  noChannel:
    'Gruppens fil säger inte vilken kanal som är gruppens. Skriv kanalens id under channels i filen. Inget har visats.',
};
