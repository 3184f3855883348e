import type { GoalMeasure, GoalPeriod } from '../domain/goal.ts';

const things: Record<GoalMeasure, (n: number) => string> = {
  initiatives: (n) => (n === 1 ? '1 kurs' : `${n} kurser`),
  participants: (n) => `${n} deltagare`,
  'participants-from-others': (n) => `${n} deltagare från andra bibliotek`,
  parties: (n) => (n === 1 ? '1 part som håller kurs' : `${n} parter som håller kurs`),
};
const per: Record<GoalPeriod, string> = { 'half-year': 'per halvår', year: 'om året' };
const measures: Record<GoalMeasure | 'nothing', string> = {
  nothing: 'Inget: målet räknas inte',
  initiatives: 'Kurser som har hållits',
  participants: 'Deltagare',
  'participants-from-others': 'Deltagare från andra bibliotek',
  parties: 'Parter som har hållit kurs',
};
const pers: Record<GoalPeriod, string> = { 'half-year': 'Halvår', year: 'År' };

/** The group's goals, how far they are reached, and the form that changes them. */
export const svGoal = {
  label: 'Mål:',
  title: 'Mål',
  /** In a table. */
  inTable: {
    initiatives: 'kurser',
    participants: 'deltagare',
    'participants-from-others': 'deltagare från andra bibliotek',
    parties: 'parter som håller kurs',
  } satisfies Record<GoalMeasure, string> as Record<GoalMeasure, string>,
  periodInTable: { 'half-year': 'halvåret', year: 'året' } satisfies Record<GoalPeriod, string> as Record<
    GoalPeriod,
    string
  >,
  target: (target: number, measure: GoalMeasure, period: GoalPeriod) =>
    `${things[measure](target)} ${per[period]}`,
  counted: (target: string, reached: number) => `${target}: ${reached} hittills`,
  source: (source: string) => `Källa: ${source}`,
  reached: 'Hittills',
  none: 'Gruppen har inga mål.',

  // The list
  add: 'Lägg till mål',
  remove: 'Ta bort',
  chooseToChange: 'Ändra ett mål',
  chooseToRemove: 'Ta bort ett mål',
  gone: 'Målet finns inte längre. Inget har ändrats.',
  there: 'Det målet finns redan. Skriv ett annat, eller ändra det som finns.',
  most: (n: number) => `Gruppen har redan ${n} mål, och fler får inte plats. Ta bort ett först.`,
  recordedStays: 'Det som står om målet i tidigare avstämningar finns kvar.',

  // The form
  one: 'Mål',
  text: 'Målet i en mening',
  textHint: 'Till exempel: Fler bibliotek delar kunskap med varandra.',
  textMissing: 'Skriv vad ni vill nå.',
  textTooLong: (length: number, most: number) =>
    `Meningen är ${length} tecken. Korta den till högst ${most}.`,
  sourceLabel: 'Varifrån kommer målet?',
  sourceHint: 'Till exempel överenskommelsen eller biblioteksplanen.',
  measure: 'Räkna',
  measures,
  measureMissing: 'Välj vad som ska räknas, eller ta bort antalet.',
  howMany: 'Hur många?',
  targetMissing: 'Skriv hur många det ska bli: ett heltal, 1 eller mer.',
  per: 'Per',
  pers,
  perMissing: 'Välj halvår eller år.',
  note: 'Samordnarna ser i sammanställningen hur långt ni har nått. Det räknas av sig självt ur kurserna.',
};
