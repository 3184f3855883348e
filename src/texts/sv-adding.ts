/** Parties that are added, and how it went last half-year, from a spreadsheet. Half-years and days come ready written. */
export const svAdding = {
  // Ways
  button: 'Lägg till …',
  waysTitle: 'Lägg till i gruppen',
  ways: 'Klistra in många rader ur ett kalkylark, eller skriv in en part i taget. Inget sparas förrän du har sett vad jag förstod.',
  order: 'part; kontaktperson; e-post; diarienummer; gäller från; gäller till',
  orderAbout:
    'En rad för varje part, i den ordningen. Har arket rubriker får kolumnerna stå hur som helst. Kommun och kort namn får också stå med. Datum skrivs som 2027-01-01.',
  paste: 'Klistra in parter',
  one: 'Skriv in en part',
  statuses: 'Förra halvårets läge',

  // The forms
  pasteTitle: 'Klistra in rader',
  lines: 'Raderna',
  linesMissing: 'Klistra in minst en rad.',
  show: 'Visa',
  statusesAbout:
    'En rad för varje part, med en kolumn för varje område: rubriken är områdets namn, och i rutan står läget, som Går bra. Eller en rad för varje svar: part; område; läge.',
  mendTitle: 'Rätta raderna',
  mendAbout: 'Bara raderna som jag inte förstod. De andra står kvar.',
  mendMore: (n: number) => `Här är de första. ${n} till kommer när de här är rätta.`,
  onePartyTitle: 'Lägg till en part',
  add: 'Lägg till',
  party: 'Part',
  contact: 'Kontaktperson, namn',
  contactHint: 'Biblioteket utser kontaktperson. Lämna tomt om ingen är utsedd.',
  email: 'Kontaktperson, e-post',
  reference: 'Diarienummer för överenskommelsen',
  validFrom: 'Gäller från',
  validTo: 'Gäller till och med',
  municipality: 'Kommun',
  note: 'Uppgifterna används för att bjuda in till avstämningen. Samordnarna ser dem.',

  // What was understood
  preview: 'Det här förstod jag',
  canAdd: (n: number) => (n === 1 ? 'En part kan läggas till.' : `${n} parter kan läggas till.`),
  canCarry: (parties: number, answers: number, halfYear: string) =>
    `${answers} svar från ${parties === 1 ? 'en part' : `${parties} parter`} kan föras över till ${halfYear}.`,
  nothing: 'Det finns inget att lägga till.',
  empty: 'Jag hittar inga rader i det du klistrade in.',
  faults: (n: number) => (n === 1 ? 'En rad har fel:' : `${n} rader har fel:`),
  fault: (line: number, text: string) => `Rad ${line}: ${text}`,
  moreFaults: (n: number) => `… och ${n} rader till med fel.`,
  there: (n: number) =>
    n === 1 ? 'En part finns redan i gruppen, just så.' : `${n} parter finns redan i gruppen, just så.`,
  others: (names: string) => `De här kolumnerna läses inte: ${names}.`,
  first: (n: number, of: number) => `De första ${n} av ${of}`,
  caption: 'Parter',
  columns: {
    party: 'Part',
    contact: 'Kontaktperson',
    email: 'E-post',
    reference: 'Diarienummer',
    valid: 'Gäller',
  },
  span: (from: string, to: string) => `${from} – ${to}`,
  none: 'ingen',
  notYet: 'Inget är sparat i gruppen än.',
  kept: 'Det du klistrade in finns kvar här tills allt är rätt.',
  addThem: (n: number) => (n === 1 ? 'Lägg till en part' : `Lägg till ${n} parter`),
  carryThem: (n: number) => (n === 1 ? 'För över en part' : `För över ${n} parter`),
  mend: 'Rätta raderna',
  more: 'Klistra in fler',
  leave: 'Avbryt',
  left: 'Inget har lagts till. Det du klistrade in finns kvar.',
  goOn: 'Fortsätt',
  leftOut: (n: number) =>
    n === 1
      ? 'En rad med fel är inte med. Den finns kvar att rätta.'
      : `${n} rader med fel är inte med. De finns kvar att rätta.`,
  waitToo: 'De nya väntar med inbjudan, som de andra, tills du trycker Bjud in alla.',
  agreementTitle: (convener: string, party: string) =>
    `Överenskommelse om samarbete mellan ${convener} och ${party}`,

  // Faults of a line
  inGroup: 'i gruppen',
  onLine: (line: number) => `på rad ${line}`,
  garbled:
    'Bokstäverna å, ä och ö har blivit fel på vägen. Kopiera raderna direkt ur kalkylarket, eller spara filen som UTF-8 (CSV UTF-8 i Excel).',
  noPartyColumn: 'Ingen kolumn heter Part. Skriv rubriken, eller ta bort rubrikraden.',
  tooManyCells: 'Raden har fler kolumner än jag känner till. Skriv rubriker över dem.',
  partyMissing: 'Partens namn saknas.',
  tooLong: (most: number) => `Texten är för lång: högst ${most} tecken.`,
  shortTooLong: (most: number) => `Det korta namnet är för långt: högst ${most} tecken.`,
  partyTaken: (name: string, where: string) =>
    `${name} finns redan ${where}. Ska något ändras gör du det med /avstamning part.`,
  shortTaken: (name: string, where: string) =>
    `En part finns redan ${where} som i korthet heter ${name}. Skriv en kolumn Kort namn, eller Kommun.`,
  emailMissing: (name: string) => `E-postadressen till ${name} saknas.`,
  badEmail: (text: string) => `«${text}» är ingen e-postadress.`,
  nameMissing: (email: string) => `Namnet på den som har ${email} saknas.`,
  otherName: (email: string, name: string) => `${email} hör redan till ${name}. Skriv samma namn.`,
  referenceMissing: 'Överenskommelsens diarienummer saknas.',
  referenceTaken: (reference: string, where: string) => `Diarienumret ${reference} finns redan ${where}.`,
  from: 'gäller från',
  to: 'gäller till',
  dayMissing: (which: string) => `Datumet saknas: ${which}.`,
  badDay: (which: string, text: string) =>
    `«${text}» (${which}) går inte att läsa säkert som ett datum. Skriv det som 2027-01-31.`,
  endsFirst: (to: string, from: string) => `Överenskommelsen slutar ${to}, före starten ${from}.`,
  noRoom: (most: number) => `En grupp har högst ${most} parter.`,
  unknownParty: (name: string) => `Ingen part i gruppen heter ${name}.`,
  severalParties: (name: string) => `Flera parter kan heta ${name}. Skriv hela namnet.`,
  unknownArea: (name: string) => (name ? `Inget område heter ${name}.` : 'Området saknas.'),
  unknownStatus: (area: string, text: string) =>
    `«${text}» (${area}) är inget läge. Skriv Går bra, Behöver ändras, Står stilla, Inte påbörjat eller Inte aktuellt.`,
  answeredTwice: (party: string, area: string, line: number) =>
    `${party} har redan ett läge för ${area} på rad ${line}.`,

  // Carried over
  carried: (parties: number, halfYear: string) =>
    `${parties === 1 ? 'En parts läge' : `${parties} parters läge`} för ${halfYear} är överfört. Nästa gång kan de trycka Allt är som sist.`,
  carriedMark: 'Det är märkt som överfört av dig, inte som inskickat av parterna.',
  uncarried: (halfYear: string) => `Läget för ${halfYear} är borttaget igen.`,
  notCarried: (halfYear: string) => `Inget är överfört till ${halfYear}. Inget har ändrats.`,
  answeredHere: (halfYear: string) =>
    `Parterna har stämt av ${halfYear} här, och det gäller. Inget har ändrats.`,
  skips: (halfYear: string) => `Då stäms ${halfYear} inte av här.`,
  carriedBy: (name: string, day: string) =>
    `Överfört från tidigare underlag av ${name} den ${day}. Parterna har inte skickat in det här.`,

  help: {
    add: '`/avstamning lägg till` lägger till parter: en, eller många rader ur ett kalkylark',
    statuses: '`/avstamning lägg till läge` för över hur det gick förra halvåret, ur det ark ni hade',
  },
  events: {
    carried: 'förde över läget för ett tidigare halvår',
    uncarried: 'tog bort det överförda läget',
  },
};
