/* What the page itself says, besides what stands in index.html. The bot's own words come with its cards. */

export const words = {
  you: 'Du',
  bot: 'Boten',

  answered: '✓ Har svarat',
  notAnswered: 'Har inte svarat än',
  unread: (n) => (n === 1 ? '1 oläst' : `${n} olästa`),
  actingAs: (name) => `Du är ${name}. Byt person`,

  lettersTo: (name) => `Breven till ${name}`,
  noChat: (name) =>
    `${name} har ingen chatt, utan får brev. Länkarna i breven går till den personliga sidan, där det går att svara.`,
  emptyBox: (name) =>
    `Här är det tomt än. Tryck på Nästa händelse, så kommer ett brev till ${name} när det är dags.`,
  letter: (subject) => `Ämne: ${subject}`,
  asHtml: 'Brevet som det skickas',
  talkWith: (name) => `Samtal mellan boten och ${name}`,
  writeAs: (name) => `Skriv till boten som ${name}`,
  emptyTalk: (name) =>
    `Här är det tomt än. Tryck på Nästa händelse, så hör boten av sig när det är dags, eller skriv något till den som ${name}.`,
  channel: (name) => `Gruppens kanal: ${name}`,
  emptyChannel:
    'Inget har visats för gruppen än. När samordnaren trycker på Visa för gruppen syns sammanställningen här.',
  messages: (n) => (n === 0 ? 'tom än' : n === 1 ? '1 meddelande' : `${n} meddelanden`),
  asSlack: 'Samma meddelande som Block Kit, för Slack',
  asText: 'Samma meddelande som ren text',
  noSlack: 'Det här skrev en person. I Slack är det vanlig text.',
  drawnBadly: 'Kortet gick inte att rita. Välj Text för att läsa det.',
  table: 'Tabell, går att rulla i sidled',
  files: 'Dokument',

  next: (text, what) => `Näst: ${text}${what ? `, ${what}` : ''}`,
  nothingDue: 'Inget mer är planerat.',
  nowIs: (text) => `Klockan är nu ${text}.`,
  here: 'Nu',
  signs: { opens: '▶', reminder: '●', coordinator: '◆', due: '■', meeting: '★', course: '✚' },
  markStates: { passed: 'har varit', today: 'i dag', next: 'näst på tur' },
  nextDay: (day, what) => `Näst: ${day}, ${what}`,

  moving: {
    next: 'Klockan går till nästa händelse …',
    day: 'Klockan går en dag framåt …',
    week: 'Klockan går en vecka framåt …',
  },
  sending: 'Skickar …',
  startingOver: 'Börjar om. Det tar några sekunder …',
  startedOver: 'Klart. Nu börjar det om.',

  noContact:
    'Det går inte att nå boten. Kontrollera att den är i gång i terminalen. Det du skrev finns kvar.',
  failed: 'Det gick inte. Försök igen om en stund. Det du skrev finns kvar.',
  lostContact:
    'Sidan har tappat kontakten med boten. Starta den igen i terminalen, så fortsätter sidan av sig själv.',
};
