import type { Outcome } from '../domain/status-update.ts';
import { svGenitive } from './grammar.ts';

/** Locking and unlocking, versions, what becomes of drafts, and the log. */
export const svLock = {
  // To lock
  lock: 'Lås svaren',
  ask: (halfYear: string) => `Låsa svaren för ${halfYear}?`,
  askOne: (party: string, halfYear: string) => `Låsa ${svGenitive(party)} svar för ${halfYear}?`,
  answered: (answered: number, expected: number) => `${answered} av ${expected} har svarat.`,
  begun: (names: string) => `Har börjat men inte skickat in: ${names}.`,
  changing: (names: string) =>
    `Har en ändring som inte är inskickad: ${names}. Den kommer inte med, det senast inskickade gäller.`,
  after:
    'När svaren är låsta går de inte att ändra, och påminnelserna slutar. Du kan låsa upp igen, med ett skäl.',
  afterOne:
    'När svaret är låst går det inte att ändra, och parten får inga fler påminnelser. Du kan låsa upp igen, med ett skäl.',
  lockAll: 'Lås alla svar',
  orOne: 'Eller lås bara en part',
  choose: 'Välj',
  lockThis: (party: string) => `Lås ${party}`,
  cancel: 'Avbryt',
  locked: (halfYear: string) => `Svaren för ${halfYear} är låsta.`,
  lockedOne: (party: string, halfYear: string) => `${svGenitive(party)} svar för ${halfYear} är låst.`,
  lockedLast: 'Det var den sista parten, så nu är hela avstämningen låst.',
  /** `halfYears`: earlier ones that are open still. */
  leftOpen: (halfYears: string) =>
    `Svaren för ${halfYears} är inte låsta än och går fortfarande att ändra. Lås dem när de är klara.`,
  lockEarlier: (halfYear: string) => `Lås ${halfYear}`,
  already: (halfYear: string) => `Svaren för ${halfYear} är redan låsta. Inget har ändrats.`,
  alreadyOne: (party: string, halfYear: string) =>
    `${svGenitive(party)} svar för ${halfYear} är redan låst. Inget har ändrats.`,

  // To unlock
  unlock: 'Lås upp',
  unlockOne: (party: string) => `Lås upp ${party}`,
  unlockAll: 'Lås upp alla svar',
  askUnlock: (halfYear: string) => `Låsa upp svar för ${halfYear}?`,
  which: 'Vems svar vill du låsa upp?',
  noneLocked: (halfYear: string) => `Inga svar för ${halfYear} är låsta. Inget har ändrats.`,
  notLocked: (party: string, halfYear: string) =>
    `${svGenitive(party)} svar för ${halfYear} är inte låst. Inget har ändrats.`,
  badParty: (text: string, names: string) =>
    `Jag hittar ingen part som heter «${text}». Parterna är ${names}. Inget har ändrats.`,
  formTitle: 'Lås upp',
  formAbout: (party: string, halfYear: string) =>
    `${svGenitive(party)} svar för ${halfYear} går att ändra igen när du har låst upp det.`,
  formAboutAll: (halfYear: string) => `Alla svar för ${halfYear} går att ändra igen när du har låst upp dem.`,
  reason: 'Varför behöver det låsas upp?',
  reasonKept: 'Skälet sparas i loggen, och partens kontaktperson och ersättare får läsa det.',
  reasonMissing: 'Skriv ett skäl. Det sparas i loggen.',
  reasonNeededAll: 'Skriv också varför svaren behöver låsas upp.',
  reasonNeeded: (party: string) => `Skriv också varför ${svGenitive(party)} svar behöver låsas upp.`,
  unlocked: (party: string, halfYear: string) =>
    `${svGenitive(party)} svar för ${halfYear} är upplåst. Kontaktpersonen och ersättaren får veta det. Lås svaren igen när ändringen är inskickad.`,
  unlockedAll: (halfYear: string) =>
    `Svaren för ${halfYear} är upplåsta. Kontaktpersoner och ersättare får veta det. Lås svaren igen när allt är inskickat.`,
  unlockedFor: (party: string, halfYear: string, name: string) =>
    `${name} har låst upp ${svGenitive(party)} lägesrapport för ${halfYear}, så att ni kan ändra den.`,
  why: 'Skäl:',
  decision: 'Beslut:',
  unlockedForFirst: (party: string, halfYear: string, name: string) =>
    `${name} har låst upp svaren för ${halfYear}, så att ni kan skicka in lägesrapporten från ${party}. Den är inte inskickad än.`,
  sendFirst: 'Fyll i den och skicka in när ni är klara. Sedan låses svaren på nytt.',
  sendAgain: 'Skicka in den igen när ni är klara. Sedan låses svaren på nytt.',

  // Drafts that were never sent in
  removal: (party: string, halfYear: string, day: string) =>
    `Svaren för ${halfYear} är låsta. Det som ${party} skrev men inte skickade in tas bort den ${day}. Vill ni ha kvar texten? Kopiera den före dess.`,
  unsent: 'Skrivet men inte inskickat',
  unsentInList: 'Det ni skrev sist är inte inskickat. Tryck på Visa om du vill läsa det.',

  // Versions
  versions: 'Visa tidigare versioner',
  versionsTitle: (party: string, halfYear: string) =>
    `Versioner av ${svGenitive(party)} lägesrapport, ${halfYear}`,
  version: (n: number, name: string, day: string, time: string) =>
    `Version ${n}: ${name} skickade in den ${day} ${time}`,
  versionLate: 'sen',
  allVersions: 'Alla versioner',
  wholeVersion: (n: number) => `Visa hela version ${n}`,
  noVersions: (party: string, halfYear: string) =>
    `${party} har inte skickat in någon lägesrapport för ${halfYear}.`,
  noChanges: 'Inget är ändrat mot versionen före.',
  from: 'Förut',
  to: 'Nu',
  nothing: 'Inget',
  /** An area or a commitment that is no longer there. */
  gone: 'Borttaget',

  // What became of what was agreed
  followUp: 'Blev det av?',
  followUps: 'Det här bestämde ni tidigare. Blev det av?',
  outcome: { yes: 'Ja', partly: 'Delvis', no: 'Nej' } satisfies Record<Outcome, string> as Record<
    Outcome,
    string
  >,
  agreedIn: (what: string, halfYear: string) => `${what} (${halfYear})`,

  // The log
  log: 'Logg',
  logEmpty: 'Loggen är tom.',
  older: 'Äldre',
  theBot: 'Boten',
  person: (key: number) => `Person ${key}`,
  events: {
    'group-imported': 'läste in gruppens fil',
    'check-in-opened': 'öppnade avstämningen',
    'check-in-closed': 'ångrade att avstämningen öppnades',
    'due-moved': 'flyttade sista dag',
    'area-saved': 'sparade ett område',
    'overall-saved': 'sparade Till sist',
    'copied-last': 'valde att allt är som sist',
    submitted: 'skickade in',
    'summary-shown': 'visade sammanställningen för gruppen',
    'reminded-by-hand': 'påminde dem som inte hade svarat',
    locked: 'låste',
    unlocked: 'låste upp',
    'draft-removed': 'tog bort det som inte var inskickat',
    exported: 'hämtade ett dokument',
    erased: 'raderade uppgifter om en person',
    purged: 'gallrade',
    'course-saved': 'sparade en kurs',
    'course-moved': 'flyttade en kurs',
    'course-cancelled': 'ställde in en kurs',
    'course-restored': 'ändrade så att en inställd kurs blir av',
    'course-held': 'fyllde i hur en kurs gick',
    'course-sign-up': 'anmälde till en kurs',
    'course-asked': 'frågade om en kurs ska vara öppen',
    'course-tips': 'valde om kurstips',
    'separate-agreement-saved': 'sparade ett särskilt avtal',
    'separate-agreement-shared': 'delade ett utkast till särskilt avtal',
    'separate-agreement-removed': 'tog bort ett utkast till särskilt avtal',
    'agreement-end-answered': 'svarade på vad som händer när en överenskommelse går ut',
  },
  areaSaved: (area: string) => `sparade ${area}`,
  tookOut: (document: string) => `hämtade ${document}`,
};
