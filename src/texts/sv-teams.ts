/** What only Microsoft Teams needs said. */
export const svTeams = {
  /** Left in a channel or group chat, where the answer went to the asker's own chat. */
  pointer: 'Svaret finns i din egen chatt med mig.',
  /** Left there when the app is not in place for the asker. */
  notInstalled:
    'Jag kan inte skriva till dig än. Lägg till appen Avstämning för dig själv i Teams och fråga igen, så svarar jag där.',
  /** Shown for a moment where a button was pressed whose answer is a message of its own. */
  below: 'Svaret står längst ner i chatten.',
  /** For the same press once more. */
  done: 'Det är redan gjort.',
  /** Uncovers a table's words, for phones that draw the table badly. */
  tableAsText: 'Visa som text',
  saveHint: 'Dina val sparas när du trycker på en av knapparna.',
  /** By a field, where the client itself can tell. */
  tooLongField: 'Texten är för lång. Högst 3 000 tecken får plats i ett fält.',
  tooLongForCard: 'Texten är för lång för ett kort i Teams. Den finns kvar som den är.',
  /** In a list, before the answers of an area. */
  areaStatus: (area: string, question: string) => `${area}: ${question}`,
  credentialsRefused: (why: string) =>
    `Microsoft godtar inte MicrosoftAppId, MicrosoftAppPassword och MicrosoftAppTenantId tillsammans (${why}). Kontrollera dem mot appens registrering i Entra.`,
  /** In the group's channel, where somebody cannot be reached 1:1. Never names the person. */
  fallback: (party: string, dueOn: string) =>
    `Lägesrapporten från ${party} är inte inskickad än, och jag når inte den som svarar. Sista dag är ${dueOn}. Svarar du för ${party}? Lägg till appen Avstämning för dig själv i Teams och skriv lägesrapport till den.`,
  fallbackOverdue: (party: string, dueOn: string) =>
    `Vi saknar lägesrapporten från ${party}, och jag når inte den som svarar. Sista dag var ${dueOn}, men det går fortfarande att skicka in. Svarar du för ${party}? Lägg till appen Avstämning för dig själv i Teams och skriv lägesrapport till den.`,
};
