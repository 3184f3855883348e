/** Everything on one sheet: Slack's home, and the word *hem*. */
export const svHome = {
  title: (group: string) => `Hem: ${group}`,
  help: '`/avstamning hem` visar allt på ett ställe: vad som väntas av er, till när, och möten och kurser som kommer',
  ahead: 'På gång',
  see: 'Visa mötet',
  courses: 'Kurser och träffar',
  allCourses: 'Alla kurser',
  allOfHalfYear: 'Halvårets kurser',
  moreCourses: (n: number) => (n === 1 ? 'Och en till.' : `Och ${n} till.`),
  asOf: (day: string, time: string) => `Så här var det den ${day} ${time}.`,
  refresh: 'Uppdatera',
  /** In Slack's home, to somebody whom nothing can be shown. */
  elsewhere: 'Svaret finns i ditt direktmeddelande med mig, under Meddelanden.',
};
