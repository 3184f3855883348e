import type { Day } from '../domain/day.ts';
import { capitalised } from './grammar.ts';
import { svTerminal } from './sv-terminal.ts';

const weekday = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', weekday: 'long' });
const dayMonth = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', day: 'numeric', month: 'long' });
const dayMonthYear = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const written = (format: Intl.DateTimeFormat, day: Day) => format.format(new Date(`${day}T00:00:00Z`));
const clock = (time: string) => `kl. ${time.replace(/^0/, '').replace(':', '.')}`;

/** The words of the playground's page, and of the terminal that serves it. Swedish only, as the page is. */
export const svPlayground = {
  /** måndag 20 maj 2019 kl. 8.00; `time` is `HH:MM`. */
  moment: (day: Day, time: string) => `${written(weekday, day)} ${written(dayMonthYear, day)} ${clock(time)}`,
  shortMoment: (day: Day, time: string) =>
    `${written(weekday, day)} ${written(dayMonth, day)} ${clock(time)}`,
  day: (day: Day) => written(dayMonth, day),
  /** torsdag 6 juni, or 1 januari – 6 januari. */
  days: (from: Day, to: Day) =>
    from === to
      ? `${written(weekday, from)} ${written(dayMonth, from)}`
      : `${written(dayMonth, from)} – ${written(dayMonth, to)}`,

  serving: (address: string, moment: string) =>
    `Öppna ${address} i en webbläsare på den här datorn. Det låtsade datumet är ${moment}.`,
  opensFirst: 'Boten startar. Databasen öppnas, och första gången tar det några sekunder.',
  starting: 'Boten startar. Strax är sidan klar.',

  foreign: 'Sidan svarar bara den egna datorn, på adressen http://localhost.',
  wrongMethod: 'Så kan adressen inte användas.',
  notJson: 'Det som skickades gick inte att läsa: det ska vara JSON.',
  notUnderstood: 'Det som skickades gick inte att förstå. Ladda om sidan och försök igen.',
  tooLarge: 'Texten är för lång. Korta den och försök igen.',
  failed: 'Det gick inte just nu. Försök igen om en stund.',
  nobody: 'Den personen finns inte i gruppen längre. Välj någon annan.',
  noMessage: 'Meddelandet finns inte kvar. Ladda om sidan.',
  noFile: 'Filen finns inte längre. Be om den igen under Dokument.',
  noChat: 'Den här personen har ingen chatt. Öppna länken i brevet i stället.',
  oldMessage: 'Det här meddelandet hör till någon annan. Ladda om sidan.',

  role: svTerminal.role,
  roleFor: (role: string, party: string) => `${capitalised(role)}, ${party}`,
  coordinator: 'Samordnare',
  byMail: 'nås med e-post',
  /** Where a letter in the trial leads for how personal data is handled: nowhere, and it says so. */
  privacyUrl: 'https://region.example.org/personuppgifter',
  stranger: { name: 'Någon annan', role: 'Utanför gruppen' },

  nothingDue: 'Inget mer är planerat.',
  busy: 'Klockan går redan framåt. Vänta tills den är framme.',

  strip: {
    opens: 'inbjudan till kontaktpersonerna',
    reminder: 'påminnelse',
    overdue: 'påminnelse efter sista dagen',
    standing: 'läget, till samordnaren',
    missing: 'vilka som saknas, till samordnaren',
    due: 'sista dagen att svara',
    meeting: 'möte',
    beforeMeeting: 'påminnelse om mötet',
    course: 'kurs',
    red: 'röd dag',
    squeeze: 'klämdag',
    quiet: 'lugn period',
  },

  ahead: {
    'course-afterwards': 'frågan om hur en kurs gick',
    'course-digest': 'kurser att anmäla sig till',
    'agreements-ending': 'avtal som tar slut, till samordnaren',
  },

  starts: {
    agreement: 'Avtalet 2019: den 20 maj 2019, dagen före den första inbjudan',
    today: 'I dag, på ett förnyat avtal',
    file: 'Från början, med gruppens egen fil',
  },
  groups: {
    'digitalt-forst': 'Den lilla gruppen: Region Skåne och Helsingborg',
    'skane-33': 'Trettiotre bibliotek i Skåne (påhittade kontaktpersoner, svar och kurser)',
    file: 'Gruppen i WORKING_GROUP_FILE',
  },
  notOurs:
    'Databasen i DATABASE_URL töms aldrig härifrån. Starta boten utan DATABASE_URL för att kunna börja om.',
  noSuchStart: 'Det går inte att börja om så. Ladda om sidan och välj igen.',
  startingOver: 'Allt tas bort och boten börjar om …',
  // First, so that it is still there where the text is cut.
  invented: (text: string) => `(påhittat) ${text}`,
  inventedCourse: (title: string) => `(påhittad) ${title}`,
  answersComing: (done: number, all: number) => `Påhittade svar läggs in: ${done} av ${all} bibliotek …`,
  renewedTitle: (title: string) => `${title} (förnyad, påhittad för provet)`,
  renewedSource: (source: string) => `${source}, förnyad på prov`,
  renewedReference: (reference: string) => `${reference} förnyad på prov`,

  loopbackOnly: (host: string) =>
    `HOST: utan Slack eller Teams visar boten en provsida, och den får bara finnas på den egna datorn, inte på ${host}. Ta bort HOST, ställ in Slack eller Teams, eller starta med npm start -- --terminal.`,
  terminalAlone:
    'Flaggan --terminal går bara utan Slack och Teams, och inte när NODE_ENV är production. Ta bort den.',
  unknownFlag: (flag: string) =>
    `Flaggan ${flag} finns inte. Den enda som finns är --terminal: tala med boten i terminalen.`,
};
