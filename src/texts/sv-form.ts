/** What every form says of its inputs, whatever it asks. */
export const svForm = {
  no: 'Nej',
  name: 'namn',
  email: 'e-post',
  badChoice: 'Välj ett av de alternativ som finns.',
  badTime: 'Skriv klockslaget som 13.00.',
  badNumber: (least: number, most: number) => `Skriv ett helt tal från ${least} till ${most}.`,
  pasteBoxes: (most: number) =>
    `Högst ${most} tecken. Räcker inte rutan fortsätter du i nästa, med en ny rad först.`,
  pasteTooLong: (most: number) =>
    `Det är mer än ${most} tecken. Klistra in raderna i två eller flera omgångar: de läggs ihop.`,
  badEmail: 'Skriv e-postadressen som namn@biblioteket.se.',
  emailMissing: 'Skriv också e-postadressen.',
  nameMissing: 'Skriv också namnet.',
  unknownPerson: 'Den personen gick inte att hitta. Skriv namn och e-post i stället.',
  notInChannel: (invite: string) =>
    `Jag är inte med i kanalen. Skriv ${invite} där och välj den sedan igen. Inget har ändrats.`,
  channelUnseen: 'Det gick inte att se om jag är med i kanalen. Försök igen om en stund. Inget har ändrats.',
  nothingCame:
    'Det du skrev kom inte fram hit. Inget har sparats och inget har ändrats. Försök igen, eller skriv svaret som ett meddelande till mig.',
  /** Over what somebody typed, where nothing tells what it answers. */
  /** The first option of a menu: nothing. */
  notChosen: 'Inget valt',
  typedAgain: 'Det här skrev du',
};
