import { svTerminal } from './sv-terminal.ts';

/** What `npm run import` says, to the administrator. */
export const svImport = {
  usage:
    'Skriv: npm run import -- FIL [--dry-run] [--replace]. FIL är arbetsgruppens YAML-fil eller en mapp med sådana filer.',
  group: (name: string, key: string) => `${name} (${key})`,
  imported: (key: string, first: boolean, changed: boolean) =>
    first
      ? `${key} är inlagd.`
      : changed
        ? `${key} är uppdaterad.`
        : `${key} var redan likadan. Inget har ändrats.`,
  usageExport: 'Skriv: npm run export -- GRUPP [FIL]. GRUPP är gruppens nyckel. Utan FIL skrivs den ut här.',
  isFolder: (path: string) => `${path} är en mapp. Skriv också vad filen ska heta.`,
  fileExists: (path: string) => `${path} finns redan. Välj ett annat namn, eller ta bort filen först.`,
  noGroupYet: 'Det finns ingen grupp än. Skriv ut en startkod med npm run admin -- start-code.',
  keptInBot: (key: string, source: string) =>
    `Gruppen ${key} sköts i boten, så ${source} läses inte. npm run import -- ${source} --replace tar tillbaka den till filen.`,
  wouldUndo: 'Det här är ändrat i boten sedan dess och blir som i filen',
  wouldUndoNothing: 'Boten och filen säger detsamma. Gruppen sköts sedan i filen igen.',
  preparing: 'Filen provläses, det tar några sekunder …',
  dryRun: 'Provläsning: inget sparas och inget skickas.',
  reach: 'Vem går att nå',
  vacant: (party: string) => `${party}: ingen kontaktperson`,
  role: svTerminal.role,
  coordinator: 'samordnare',
  hasId: (platform: string) => `id i ${platform} står i filen`,
  found: (platform: string, id: string) => `finns i ${platform} (${id})`,
  notFound: (platform: string) =>
    `finns inte i ${platform}. Rätta e-postadressen eller skriv personens id i filen`,
  whenMet: (platform: string) => `känns igen i ${platform} när appen är tillagd där`,
  notAsked: 'söks med e-postadressen när en chatt är inställd',
  lacksRight: (platform: string, scope: string) =>
    `kan inte slås upp i ${platform}: appen saknar behörigheten ${scope}, se Behörigheter och varför i administratörsguiden`,
  noAnswer: (platform: string, why: string) => `${platform} svarar inte (${why})`,
  schedule: 'Vad som skickas när',
  checkIn: (halfYear: string, dueOn: string) => `Avstämning för ${halfYear}, sista dag ${dueOn}`,
  nobodyExpected: (halfYear: string) =>
    `${halfYear}: ingen part har en överenskommelse som gäller. Inget skickas.`,
  passed: (halfYear: string) => `${halfYear}: alla påminnelser ligger före i dag. Inget skickas.`,
  row: (day: string, weekday: string, time: string, what: string, who: string) =>
    `${day} ${weekday} ${time}  ${what} till ${who}`,
  invitation: 'inbjudan',
  reminder: 'påminnelse',
  overdue: 'påminnelse efter sista dag',
  standing: 'lägesbesked',
  parties: (n: number, names: string) => (n > 6 ? `${n} parters kontaktpersoner` : names),
  onlyIfOwed: 'Den som redan har svarat får ingen påminnelse.',
};
