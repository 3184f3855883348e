import type { svTeams } from './sv-teams.ts';

export const enTeams: typeof svTeams = {
  pointer: 'The answer is in your own chat with me.',
  notInstalled:
    'I cannot write to you yet. Add the app Avstämning for yourself in Teams and ask again, and I will answer there.',
  below: 'The answer is at the end of the chat.',
  done: 'That is done already.',
  tableAsText: 'Show as text',
  saveHint: 'Your choices are saved when you press one of the buttons.',
  tooLongField: 'The text is too long. A field takes 3,000 characters at most.',
  tooLongForCard: 'The text is too long for a card in Teams. It is kept as it is.',
  areaStatus: (area, question) => `${area}: ${question}`,
  credentialsRefused: (why) =>
    `Microsoft does not accept MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId together (${why}). Check them against the app registration in Entra.`,
  fallback: (party, dueOn) =>
    `The status update from ${party} is not sent in yet, and I cannot reach the one who answers. It is due ${dueOn}. Do you answer for ${party}? Add the app Avstämning for yourself in Teams and type report to it.`,
  fallbackOverdue: (party, dueOn) =>
    `The status update from ${party} is missing, and I cannot reach the one who answers. It was due ${dueOn}, but it can still be sent in. Do you answer for ${party}? Add the app Avstämning for yourself in Teams and type report to it.`,
};
